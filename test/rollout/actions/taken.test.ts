import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/rollout/action.ts';
import { readRollout } from '../../../src/rollout/rollout.ts';
import type { Sight } from '../../../src/rollout/taken.ts';
import { standingOf } from '../../../src/rollout/taken.ts';

interface Looks {
  readonly generation?: number;
  readonly paused?: boolean;
  readonly deleting?: boolean;
  readonly status?: object;
}

const atGate = {
  observedGeneration: '3',
  phase: 'Paused',
  currentPodHash: 'new',
  stableRS: 'old',
  currentStepIndex: 1,
  controllerPause: true,
  pauseConditions: [{ reason: 'CanaryPauseStep', startTime: '2026-03-01T12:00:00Z' }],
};

/** A canary of three steps as it looks; at its gate unless said otherwise. */
function sight({ generation = 3, paused = false, deleting = false, status = {} }: Looks): Sight {
  const whole = { ...atGate, ...status };
  const deletionTimestamp = deleting ? '2026-03-01T12:00:00Z' : undefined;
  const object = {
    metadata: { name: 'api', namespace: 'prod', generation, deletionTimestamp },
    spec: { paused, strategy: { canary: { steps: [{ setWeight: 50 }, { pause: {} }, { setWeight: 100 }] } } },
    status: whole,
  };
  return { rollout: readRollout(object), status: whole };
}

function standing(change: Change, looks: { readonly before?: Looks; readonly sent: Looks; readonly now?: Looks }) {
  const { before = {}, sent, now = sent } = looks;
  return standingOf({ change, before: sight(before).rollout, sent: sight(sent) }, sight(now));
}

const aborted = { abort: true, abortedAt: '2026-03-01T12:05:00Z' };
const again = { abort: true, abortedAt: '2026-03-01T12:07:00Z', message: 'RolloutAborted: metric failed' };
const promoted = {
  status: { stableRS: 'new', pauseConditions: undefined, controllerPause: undefined, currentStepIndex: 3 },
};
const cleared = { status: { pauseConditions: undefined } };

describe('a pause that was cleared', () => {
  const change = { clearsPauses: true } as const;

  it.each<[string, Looks, string]>([
    ['stands in the status while the controller holds it still', cleared, 'not-yet'],
    [
      'is taken once the controller holds it no more',
      { status: { pauseConditions: undefined, controllerPause: undefined } },
      'taken',
    ],
    ['is taken where the next step has begun', { status: { currentStepIndex: 2 } }, 'taken'],
    ['is taken where it has come to its end', promoted, 'taken'],
    ['is lost where the conditions are back', { status: { phase: 'Paused' } }, 'lost'],
    [
      'is overtaken by an abort',
      { status: { ...aborted, pauseConditions: undefined, currentStepIndex: 0 } },
      'overtaken',
    ],
    [
      'is overtaken by another version',
      { status: { currentPodHash: 'newer', pauseConditions: undefined } },
      'overtaken',
    ],
    ['is overtaken by a deletion', { deleting: true }, 'overtaken'],
  ])('%s', (_, now, expected) => {
    expect(standing(change, { sent: cleared, now }).standing).toBe(expected);
  });

  it('of an inconclusive analysis is taken where it ran again and is inconclusive again', () => {
    const pause = (startTime: string) => ({
      status: { pauseConditions: [{ reason: 'InconclusiveAnalysisRun', startTime }] },
    });
    const before = pause('2026-03-01T12:00:00Z');
    const now = (startTime: string) => standing(change, { before, sent: cleared, now: pause(startTime) }).standing;
    expect(now('2026-03-01T12:01:00Z')).toBe('taken');
    expect(now('2026-03-01T12:00:00Z')).toBe('lost');
  });
});

describe('a step that was gone past', () => {
  const change = { clearsPauses: true, step: 1 } as const;
  const in0 = {
    status: { currentStepIndex: 0, controllerPause: undefined, pauseConditions: undefined, phase: 'Progressing' },
  };
  const in1 = { status: { ...in0.status, currentStepIndex: 1 } };

  it.each<[string, Looks, string]>([
    ['stands in the status while nothing else changes', in1, 'not-yet'],
    ['is taken where the controller writes beside it', { status: { ...in1.status, updatedReplicas: 2 } }, 'taken'],
    ['is taken where the step after has begun', { status: { ...in1.status, currentStepIndex: 2 } }, 'taken'],
    ['is lost where the step before stands there again', in0, 'lost'],
  ])('%s', (_, now, expected) => {
    expect(standing(change, { before: in0, sent: in1, now }).standing).toBe(expected);
  });
});

