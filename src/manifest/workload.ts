import type { ImageSite, ReadSites } from './image-site.ts';
import { isItem, keyIn } from './path.ts';
import type { Spot } from './tree.ts';
import { hasKey, textAt } from './tree.ts';
import { wholeReference } from './whole-reference.ts';

const lists: ReadonlySet<string | undefined> = new Set(['containers', 'initContainers', 'ephemeralContainers']);

/**
 * A container: in the pod template of any kind (Deployment, Rollout, CronJob, a custom resource), in a patch or in a List.
 * Its image is a whole reference; one without a tag gets one.
 */
export const workloadSites: ReadSites = (_tree, spots) => spots.filter(isContainer).flatMap(siteOf);

function siteOf(spot: Spot): readonly ImageSite[] {
  const container = textAt(spot.tree, spot.map, 'name');
  return wholeReference(spot, 'image').map((site) => ({ ...site, isRenamable: true, container }));
}

/** Whether a map is an item of a pod's list of containers; values of charts have such lists too, with a tag of their own. */
export function isContainer({ tree, map, steps }: Spot): boolean {
  if (!lists.has(keyIn(steps.at(-2))) || !isItem(steps.at(-1))) return false;
  return !['tag', 'digest', 'imageTag', 'imageDigest'].some((key) => hasKey(tree, map, key));
}
