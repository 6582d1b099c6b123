import type { Clock } from '../ports/clock.ts';
import type { Cluster, Listing, ResourceType } from '../ports/cluster.ts';
import { readApplicationSet } from '../rollout/application-set.ts';
import type { Snapshot, WantedObject } from '../rollout/assessment.ts';
import { printName } from '../rollout/assessment.ts';
import { readProject } from '../rollout/sync-window.ts';
import { observed } from './look.ts';
import type { Looked } from './watched-types.ts';

/** Seconds for which what was read is believed: whoever waits for a window may be let out of it. */
const believedFor = 30;

/** A part of a snapshot that is read only where a verdict wants it. */
type Part = Pick<Snapshot, 'project' | 'applicationSet'>;

interface Seen {
  readonly part: Part;
  readonly name: string;
  readonly at: number;
}

/**
 * AppProjects and ApplicationSets that verdicts want. They are no part of the watch: only an Application that is not synced needs
 * its own, and many tokens may not read any.
 */
export class Wanted {
  readonly #seen = new Map<string, Seen>();
  readonly #edges: WantedEdges;

  constructor(edges: WantedEdges) {
    this.#edges = edges;
  }

  /** What was read for a target, as parts of its snapshot. */
  seenFor(looked: Looked): Part {
    return {
      ...this.#seen.get(keyOf(looked, 'AppProject'))?.part,
      ...this.#seen.get(keyOf(looked, 'ApplicationSet'))?.part,
    };
  }

  /** Reads what the verdict of a target wants, unless it has just been read. */
  async read(looked: Looked, wanted: WantedObject): Promise<void> {
    const { clock, clusters, signal } = this.#edges;
    const at = clock.now().getTime();
    const key = keyOf(looked, wanted.kind);
    const seen = this.#seen.get(key);
    const cluster = clusters.get(looked.applicationCluster);
    const isKnown = seen?.name === nameOf(wanted) && at - seen.at < believedFor * 1000;
    if (cluster === undefined || isKnown) return;
    const listing = await listOnce(cluster, typeOf(wanted), signal);
    this.#seen.set(key, { part: partOf(wanted, listing), name: nameOf(wanted), at });
  }
}

/** What wanted objects are read with. */
export interface WantedEdges {
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

function nameOf({ namespace, name }: WantedObject): string {
  return printName({ namespace, name });
}

function partOf({ kind, name }: WantedObject, listing: Listing | undefined): Part {
  return kind === 'AppProject'
    ? { project: observed(listing, name, readProject) }
    : { applicationSet: observed(listing, name, readApplicationSet) };
}

function typeOf({ kind, namespace, name }: WantedObject): ResourceType {
  const resource = kind === 'AppProject' ? 'appprojects' : 'applicationsets';
  return { apiVersion: 'argoproj.io/v1alpha1', resource, namespace, only: name };
}

function keyOf({ goal, applicationCluster }: Looked, kind: WantedObject['kind']): string {
  return `${kind} ${applicationCluster} ${goal.application === undefined ? '' : printName(goal.application)}`;
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
