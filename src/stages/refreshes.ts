import { DeployError } from '../errors.ts';
import { printName } from '../rollout/assessment.ts';
import type { ObjectName } from '../rollout/goal.ts';
import type { Observation } from './observe.ts';

/** Seconds between two requests to refresh one Application: the first may have been lost. */
const refreshEvery = 10;

/** Requests to Argo CD to look at Git now, which by itself it does every few minutes. */
export class Refreshes {
  readonly #edges: RefreshEdges;
  /** When the Applications of each cluster were asked to refresh last. */
  readonly #asked = new Map<string, Map<string, number>>();

  constructor(edges: RefreshEdges) {
    this.#edges = edges;
  }

  /** The Applications of a cluster that were asked to refresh. */
  askedIn(cluster: string): ReadonlySet<string> {
    const all = this.#asked.get(cluster) ?? new Map<string, number>();
    return new Set([...all].filter(([, at]) => Number.isFinite(at)).map(([name]) => name));
  }

  /** Asks, and again if the request got lost. Nobody waits for the answer: an Argo CD may take seconds for each Application. */
  ask(cluster: string, application: ObjectName): void {
    const key = printName(application);
    const now = this.#edges.clock.now().getTime();
    const asked = this.#asked.get(cluster) ?? new Map<string, number>();
    this.#asked.set(cluster, asked);
    if (now - (asked.get(key) ?? 0) < refreshEvery * 1000) return;
    asked.set(key, now);
    void this.#send(cluster, application, () => asked.set(key, Number.POSITIVE_INFINITY));
  }

  async #send(cluster: string, application: ObjectName, onForbidden: () => void): Promise<void> {
    const { clusters, log, signal } = this.#edges;
    const key = printName(application);
    try {
      await clusters.get(cluster)?.refresh(application, signal);
    } catch (error) {
      if (signal.aborted) return;
      const why = error instanceof Error ? error.message : '';
      // what is away may come back; what is forbidden stays so
      if (!(error instanceof DeployError) || error.code !== 'forbidden')
        return log.debug(`cannot ask Argo CD to refresh ${key} now: ${why}`);
      onForbidden();
      log.warning(`cannot ask Argo CD to refresh ${key}, so it takes its time: ${why}`);
    }
  }
}

/** What refreshes are asked for with. */
export type RefreshEdges = Pick<Observation, 'clusters' | 'clock' | 'log' | 'signal'>;
