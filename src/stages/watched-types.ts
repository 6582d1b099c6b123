import type { WorkloadKind } from '../kubernetes/workload-kind.ts';
import type { ResourceType } from '../ports/cluster.ts';
import type { Goal, ObjectName, WorkloadName } from '../rollout/goal.ts';

/** What is looked at for a goal, and in which cluster. */
export interface Looked {
  readonly goal: Pick<Goal, 'workloads' | 'application'>;
  /** The Application that manages the workloads, where it is not looked at itself. */
  readonly owner?: ObjectName;
  /** Cluster of the workloads. */
  readonly cluster: string;
  /** Cluster that holds the Application. */
  readonly applicationCluster: string;
}

const argo = 'argoproj.io/v1alpha1';

/** The types that must be watched in one cluster, each once, whatever the number of goals. */
export function typesIn(cluster: string, all: readonly Looked[]): readonly ResourceType[] {
  const types = all.flatMap((looked) => [
    ...(looked.cluster === cluster ? looked.goal.workloads.flatMap((one) => workloadTypes(one, looked)) : []),
    ...(looked.applicationCluster === cluster && looked.goal.application !== undefined
      ? [applicationType(looked.goal.application)]
      : []),
  ]);
  return distinct(types);
}

/** The same types, each once. */
export function distinct(types: readonly ResourceType[]): readonly ResourceType[] {
  return [...new Map(types.map((type) => [keyOf(type), type])).values()];
}

const apps = 'apps/v1';

/** Where each kind of workload is found. */
export const places = {
  Rollout: { apiVersion: argo, resource: 'rollouts' },
  Deployment: { apiVersion: apps, resource: 'deployments' },
  StatefulSet: { apiVersion: apps, resource: 'statefulsets' },
  DaemonSet: { apiVersion: apps, resource: 'daemonsets' },
  CronJob: { apiVersion: 'batch/v1', resource: 'cronjobs' },
} as const satisfies Record<WorkloadKind, Omit<ResourceType, 'namespace'>>;

/** What is seen of a workload besides itself: why its pods are not ready, and what judges a Rollout. */
const besides: Readonly<Record<WorkloadKind, readonly Omit<ResourceType, 'namespace'>[]>> = {
  Rollout: [
    { apiVersion: argo, resource: 'analysisruns' },
    { apiVersion: 'v1', resource: 'pods' },
  ],
  Deployment: [{ apiVersion: 'v1', resource: 'pods' }],
  StatefulSet: [{ apiVersion: 'v1', resource: 'pods' }],
  DaemonSet: [{ apiVersion: 'v1', resource: 'pods' }],
  CronJob: [],
};

function workloadTypes({ kind, namespace }: WorkloadName, looked: Looked): readonly ResourceType[] {
  return [places[kind], ...besides[kind]].map((place) => ({ ...place, namespace, ...ownerOf(looked) }));
}

/** The Application that manages the workloads, as a part of the types that are looked at for them. */
export function ownerOf({
  goal,
  owner = goal.application,
}: Pick<Looked, 'goal' | 'owner'>): Pick<ResourceType, 'application'> {
  if (owner === undefined) return {};
  const { namespace, name } = owner;
  return { application: { namespace, name } };
}

/** The type of Argo CD Applications in the namespace of this one. */
export function applicationType({ namespace, name }: ObjectName): ResourceType {
  return { apiVersion: argo, resource: 'applications', namespace, application: { namespace, name } };
}

/**
 * A type as a key, within one cluster: that of each Application by itself, as behind one Argo CD several clusters may have
 * workloads of the same names.
 */
export function keyOf({ resource, namespace, application }: Omit<ResourceType, 'apiVersion'>): string {
  const owner = application === undefined ? '' : `${application.namespace}/${application.name}: `;
  return `${owner}${namespace}/${resource}`;
}

const needed: readonly string[] = ['applications', ...Object.values(places).map(({ resource }) => resource)];

/** Whether a verdict needs to see the type with this key; of the others (analysis runs, pods) it only tells that they are hidden. */
export function isNeeded(key: string): boolean {
  return needed.includes(key.slice(key.lastIndexOf('/') + 1));
}
