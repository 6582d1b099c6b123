import { withoutUndefined } from '../data/fields.ts';
import type { WorkloadKind } from '../kubernetes/workload-kind.ts';
import { workloadKinds } from '../kubernetes/workload-kind.ts';
import type { Cluster, ClusterState, KubernetesObject, Listing, ResourceType } from '../ports/cluster.ts';
import { readAnalysisRun } from '../rollout/analysis.ts';
import { readApplication } from '../rollout/application.ts';
import type { Observed, Relation, Snapshot } from '../rollout/assessment.ts';
import type { ObjectName, WorkloadName } from '../rollout/goal.ts';
import { referenceIn } from '../rollout/rollout.ts';
import type { Workload } from '../rollout/workload.ts';
import { readWorkload } from '../rollout/workload.ts';
import type { Looked } from './watched-types.ts';
import { applicationType, keyOf, ownerOf, places } from './watched-types.ts';

/** The newest listings of every cluster, by the keys of their types. */
export type States = ReadonlyMap<string, ReadonlyMap<string, Listing>>;

/** Listings by the keys of their types, as a state has them. */
export function listingsOf(types: readonly ResourceType[], { listings }: ClusterState): readonly [string, Listing][] {
  return types.flatMap((type, index): [string, Listing][] => {
    const listing = listings[index];
    return listing === undefined ? [] : [[keyOf(type), listing]];
  });
}

/** Reads each object once, however often it is looked at: what has changed comes as another object. */
function readOnce<T>(read: (object: object) => T): (object: object) => T {
  const known = new WeakMap<object, { readonly read: T }>();
  return (object) => {
    const found = known.get(object) ?? { read: read(object) };
    known.set(object, found);
    return found.read;
  };
}

const runOf = readOnce(readAnalysisRun);
const applicationOf = readOnce(readApplication);
const workloadsOf = new Map(
  workloadKinds.map((kind) => [kind, readOnce((object: object): Workload => readWorkload(kind, object))] as const),
);

/** A workload; one that takes its pod template from another object is read with that each time, as either may change. */
function workloadOf(kind: WorkloadKind, object: object, referenced: object | undefined): Workload {
  const alone = referenced === undefined ? workloadsOf.get(kind)?.(object) : undefined;
  return alone ?? readWorkload(kind, object, referenced);
}

function listingOf(states: States, cluster: string, key: string): Listing | undefined {
  return states.get(cluster)?.get(key);
}

function objectsOf(listing: Listing | undefined): readonly KubernetesObject[] {
  return listing?.state === 'listed' || listing?.state === 'unreachable' ? listing.objects : [];
}

function findIn(listing: Listing | undefined, name: string | undefined): KubernetesObject | undefined {
  return objectsOf(listing).find(({ metadata }) => metadata.name === name);
}

/** What a listing says of one object. */
export function observed<T>(listing: Listing | undefined, name: string, read: (object: object) => T): Observed<T> {
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
function observeWorkload({ kind, namespace, name }: WorkloadName, states: States, looked: Looked): Observed<Workload> {
  const owner = ownerOf(looked);
  const listing = (resource: string) => listingOf(states, looked.cluster, keyOf({ resource, namespace, ...owner }));
  const deployments = listing(places.Deployment.resource);
  const seen = observed(listing(places[kind].resource), name, (object) =>
    workloadOf(kind, object, findIn(deployments, deploymentOf(object))),
  );
  const isReferring =
    seen.state === 'present' && seen.object.kind === 'Rollout' && seen.object.reference?.kind === 'Deployment';
  return isReferring && deployments?.state === 'forbidden' ? deployments : seen;
}

/** What Rollouts that are watched lead to: the Deployments whose pod template they take. */
export function typesLedTo(states: States, cluster: string, all: readonly Looked[]): readonly ResourceType[] {
  const rollouts = all
    .filter((one) => one.cluster === cluster)
    .flatMap((one) => one.goal.workloads.map((workload) => ({ ...workload, ...ownerOf(one) })))
    .filter(({ kind }) => kind === 'Rollout');
  return rollouts.flatMap(({ kind: _, name, ...place }) => {
    const object = findIn(listingOf(states, cluster, keyOf({ ...places.Rollout, ...place })), name);
    return deploymentOf(object) === undefined ? [] : [{ ...places.Deployment, ...place }];
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
  const owner = ownerOf(looked);
  const listing = (resource: string, namespace: string) =>
    listingOf(states, cluster, keyOf({ resource, namespace, ...owner }));
  const hiding = (resource: string) =>
    namespaces.flatMap((namespace) => {
      const one = listing(resource, namespace);
      return one?.state === 'forbidden' ? [one.message] : [];
    })[0];
  const { application } = goal;
  return {
    at: at.now,
    relations: at.relations,
    workloads: goal.workloads.map((name) => observeWorkload(name, states, looked)),
    runs: namespaces.flatMap((namespace) => objectsOf(listing('analysisruns', namespace)).map(runOf)),
    pods: namespaces.flatMap((namespace) => objectsOf(listing('pods', namespace))),
    ...withoutUndefined({ podsHidden: hiding('pods'), runsHidden: hiding('analysisruns') }),
    ...(namespaces.some((namespace) => isBehind(listing('analysisruns', namespace))) ? { runsBehind: true } : {}),
    ...(application === undefined
      ? {}
      : applicationsIn(listingOf(states, looked.applicationCluster, keyOf(applicationType(application))), application)),
  };
}

function isBehind(listing: Listing | undefined): boolean {
  return listing?.state === 'unreachable' || (listing?.state === 'listed' && listing.isBehind === true);
}

/** An Application, and those of its namespace that it manages. */
function applicationsIn(listing: Listing | undefined, { name, namespace }: ObjectName) {
  const application = observed(listing, name, applicationOf);
  const resources = application.state === 'present' ? application.object.resources : [];
  const names = resources
    .filter((one) => one.kind === 'Application' && one.namespace === namespace)
    .map((one) => one.name);
  const children = objectsOf(listing).filter(({ metadata }) => names.includes(metadata.name));
  return { application, children: children.map(applicationOf) };
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

/** The clusters of those that can be looked at, and those that cannot, as there is no way to one of their clusters. */
export async function reachOf<T extends Looked>(
  all: readonly T[],
  connect: (name: string | undefined) => Promise<Cluster | undefined>,
): Promise<{
  readonly reached: readonly T[];
  readonly unreached: readonly T[];
  readonly clusters: ReadonlyMap<string, Cluster>;
}> {
  const clusters = new Map<string, Cluster>();
  const reached: T[] = [];
  const unreached: T[] = [];
  for (const one of all) {
    const own = await connectAll([one], connect);
    (own === undefined ? unreached : reached).push(one);
    for (const [name, cluster] of own ?? []) clusters.set(name, cluster);
  }
  return { reached, unreached, clusters };
}
