import { isScalar, isSeq } from '../data/nodes.ts';
import type { Field, ImageSite, NewImage, ReadSites, Writes } from './image-site.ts';
import { layoutSites, namelessKeys } from './layouts.ts';
import type { Parameter } from './parameter-group.ts';
import { groupOfParameters, isOfImage } from './parameter-group.ts';
import { isItem, isKey, printPath } from './path.ts';
import { placeAt, scalarText } from './source.ts';
import type { SourceValues } from './source-values.ts';
import { sourceValues } from './source-values.ts';
import type { Spot, Tree } from './tree.ts';
import { lookUp, resolve, textAt } from './tree.ts';
import type { ValueGroup } from './value-group.ts';
import { valuePosition } from './value-group.ts';
import type { HelmParameter } from './winning-parameters.ts';

/**
 * The `helm.parameters` of an Argo CD Application (`image.tag` with its value) name images in the same layouts as values do. The
 * repository may stand in the values of the same source instead.
 */
export const helmParameterSites: ReadSites = (tree, spots) =>
  groupsIn(tree, spots).flatMap(({ group, global }) => layoutSites(group, global).map((site) => asTyped(site, spots)));

/** Paths of versions whose image is named elsewhere. */
export function namelessParameters(tree: Tree, spots: readonly Spot[]): readonly string[] {
  return groupsIn(tree, spots).flatMap(({ group }) => {
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

/** Parameters that set keys of one map, and the values that they are of. */
interface Grouped {
  readonly group: ValueGroup;
  readonly source: SourceValues;
  readonly global: string | undefined;
}

function groupsIn(tree: Tree, spots: readonly Spot[]): readonly Grouped[] {
  const parameters = spots.flatMap(parameterAt).filter(({ key }) => isOfImage(key));
  const lists = Map.groupBy(parameters, ({ spot }) => printPath({ steps: spot.steps.slice(0, -1) }));
  return [...lists.values()].flatMap((list) => {
    const byPrefix = Map.groupBy(list, ({ prefix }) => prefix);
    return [...byPrefix.values()].flatMap(([first, ...more]) => {
      if (first === undefined) return [];
      const source = sourceValues(tree, spots, first);
      const forAll = list.findLast(({ prefix, key }) => `${prefix}${key}` === 'global.imageRegistry')?.spot;
      const global = forAll === undefined ? source.global : textAt(tree, forAll.map, 'value');
      return [{ group: groupOfParameters([first, ...more], source.values), source, global }];
    });
  });
}

/**
 * The maps of values that parameters say something of: those are looked at together with their parameters, which win.
 */
export function mapsWithParameters(tree: Tree, spots: readonly Spot[]): ReadonlySet<unknown> {
  const sources = groupsIn(tree, spots).map(({ source }) => source);
  return new Set(
    sources.flatMap(({ values, isOwn }) => (values !== undefined && isOwn ? [values.group.spot.map] : [])),
  );
}

function isHelm({ steps }: Spot): boolean {
  return isKey(steps.at(-1), 'helm');
}

function parameterAt(spot: Spot): readonly Parameter[] {
  const [helm, list, item] = spot.steps.slice(-3);
  const isParameter = isKey(helm, 'helm') && isKey(list, 'parameters') && isItem(item);
  const name = isParameter ? textAt(spot.tree, spot.map, 'name') : undefined;
  if (name === undefined) return [];
  const dot = name.lastIndexOf('.');
  return [{ spot, prefix: name.slice(0, dot + 1), key: name.slice(dot + 1) }];
}

/** Argo CD hands parameters to `helm --set`, which makes numbers and nothing of some texts unless it is told not to. */
const typedBySet = /^(?:[1-9]\d*|0|true|false|null)$/i;

function asTyped(site: ImageSite, spots: readonly Spot[]): ImageSite {
  const write = (image: NewImage): Writes => {
    const writes = site.write(image);
    if (writes.possible === 'no') return writes;
    const typed = writes.fields.find((field) => typedBySet.test(field.to) && isUnforced(parameterOf(spots, field)));
    if (typed === undefined) return writes;
    return {
      possible: 'no',
      message: `${printPath(typed)} would be no text to Helm: it reads ${typed.to} as a number or a constant`,
      remedy: 'add the line "forceString: true" to the parameter once',
      position: valuePosition(parameterOf(spots, typed) ?? site.spot, 'value'),
    };
  };
  return { ...site, write };
}

function parameterOf(spots: readonly Spot[], { steps, text }: Field): Spot | undefined {
  const path = printPath({ steps: steps.slice(0, -1) });
  return text === undefined ? spots.flatMap(parameterAt).find(({ spot }) => printPath(spot) === path)?.spot : undefined;
}

function isUnforced(parameter: Spot | undefined): boolean {
  return parameter !== undefined && textAt(parameter.tree, parameter.map, 'forceString') !== 'true';
}
