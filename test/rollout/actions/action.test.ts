import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ActionPlan, RolloutAction } from '../../../src/rollout/action.ts';
import { planAction, rolloutActions } from '../../../src/rollout/action.ts';
import type { ActionPatches } from '../../../src/rollout/action-patch.ts';
import { patchesFor } from '../../../src/rollout/action-patch.ts';
import { readRollout } from '../../../src/rollout/rollout.ts';
import type { Recorded, Sent } from './recorded.ts';

const file = new URL('recordings.json', import.meta.url);
const { recorded }: { recorded: readonly Recorded[] } = JSON.parse(readFileSync(file, 'utf8'));

function sentBy({ status, spec }: ActionPatches): readonly Sent[] {
  return [
    ...(status === undefined ? [] : [{ subresource: 'status' as const, patch: status }]),
    ...(spec === undefined ? [] : [{ subresource: 'none' as const, patch: spec }]),
  ];
}

/** The same where the first one is answered by 404. */
function sentWithoutStatus(patches: ActionPatches): readonly Sent[] {
  const [first] = sentBy(patches);
  if (first?.subresource !== 'status') return sentBy(patches);
  return [first, { subresource: 'none', patch: patches.whole }];
}

function planned(one: Recorded, action: RolloutAction): ActionPlan {
  return planAction(action, readRollout(one.rollout));
}

function named(state: string): Recorded {
  const found = recorded.find((one) => one.state === state);
  if (found === undefined) throw new Error(`nothing was recorded of a ${state}`);
  return found;
}

const plugin = rolloutActions.filter((action) => action !== 'resume');
const cases = recorded.flatMap((one) => plugin.map((action) => [action, one.state, one] as const));

describe('what is sent is what the plugin was recorded sending', () => {
  it.each(cases)('%s of a %s', (action, _, one) => {
    const plan = planned(one, action);
    if (plan.plan !== 'send') return expect(plan.sentence).toContain('/api ');
    const patches = patchesFor(action, plan.change);
    expect(sentBy(patches)).toEqual(one.sent[action]);
    expect(sentWithoutStatus(patches)).toEqual(one.withoutStatus[action]);
  });

  it('to the byte', () => {
    const { change } = sendOf('canary after an inconclusive analysis', 'promote');
    expect(JSON.stringify(patchesFor('promote', change).status)).toBe(
      '{"status":{"pauseConditions":null,"controllerPause":false,"currentStepIndex":2}}',
    );
  });
});

function sendOf(state: string, action: RolloutAction): Extract<ActionPlan, { plan: 'send' }> {
  const plan = planned(named(state), action);
  if (plan.plan === 'send') return plan;
  throw new Error(plan.sentence);
}

/** The YAML that Argo CD's action takes away, or adds. */
function lines(one: Recorded, sign: '<' | '>'): unknown {
  const own = one.resume.filter((line) => line.startsWith(sign)).map((line) => line.slice(4));
  return own.length === 0 ? {} : parse(own.join('\n'));
}

describe('resume changes what the resource action of Argo CD was recorded changing', () => {
  it.each(recorded.map((one) => [one.state, one] as const))('of a %s', (_, one) => {
    const plan = planned(one, 'resume');
    const pauses = { pauseConditions: expect.anything() };
    if (one.resume.length === 0) return expect(plan.plan).toBe('refused');
    if (plan.plan !== 'send') throw new Error(plan.sentence);
    const { paused, clearsPauses } = plan.change;
    expect(lines(one, '>')).toEqual(paused === undefined ? {} : { paused });
    expect(lines(one, '<')).toEqual({
      ...(paused === undefined ? {} : { paused: true }),
      ...(clearsPauses === true ? pauses : {}),
    });
    const whole = patchesFor('resume', plan.change).whole;
    expect(whole).toEqual({
      ...(paused === undefined ? {} : { spec: { paused } }),
      ...(clearsPauses === true ? { status: { pauseConditions: null } } : {}),
    });
  });
});

