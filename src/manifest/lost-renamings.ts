import type { Problem } from '../errors.ts';
import { printPlace } from '../errors.ts';
import { repositoryOf } from '../image/reference.ts';
import { repositoryIn } from './image-site.ts';
import type { Images } from './images.ts';
import type { ImageTarget } from './resolve.ts';
import { nameOf } from './walk.ts';

/** Kustomizations that would rename nothing any more, since the manifests get the new repository too. */
export function lostRenamings({ image, as }: ImageTarget, found: readonly Images[]): readonly Problem[] {
  const old = repositoryOf(image);
  if (as?.repository === undefined || repositoryIn(as.repository) === old) return [];
  const sites = found.flatMap((images) => images.sites);
  const manifest = sites.find(({ isRenamable, repositories }) => isRenamable === true && repositories.includes(old));
  if (manifest === undefined) return [];
  const there = printPlace(manifest.place);
  return sites.flatMap(({ renames, spot, place }) => {
    if (renames !== old) return [];
    const message = `${nameOf(spot.steps)} renames ${old}, which would be called otherwise at ${there}: it would rename nothing`;
    return [
      {
        message,
        place,
        remedy:
          'leave one of the two files out; where they have nothing to do with each other, it has a run of its own',
      },
    ];
  });
}
