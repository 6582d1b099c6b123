import type { LeftOver } from '../deployment/left-over.ts';
import { leftOverKey, printLeftOver } from '../deployment/left-over.ts';
import type { Plan } from '../deployment/plan.ts';
import type { Progress } from '../deployment/progress.ts';
import type { RecordNote } from '../deployment/record.ts';
import { recordState } from '../deployment/record.ts';
import { outcomeOf } from '../errors.ts';
import type { Outcome, Reason } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { DeploymentEnd } from '../report/report.ts';
import type { Display } from './display.ts';
import { notifyOutcome } from './notify.ts';
import { publishComment, publishLastComment, publishOutcome, publishStatus } from './publish.ts';

/** Milliseconds that the last report may take after a signal: GitHub kills 10 s after its first one. */
const lastWords = 6000;

/** Milliseconds that it may take otherwise: GitHub may ask many jobs at once to wait for a minute or two. */
const lastTelling = 150_000;

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

/**
 * Milliseconds between two reports while a rollout goes on: at first so many, then a fiftieth of what has gone by. A rollout of a
 * day is told some three hundred times; GitHub takes a thousand statuses for a commit and context.
 */
function pauseAfter(elapsed: number): number {
  return Math.max(10_000, elapsed / 50);
}

/** What is told now and then: when it was told last, and what. */
class Paced {
  readonly #pauses: number;
  #at = 0;
  #said = '';

  /** For what waits for so many pauses. */
  constructor(pauses: number) {
    this.#pauses = pauses;
  }

  isDue(now: number, pause: number): boolean {
    return now - this.#at >= pause * this.#pauses;
  }

  /** Notes what is told; false where it is no news. */
  tells(says: string, now: number): boolean {
    if (says === this.#said) return false;
    this.#at = now;
    this.#said = says;
    return true;
  }
}

/** Milliseconds that the end waits for a report that is under way: overtaken, it could overwrite the end. */
const lastReport = 5000;

/** Reasons that say nothing of the deployment itself: what was told of it before still holds. */
const sawNothing: readonly Reason[] = ['cancelled', 'cluster-unreachable', 'github-unreachable', 'gitops-unreachable'];

/** Reasons whose sentence has numbers that move while nothing is new. */
const numbersMove: readonly Reason[] = ['budget-spent'];

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

/** What is told, and from where on it is new. */
export interface Telling {
  readonly plan: Plan;
  readonly ports: Ports;
  readonly signal: AbortSignal;
  readonly from: Progress;
  readonly before: RecordNote | undefined;
  readonly display: Display;
}

/**
 * Tells the world how far it is: the status at each stage, the comment no more often than every few seconds, the end.
 * Of a deployment that was taken up and whose end was told before (it is paused, or errored), it is silent until there is
 * something new: a schedule looks again and again, and GitHub takes 1000 statuses for a commit and context.
 */
export class Teller {
  readonly #telling: Telling;
  #silent: boolean;
  #stage = '';
  #began: number | undefined;
  readonly #status = new Paced(1);
  /** Many jobs may write one comment, and GitHub takes 80 new or changed ones a minute: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits */
  readonly #comment = new Paced(3);
  /** What is being told while the watch goes on. */
  #report: { readonly done: Promise<void>; readonly stop: AbortController } | undefined;

  constructor(telling: Telling) {
    this.#telling = telling;
    const { before } = telling;
    this.#silent = before !== undefined && (before.state !== 'open' || before.rollbackPullRequest !== undefined);
  }

