import type { ImageSite, ReadSites } from './image-site.ts';
import type { Spot } from './tree.ts';
import { textAt } from './tree.ts';
import { wholeReference } from './whole-reference.ts';

/** An operation of a JSON patch (RFC 6902) that gives a container its image, a whole reference: `path: …/containers/0/image`. */
export const patchOperationSites: ReadSites = (_tree, spots) => spots.filter(givesImage).flatMap(siteOf);

function siteOf(spot: Spot): readonly ImageSite[] {
  return wholeReference(spot, 'value').map((site) => ({ ...site, isRenamable: true }));
}

function givesImage({ tree, map }: Spot): boolean {
  const operation = textAt(tree, map, 'op');
  if (operation !== 'replace' && operation !== 'add') return false;
  return textAt(tree, map, 'path')?.endsWith('/image') === true;
}
