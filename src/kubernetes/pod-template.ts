/** Where each kind keeps its pod template, and the API groups it is of: a Rollout of another group is another thing. */
const places: ReadonlyMap<string, { readonly groups: readonly string[]; readonly path: readonly string[] }> = new Map([
  ['Pod', { groups: [''], path: [] }],
  ['PodTemplate', { groups: [''], path: ['template'] }],
  ['ReplicationController', { groups: [''], path: ['spec', 'template'] }],
  ['Deployment', { groups: ['apps', 'extensions'], path: ['spec', 'template'] }],
  ['StatefulSet', { groups: ['apps'], path: ['spec', 'template'] }],
  ['DaemonSet', { groups: ['apps', 'extensions'], path: ['spec', 'template'] }],
  ['ReplicaSet', { groups: ['apps', 'extensions'], path: ['spec', 'template'] }],
  ['Job', { groups: ['batch'], path: ['spec', 'template'] }],
  ['CronJob', { groups: ['batch'], path: ['spec', 'jobTemplate', 'spec', 'template'] }],
  ['Rollout', { groups: ['argoproj.io'], path: ['spec', 'template'] }],
]);

/**
 * The keys that lead to the pod template of an object of a kind; undefined where the kind makes no pods.
 *
 * @param group the API group, empty for the core's; undefined where the object does not say it, as a patch may
 */
export function podTemplatePath(kind: string, group: string | undefined): readonly string[] | undefined {
  const place = places.get(kind);
  return place === undefined || (group !== undefined && !place.groups.includes(group)) ? undefined : place.path;
}
