import type { Pair, YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import type { ResourceName, ResourceValue, RuleId, Severity } from './rules.ts';
import { judgeValue } from './rules.ts';

/** The files of a deployment, path to bytes. */
export type ManifestSet = ReadonlyMap<string, Uint8Array>;

/** One thing that a rule has to say about one place. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Line and column of the value, from 1. */
  readonly place: { readonly file: string; readonly line: number; readonly column: number };
  readonly path: string;
  readonly message: string;
}

const resourceNames: readonly ResourceName[] = ['memory', 'cpu', 'ephemeral-storage'];

/** One value of a `resources` map, with its path: a key that is the same before and after an edit. */
interface Found {
  readonly path: string;
  readonly kind: ResourceValue['kind'];
  readonly resource: ResourceName;
  readonly value: string;
  readonly limit?: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Judges every `resources: {requests, limits}` in these files: in pod templates of any kind, in patches and in Helm values
 * alike. A value that stood the same before is held against itself: large and long accepted is silent.
 */
export function judgeResources(now: ManifestSet, previous: ManifestSet | undefined): readonly Finding[] {
  return [...now].flatMap(([file, bytes]) => {
    const before = new Map(resourcesIn(previous?.get(file)).map(({ path, value }) => [path, value]));
    return resourcesIn(bytes).flatMap((found) => judgeFound(file, found, before.get(found.path)));
  });
}

function judgeFound(file: string, found: Found, previous: string | undefined): readonly Finding[] {
  const { kind, resource, value, limit, path, line, column } = found;
  const given = {
    kind,
    resource,
    value,
    ...(limit === undefined ? {} : { limit }),
    ...(previous === undefined ? {} : { previous }),
  };
  return judgeValue(given).map(({ rule, severity, message }) => ({
    rule,
    severity,
    message: `${path}: ${message}`,
    path,
    place: { file, line, column },
  }));
}

/** Values of a file; one that is no YAML (a chart's template) has none that could be judged before it is rendered. */
function resourcesIn(bytes: Uint8Array | undefined): readonly Found[] {
  if (bytes === undefined) return [];
  const lines = new LineCounter();
  const text = new TextDecoder().decode(bytes);
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  if ('empty' in documents) return [];
  return documents.flatMap((document, index) =>
    document.errors.length > 0 ? [] : walk(document.contents, `${index}`, lines),
  );
}

function walk(node: unknown, path: string, lines: LineCounter): readonly Found[] {
  if (isSeq(node)) return node.items.flatMap((item, index) => walk(item, `${path}[${nameIn(item) ?? index}]`, lines));
  if (!isMap(node)) return [];
  return node.items.flatMap((pair) => {
    const key = isScalar(pair.key) ? String(pair.key.value) : '?';
    const inner = `${path}.${key}`;
    const own = key === 'resources' && isMap(pair.value) ? valuesOf(pair.value, inner, lines) : [];
    return [...own, ...walk(pair.value, inner, lines)];
  });
}

/** Containers are known by name, so that a new one above does not shift the others. */
function nameIn(item: unknown): string | undefined {
  const name: unknown = isMap(item) ? item.get('name') : undefined;
  return typeof name === 'string' ? name : undefined;
}

function valuesOf(resources: YAMLMap<unknown, unknown>, path: string, lines: LineCounter): readonly Found[] {
  return (['requests', 'limits'] as const).flatMap((kind) => {
    const amounts: unknown = resources.get(kind, true);
    if (!isMap(amounts)) return [];
    return amounts.items.flatMap((pair) => {
      const resource = resourceNames.find((one) => isScalar(pair.key) && pair.key.value === one);
      const limit = kind === 'requests' && resource !== undefined ? limitOf(resources, resource) : undefined;
      return resource === undefined ? [] : readValue(pair, { kind, resource, limit, path, lines });
    });
  });
}

function limitOf(resources: YAMLMap<unknown, unknown>, resource: ResourceName): string | undefined {
  const limits: unknown = resources.get('limits', true);
  const value: unknown = isMap(limits) ? limits.get(resource, true) : undefined;
  return isScalar(value) ? sourceOf(value) : undefined;
}

function sourceOf(scalar: { readonly source?: string; readonly value: unknown }): string {
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
}

interface At {
  readonly kind: ResourceValue['kind'];
  readonly resource: ResourceName;
  readonly limit: string | undefined;
  readonly path: string;
  readonly lines: LineCounter;
}

function readValue(pair: Pair<unknown, unknown>, { kind, resource, limit, path, lines }: At): readonly Found[] {
  if (!isScalar(pair.value) || pair.value.value === null) return [];
  const value = sourceOf(pair.value);
  if (value.includes('{{')) return [];
  const { line, col } = lines.linePos(pair.value.range?.[0] ?? 0);
  return [
    {
      path: `${path}.${kind}.${resource}`,
      kind,
      resource,
      value,
      line,
      column: col,
      ...(limit === undefined ? {} : { limit }),
    },
  ];
}
