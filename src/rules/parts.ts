import type { ManifestObject } from './object.ts';

/**
 * Parts objects that stand in one tree of folders into those that may be applied together: where an object is there twice, as of two
 * environments, the folders below are apart. What stands above them belongs to each.
 */
export function partsOf(objects: readonly ManifestObject[]): readonly (readonly ManifestObject[])[] {
  return split(
    objects.map((object) => ({ object, path: object.view.place.file.split('/') })),
    0,
  ).map((part) => part.map(({ object }) => object));
}

interface Placed {
  readonly object: ManifestObject;
  readonly path: readonly string[];
}

function split(all: readonly Placed[], depth: number): readonly (readonly Placed[])[] {
  if (!hasTwins(all)) return [all];
  const above = all.filter(({ path }) => path.length - 1 <= depth);
  const below = Map.groupBy(
    all.filter(({ path }) => path.length - 1 > depth),
    ({ path }) => path[depth],
  );
  // twins in one and the same folder are twins for whoever applies it
  if (below.size === 0) return [all];
  return [...below.values()].flatMap((own) => split([...above, ...own], depth + 1));
}

function hasTwins(all: readonly Placed[]): boolean {
  const keys = all.flatMap(({ object: { kind, group, namespace, name, isPatch } }) =>
    isPatch || name === undefined ? [] : [`${group}/${kind}/${namespace ?? ''}/${name}`],
  );
  return new Set(keys).size < keys.length;
}
