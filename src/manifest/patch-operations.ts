import type { ImageSite, ReadSites } from './image-site.ts';
import { namedBy } from './image-site.ts';
import { writeReference } from './image-text.ts';
import type { Spot } from './tree.ts';
import { textAt } from './tree.ts';
import { valuePosition } from './value-group.ts';

/** An operation of a JSON patch (RFC 6902) that gives a container its image, a whole reference: `path: …/containers/0/image`. */
export const patchOperationSites: ReadSites = (_tree, spots) => spots.flatMap(siteOf);

function siteOf(spot: Spot): readonly ImageSite[] {
  const { tree, map, steps } = spot;
  if (textAt(tree, map, 'path')?.endsWith('/image') !== true) return [];
  const operation = textAt(tree, map, 'op');
  const old = textAt(tree, map, 'value');
  const named = namedBy(old);
  if (old === undefined || named === undefined || (operation !== 'replace' && operation !== 'add')) return [];
  const write: ImageSite['write'] = (image) => writeReference({ steps: [...steps, { key: 'value' }] }, old, image);
  return [{ spot, position: valuePosition(spot, 'value'), ...named, isRenamable: true, write }];
}
