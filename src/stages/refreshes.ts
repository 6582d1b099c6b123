import { DeployError } from '../errors.ts';
import { printName } from '../rollout/assessment.ts';
import type { ObjectName } from '../rollout/goal.ts';
import type { Observation } from './observe.ts';

/** Seconds between two requests to refresh one Application: the first may have been lost. */
const refreshEvery = 10;

/** Requests to Argo CD to look at Git now, which by itself it does every few minutes. */
export class Refreshes {
  readonly #edges: RefreshEdges;
  /** When each Application was asked to refresh last, by cluster and name; for ever where that is forbidden. */
  readonly #asked = new Map<string, number>();
  /** The Applications of each cluster that have taken a request. */
  readonly #taken = new Map<string, ReadonlySet<string>>();

  constructor(edges: RefreshEdges) {
    this.#edges = edges;
  }

  /** The Applications of a cluster of which Argo CD has taken a request: what it compared before proves nothing. */
  takenIn(cluster: string): ReadonlySet<string> {
    return this.#taken.get(cluster) ?? new Set();
  }

  /** Asks, and again if the request got lost. Nobody waits for the answer: an Argo CD may take seconds for each Application. */
  ask(cluster: string, application: ObjectName): void {
    const key = keyOf(cluster, application);
    const now = this.#edges.clock.now().getTime();
    if (now - (this.#asked.get(key) ?? 0) < refreshEvery * 1000) return;
    this.#asked.set(key, now);
    void this.#send(cluster, application);
  }

  async #send(cluster: string, application: ObjectName): Promise<void> {
    const { clusters, log, signal } = this.#edges;
    const name = printName(application);
    try {
      await clusters.get(cluster)?.refresh(application, signal);
      this.#taken.set(cluster, new Set([...this.takenIn(cluster), name]));
    } catch (error) {
      if (signal.aborted) return;
      const why = error instanceof Error ? error.message : '';
      // what is away may come back; what is forbidden stays so
      if (!(error instanceof DeployError) || error.code !== 'forbidden')
        return log.debug(`cannot ask Argo CD to refresh ${name} now: ${why}`);
      this.#asked.set(keyOf(cluster, application), Number.POSITIVE_INFINITY);
      log.warning(`cannot ask Argo CD to refresh ${name}, so it takes its time: ${why}`);
    }
  }
}

function keyOf(cluster: string, application: ObjectName): string {
  return `${cluster} ${printName(application)}`;
}

/** What refreshes are asked for with. */
export type RefreshEdges = Pick<Observation, 'clusters' | 'clock' | 'log' | 'signal'>;
