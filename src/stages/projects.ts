import type { Clock } from '../ports/clock.ts';
import type { Cluster, Listing, ResourceType } from '../ports/cluster.ts';
import type { Observed, Snapshot } from '../rollout/assessment.ts';
import { printName } from '../rollout/assessment.ts';
import type { ObjectName } from '../rollout/goal.ts';
import type { AppProject } from '../rollout/sync-window.ts';
import { readProject } from '../rollout/sync-window.ts';
import { observed } from './look.ts';
import type { Looked } from './watched-types.ts';

/** Seconds for which an AppProject that was read is believed: whoever waits for a window may be let out of it. */
const believedFor = 30;

interface Seen {
  readonly project: Observed<AppProject>;
  readonly name: string;
  readonly at: number;
}

/**
 * The AppProjects that verdicts want. They are no part of the watch: only an Application that is not synced needs its own, and
 * many tokens may not read any.
 */
export class Projects {
  readonly #seen = new Map<string, Seen>();
  readonly #edges: ProjectEdges;

  constructor(edges: ProjectEdges) {
    this.#edges = edges;
  }

  /** What was seen of the AppProject of a target's Application, as a part of its snapshot. */
  seenFor(looked: Looked): Pick<Snapshot, 'project'> {
    const seen = this.#seen.get(keyOf(looked));
    return seen === undefined ? {} : { project: seen.project };
  }

  /** Reads the AppProject that the verdict of a target wants, unless it has just been read. */
  async read(looked: Looked, name: ObjectName): Promise<void> {
    const { clock, clusters, signal } = this.#edges;
    const at = clock.now().getTime();
    const seen = this.#seen.get(keyOf(looked));
    const cluster = clusters.get(looked.applicationCluster);
    const isKnown = seen?.name === printName(name) && at - seen.at < believedFor * 1000;
    if (cluster === undefined || isKnown) return;
    const listing = await listOnce(cluster, projectType(name), signal);
    this.#seen.set(keyOf(looked), { project: observed(listing, name.name, readProject), name: printName(name), at });
  }
}

/** What AppProjects are read with. */
export interface ProjectEdges {
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

function projectType({ namespace, name }: ObjectName): ResourceType {
  return { apiVersion: 'argoproj.io/v1alpha1', resource: 'appprojects', namespace, only: name };
}

function keyOf({ goal, applicationCluster }: Looked): string {
  return `${applicationCluster} ${goal.application === undefined ? '' : printName(goal.application)}`;
}

/** The objects of one type as they are now: the first state of a watch that is not gone on with. */
export async function listOnce(
  cluster: Cluster,
  type: ResourceType,
  signal: AbortSignal,
): Promise<Listing | undefined> {
  for await (const { listings } of cluster.watch([type], signal)) return listings[0];
  signal.throwIfAborted();
  return undefined;
}
