import type { ImageSite, ReadSites } from './image-site.ts';
import { repositoryIn } from './image-site.ts';
import { writeReference } from './image-text.ts';
import type { Spot } from './tree.ts';
import { textAt } from './tree.ts';

const lists: ReadonlySet<string> = new Set(['containers', 'initContainers', 'ephemeralContainers']);

/**
 * A container: in the pod template of any kind (Deployment, Rollout, CronJob, a custom resource), in a patch or in a List.
 * Its image is a whole reference; one without a tag gets one.
 */
export const workloadSites: ReadSites = (_tree, spots) => spots.filter(isContainer).flatMap(siteOf);

function siteOf(spot: Spot): readonly ImageSite[] {
  const old = textAt(spot.tree, spot.map, 'image');
  const repository = repositoryIn(old);
  if (old === undefined || repository === undefined) return [];
  return [{ spot, repositories: [repository], write: (image) => writeReference({ spot, key: 'image', old }, image) }];
}

/** Whether a map is an item of a pod's list of containers. */
export function isContainer({ steps }: Spot): boolean {
  const [list, item] = steps.slice(-2);
  return list !== undefined && 'key' in list && lists.has(list.key) && item !== undefined && 'index' in item;
}
