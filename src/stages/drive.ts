import type { LeftOver } from '../deployment/left-over.ts';
import { leftOverKey, printLeftOver } from '../deployment/left-over.ts';
import type { Effect, Event } from '../deployment/machine.ts';
import { advance, next, notBegun, stageOf } from '../deployment/machine.ts';
import type { Plan } from '../deployment/plan.ts';
import type { Progress } from '../deployment/progress.ts';
import type { RecordNote } from '../deployment/record.ts';
import { recordState } from '../deployment/record.ts';
import { outcomeOf } from '../errors.ts';
import type { Outcome, Reason } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { DeploymentEnd } from '../report/report.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import { merge } from './merge.ts';
import { publishComment, publishOutcome, publishStatus } from './publish.ts';
import { recover } from './recover.ts';
import type { Run } from './run.ts';
import { scan } from './scan.ts';
import { tag } from './tag.ts';
import { watchTargets } from './watch.ts';
import { write } from './write.ts';

/** Milliseconds that the last report may take after a signal: GitHub kills 10 s after its first one. */
const lastWords = 6000;

/** Where a deployment begins. */
export interface Start {
  readonly signal: AbortSignal;
  /** How far it is already; not begun, unless given. */
  readonly from?: Progress;
  /** What its record said when it was taken up: it is told only what is new. */
  readonly before?: RecordNote;
}

/**
 * Takes a deployment to its verdict, from wherever it stands: each step follows from what has been done, is told to the
 * world, performed, and its event taken into account.
 */
export async function drive(
  plan: Plan,
  ports: Ports,
  { signal, from = notBegun, before }: Start,
): Promise<DeploymentEnd> {
  let progress = from;
  const teller = new Teller({ plan, ports, signal, from, before });
  const run: Run = {
    plan,
    ports,
    signal,
    publish: (now) => teller.tell(now),
    keeps: (record) => {
      progress = { ...progress, record };
      teller.keeps(progress);
    },
  };
  try {
    for (;;) {
      const effect = next(progress);
      if (effect.do === 'end') return await teller.finish({ told: plan, outcome: effect.outcome, progress });
      progress = { ...progress, stage: stageOf(effect) };
      await teller.begin(progress);
      const event = await untilAborted(signal, perform(run, effect, progress));
      progress = advance(progress, event);
    }
  } catch (error) {
    const outcome = signal.aborted ? cancelled(progress) : outcomeOf(error, progress.stage);
    return teller.finish({ told: plan, outcome, progress });
  }
}

