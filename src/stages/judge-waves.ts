import type { TargetState } from '../deployment/progress.ts';
import type { Outcome, Reason } from '../outcome.ts';
import { reasons } from '../outcome.ts';
import type { Judgement } from '../rollout/assessment.ts';
import { combine } from '../rollout/combine.ts';

/**
 * One verdict for the waves so far. That earlier ones are healthy does not make the failure of this one `partial`: that is how
 * waves are meant; one of them that is so no longer counts like any target.
 */
export function judgeWaves(
  watched: readonly { readonly wave: number }[],
  targets: readonly TargetState[],
  wave: number,
): Judgement {
  const judged = targets.map(({ assessment }, index) => ({
    judgement: assessment.judgement,
    isEarlier: (watched[index]?.wave ?? wave) < wave,
  }));
  const all = judged.map(({ judgement }) => judgement);
  if (all.every(({ verdict }) => verdict === 'succeeded')) return combine(all);
  return combine(
    judged
      .filter(({ judgement, isEarlier }) => !isEarlier || judgement.verdict !== 'succeeded')
      .map(({ judgement }) => judgement),
  );
}

/** Healthy, and not for long enough; no failure when our own deadline passes. */
export function soaking(since: Date, until: Date): Judgement {
  const waiting = { for: 'the time to pass', since, until, goOn: 'run resume then' };
  const sentence = `healthy, and soaks until ${until.toISOString()}`;
  return { verdict: 'paused', stage: 'rollout', reason: 'soaking', sentence, waiting };
}

/** The targets that a judgement of all is about, where the cluster shows that they went bad; while it goes on, those that would have by our deadline. */
export function culpritsOf(judgement: Judgement, targets: readonly TargetState[]): readonly string[] {
  if (judgement.verdict === 'progressing' && !isOfTheChange(judgement.atDeadline)) return [];
  const isCulprit = judgement.verdict === 'progressing' ? isBadAtDeadline : isBad;
  return targets.filter(({ assessment }) => isCulprit(assessment.judgement)).map(({ target }) => target);
}

/** What nobody can see, or was taken over, did not go bad. */
export function isBad(judgement: Judgement): boolean {
  return judgement.verdict === 'failed' || (judgement.verdict === 'errored' && judgement.recover);
}

function isBadAtDeadline(judgement: Judgement): boolean {
  return judgement.verdict === 'progressing' && isOfTheChange(judgement.atDeadline);
}

/** Whether what it has come to by our deadline speaks against the change; else nobody could tell. */
export function isOfTheChange(reason: Reason): boolean {
  return reasons[reason].outcomes.every((one) => one === 'failed');
}

/** How a watch ends, and whether what went bad is to be put back. */
export interface End {
  readonly outcome: Outcome;
  readonly recover: boolean;
}

/** How long it has been, and what a pause means. */
interface Ending {
  readonly isLate: boolean;
  readonly timeoutSeconds: number;
  readonly onPause: 'end' | 'wait';
}

/** The end that a judgement is; undefined while the watch goes on. */
export function endOf(judgement: Judgement, { isLate, timeoutSeconds, onPause }: Ending): End | undefined {
  switch (judgement.verdict) {
    case 'progressing': {
      if (!isLate) return undefined;
      const { atDeadline: reason, stage } = judgement;
      const sentence = `after ${timeoutSeconds} s: ${judgement.sentence}`;
      const outcome = isOfTheChange(reason) ? 'failed' : 'errored';
      return { outcome: { outcome, reason, stage, sentence }, recover: outcome === 'failed' };
    }
    case 'paused': {
      const isToWait = onPause === 'wait' || judgement.reason === 'soaking';
      return isToWait && !isLate ? undefined : concluded(judgement);
    }
    default:
      return concluded(judgement);
  }
}

/** A judgement that is final, as what a watch ended with. */
export function concluded(judgement: Exclude<Judgement, { verdict: 'progressing' }>): End {
  switch (judgement.verdict) {
    case 'paused': {
      const { stage, reason, sentence, waiting } = judgement;
      return { outcome: { outcome: 'paused', stage, reason, sentence, waiting }, recover: false };
    }
    case 'succeeded': {
      const { reason, sentence } = judgement;
      return { outcome: { outcome: 'succeeded', stage: 'rollout', reason, sentence }, recover: false };
    }
    default: {
      const { verdict: outcome, stage, reason, sentence, recover } = judgement;
      return { outcome: { outcome, stage, reason, sentence }, recover };
    }
  }
}
