import type { Problem } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { helmValuesSites, namelessVersions } from './helm-values.ts';
import type { ImageSite, ReadSites } from './image-site.ts';
import { kustomizationSites } from './kustomization.ts';
import type { Source } from './source.ts';
import { placeAt, positionOf } from './source.ts';
import type { Tree } from './tree.ts';
import { spotsIn } from './tree.ts';
import { workloadSites } from './workload.ts';

/** How each kind of manifest names images. All are asked: a HelmRelease is values within an object. */
const kinds: readonly ReadSites[] = [kustomizationSites, helmValuesSites, workloadSites];

/** What a file says of images. */
export interface Images {
  readonly sites: readonly ImageSite[];
  /** Paths of versions whose image is named in another file. */
  readonly nameless: readonly string[];
}

/** Every place of a file that names an image, whichever. */
export function imagesIn(trees: readonly Tree[]): Images {
  const found = trees.map((tree) => {
    const spots = spotsIn(tree);
    return {
      sites: kinds.flatMap((read) => read(tree, spots)),
      nameless: spots.flatMap(namelessVersions),
    };
  });
  return { sites: found.flatMap(({ sites }) => sites), nameless: found.flatMap(({ nameless }) => nameless) };
}

const shownNames = 8;

/** Says what the file names instead; one that has a version and no name is told by its path. */
export function imageNotFound(source: Source, wanted: string, { sites, nameless }: Images): Problem {
  const lines = new Map(
    sites.flatMap(({ repositories, spot }) =>
      repositories.map((one) => [one, placeAt(source, positionOf(spot.map) ?? 0).line] as const),
    ),
  );
  const names = [...lines].map(([name, line]) => `${name} (line ${line})`);
  const shown = names.length > shownNames ? [...names.slice(0, shownNames), '…'] : names;
  const guess = nearest(wanted, [...lines.keys()]);
  const byPath =
    nameless[0] === undefined ? 'name the value by its path' : `name the value by its path, ${nameless[0]}`;
  return {
    message: `does not name the image ${wanted}; it names ${shown.length === 0 ? 'none' : shown.join(', ')}`,
    place: { file: source.file },
    remedy: guess === undefined ? `correct the image of the edit, or ${byPath}` : `did you mean ${guess}?`,
  };
}