describe('an abort', () => {
  const change = { abort: true } as const;
  const sent = { status: { abort: true } };

  it.each<[string, Looks, string]>([
    ['stands in the status', sent, 'not-yet'],
    ['is not taken by a write that was under way', { status: { abort: true, updatedReplicas: 2 } }, 'not-yet'],
    ['is taken once the controller says when', { status: aborted }, 'taken'],
    [
      'is taken once a controller of old says so in a condition',
      { status: { abort: true, conditions: [{ type: 'Progressing', reason: 'RolloutAborted' }] } },
      'taken',
    ],
    ['is lost where it is gone', {}, 'lost'],
    ['is overtaken where all was over', promoted, 'overtaken'],
  ])('%s', (_, now, expected) => {
    expect(standing(change, { sent, now }).standing).toBe(expected);
  });
});

describe('a retry', () => {
  const change = { abort: false } as const;
  const before = { status: aborted };
  const sent = { status: { ...aborted, abort: false } };

  it.each<[string, Looks, string]>([
    ['stands in the status', sent, 'not-yet'],
    ['is taken once the controller has forgotten the abort', { status: { abort: false } }, 'taken'],
    ['is lost where that very abort is back', before, 'lost'],
    ['is overtaken where it was aborted anew', { status: again }, 'overtaken'],
  ])('%s', (_, now, expected) => {
    expect(standing(change, { before, sent, now }).standing).toBe(expected);
  });

  it('that was aborted anew says why', () => {
    expect(standing(change, { before, sent, now: { status: again } })).toEqual({
      standing: 'overtaken',
      by: 'abort',
      sentence: 'prod/api was tried again, and is aborted again: RolloutAborted: metric failed',
    });
  });
});

describe('a full promotion', () => {
  const change = { promotesFully: true } as const;
  const sent = { status: { promoteFull: true } };

  it.each<[string, Looks, string]>([
    ['stands in the status', sent, 'not-yet'],
    ['is taken where the controller goes on', { status: { promoteFull: true, currentStepIndex: 3 } }, 'taken'],
    ['is taken where it has come to its end', promoted, 'taken'],
    ['is lost where it is gone', {}, 'lost'],
  ])('%s', (_, now, expected) => {
    expect(standing(change, { sent, now }).standing).toBe(expected);
  });

  it('of what was aborted is not overtaken by that abort', () => {
    const was = { status: aborted };
    const now = { status: { ...aborted, promoteFull: true, updatedReplicas: 2 } };
    expect(standing(change, { before: was, sent: { status: { ...aborted, promoteFull: true } }, now }).standing).toBe(
      'taken',
    );
  });
});

describe('spec.paused', () => {
  it.each<[string, Change, Looks, string]>([
    ['is not seen yet', { paused: true }, { generation: 4, paused: true }, 'not-yet'],
    ['is seen', { paused: true }, { generation: 4, paused: true, status: { observedGeneration: '4' } }, 'taken'],
    ['is taken back by somebody', { paused: true }, { generation: 5, paused: false }, 'overtaken'],
    ['is set again by somebody', { paused: false }, { generation: 5, paused: true }, 'overtaken'],
  ])('%s', (_, change, now, expected) => {
    const sent = { generation: 4, paused: change.paused === true };
    expect(standing(change, { sent, now }).standing).toBe(expected);
  });

  it('stays what was asked for, also where another version comes or an abort', () => {
    const sent = { generation: 4, paused: true };
    for (const status of [{ currentPodHash: 'newer' }, aborted]) {
      const now = { ...sent, status: { ...status, observedGeneration: '4' } };
      expect(standing({ paused: true }, { sent, now }).standing).toBe('taken');
    }
  });

  it('and the status must both be taken', () => {
    const change = { paused: false, clearsPauses: true } as const;
    const sent = { generation: 4, ...cleared };
    const seen = { status: { pauseConditions: undefined, observedGeneration: '4' } };
    expect(standing(change, { sent, now: { generation: 4, ...seen } }).standing).toBe('not-yet');
    const both = { status: { ...seen.status, controllerPause: undefined } };
    expect(standing(change, { sent, now: { generation: 4, ...both } }).standing).toBe('taken');
  });
});
