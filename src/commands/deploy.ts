import type { LeftOver } from '../deployment/left-over.ts';
import { leftOverKey, printLeftOver } from '../deployment/left-over.ts';
import type { Effect, Event } from '../deployment/machine.ts';
import { advance, next, notBegun, stageOf } from '../deployment/machine.ts';
import type { Plan } from '../deployment/plan.ts';
import type { Progress } from '../deployment/progress.ts';
import { outcomeOf } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { DeploymentEnd } from '../report/report.ts';
import { build } from '../stages/build.ts';
import { merge } from '../stages/merge.ts';
import { publishComment, publishOutcome, publishStatus } from '../stages/publish.ts';
import { recover } from '../stages/recover.ts';
import type { Run } from '../stages/run.ts';
import { scan } from '../stages/scan.ts';
import { tag } from '../stages/tag.ts';
import { watchTargets } from '../stages/watch.ts';
import { write } from '../stages/write.ts';

/** Milliseconds that the last report may take after a signal: GitHub kills 10 s after its first one. */
const lastWords = 6000;

/**
 * Takes a deployment to its verdict, from wherever it stands: each step follows from what has been done, is told to the
 * world, performed, and its event taken into account.
 */
export async function deploy(
  plan: Plan,
  ports: Ports,
  { signal, from = notBegun }: { readonly signal: AbortSignal; readonly from?: Progress },
): Promise<DeploymentEnd> {
  let progress = from;
  const teller = new Teller(plan, ports, signal);
  const run: Run = { plan, ports, signal, publish: (now) => teller.tell(now) };
  try {
    for (;;) {
      const effect = next(progress);
      if (effect.do === 'end') return await finish(ports, { told: plan, outcome: effect.outcome, progress });
      progress = { ...progress, stage: stageOf(effect) };
      await teller.begin(progress);
      progress = advance(progress, await untilAborted(signal, perform(run, effect, progress)));
    }
  } catch (error) {
    const outcome = signal.aborted ? cancelled(progress) : outcomeOf(error, progress.stage);
    return finish(ports, { told: plan, outcome, progress });
  }
}

function perform(run: Run, effect: Exclude<Effect, { do: 'end' }>, progress: Progress): Promise<Event> {
  switch (effect.do) {
    case 'build':
      return build(run);
    case 'scan':
      return scan(run, effect.image);
    case 'tag':
      return tag(run, effect.image);
    case 'write':
      return write(run, effect.image);
    case 'merge':
      return effect.written.place.on === 'branch'
        ? Promise.resolve({ event: 'merged', revision: effect.written.place.revision })
        : merge(run, effect.written, effect.written.place);
    case 'watch':
      return watchTargets(run, { ...effect, progress });
    case 'recover':
      return recover(run, effect);
  }
}

/** A signal ends the run at once: what a step still has to clean up must not keep the status waiting. */
async function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    work.catch(() => {});
  }
}

function cancelled(progress: Progress): Outcome {
  return {
    outcome: 'cancelled',
    reason: 'cancelled',
    stage: progress.stage,
    sentence: `the run was cancelled at the stage ${progress.stage}`,
  };
}

/** Writes the end. Where GitHub does not take it, that is the outcome: a verdict that nobody can read is none. */
async function finish(ports: Ports, end: DeploymentEnd): Promise<DeploymentEnd> {
  const { told, outcome, progress } = end;
  remember(ports, { told, stage: progress.stage, outcome });
  const signal = AbortSignal.timeout(end.outcome.outcome === 'cancelled' ? lastWords : 60_000);
  try {
    await publishOutcome(told, ports, { outcome, progress, signal });
    ports.results.forget(leftOverKey(told));
    return end;
  } catch (error) {
    const unreported = outcomeOf(error, 'report');
    const sentence = `${outcome.sentence}; and it could not be reported: ${unreported.sentence}`;
    return { ...end, outcome: { ...unreported, stage: 'report', sentence } };
  }
}

/** For the post step: should this process end before the outcome is told, it tells it. */
function remember(ports: Pick<Ports, 'results'>, { told, ...left }: LeftOver): void {
  const { application, environment, source, run } = told;
  const { commit, pullRequest } = source;
  const kept = {
    application,
    environment,
    source: { commit, ...(pullRequest === undefined ? {} : { pullRequest }) },
    ...(run === undefined ? {} : { run }),
  };
  ports.results.remember(leftOverKey(told), printLeftOver({ told: kept, ...left }));
}

/** Seconds between two comments while a rollout goes on. */
const commentEvery = 10;

/** Tells the world how far it is: the status at each stage, the comment no more often than every few seconds. */
class Teller {
  readonly #plan: Plan;
  readonly #ports: Ports;
  readonly #signal: AbortSignal;
  #stage = '';
  #last = 0;

  constructor(plan: Plan, ports: Ports, signal: AbortSignal) {
    this.#plan = plan;
    this.#ports = ports;
    this.#signal = signal;
  }

  /** Throws where the very first status cannot be set: then nothing has been done yet, and nothing is. */
  async begin(progress: Progress): Promise<void> {
    if (progress.stage === this.#stage) return;
    const isFirst = this.#stage === '';
    this.#stage = progress.stage;
    this.#ports.log.info(`stage ${progress.stage}`);
    remember(this.#ports, { told: this.#plan, stage: progress.stage });
    await this.#try(isFirst, () => publishStatus(this.#plan, this.#ports, { progress, signal: this.#signal }));
  }

  async tell(progress: Progress): Promise<void> {
    const now = this.#ports.clock.now().getTime();
    if (now - this.#last < commentEvery * 1000) return;
    this.#last = now;
    await this.#try(false, () => publishComment(this.#plan, this.#ports, { progress, signal: this.#signal }));
  }

  async #try(must: boolean, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#signal.throwIfAborted();
      if (must) throw error;
      this.#ports.log.warning(`cannot tell GitHub yet: ${error instanceof Error ? error.message : ''}`);
    }
  }
}
