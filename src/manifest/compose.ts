import { isMap } from '../data/nodes.ts';
import type { ImageSite, ReadSites } from './image-site.ts';
import { isKey, keyIn } from './path.ts';
import { keyOf } from './source.ts';
import type { Spot, Tree } from './tree.ts';
import { wholeReference } from './whole-reference.ts';

/** What a file of Docker Compose may have at its top: https://docs.docker.com/reference/compose-file/ */
const topKeys = /^(?:version|name|services|networks|volumes|configs|secrets|include|models|x-.*)$/;

/** The image of a service of Docker Compose is a whole reference; one without a tag gets one. */
export const composeSites: ReadSites = (_tree, spots) => spots.filter(isComposeService).flatMap(siteOf);

function siteOf(spot: Spot): readonly ImageSite[] {
  return wholeReference(spot, 'image').map((site) => ({ ...site, container: keyIn(spot.steps[1]) }));
}

/** Whether a map is a service of a Compose file. */
export function isComposeService({ tree, steps }: Spot): boolean {
  return steps.length === 2 && isKey(steps[0], 'services') && keyIn(steps[1]) !== undefined && isCompose(tree);
}

function isCompose({ root, source }: Tree): boolean {
  if (/(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/.test(source.file)) return true;
  return isMap(root) && root.items.every((pair) => topKeys.test(keyOf(pair) ?? ''));
}