function perform(run: Run, effect: Exclude<Effect, { do: 'end' }>, progress: Progress): Promise<Event> {
  switch (effect.do) {
    case 'check':
      return check(run);
    case 'build':
      return build(run);
    case 'scan':
      return scan(run, effect.image);
    case 'tag':
      return tag(run, effect.image);
    case 'write':
      return write(run, effect.image, effect.overtaken);
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

/** Reasons that say nothing of the deployment itself: what was told of it before still holds. */
const sawNothing: readonly Reason[] = ['cancelled', 'cluster-unreachable', 'github-unreachable', 'gitops-unreachable'];

const githubIsSlow: Outcome = {
  outcome: 'errored',
  reason: 'github-unreachable',
  stage: 'report',
  sentence: 'GitHub did not answer in time',
};

/** The outcome where it could not be told: a verdict that nobody can read is none. */
function unreported(outcome: Outcome, why: Outcome): Outcome {
  // the very thing that ended it keeps it from being told
  if (why.sentence === outcome.sentence) return outcome;
  return { ...why, stage: 'report', sentence: `${outcome.sentence}; and it could not be reported: ${why.sentence}` };
}

interface Telling {
  readonly plan: Plan;
  readonly ports: Ports;
  readonly signal: AbortSignal;
  readonly from: Progress;
  readonly before: RecordNote | undefined;
}

/**
 * Tells the world how far it is: the status at each stage, the comment no more often than every few seconds, the end.
 * Of a deployment that was taken up and whose end was told before (it is paused, or errored), it is silent until there is
 * something new: a schedule looks again and again, and GitHub takes 1000 statuses for a commit and context.
 */
class Teller {
  readonly #telling: Telling;
  #silent: boolean;
  #stage = '';
  #last = 0;

  constructor(telling: Telling) {
    this.#telling = telling;
    this.#silent = telling.before !== undefined && telling.before.state !== 'open';
  }

  /** Throws where the very first status cannot be set: then nothing has been done yet, and nothing is. */
  async begin(progress: Progress): Promise<void> {
    const { plan, ports, signal, from } = this.#telling;
    if (progress.stage === this.#stage) return;
    const isFirst = this.#stage === '';
    this.#stage = progress.stage;
    ports.log.info(`stage ${progress.stage}`);
    this.keeps(progress);
    this.#silent &&= progress.written === from.written;
    if (this.#silent) return;
    await this.#try(isFirst, () => publishStatus(plan, ports, { progress, signal }));
  }

  /** For the post step: how far it is, and which record is to be closed. */
  keeps({ stage, record }: Progress): void {
    const { plan, ports } = this.#telling;
    remember(ports, { told: plan, stage, ...(record === undefined ? {} : { record }) });
  }

  async tell(progress: Progress): Promise<void> {
    const { plan, ports, signal } = this.#telling;
    const now = ports.clock.now().getTime();
    if (this.#silent || now - this.#last < commentEvery * 1000) return;
    this.#last = now;
    await this.#try(false, () => publishComment(plan, ports, { progress, signal }));
  }

  /** Tells the end; where GitHub does not take the status, that is the outcome. */
  async finish(end: DeploymentEnd): Promise<DeploymentEnd> {
    const { ports } = this.#telling;
    const { told, outcome, progress } = end;
    if (this.#silent && !this.#isNews(outcome)) {
      ports.results.forget(leftOverKey(told));
      return end;
    }
    const { stage, record } = progress;
    remember(ports, { told, stage, outcome, ...(record === undefined ? {} : { record }) });
    const signal = AbortSignal.timeout(outcome.outcome === 'cancelled' ? lastWords : 60_000);
    try {
      await publishOutcome(told, ports, { outcome, progress, signal });
    } catch (error) {
      return { ...end, outcome: unreported(outcome, signal.aborted ? githubIsSlow : outcomeOf(error, 'report')) };
    }
    await this.#commentAtEnd(end, signal);
    return end;
  }

  /** The status says it already: a comment that fails changes no outcome, and is left to the post step. */
  async #commentAtEnd({ told, outcome, progress }: DeploymentEnd, signal: AbortSignal): Promise<void> {
    const { ports } = this.#telling;
    try {
      await publishComment(told, ports, { outcome, progress, signal });
      ports.results.forget(leftOverKey(told));
    } catch (error) {
      ports.log.warning(`the comment could not be written: ${error instanceof Error ? error.message : ''}`);
    }
  }

  #isNews({ outcome, reason, stage, sentence }: Outcome): boolean {
    const { before } = this.#telling;
    if (before === undefined) return true;
    if (sawNothing.includes(reason)) return false;
    if (before.reason !== reason || before.stage !== stage || before.state !== recordState(outcome)) return true;
    // the next gate is another one; what was noted is cut where GitHub takes no more
    return !sentence.replace(/\s+/g, ' ').startsWith(before.sentence.replace(/…$/, '').trim());
  }

  async #try(must: boolean, work: () => Promise<void>): Promise<void> {
    const { ports, signal } = this.#telling;
    try {
      await work();
    } catch (error) {
      signal.throwIfAborted();
      if (must) throw error;
      ports.log.warning(`cannot tell GitHub yet: ${error instanceof Error ? error.message : ''}`);
    }
  }
}
