import type { Outcome, Reason } from '../outcome.ts';
import type { RolloutAction } from './action.ts';
import { printName } from './assessment.ts';
import type { Rollout } from './rollout.ts';
import type { Standing } from './taken.ts';

/** How often an action was sent, and how often the controller was made to look again. */
export interface Tries {
  readonly sent: number;
  readonly nudged: number;
}

/** The controller acts on it; `did` says on what. */
export function takenOutcome(rollout: Rollout, did: string, { sent, nudged }: Tries): Outcome {
  const lost = [
    ...(sent > 1 ? [`the controller had written over it, so it was sent ${sent} times`] : []),
    ...(nudged > 0 ? ['the controller had missed it and was nudged'] : []),
  ];
  const sentence = [`${printName(rollout)} ${did}`, ...lost].join('; ');
  return { outcome: 'succeeded', reason: 'done', stage: 'rollout', sentence };
}

/** Something else came in between. */
export function overtakenOutcome({ by, sentence }: Extract<Standing, { standing: 'overtaken' }>): Outcome {
  switch (by) {
    case 'image':
      return { outcome: 'superseded', reason: 'image-replaced', stage: 'rollout', sentence };
    case 'abort':
      return { outcome: 'failed', reason: 'rollout-aborted', stage: 'rollout', sentence };
    case 'another':
      return errored('action-overtaken', sentence);
  }
}

/** The time is over, and nothing shows that the controller has seen it. */
export function notTakenOutcome(
  rollout: Rollout,
  { action, seconds }: { readonly action: RolloutAction; readonly seconds: number },
  { nudged }: Tries,
): Outcome {
  const { phase, message } = rollout;
  const tries = nudged > 0 ? `, also when nudged (${nudged} times)` : '';
  const stands = message === '' ? phase : `${phase}: ${message}`;
  const what = `${action} was sent, and the controller has not taken it within ${seconds} s${tries}`;
  return errored('action-not-taken', `${printName(rollout)}: ${what}; its status says ${stands}`);
}

/** It could not be asked, or nobody could see what came of it. */
export function errored(reason: Reason, sentence: string): Outcome {
  return { outcome: 'errored', reason, stage: 'rollout', sentence };
}

/** A Role for every action, on one line, as it can be pasted. */
export function roleForActions(namespace: string): string {
  const rule = (resources: string, verbs: string) =>
    `{ apiGroups: ["argoproj.io"], resources: ["${resources}"], verbs: [${verbs}] }`;
  const rules = [rule('rollouts', '"list", "watch", "patch"'), rule('rollouts/status', '"patch"')];
  return `add to a Role in the namespace "${namespace}": rules: [${rules.join(', ')}]`;
}
