import { isMap, isScalar, isSeq } from '../data/nodes.ts';
import { readEmbedded } from './embedded.ts';
import type { ImageSite, NewImage, ReadSites, Writes } from './image-site.ts';
import { layoutSites, namelessKeys } from './layouts.ts';
import type { PathStep } from './path.ts';
import { isKey, printPath } from './path.ts';
import { placeAt, scalarText } from './source.ts';
import type { MapNode, Spot, Tree } from './tree.ts';
import { lookUp, resolve, textAt } from './tree.ts';
import type { ValueGroup } from './value-group.ts';
import { isImageKey, valuePosition } from './value-group.ts';
import type { HelmParameter } from './winning-parameters.ts';

/**
 * The `helm.parameters` of an Argo CD Application (`image.tag` with its value) name images in the same layouts as values do. The
 * repository may stand in the values of the same source instead.
 */
export const helmParameterSites: ReadSites = (tree, spots) =>
  groupsIn(tree, spots).flatMap((group) => layoutSites(group, undefined).map((site) => asTyped(site, spots)));

/** Paths of versions whose image is named elsewhere. */
export function namelessParameters(tree: Tree, spots: readonly Spot[]): readonly string[] {
  return groupsIn(tree, spots).flatMap((group) => {
    return namelessKeys(group).map((key) => printPath({ steps: group.stepsOf(key) }));
  });
}

/** Every parameter, whatever it sets. */
export function parametersIn(spots: readonly Spot[]): readonly HelmParameter[] {
  const helms = new Map(spots.filter(isHelm).map((spot) => [printPath(spot), spot.map]));
  return spots.flatMap(parameterAt).map(({ spot, prefix, key }) => {
    const { tree, map, steps } = spot;
    const helm = helms.get(printPath({ steps: steps.slice(0, -2) }));
    const list = helm === undefined ? undefined : resolve(tree, lookUp(tree, helm, 'valueFiles')?.pair.value);
    return {
      name: `${prefix}${key}`,
      value: textAt(tree, map, 'value') ?? '',
      place: placeAt(tree.source, valuePosition(spot, 'value') ?? 0),
      valueFiles: isSeq(list) ? list.items.flatMap((item) => (isScalar(item) ? [scalarText(item)] : [])) : [],
    };
  });
}

/** One entry of `parameters`, with its name in two: what it is below of, and the last key. */
interface Parameter {
  readonly spot: Spot;
  readonly prefix: string;
  readonly key: string;
}

function groupsIn(tree: Tree, spots: readonly Spot[]): readonly ValueGroup[] {
  const helms = new Map(spots.filter(isHelm).map((spot) => [printPath(spot), spot.map]));
  const parameters = spots.flatMap(parameterAt);
  const grouped = Map.groupBy(
    parameters,
    ({ spot, prefix }) => `${printPath({ steps: spot.steps.slice(0, -1) })} ${prefix}`,
  );
  return [...grouped.values()].flatMap((own) => {
    const [first] = own;
    const helm = first === undefined ? undefined : helms.get(printPath({ steps: first.spot.steps.slice(0, -2) }));
    return first === undefined ? [] : [groupOf(tree, own, { first, helm })];
  });
}

function isHelm({ steps }: Spot): boolean {
  return isKey(steps.at(-1), 'helm');
}

function parameterAt(spot: Spot): readonly Parameter[] {
  const [helm, list, item] = spot.steps.slice(-3);
  const isParameter = isKey(helm, 'helm') && isKey(list, 'parameters') && item !== undefined && 'index' in item;
  const name = isParameter ? textAt(spot.tree, spot.map, 'name') : undefined;
  if (name === undefined) return [];
  const dot = name.lastIndexOf('.');
  return [{ spot, prefix: name.slice(0, dot + 1), key: name.slice(dot + 1) }];
}

/** Of two parameters with the same name Helm takes the last. */
function groupOf(
  tree: Tree,
  own: readonly Parameter[],
  { first, helm }: { readonly first: Parameter; readonly helm: MapNode | undefined },
): ValueGroup {
  const above = first.prefix.split('.').slice(0, -1);
  const find = (key: string) => own.findLast((parameter) => parameter.key === key)?.spot;
  const inValues = (key: string) =>
    isName(key) && helm !== undefined ? valueIn(tree, helm, [...above, key]) : undefined;
  const textOf = (key: string) => {
    const spot = find(key);
    return spot === undefined ? inValues(key) : textAt(tree, spot.map, 'value');
  };
  return {
    spot: first.spot,
    label: () => `${printPath({ steps: first.spot.steps.slice(0, -1) })} (${first.prefix}*)`,
    isImage: isImageKey(above.at(-1)),
    keys: [...new Set(own.map(({ key }) => key))],
    has: (key) => textOf(key) !== undefined,
    textOf,
    positionOf: (key) => valuePosition(find(key) ?? first.spot, 'value'),
    stepsOf: (key) => [...(find(key) ?? first.spot).steps, { key: 'value' }],
    lineOf: (key, value) => `a parameter "${first.prefix}${key}" with the value "${value}"`,
  };
}

/** What names an image and is no version of it. */
function isName(key: string): boolean {
  return ['repository', 'registry', 'name'].includes(key);
}

/** A text in the values of a source: `valuesObject` wins over `values`, as in Argo CD. */
function valueIn(tree: Tree, helm: MapNode, path: readonly string[]): string | undefined {
  const object = resolve(tree, lookUp(tree, helm, 'valuesObject')?.pair.value);
  if (isMap(object)) return textBelow(tree, object, path);
  const text = resolve(tree, lookUp(tree, helm, 'values')?.pair.value);
  if (!isScalar(text) || typeof text.value !== 'string') return undefined;
  const read = readEmbedded(tree.source, text);
  const inner = read.result === 'read' ? read.embedded.trees[0] : undefined;
  return inner === undefined ? undefined : textBelow(inner, inner.root, path);
}

function textBelow(tree: Tree, root: unknown, path: readonly string[]): string | undefined {
  const node = path.reduce<unknown>((at, key) => {
    return isMap(at) ? resolve(tree, lookUp(tree, at, key)?.pair.value) : undefined;
  }, root);
  return isScalar(node) ? scalarText(node) : undefined;
}

/** Argo CD hands parameters to `helm --set`, which makes numbers and nothing of some texts unless it is told not to. */
const typedBySet = /^(?:[1-9]\d*|0|true|false|null)$/i;

function asTyped(site: ImageSite, spots: readonly Spot[]): ImageSite {
  const write = (image: NewImage): Writes => {
    const writes = site.write(image);
    if (writes.possible === 'no') return writes;
    const typed = writes.fields.find(({ steps, to }) => typedBySet.test(to) && !isForced(parameterOf(spots, steps)));
    if (typed === undefined) return writes;
    return {
      possible: 'no',
      message: `${printPath(typed)} would be no text to Helm: it reads ${typed.to} as a number or a constant`,
      remedy: 'add the line "forceString: true" to the parameter once',
      position: valuePosition(parameterOf(spots, typed.steps) ?? site.spot, 'value'),
    };
  };
  return { ...site, write };
}

function parameterOf(spots: readonly Spot[], steps: readonly PathStep[]): Spot | undefined {
  const path = printPath({ steps: steps.slice(0, -1) });
  return spots.find((spot) => printPath(spot) === path);
}

function isForced(parameter: Spot | undefined): boolean {
  return parameter !== undefined && textAt(parameter.tree, parameter.map, 'forceString') === 'true';
}
