import { describe, expect, it } from 'vitest';
import { lastGood } from '../../src/deployment/last-good.ts';
import type { DeploymentRecord, RecordState } from '../../src/deployment/record.ts';

const place = { file: 'app/values.yaml', path: '.image.tag' };

/** A record that changed the tag from one value to another. */
function record(id: number, state: RecordState, from: string, to: string): DeploymentRecord {
  return {
    id,
    createdAt: new Date(id),
    notedAt: new Date(id),
    note: { state, stage: 'rollout', sentence: '' },
    payload: {
      version: 1,
      application: 'api',
      environment: 'staging',
      source: 'a'.repeat(40),
      branch: 'main',
      date: '2026-01-01T00:00:00Z',
      image: 'registry.test/api:1',
      platformDigests: [],
      explicit: false,
      kind: 'deploy',
      edits: [{ ...place, from, to }],
    },
  };
}

describe('what goes back after a bad deployment', () => {
  const ours = [{ ...place, from: 'two', to: 'three' }];
  const back = (...others: readonly DeploymentRecord[]) => lastGood(ours, others)[0]?.from;

  it('is what the last healthy deployment wrote', () => {
    expect(back(record(2, 'failed', 'one', 'two'), record(1, 'succeeded', 'zero', 'one'))).toBe('one');
  });

  it('is what stood there before ours where nothing else is known', () => {
    expect(back()).toBe('two');
  });

  it.each(['failed', 'errored', 'open', 'paused', 'superseded'] as const)(
    'is never what a deployment wrote that is %s: what was there before that one',
    (state) => {
      expect(back(record(2, state, 'one', 'two'), record(1, state, 'zero', 'one'))).toBe('zero');
    },
  );

  it('leaves other places alone', () => {
    const elsewhere = { ...place, path: '.other' };
    expect(lastGood([{ ...elsewhere, from: 'a', to: 'b' }], [record(1, 'failed', 'zero', 'a')])[0]?.from).toBe('a');
  });
});
