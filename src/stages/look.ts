import type { WorkloadKind } from '../kubernetes/workload-kind.ts';
import type { Cluster, ClusterState, KubernetesObject, Listing, ResourceType } from '../ports/cluster.ts';
import { readAnalysisRun } from '../rollout/analysis.ts';
import { readApplication } from '../rollout/application.ts';
import type { Observed, Relation, Snapshot } from '../rollout/assessment.ts';
import type { Goal, ObjectName, WorkloadName } from '../rollout/goal.ts';
import { readRollout } from '../rollout/rollout.ts';
import type { Workload } from '../rollout/workload.ts';
import { readWorkload } from '../rollout/workload.ts';

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
  return distinct(types);
}

function distinct(types: readonly ResourceType[]): readonly ResourceType[] {
  return [...new Map(types.map((type) => [keyOf(type), type])).values()];
}

const apps = 'apps/v1';

/** Where each kind of workload is found. */
const places = {
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

function workloadTypes({ kind, namespace }: WorkloadName): readonly ResourceType[] {
  return [places[kind], ...besides[kind]].map((place) => ({ ...place, namespace }));
}

/** The type of Argo CD Applications in the namespace of this one. */
export function applicationType({ namespace }: ObjectName): ResourceType {
  return { apiVersion: argo, resource: 'applications', namespace };
}

function keyOf({ resource, namespace }: ResourceType): string {
  return `${namespace}/${resource}`;
}

/** Some types of a cluster that are watched together, and their newest state. */
interface Source {
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

function findIn(listing: Listing | undefined, name: string): KubernetesObject | undefined {
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

/** One workload; a Rollout that refers to a Deployment is seen with that, and not at all where that may not be seen. */
function observeWorkload({ kind, namespace, name }: WorkloadName, states: States, cluster: string): Observed<Workload> {
  const listing = (type: string) => listingOf(states, cluster, `${namespace}/${type}`);
  const seen = observed(listing(places[kind].resource), name, (object) => readWorkload(kind, object));
  if (seen.state !== 'present' || seen.object.kind !== 'Rollout') return seen;
  const { reference } = seen.object;
  if (reference?.kind !== 'Deployment') return seen;
  const deployments = listing(places.Deployment.resource);
  if (deployments?.state === 'forbidden') return { state: 'forbidden', message: deployments.message };
  const referenced = findIn(deployments, reference.name);
  return observed(listing(places[kind].resource), name, (object) => readRollout(object, referenced));
}

/** What Rollouts that are watched lead to: the Deployments whose pod template they take. */
function typesLedTo(states: States, cluster: string, all: readonly Looked[]): readonly ResourceType[] {
  const rollouts = all.filter((one) => one.cluster === cluster).flatMap(({ goal }) => goal.workloads);
  return rollouts.flatMap(({ kind, namespace, name }) => {
    if (kind !== 'Rollout') return [];
    const object = findIn(listingOf(states, cluster, `${namespace}/${places.Rollout.resource}`), name);
    const reference = object === undefined ? undefined : readRollout(object).reference;
    return reference?.kind === 'Deployment' ? [{ ...places.Deployment, namespace }] : [];
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

const needed: readonly string[] = ['applications', ...Object.values(places).map(({ resource }) => resource)];

/** Whether a verdict needs to see this type; of the others (analysis runs, pods) it only tells that they are hidden. */
export function isNeeded(type: ResourceType | undefined): boolean {
  return type !== undefined && needed.includes(type.resource);
}

/** Watches several clusters as one: yields all newest states after each change in any, once each has answered. */
export async function* watchAll(
  clusters: ReadonlyMap<string, Cluster>,
  looked: readonly Looked[],
  signal: AbortSignal,
): AsyncGenerator<States> {
  const watches = [...clusters].map(([name, cluster]) => new ClusterWatch(name, { cluster, looked, signal }));
  try {
    while (watches.some(({ isOpen }) => isOpen)) {
      const changed = await Promise.race(watches.flatMap((one) => one.waiting));
      changed();
      if (!watches.every(({ hasAnswered }) => hasAnswered)) continue;
      const states = new Map(watches.map(({ name, sources }) => [name, sources] as const));
      for (const one of watches) one.follow(states);
      yield states;
    }
  } finally {
    await Promise.all(watches.map((one) => one.end()));
  }
}

interface OpenSource {
  readonly types: readonly ResourceType[];
  readonly iterator: AsyncIterator<ClusterState>;
  state?: ClusterState;
  /** Resolves to what takes the next state in; undefined once there will be none. */
  next: Promise<() => void> | undefined;
}

interface WatchedCluster {
  readonly cluster: Cluster;
  readonly looked: readonly Looked[];
  readonly signal: AbortSignal;
}

/** What is watched of one cluster: what was asked for, and what that leads to. */
class ClusterWatch {
  readonly name: string;
  readonly #of: WatchedCluster;
  readonly #sources: OpenSource[] = [];

  constructor(name: string, of: WatchedCluster) {
    this.name = name;
    this.#of = of;
    this.#open(typesIn(name, of.looked));
  }

  get isOpen(): boolean {
    return this.#sources[0]?.next !== undefined;
  }

  get hasAnswered(): boolean {
    return this.#sources[0]?.state !== undefined;
  }

  get waiting(): readonly Promise<() => void>[] {
    return this.#sources.flatMap(({ next }) => next ?? []);
  }

  get sources(): readonly Source[] {
    return this.#sources.flatMap(({ types, state }) => (state === undefined ? [] : [{ types, state }]));
  }

  /** Watches what the states lead to as well, each type once. */
  follow(states: States): void {
    const known = new Set(this.#sources.flatMap(({ types }) => types.map(keyOf)));
    const more = typesLedTo(states, this.name, this.#of.looked).filter((type) => !known.has(keyOf(type)));
    if (more.length > 0) this.#open(distinct(more));
  }

  async end(): Promise<void> {
    await Promise.all(this.#sources.map(({ iterator }) => iterator.return?.()));
  }

  #open(types: readonly ResourceType[]): void {
    const { cluster, signal } = this.#of;
    const source: OpenSource = {
      types,
      iterator: cluster.watch(types, signal)[Symbol.asyncIterator](),
      next: undefined,
    };
    this.#sources.push(source);
    this.#ask(source);
  }

  #ask(source: OpenSource): void {
    source.next = source.iterator.next().then((result) => () => {
      if (result.done === true) source.next = undefined;
      else {
        source.state = result.value;
        this.#ask(source);
      }
    });
  }
}
