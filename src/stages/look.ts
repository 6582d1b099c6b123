import type { Cluster, ClusterState, KubernetesObject, Listing, ResourceType } from '../ports/cluster.ts';
import { readAnalysisRun } from '../rollout/analysis.ts';
import { readApplication } from '../rollout/application.ts';
import type { Observed, Relation, Snapshot } from '../rollout/assessment.ts';
import type { Goal, ObjectName } from '../rollout/goal.ts';
import { readRollout } from '../rollout/workload.ts';

/** What is looked at for a goal, and in which cluster. */
export interface Looked {
  readonly goal: Pick<Goal, 'workloads' | 'application'>;
  /** Cluster of the workloads. */
  readonly cluster: string;
  /** Cluster that holds the Application. */
  readonly applicationCluster: string;
}

const argo = 'argoproj.io/v1alpha1';

/** The types that must be watched in one cluster, each once, whatever the number of goals. */
export function typesIn(cluster: string, all: readonly Looked[]): readonly ResourceType[] {
  const types = all.flatMap((looked) => [
    ...(looked.cluster === cluster ? looked.goal.workloads.flatMap(workloadTypes) : []),
    ...(looked.applicationCluster === cluster && looked.goal.application !== undefined
      ? [applicationType(looked.goal.application)]
      : []),
  ]);
  return [...new Map(types.map((type) => [keyOf(type), type])).values()];
}

function workloadTypes({ namespace }: ObjectName): readonly ResourceType[] {
  return [
    { apiVersion: argo, resource: 'rollouts', namespace },
    { apiVersion: argo, resource: 'analysisruns', namespace },
    { apiVersion: 'v1', resource: 'pods', namespace },
  ];
}

/** The type of Argo CD Applications in the namespace of this one. */
export function applicationType({ namespace }: ObjectName): ResourceType {
  return { apiVersion: argo, resource: 'applications', namespace };
}

function keyOf({ resource, namespace }: ResourceType): string {
  return `${namespace}/${resource}`;
}

/** The newest state of every cluster, with the types in the order in which they were asked for. */
export type States = ReadonlyMap<string, { readonly types: readonly ResourceType[]; readonly state: ClusterState }>;

function listingOf(states: States, cluster: string, key: string): Listing | undefined {
  const known = states.get(cluster);
  const index = known?.types.findIndex((type) => keyOf(type) === key) ?? -1;
  return index < 0 ? undefined : known?.state.listings[index];
}

function objectsOf(listing: Listing | undefined): readonly KubernetesObject[] {
  return listing?.state === 'listed' || listing?.state === 'unreachable' ? listing.objects : [];
}

/** What a listing says of one object. */
export function observed<T>(listing: Listing | undefined, name: string, read: (object: unknown) => T): Observed<T> {
  const object = objectsOf(listing).find(({ metadata }) => metadata.name === name);
  switch (listing?.state) {
    case undefined:
      return { state: 'absent' };
    case 'listed':
      return object === undefined ? { state: 'absent' } : { state: 'present', object: read(object) };
    case 'forbidden':
      return { state: 'forbidden', message: listing.message };
    case 'unknown-type':
      return { state: 'unknown-type' };
    case 'unreachable': {
      const { since, message } = listing;
      return { state: 'unreachable', since, message, ...(object === undefined ? {} : { last: read(object) }) };
    }
  }
}

/** What was seen for one goal, from the newest states of the clusters. */
export function snapshotOf(
  looked: Looked,
  states: States,
  at: { readonly now: Date; readonly relations: ReadonlyMap<string, Relation> },
): Snapshot {
  const { goal, cluster } = looked;
  const namespaces = [...new Set(goal.workloads.map(({ namespace }) => namespace))];
  const listing = (resource: string, namespace: string) => listingOf(states, cluster, `${namespace}/${resource}`);
  const hidden = namespaces
    .map((namespace) => listing('analysisruns', namespace))
    .find((one) => one?.state === 'forbidden');
  const { application } = goal;
  return {
    at: at.now,
    relations: at.relations,
    rollouts: goal.workloads.map(({ namespace, name }) => observed(listing('rollouts', namespace), name, readRollout)),
    runs: namespaces.flatMap((namespace) => objectsOf(listing('analysisruns', namespace)).map(readAnalysisRun)),
    pods: namespaces.flatMap((namespace) => objectsOf(listing('pods', namespace))),
    ...(hidden?.state === 'forbidden' ? { runsHidden: hidden.message } : {}),
    ...(application === undefined
      ? {}
      : applicationsIn(
          listingOf(states, looked.applicationCluster, `${application.namespace}/applications`),
          application,
        )),
  };
}

/** An Application, and those of its namespace that it manages. */
function applicationsIn(listing: Listing | undefined, { name, namespace }: ObjectName) {
  const application = observed(listing, name, readApplication);
  const resources = application.state === 'present' ? application.object.resources : [];
  const names = resources
    .filter((one) => one.kind === 'Application' && one.namespace === namespace)
    .map((one) => one.name);
  const children = objectsOf(listing).filter(({ metadata }) => names.includes(metadata.name));
  return { application, children: children.map(readApplication) };
}

/** The name that a target's cluster has among the watched ones; there is one without a name. */
export const onlyCluster = '';

/** Connects every cluster that is looked at; undefined where there is no way to one of them. */
export async function connectAll(
  all: readonly Looked[],
  connect: (name: string | undefined) => Promise<Cluster | undefined>,
): Promise<ReadonlyMap<string, Cluster> | undefined> {
  const clusters = new Map<string, Cluster>();
  for (const name of new Set(all.flatMap(({ cluster, applicationCluster }) => [cluster, applicationCluster]))) {
    const cluster = await connect(name === onlyCluster ? undefined : name);
    if (cluster === undefined) return undefined;
    clusters.set(name, cluster);
  }
  return clusters;
}

/** Whether a verdict needs to see this type; of the others (analysis runs, pods) it only tells that they are hidden. */
export function isNeeded(type: ResourceType | undefined): boolean {
  return type?.resource === 'rollouts' || type?.resource === 'applications';
}

/** Watches several clusters as one: yields all newest states after each change in any, once each has answered. */
export async function* watchAll(
  clusters: ReadonlyMap<string, Cluster>,
  looked: readonly Looked[],
  signal: AbortSignal,
): AsyncGenerator<States> {
  const states = new Map<string, { types: readonly ResourceType[]; state: ClusterState }>();
  const sources = [...clusters].map(([name, cluster]) => {
    const types = typesIn(name, looked);
    return { name, types, iterator: cluster.watch(types, signal)[Symbol.asyncIterator]() };
  });
  const ask = async (source: (typeof sources)[number]) => ({ source, result: await source.iterator.next() });
  const waiting = new Map(sources.map((source) => [source.name, ask(source)]));
  try {
    while (waiting.size > 0) {
      const { source, result } = await Promise.race(waiting.values());
      if (result.done === true) {
        waiting.delete(source.name);
        continue;
      }
      states.set(source.name, { types: source.types, state: result.value });
      waiting.set(source.name, ask(source));
      if (states.size === sources.length) yield states;
    }
  } finally {
    await Promise.all(sources.map(({ iterator }) => iterator.return?.()));
  }
}
