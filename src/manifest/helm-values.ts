import { isComposeService } from './compose.ts';
import type { ReadSites } from './image-site.ts';
import { layoutSites, namelessKeys } from './layouts.ts';
import type { PathStep } from './path.ts';
import { isKey, printPath } from './path.ts';
import { keyOf } from './source.ts';
import type { Spot, Tree } from './tree.ts';
import { rootText, textAt } from './tree.ts';
import type { ValueGroup } from './value-group.ts';
import { groupOfMap } from './value-group.ts';
import { isContainer } from './workload.ts';

/**
 * The layouts that charts use for an image in their values, at any depth (sub-charts, HelmRelease, `valuesObject`, elements of an
 * ApplicationSet, a custom resource of an operator).
 */
export const helmValuesSites: ReadSites = (tree, spots) => {
  if (isOfUpdater(tree)) return [];
  const registries = globalRegistries(spots);
  const values = spots.filter((spot) => mayName(spot) && !isContainer(spot) && !isComposeService(spot));
  return values.flatMap((spot) => layoutSites(valuesGroup(spot), registryFor(registries, spot.steps)));
};

/** Whether a map has a key that may name an image, or bring one that does: most have none such. */
function mayName({ map }: Spot): boolean {
  return map.items.some((pair) => /^(?:name|<<|.*(?:image|imageName|repository))$/i.test(keyOf(pair) ?? ''));
}

/** What Flux and Argo CD Image Updater keep for themselves names images to look for, and none that runs. */
function isOfUpdater(tree: Tree): boolean {
  const version = rootText(tree, 'apiVersion') ?? '';
  return /^(?:image\.toolkit\.fluxcd\.io|argocd-image-updater\.argoproj\.io)\//.test(version);
}

interface GlobalRegistry {
  /** Where the values begin for which it counts. */
  readonly below: readonly PathStep[];
  readonly registry: string;
}

/** Charts let a registry for all images, `global.imageRegistry`, win over the image's own. */
function globalRegistries(spots: readonly Spot[]): readonly GlobalRegistry[] {
  return spots.flatMap(({ tree, map, steps }) => {
    if (!isKey(steps.at(-1), 'global')) return [];
    const registry = textAt(tree, map, 'imageRegistry') ?? '';
    return registry === '' ? [] : [{ below: steps.slice(0, -1), registry }];
  });
}

/** The registry for all images that counts at a place of values. */
export function globalRegistryAt(spots: readonly Spot[], steps: readonly PathStep[]): string | undefined {
  return registryFor(globalRegistries(spots), steps);
}

/** The nearest one above. */
function registryFor(registries: readonly GlobalRegistry[], steps: readonly PathStep[]): string | undefined {
  const above = registries.filter(({ below }) => isBelow(steps, below));
  return above.toSorted((one, other) => other.below.length - one.below.length)[0]?.registry;
}

function isBelow(steps: readonly PathStep[], start: readonly PathStep[]): boolean {
  return printPath({ steps: steps.slice(0, start.length) }) === printPath({ steps: start });
}

/** The keys of a map. One to be merged into others that have the version names an image for them, and not by itself. */
export function valuesGroup(spot: Spot): ValueGroup {
  const group = groupOfMap(spot);
  const { tree, map } = spot;
  const isMerged = tree.uses.some(({ target, mergedInto }) => target === map && mergedInto !== undefined);
  if (!isMerged || group.has('tag') || group.has('digest')) return group;
  return { ...group, has: (key) => key !== 'repository' && group.has(key) };
}

/** Paths of versions whose image is named elsewhere. */
export function namelessVersions(spot: Spot): readonly string[] {
  const group = groupOfMap(spot);
  return namelessKeys(group).map((key) => printPath({ steps: group.stepsOf(key) }));
}
