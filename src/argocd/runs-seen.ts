import type { Clock } from '../ports/clock.ts';
import type { Listing } from '../ports/cluster.ts';
import type { LiveObject } from './live-objects.ts';
import { namedRuns } from './named-runs.ts';

/** Milliseconds for which a run that a Rollout names may be missing in the tree: Argo CD makes that anew a moment later. */
const lateBy = 15_000;

/**
 * Whether the AnalysisRuns of a resource tree are all there are: a tree may be older than the Rollout, or Argo CD may be told to leave
 * them out (`resource.exclusions`). An empty list must never pass for a rollout without analysis.
 */
export class RunsSeen {
  readonly #clock: Clock;
  /** Those that have been seen: one that is gone was garbage-collected. */
  readonly #seen = new Set<string>();
  /** Since when runs that Rollouts name are missing. */
  #missing = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes in what one look has shown. */
  see(objects: readonly LiveObject[]): void {
    for (const { node } of objects) if (node.kind === 'AnalysisRun') this.#seen.add(`${node.namespace}/${node.name}`);
    const now = this.#clock.now().getTime();
    const missing = namedRuns(objects).filter((name) => !this.#seen.has(name));
    this.#missing = new Map(missing.map((name) => [name, this.#missing.get(name) ?? now]));
  }

  /** A listing of runs with what is known to be missing in it. */
  told(listing: Extract<Listing, { state: 'listed' }>, namespace: string): Listing {
    const own = [...this.#missing].filter(([name]) => name.startsWith(`${namespace}/`));
    const [first] = own;
    if (first === undefined) return listing;
    const now = this.#clock.now().getTime();
    const late = own.find(([, since]) => now - since >= lateBy);
    if (late === undefined) return { ...listing, isBehind: true };
    return { state: 'forbidden', message: `Argo CD does not show AnalysisRun ${late[0]} in its resource tree` };
  }
}
