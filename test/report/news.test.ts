import { describe, expect, it } from 'vitest';
import { newsSince } from '../../src/report/news.ts';
import { analysis, at, goesOn, good, row, target } from './live-states.ts';

const silent = { ...goesOn, sentence: 'staging/shop: pod shop-1: waits for a node' };
const lines = (...given: Parameters<typeof newsSince>) => newsSince(...given).map(({ line }) => line);

describe('what is new between two looks', () => {
  it('is each value once, when it is there', () => {
    const running = [...good('0.98'), { phase: 'Running' }];
    const before = [target(goesOn, row({ analysis: [analysis('Running', running)] }))];
    const now = [target(goesOn, row({ analysis: [analysis('Running', good('0.98', '0.97'))] }))];
    expect(newsSince(before, now)).toEqual([
      {
        target: 'eu',
        line: 'staging/shop: analysis success-rate measured 0.97 (Successful)',
      },
    ]);
    expect(newsSince(now, now)).toEqual([]);
  });

  it('is also the eleventh of the ten that are kept', () => {
    const measured = (from: number) =>
      Array.from({ length: 10 }, (_, index) => ({ phase: 'Successful', value: '1', at: at(from + index) }));
    const look = (from: number) => [target(goesOn, row({ analysis: [analysis('Running', measured(from))] }))];
    expect(lines(look(0), look(1))).toHaveLength(1);
  });

  it('is why there is no value', () => {
    const failed = analysis('Error', [{ phase: 'Error', message: 'no such host' }]);
    expect(lines([], [target(goesOn, row({ analysis: [failed] }))])).toEqual([
      'staging/shop: analysis success-rate measured no such host (Error, wanted result[0] >= 0.95)',
    ]);
  });

  it('is a step and its weight where the judgement speaks of something else', () => {
    const before = [target(silent, row({ step: { index: 1, count: 4 }, weight: 20 }))];
    expect(lines(before, [target(silent, row())])).toEqual(['staging/shop: step 2 of 4, 40 %']);
    expect(lines(before, [target(goesOn, row())])).toEqual([]);
    expect(lines([target(silent, row())], [target(silent, row())])).toEqual([]);
  });

  it('is a note, once', () => {
    const bare = target(goesOn, row());
    const noted = { ...bare, assessment: { ...bare.assessment, notes: ['measurements are missing'] } };
    expect(lines([bare], [noted])).toEqual(['measurements are missing']);
    expect(lines([noted], [noted])).toEqual([]);
  });

  it('is what a container said before it crashed, once, and each line as one of its own', () => {
    const bare = target(goesOn, row());
    const logs = [{ namespace: 'staging', pod: 'shop-1', container: 'app', lines: ['::error::boom', 'bye'] }];
    const told = { ...bare, assessment: { ...bare.assessment, logs } };
    expect(lines([bare], [told])).toEqual([
      'last lines of container app of pod shop-1:',
      '  | ::error::boom',
      '  | bye',
    ]);
    expect(lines([told], [told])).toEqual([]);
  });

  it('is no step of the version before ours', () => {
    expect(lines([], [target({ ...silent, stage: 'sync' }, row())])).toEqual([]);
    const aborted = {
      verdict: 'failed',
      reason: 'rollout-aborted',
      recover: true,
      stage: 'rollout',
      sentence: '',
    } as const;
    expect(lines([], [target(aborted, row())])).toEqual([]);
  });
});
