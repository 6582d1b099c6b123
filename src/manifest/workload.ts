import type { ImageSite, ReadSites } from './image-site.ts';
import { namedBy } from './image-site.ts';
import { writeReference } from './image-text.ts';
import type { Spot } from './tree.ts';
import { hasKey, textAt } from './tree.ts';
import { valuePosition } from './value-group.ts';

const lists: ReadonlySet<string> = new Set(['containers', 'initContainers', 'ephemeralContainers']);

/**
 * A container: in the pod template of any kind (Deployment, Rollout, CronJob, a custom resource), in a patch or in a List.
 * Its image is a whole reference; one without a tag gets one.
 */
export const workloadSites: ReadSites = (_tree, spots) => spots.filter(isContainer).flatMap(siteOf);

function siteOf(spot: Spot): readonly ImageSite[] {
  const { tree, map, steps } = spot;
  const old = textAt(tree, map, 'image');
  const named = namedBy(old);
  if (old === undefined || named === undefined) return [];
  const container = textAt(tree, map, 'name');
  const write: ImageSite['write'] = (image) => writeReference({ steps: [...steps, { key: 'image' }] }, old, image);
  const position = valuePosition(spot, 'image');
  return [{ spot, position, ...named, isRenamable: true, write, ...(container === undefined ? {} : { container }) }];
}

/** Whether a map is an item of a pod's list of containers; values of charts have such lists too, with a tag of their own. */
export function isContainer({ tree, map, steps }: Spot): boolean {
  const [list, item] = [steps.at(-2), steps.at(-1)];
  if (list === undefined || !('key' in list) || !lists.has(list.key)) return false;
  if (item === undefined || !('index' in item)) return false;
  return !['tag', 'digest', 'imageTag', 'imageDigest'].some((key) => hasKey(tree, map, key));
}
