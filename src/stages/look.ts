import type { Cluster, ClusterState, KubernetesObject, Listing, ResourceType } from '../ports/cluster.ts';
import { readAnalysisRun } from '../rollout/analysis.ts';
import { readApplication } from '../rollout/application.ts';
import type { Observed, Relation, Snapshot } from '../rollout/assessment.ts';
import type { ObjectName, WorkloadName } from '../rollout/goal.ts';
import { referenceIn } from '../rollout/rollout.ts';
import type { Workload } from '../rollout/workload.ts';
import { readWorkload } from '../rollout/workload.ts';
import type { Looked } from './watched-types.ts';
import { keyOf, places } from './watched-types.ts';

/** Some types of a cluster that are watched together, and their newest state. */
export interface Source {
  readonly types: readonly ResourceType[];
  readonly state: ClusterState;
}

/** The newest states of every cluster: first what was asked for, then what that has led to. */
export type States = ReadonlyMap<string, readonly Source[]>;

function listingOf(states: States, cluster: string, key: string): Listing | undefined {
  for (const { types, state } of states.get(cluster) ?? []) {
    const index = types.findIndex((type) => keyOf(type) === key);
    if (index >= 0) return state.listings[index];
  }
  return undefined;
}

function objectsOf(listing: Listing | undefined): readonly KubernetesObject[] {
  return listing?.state === 'listed' || listing?.state === 'unreachable' ? listing.objects : [];
}

function findIn(listing: Listing | undefined, name: string | undefined): KubernetesObject | undefined {
  return objectsOf(listing).find(({ metadata }) => metadata.name === name);
}

/** What a listing says of one object. */
export function observed<T>(listing: Listing | undefined, name: string, read: (object: unknown) => T): Observed<T> {
  const object = findIn(listing, name);
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

/** The Deployment that an object refers to, if it is a Rollout that does. */
function deploymentOf(object: unknown): string | undefined {
  const reference = referenceIn(object);
  return reference?.kind === 'Deployment' ? reference.name : undefined;
}

/** One workload; a Rollout that refers to a Deployment is seen with that, and not at all where that may not be seen. */
function observeWorkload({ kind, namespace, name }: WorkloadName, states: States, cluster: string): Observed<Workload> {
  const listing = (type: string) => listingOf(states, cluster, `${namespace}/${type}`);
  const deployments = listing(places.Deployment.resource);
  const seen = observed(listing(places[kind].resource), name, (object) =>
    readWorkload(kind, object, findIn(deployments, deploymentOf(object))),
  );
  const isReferring =
    seen.state === 'present' && seen.object.kind === 'Rollout' && seen.object.reference?.kind === 'Deployment';
  return isReferring && deployments?.state === 'forbidden' ? deployments : seen;
}

/** What Rollouts that are watched lead to: the Deployments whose pod template they take. */
export function typesLedTo(states: States, cluster: string, all: readonly Looked[]): readonly ResourceType[] {
  const workloads = all.filter((one) => one.cluster === cluster).flatMap(({ goal }) => goal.workloads);
  return workloads.flatMap(({ kind, namespace, name }) => {
    if (kind !== 'Rollout') return [];
    const object = findIn(listingOf(states, cluster, `${namespace}/${places.Rollout.resource}`), name);
    return deploymentOf(object) === undefined ? [] : [{ ...places.Deployment, namespace }];
  });
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
    workloads: goal.workloads.map((name) => observeWorkload(name, states, cluster)),
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
