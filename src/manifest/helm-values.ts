import { isMap } from '../data/yaml.ts';
import type { ImageReference } from '../image/reference.ts';
import type { ImageSite, ReadSites, Writes } from './image-site.ts';
import { repositoryIn } from './image-site.ts';
import { splitReference, writeReference, writeVersion } from './image-text.ts';
import { printPath } from './path.ts';
import { keyOf, pairsWith } from './source.ts';
import type { Spot, Tree } from './tree.ts';
import { hasKey, textAt } from './tree.ts';
import { isContainer } from './workload.ts';

const versionKeys = { tag: 'tag', digest: 'digest' } as const;

/**
 * The layouts that charts use for an image in their values, at any depth (sub-charts, HelmRelease, `valuesObject`):
 * `{repository, tag, digest}` perhaps with `registry`, `image: {name, tag}`, `image: repo:tag@digest`, and
 * `image: repo` with the tag beside it.
 */
export const helmValuesSites: ReadSites = (tree, spots) => {
  const registry = globalRegistry(tree);
  const values = spots.filter((spot) => !isContainer(spot));
  return values.flatMap((spot) => [...partSites(spot, registry), ...referenceSites(spot)]);
};

/** Charts let a registry for all images win over the image's own. */
function globalRegistry(tree: Tree): string | undefined {
  const global = isMap(tree.root) ? pairsWith(tree.root, 'global')[0]?.value : undefined;
  const registry = isMap(global) ? textAt(tree, global, 'imageRegistry') : undefined;
  return registry === '' ? undefined : registry;
}

/** Name and version under keys of their own. */
function partSites(spot: Spot, registry: string | undefined): readonly ImageSite[] {
  const repository = textAt(spot.tree, spot.map, 'repository');
  const name = repository ?? (isNamedImage(spot) ? textAt(spot.tree, spot.map, 'name') : undefined);
  if (name === undefined || isFragment(spot)) return [];
  const registries = [textAt(spot.tree, spot.map, 'registry') ?? '', registry].filter((one) => one !== undefined);
  const names = registries.map((one) => repositoryIn(one === '' ? name : `${one}/${name}`));
  const repositories = names.filter((one) => one !== undefined);
  if (repositories.length === 0) return [];
  return [{ spot, repositories, write: (image) => writeVersion(spot, versionKeys, image) }];
}

/** A map to be merged into others, that have the version: it names an image for them. */
function isFragment(spot: Spot): boolean {
  if (has(spot, versionKeys.tag) || has(spot, versionKeys.digest)) return false;
  return spot.tree.uses.some(({ target, mergedInto }) => target === spot.map && mergedInto !== undefined);
}

/** `name` says little by itself: here it names an image only below a key that says so. */
function isNamedImage(spot: Spot): boolean {
  return isBelowImageKey(spot) && (has(spot, 'tag') || has(spot, 'digest'));
}

function isBelowImageKey({ steps }: Spot): boolean {
  const last = steps.at(-1);
  return last !== undefined && 'key' in last && isImageKey(last.key);
}

function has({ tree, map }: Spot, key: string): boolean {
  return hasKey(tree, map, key);
}

/** Such as `image` or `sidecarImage`; an annotation's `example.com/image` says something of an image, and names none. */
function isImageKey(key: string | undefined): key is string {
  return key !== undefined && /^[\w-]*image$/i.test(key);
}

/** A whole reference under a key such as `image` or `sidecarImage`. */
function referenceSites(spot: Spot): readonly ImageSite[] {
  return spot.map.items
    .map(keyOf)
    .filter(isImageKey)
    .flatMap((key) => {
      const old = textAt(spot.tree, spot.map, key);
      const repository = repositoryIn(old);
      if (old === undefined || repository === undefined) return [];
      return [{ spot, repositories: [repository], write: (image) => writeWhole({ spot, key, old }, image) }];
    });
}

function writeWhole(
  at: { readonly spot: Spot; readonly key: string; readonly old: string },
  image: ImageReference,
): Writes {
  const { spot, key, old } = at;
  const { tag, digest } = splitReference(old);
  if (tag !== undefined || digest !== undefined) return writeReference(at, image);
  const beside = [{ tag: `${key}Tag`, digest: `${key}Digest` }, versionKeys].find(
    (keys) => has(spot, keys.tag) || has(spot, keys.digest),
  );
  if (beside !== undefined) return writeVersion(spot, beside, image);
  return {
    possible: 'no',
    message: `${printPath({ steps: [...spot.steps, { key }] })} has no tag, and the chart may add its own`,
    remedy: `write ${old}:TAG there once, or name the value by its path`,
  };
}

/** Paths of versions whose image is named elsewhere, as in the values of one environment: for an advice, not to write. */
export function namelessVersions(spot: Spot): readonly string[] {
  if (!isBelowImageKey(spot) || has(spot, 'repository') || has(spot, 'name')) return [];
  const keys = ['tag', 'digest'].filter((key) => has(spot, key));
  return keys.map((key) => printPath({ steps: [...spot.steps, { key }] }));
}