  /** Throws where the very first status cannot be set: then nothing has been done yet, and nothing is. */
  async begin(progress: Progress): Promise<void> {
    const { plan, ports, signal, from, display } = this.#telling;
    // a bad verdict is told before anything is put back: what comes of that may take long
    const verdict = progress.verdict?.recover === true ? progress.verdict.outcome : undefined;
    const stage = verdict === undefined ? progress.stage : 'rollback';
    const isNew = stage !== this.#stage;
    const isFirst = this.#stage === '';
    this.#stage = stage;
    // before anybody hears of it: whoever kills the run from then on finds it kept
    if (isNew) this.keeps(progress);
    if (isNew) ports.log.info(verdict === undefined ? `stage ${stage}` : `${verdict.outcome}: ${verdict.sentence}`);
    display.show(progress);
    if (!isNew) return;
    this.#silent &&= progress.written === from.written;
    if (this.#silent) return;
    await this.#endReport();
    this.#status.tells(stage, ports.clock.now().getTime());
    const at = { progress, signal, ...(verdict === undefined ? {} : { outcome: verdict }) };
    await this.#try(isFirst, () => publishStatus(plan, ports, at));
  }

  /** For the post step: how far it is, and which record is to be closed. */
  keeps({ stage, record }: Progress): void {
    const { plan, ports } = this.#telling;
    remember(ports, { told: plan, stage, ...(record === undefined ? {} : { record }) });
  }

  /**
   * Tells how far a rollout is, where that is new and it is time. Called at every look, so that what came too early is told later;
   * nothing waits for GitHub, so that a verdict is not held up by the report of a step.
   */
  tell(progress: Progress): void {
    const { ports } = this.#telling;
    if (this.#silent || this.#report !== undefined) return;
    const now = ports.clock.now().getTime();
    this.#began ??= now;
    const pause = pauseAfter(now - this.#began);
    const due = [this.#status, this.#comment].filter((one) => one.isDue(now, pause));
    if (due.length === 0) return;
    const says = JSON.stringify(progress.targets.map(({ assessment }) => [assessment.judgement, assessment.rows]));
    const news = due.filter((one) => one.tells(says, now));
    if (news.length > 0) this.#startReport(progress, news);
  }

  #startReport(progress: Progress, news: readonly Paced[]): void {
    const { plan, ports, signal } = this.#telling;
    const stop = new AbortController();
    const at = { progress, signal: AbortSignal.any([signal, stop.signal]) };
    const status = news.includes(this.#status) ? this.#quietly(publishStatus(plan, ports, at)) : undefined;
    const comment = news.includes(this.#comment) ? this.#quietly(publishComment(plan, ports, at)) : undefined;
    const done = Promise.all([status, comment]).then(() => {
      this.#report = undefined;
    });
    this.#report = { done, stop };
  }

  async #quietly(work: Promise<void>): Promise<void> {
    const { ports } = this.#telling;
    await work.catch((error: unknown) => {
      ports.log.debug(`cannot tell GitHub yet: ${error instanceof Error ? error.message : ''}`);
    });
  }

  /** What comes next must be told after it. */
  async #endReport(): Promise<void> {
    if (this.#report === undefined) return;
    const { done, stop } = this.#report;
    const late = AbortSignal.timeout(lastReport);
    late.addEventListener('abort', () => stop.abort(late.reason), { once: true });
    await done;
  }

  /** Tells the end; where GitHub does not take the status, that is the outcome. */
  async finish(end: DeploymentEnd): Promise<DeploymentEnd> {
    const { display } = this.#telling;
    display.reports(end.progress);
    await this.#endReport();
    const told = await this.#publish(end);
    display.ends(told.outcome);
    return told;
  }

  async #publish(end: DeploymentEnd): Promise<DeploymentEnd> {
    const { plan, ports } = this.#telling;
    const { told, outcome, progress } = end;
    if (this.#silent && !this.#isNews(end)) {
      ports.results.forget(leftOverKey(told));
      return end;
    }
    const { stage, record } = progress;
    remember(ports, { told, stage, outcome, ...(record === undefined ? {} : { record }) });
    const signal = AbortSignal.timeout(outcome.outcome === 'cancelled' ? lastWords : lastTelling);
    try {
      await publishOutcome(told, ports, { outcome, progress, signal });
    } catch (error) {
      return { ...end, outcome: unreported(outcome, signal.aborted ? githubIsSlow : outcomeOf(error, 'report')) };
    }
    await Promise.all([this.#commentAtEnd(end, signal), notifyOutcome(plan, ports, { outcome, progress, signal })]);
    return end;
  }

  /** Where it fails, the post step tries once more. */
  async #commentAtEnd({ told, outcome, progress }: DeploymentEnd, signal: AbortSignal): Promise<void> {
    const { ports } = this.#telling;
    if (await publishLastComment(told, ports, { outcome, progress, signal })) ports.results.forget(leftOverKey(told));
  }

  #isNews({ outcome: { outcome, reason, stage, sentence }, progress }: DeploymentEnd): boolean {
    const { before, from } = this.#telling;
    // a record that was made in place of the one taken up has yet to be closed
    if (before === undefined || progress.record !== from.record) return true;
    // its record says that it goes on since that was noted
    if ((progress.backups ?? []).length !== (from.backups ?? []).length) return true;
    if (sawNothing.includes(reason)) return false;
    if (progress.isKnown === true && before.reason === reason) return false;
    const { recovery } = progress;
    if (recovery?.result === 'proposed') return before.rollbackPullRequest !== recovery.pullRequest;
    if (before.reason !== reason || before.stage !== stage || before.state !== recordState(outcome)) return true;
    if (numbersMove.includes(reason)) return false;
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
