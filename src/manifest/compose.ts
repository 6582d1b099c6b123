import { isMap } from '../data/nodes.ts';
import type { ImageSite, ReadSites } from './image-site.ts';
import { namedBy } from './image-site.ts';
import { writeReference } from './image-text.ts';
import { isKey } from './path.ts';
import { keyOf } from './source.ts';
import type { Spot, Tree } from './tree.ts';
import { textAt } from './tree.ts';
import { valuePosition } from './value-group.ts';

/** What a file of Docker Compose may have at its top: https://docs.docker.com/reference/compose-file/ */
const topKeys = /^(?:version|name|services|networks|volumes|configs|secrets|include|models|x-.*)$/;

/** The image of a service of Docker Compose is a whole reference; one without a tag gets one. */
export const composeSites: ReadSites = (_tree, spots) => spots.filter(isComposeService).flatMap(siteOf);

function siteOf(spot: Spot): readonly ImageSite[] {
  const old = textAt(spot.tree, spot.map, 'image');
  const named = namedBy(old);
  const [, service] = spot.steps;
  if (old === undefined || named === undefined || service === undefined || !('key' in service)) return [];
  const write: ImageSite['write'] = (image) => writeReference({ steps: [...spot.steps, { key: 'image' }] }, old, image);
  return [{ spot, position: valuePosition(spot, 'image'), ...named, container: service.key, write }];
}

/** Whether a map is a service of a Compose file. */
export function isComposeService({ tree, steps: [first, second, ...more] }: Spot): boolean {
  if (!isKey(first, 'services')) return false;
  return second !== undefined && 'key' in second && more.length === 0 && isCompose(tree);
}

function isCompose({ root, source }: Tree): boolean {
  if (/(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/.test(source.file)) return true;
  return isMap(root) && root.items.every((pair) => topKeys.test(keyOf(pair) ?? ''));
}
