import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../src/rollout/assessment.ts';
import { combine } from '../../src/rollout/combine.ts';

const healthy: Judgement = { verdict: 'succeeded', reason: 'healthy', sentence: 'healthy' };
const waiting: Judgement = {
  verdict: 'progressing',
  stage: 'rollout',
  sentence: 'goes on',
  atDeadline: 'deadline-exceeded',
};
const aborted: Judgement = {
  verdict: 'failed',
  stage: 'rollout',
  reason: 'analysis-failed',
  sentence: 'aborted',
  recover: true,
};
const notSynced: Judgement = { ...aborted, stage: 'sync', reason: 'sync-failed', sentence: 'refused', recover: false };
const unknown: Judgement = { ...aborted, verdict: 'errored', reason: 'analysis-error', sentence: 'away' };
const gate: Judgement = {
  verdict: 'paused',
  stage: 'rollout',
  reason: 'manual-gate',
  sentence: 'waits',
  waiting: { for: 'a person', goOn: 'promote' },
};

describe('one verdict for several workloads', () => {
  it.each<[string, readonly Judgement[], Partial<Judgement>]>([
    ['all healthy', [healthy, healthy], { verdict: 'succeeded', reason: 'healthy' }],
    ['one still goes on', [healthy, waiting], { verdict: 'progressing' }],
    ['one is bad while another goes on', [waiting, aborted], { verdict: 'failed', reason: 'analysis-failed' }],
    ['one is bad, another healthy', [healthy, aborted], { verdict: 'failed', reason: 'partial' }],
    ['bad before could-not-tell', [unknown, aborted], { verdict: 'failed' }],
    ['a gate while another goes on', [gate, waiting], { verdict: 'progressing' }],
    ['a gate and the rest healthy', [gate, healthy], { verdict: 'paused', reason: 'manual-gate' }],
    [
      'nothing measured in one',
      [healthy, { ...healthy, reason: 'healthy-without-data' }],
      { reason: 'healthy-without-data' },
    ],
  ])('%s', (_, judgements, wanted) => {
    expect(combine(judgements)).toMatchObject(wanted);
    expect(combine([...judgements].reverse())).toMatchObject(wanted);
  });

  it('says five in full and counts the others', () => {
    const many = Array.from({ length: 7 }, (_, index) => ({ ...healthy, sentence: `${index + 1} is healthy` }));
    expect(combine(many)).toMatchObject({
      sentence: '1 is healthy; 2 is healthy; 3 is healthy; 4 is healthy; 5 is healthy; and 2 more',
    });
    expect(combine([...many, aborted])).toMatchObject({
      sentence: 'aborted; 1 is healthy; 2 is healthy; and 5 more',
    });
  });

  it('goes back in Git where any workload needs it, whichever is told first', () => {
    for (const judgements of [
      [notSynced, aborted],
      [aborted, notSynced],
      [notSynced, unknown],
      [healthy, notSynced, aborted],
    ])
      expect(combine(judgements)).toMatchObject({ recover: true });
    expect(combine([notSynced])).toMatchObject({ recover: false });
  });
});
