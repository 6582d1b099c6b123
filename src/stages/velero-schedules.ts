import { backupApi } from '../backup/object.ts';
import type { Sighting } from '../doctor/workloads.ts';
import type { Cluster, KubernetesObject } from '../ports/cluster.ts';
import { sightOfAll } from './doctor/sight.ts';
import { listOnce } from './wanted.ts';

/** The Schedules and the Backups of a Velero. */
export interface SeenSchedules {
  readonly schedules: readonly KubernetesObject[];
  readonly backups: readonly KubernetesObject[];
}

/** Lists the Schedules and Backups in a namespace; what of the two cannot be seen stands for both. */
export async function seeSchedules(
  cluster: Cluster,
  namespace: string,
  signal: AbortSignal,
): Promise<Sighting<SeenSchedules>> {
  const listed = async (resource: string) =>
    sightOfAll(await listOnce(cluster, { apiVersion: backupApi.apiVersion, resource, namespace }, signal));
  const [schedules, backups] = await Promise.all([listed('schedules'), listed(backupApi.resource)]);
  if (schedules.state !== 'seen') return schedules;
  if (backups.state !== 'seen') return backups;
  return { state: 'seen', object: { schedules: schedules.object, backups: backups.object } };
}

/** What lets us list them, as it can be pasted. */
export function scheduleRights(namespace: string): string {
  return `add to a Role in the namespace "${namespace}": rules: [{ apiGroups: ["velero.io"], resources: ["schedules", "backups"], verbs: ["list", "watch"] }]`;
}
