import { isMap, isScalar, isSeq } from '../../data/nodes.ts';
import type { PathStep } from '../../manifest/path.ts';
import { isSlip, nearest } from '../../text/nearest.ts';
import type { At, Fault } from './fault.ts';
import { stepsTo } from './fault.ts';
import { otherVersions } from './known.ts';
import type { ObjectSchema, Schema } from './schema.ts';

/** What was probably meant by a field that nobody knows. */
export type Suggestion =
  | { readonly of: 'rename'; readonly to: string }
  /** The place that knows the field: steps from the object on, and what has to be added below them. */
  | { readonly of: 'move'; readonly steps: readonly PathStep[]; readonly below: string }
  /** Another version of the kind knows it. */
  | { readonly of: 'version'; readonly apiVersion: string }
  | { readonly of: 'none' };

/** Names that people know from elsewhere, and what the API calls it: a field, or a path that begins with one. */
const otherNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['circuitBreaker', ['outlierDetection']],
  ['circuitBreakers', ['outlierDetection']],
  ['consecutiveErrors', ['consecutive5xxErrors']],
  ['environment', ['env']],
  ['envVars', ['env']],
  ['healthCheck', ['livenessProbe', 'readinessProbe']],
  ['healthcheck', ['livenessProbe', 'readinessProbe']],
  ['pullPolicy', ['imagePullPolicy']],
  ['pullSecrets', ['imagePullSecrets']],
  ['mountPoint', ['mountPath']],
  ['ingressClass', ['ingressClassName']],
  ['serviceName', ['service.name']],
  ['servicePort', ['service.port']],
  ['timeout', ['timeoutSeconds']],
  ['interval', ['periodSeconds']],
  ['initialDelay', ['initialDelaySeconds']],
  ['gracePeriod', ['terminationGracePeriodSeconds']],
  ['retention', ['ttl']],
  ['targetCPUUtilizationPercentage', ['metrics']],
  ['port', ['ports']],
  ['cpu', ['requests.cpu']],
  ['memory', ['requests.memory']],
]);

/** Nobody means these. */
const writtenByServers = new Set(['ownerReferences', 'managedFields']);

/** So many levels below a place the field is looked for. */
const deepest = 4;
/** A name that this many places know says nothing. */
const mostPlaces = 3;

/** What was probably meant: a slip of the pen, another level, another version of the kind, or a name from elsewhere. */
export function suggest(
  { at, schema, key, value }: Extract<Fault, { fault: 'unknown-field' }>,
  kind: { readonly apiVersion: string; readonly kind: string },
): Suggestion {
  const alike = schema.names.filter((name) => fits(schema.field(name), value));
  const slip = alike.find((name) => isSlip(key, name)) ?? alike.find((name) => isSlip(name.toLowerCase(), key));
  if (slip !== undefined) return { of: 'rename', to: slip };
  const moved = placeOf(key, value, at);
  if (moved !== undefined) return moved;
  const version = otherVersions(kind).find((other) => fits(fieldAt(other.schema, [...stepsTo(at), { key }]), value));
  if (version !== undefined) return { of: 'version', apiVersion: version.apiVersion };
  const other = otherNames.get(key)?.find((path) => schema.names.includes(path.replace(/\..*/, '')));
  const to = other ?? nearest(key, alike);
  return to === undefined ? { of: 'none' } : { of: 'rename', to };
}

/** What the API takes at the end of some steps. */
function fieldAt(schema: Schema, steps: readonly PathStep[]): Schema | undefined {
  return steps.reduce<Schema | undefined>((at, step) => {
    if ('key' in step) return at?.of === 'object' ? at.field(step.key) : at?.of === 'map' ? at.value : undefined;
    return at?.of === 'list' ? at.item : undefined;
  }, schema);
}

/** The place that knows the field: one further in, a level above, one of several further in, one beside, or a map of settings. */
function placeOf(key: string, value: unknown, at: At): Suggestion | undefined {
  const inner = below(at.schema, { key, value, levels: deepest });
  if (inner.length === 1) return inTo(at, inner);
  const levels = levelsAbove(at);
  const above = levels.find(({ schema }) => schema.of === 'object' && fits(schema.field(key), value));
  if (above !== undefined) return inTo(above, ['']);
  if (inner.length > 0) return inTo(at, inner);
  for (const level of levels) {
    const beside = below(level.schema, { key, value, levels: 2 });
    if (beside.length > 0) return inTo(level, beside);
  }
  return isScalar(value) ? settingsAbove(at) : undefined;
}

function inTo(at: At, [below = '']: readonly string[]): Suggestion {
  return { of: 'move', steps: stepsTo(at), below };
}

function levelsAbove({ above }: At): readonly At[] {
  return above === undefined ? [] : [above, ...levelsAbove(above)];
}

/** A map of texts that takes any name: the labels of a selector, or `config` beside or above, as of a BackupStorageLocation. */
function settingsAbove(at: At): Suggestion | undefined {
  const takes = (schema: Schema, name: string) => schema.of === 'object' && schema.field(name)?.of === 'map';
  if (takes(at.schema, 'matchLabels')) return { of: 'move', steps: stepsTo(at), below: '.matchLabels' };
  for (let place: At | undefined = at; place !== undefined; place = place.above) {
    if (takes(place.schema, 'config')) return { of: 'move', steps: stepsTo(place), below: '.config' };
  }
  return undefined;
}

interface Open {
  readonly path: string;
  readonly schema: Schema;
}

/** The paths to the nearest types below that know the field; none where they are many. */
function below(
  schema: Schema,
  { key, value, levels }: { readonly key: string; readonly value: unknown; readonly levels: number },
): readonly string[] {
  let open = childrenOf({ path: '', schema });
  for (let level = 0; level < levels; level += 1) {
    const found = open.filter((one) => one.schema.of === 'object' && fits(one.schema.field(key), value));
    if (found.length > 0) return found.length <= mostPlaces ? found.map(({ path }) => path) : [];
    open = open.flatMap(childrenOf);
  }
  return [];
}

function childrenOf({ path, schema }: Open): readonly Open[] {
  if (schema.of !== 'object') return [];
  const names = schema.names.filter((name) => !writtenByServers.has(name));
  return names.flatMap((name) => objectIn({ path: `${path}.${name}`, schema: schema.field(name) }));
}

function objectIn({ path, schema }: { path: string; schema: Schema | undefined }): readonly Open[] {
  if (schema?.of === 'list') return objectIn({ path: `${path}[]`, schema: schema.item });
  return schema?.of === 'object' ? [{ path, schema }] : [];
}

/** Whether a field may hold what stands in the file, as far as its shape goes. */
function fits(schema: Schema | undefined, value: unknown): boolean {
  switch (schema?.of) {
    case undefined:
      return false;
    case 'anything':
      return true;
    case 'scalar':
    case 'choice':
      return isScalar(value);
    case 'list':
      return isSeq(value);
    case 'map':
    case 'metadata':
    case 'object':
      return isMap(value);
  }
}

/** For messages: the fields that there are, where they are few. */
export function fieldsOf({ names }: ObjectSchema): string | undefined {
  return names.length > 0 && names.length <= 8 ? names.join(', ') : undefined;
}
