import { DeployError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

/** Seconds without any sign of it after which a controller is made to look again. */
const nudgeAfter = 5;

/** What a nudge needs: how to mark the object with a time or without, and what it is called. */
export interface NudgeEdges {
  readonly name: string;
  readonly mark: (at: Date | undefined) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Makes a controller look at an object again. One that has put an older object over the newer one in its cache (as Argo Rollouts
 * does after each of its own writes) sees what was missed with the next change of anything; the same patch again would be none.
 */
export class Nudge {
  readonly #edges: NudgeEdges;
  #isAllowed = true;
  #quietSince = 0;
  /** How often it was done. */
  count = 0;

  constructor(edges: NudgeEdges) {
    this.#edges = edges;
  }

  /** Something was sent: the controller has its time again. */
  rest(): void {
    this.#quietSince = this.#edges.clock.now().getTime();
  }

  /** Nudges if it has been quiet for long enough. What is forbidden is not tried again. */
  async give(): Promise<void> {
    const { name, mark, clock, log } = this.#edges;
    const now = clock.now();
    if (!this.#isAllowed || now.getTime() - this.#quietSince < nudgeAfter * 1000) return;
    this.rest();
    try {
      await mark(now);
      this.count += 1;
      log.warning(`${name}: the controller does not move: it is nudged by an annotation`);
    } catch (error) {
      if (!(error instanceof DeployError)) throw error;
      this.#isAllowed = error.code !== 'forbidden' && error.code !== 'not-supported';
      log.warning(`${name}: the controller does not move, and cannot be nudged: ${error.message}`);
    }
  }

  /** Leaves no annotation behind. */
  async takeBack(): Promise<void> {
    if (this.count === 0) return;
    try {
      await this.#edges.mark(undefined);
    } catch (error) {
      if (!(error instanceof DeployError)) throw error;
      this.#edges.log.debug(`the annotation that nudged it stays: ${error.message}`);
    }
  }
}
