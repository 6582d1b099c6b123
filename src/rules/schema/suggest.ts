import { isMap, isScalar, isSeq } from '../../data/nodes.ts';
import type { PathStep } from '../../manifest/path.ts';
import { isSlip, nearest } from '../../text/nearest.ts';
import type { At, Fault } from './fault.ts';
import { stepsTo } from './fault.ts';
import type { ObjectSchema, Schema } from './schema.ts';

/** What was probably meant by a field that nobody knows. */
export type Suggestion =
  | { readonly of: 'rename'; readonly to: string }
  /** The place that knows the field: steps from the object on, and what has to be added below them. */
  | { readonly of: 'move'; readonly steps: readonly PathStep[]; readonly below: string }
  | { readonly of: 'none' };

/** Names that people know from elsewhere, and what the API calls it. */
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
  ['serviceName', ['service']],
  ['servicePort', ['service']],
  ['timeout', ['timeoutSeconds']],
  ['interval', ['periodSeconds']],
  ['initialDelay', ['initialDelaySeconds']],
  ['gracePeriod', ['terminationGracePeriodSeconds']],
  ['retention', ['ttl']],
  ['targetCPUUtilizationPercentage', ['metrics']],
  ['maxUnavailable', ['rollingUpdate']],
  ['maxSurge', ['rollingUpdate']],
  ['cpu', ['requests']],
  ['memory', ['requests']],
]);

/** So many levels below a place the field is looked for. */
const deepest = 4;
/** A name that this many places know says nothing. */
const mostPlaces = 3;

/** What was probably meant: a slip of the pen, a name from elsewhere, or another level. */
export function suggest({ at, schema, key, value }: Extract<Fault, { fault: 'unknown-field' }>): Suggestion {
  const alike = schema.names.filter((name) => fits(schema.field(name), value));
  const slip = alike.find((name) => isSlip(key, name)) ?? alike.find((name) => isSlip(name.toLowerCase(), key));
  if (slip !== undefined) return { of: 'rename', to: slip };
  const moved = placeOf(key, value, at);
  if (moved !== undefined) return moved;
  const other = otherNames.get(key)?.find((name) => schema.names.includes(name)) ?? nearest(key, alike);
  return other === undefined ? { of: 'none' } : { of: 'rename', to: other };
}

/** The nearest place that knows the field: further in, at a level above, further in from there, or a map of settings. */
function placeOf(key: string, value: unknown, at: At): Suggestion | undefined {
  const inner = below(at.schema, key, value, deepest);
  if (inner !== undefined) return { of: 'move', steps: stepsTo(at), below: inner };
  for (let place = at.above; place !== undefined; place = place.above) {
    const knows = place.schema.of === 'object' && fits(place.schema.field(key), value);
    const found = knows ? '' : below(place.schema, key, value, 2);
    if (found !== undefined) return { of: 'move', steps: stepsTo(place), below: found };
  }
  return isScalar(value) ? settingsAbove(at) : undefined;
}

/** A map of texts named `config` beside or above, such as that of a BackupStorageLocation. */
function settingsAbove(at: At): Suggestion | undefined {
  for (let place: At | undefined = at; place !== undefined; place = place.above) {
    const isThere = place.schema.of === 'object' && place.schema.field('config')?.of === 'map';
    if (isThere) return { of: 'move', steps: stepsTo(place), below: '.config' };
  }
  return undefined;
}

interface Open {
  readonly path: string;
  readonly schema: Schema;
}

/** The path to the nearest type below that knows the field, if it is not one of many. */
function below(schema: Schema, key: string, value: unknown, levels: number): string | undefined {
  let open = childrenOf({ path: '', schema });
  for (let level = 0; level < levels; level += 1) {
    const found = open.filter((one) => one.schema.of === 'object' && fits(one.schema.field(key), value));
    if (found.length > 0) return found.length <= mostPlaces ? found[0]?.path : undefined;
    open = open.flatMap(childrenOf);
  }
  return undefined;
}

function childrenOf({ path, schema }: Open): readonly Open[] {
  if (schema.of !== 'object') return [];
  return schema.names.flatMap((name) => objectIn({ path: `${path}.${name}`, schema: schema.field(name) }));
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