describe('nothing is sent, and it is said why', () => {
  it.each([
    ['promote', 'canary past its last step', 'is past its last step and waits for its pods alone'],
    ['promote', 'canary aborted', 'is aborted: there is nothing to promote'],
    ['promote', 'canary at its end', 'runs its newest version'],
    ['promote', 'canary without steps', 'has no steps'],
    ['promote', 'blue-green in its analysis before promotion', 'does not wait to be promoted yet'],
    ['promote', 'blue-green aborted', 'is aborted'],
    ['promote', 'blue-green at its end', 'runs its newest version'],
    ['abort', 'canary at its end', 'there is nothing to abort'],
    ['abort', 'blue-green at its end', 'there is nothing to abort'],
    ['retry', 'canary at a pause', 'is not aborted'],
    ['retry', 'blue-green at its end', 'is not aborted'],
    ['resume', 'canary in a weight', 'is not paused'],
    ['resume', 'canary aborted', 'is not paused'],
  ] as const)('%s of a %s', (action, state, words) => {
    const plan = planned(named(state), action);
    expect(plan).toMatchObject({ plan: 'refused', sentence: expect.stringContaining(words) });
  });

  it.each([
    ['abort', 'canary aborted', 'is aborted already'],
    ['abort', 'blue-green aborted', 'is aborted already'],
    ['pause', 'canary at a pause with spec.paused', 'is paused already'],
    ['promote-full', 'canary at its end', 'runs its newest version already'],
    ['promote-full', 'blue-green at its end', 'runs its newest version already'],
  ] as const)('%s of a %s, which is so already', (action, state, words) => {
    const plan = planned(named(state), action);
    expect(plan).toMatchObject({ plan: 'already', sentence: expect.stringContaining(words) });
  });

  it('and only there', () => {
    const silent = cases.filter(([action, , one]) => planned(one, action).plan !== 'send');
    const notAborted = recorded.filter(({ state }) => !state.endsWith('aborted')).length;
    const isPaused = recorded.filter(({ state }) => state.includes('spec.paused')).length;
    const isAtEnd = ['canary at its end', 'canary at its end with spec.paused', 'blue-green at its end'].length;
    // promote: the seven above; abort: at the end, and of what is aborted; promote-full: at the end without spec.paused
    expect(silent).toHaveLength(7 + isAtEnd + 2 + (isAtEnd - 1) + notAborted + isPaused);
  });
});

describe('what was done is said in full', () => {
  it.each([
    ['promote', 'canary at a pause', 'was promoted past its pause at step 2 of 3'],
    ['promote', 'canary in a weight', 'was promoted past step 1 of 3'],
    ['promote', 'canary in an analysis', 'was promoted past step 2 of 3, an analysis that is not waited for'],
    ['promote', 'canary in a weight with spec.paused', 'was taken out of spec.paused and promoted past step 1 of 3'],
    [
      'promote',
      'canary at a pause with spec.paused',
      'was promoted past its pause at step 2 of 3 and taken out of spec.paused',
    ],
    ['promote', 'canary at its end with spec.paused', 'was taken out of spec.paused'],
    ['promote', 'canary after an inconclusive analysis', 'was promoted past its inconclusive analysis at step 2 of 3'],
    ['promote', 'blue-green in preview', 'was promoted out of its preview'],
    ['promote-full', 'canary in an analysis', 'was promoted to its end: steps, pauses and analysis are skipped'],
    [
      'promote-full',
      'canary aborted',
      'was promoted to its end, though it was aborted: steps, pauses and analysis are skipped',
    ],
    [
      'resume',
      'canary after an inconclusive analysis',
      'was resumed: its inconclusive analysis runs again, promote goes past it',
    ],
  ] as const)('%s of a %s', (action, state, did) => {
    expect(sendOf(state, action).did).toBe(did);
  });
});

describe('what was sent before and not taken is sent again, and nothing more', () => {
  const pending = (state: string, status: object) => {
    const { rollout } = named(state);
    return readRollout({ ...rollout, status: { ...('status' in rollout ? Object(rollout.status) : {}), ...status } });
  };

  it('a promotion that the controller has not seen skips no second step', () => {
    const rollout = pending('canary at a pause', { pauseConditions: undefined });
    expect(planAction('promote', rollout)).toMatchObject({ plan: 'send', change: { clearsPauses: true } });
    expect(planAction('resume', rollout)).toMatchObject({ plan: 'send', change: { clearsPauses: true } });
  });

  it('an abort, and a retry', () => {
    expect(planAction('abort', pending('canary at a pause', { abort: true }))).toMatchObject({
      change: { abort: true },
    });
    expect(planAction('retry', pending('canary aborted', { abort: false }))).toMatchObject({
      change: { abort: false },
    });
  });

  it('nothing of what is being deleted', () => {
    const metadata = { name: 'api', namespace: 'prod', deletionTimestamp: '2026-01-01T00:00:00Z' };
    expect(planAction('abort', readRollout({ metadata }))).toMatchObject({
      plan: 'refused',
      sentence: 'prod/api is being deleted',
    });
  });
});
