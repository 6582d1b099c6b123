import { describe, expect, it } from 'vitest';
import type { LeftOver } from '../../src/deployment/left-over.ts';
import { endOf, leftOverKey, outcomeOfRecord, parseLeftOver, printLeftOver } from '../../src/deployment/left-over.ts';
import type { DeploymentRecord } from '../../src/deployment/record.ts';

const told = {
  application: 'api',
  environment: 'staging',
  source: { commit: 'abc', pullRequest: 7 },
  run: { id: 42, attempt: 2, url: 'https://github.com/acme/api/actions/runs/42' },
};
const paused: LeftOver = {
  told,
  stage: 'merge',
  outcome: {
    outcome: 'paused',
    reason: 'pull-request-open',
    stage: 'merge',
    sentence: 'waits',
    waiting: { for: 'a review', since: new Date('2026-01-02T03:04:05Z'), goOn: 'merge it' },
  },
};

const payload: DeploymentRecord['payload'] = {
  version: 1,
  application: 'api',
  environment: 'staging',
  source: 'abc',
  branch: 'main',
  date: '2026-01-02T03:04:05Z',
  image: 'ghcr.io/acme/api:abc',
  platformDigests: [],
  explicit: false,
  kind: 'deploy',
  edits: [],
};
const record = (note: Partial<DeploymentRecord['note']>): DeploymentRecord => ({
  id: 1,
  createdAt: new Date(0),
  notedAt: new Date(0),
  payload,
  note: { state: 'open', stage: 'rollout', sentence: 'said', ...note },
});

describe('what the post step goes by', () => {
  it.each([
    paused,
    { told, stage: 'rollout' },
    { told: { ...told, source: { commit: 'x' } }, stage: 'build' },
  ] as const)('is read as it was written: %j', (left) => {
    expect(parseLeftOver(JSON.parse(printLeftOver(left)))).toEqual(left);
  });

  it.each([
    undefined,
    null,
    [],
    'x',
    {},
    { told },
    { told, stage: 'dreaming' },
    { told: { application: 'api' }, stage: 'build' },
  ])('is none for %j', (value) => {
    expect(parseLeftOver(value)).toBeUndefined();
  });

  it('is without an outcome where that is not one of ours', () => {
    for (const outcome of [{ ...paused.outcome, outcome: 'great' }, { ...paused.outcome, reason: 'because' }, 7])
      expect(parseLeftOver({ told, stage: 'rollout', outcome })).toEqual({ told, stage: 'rollout' });
  });

  it('is kept for each application and environment', () => {
    expect(leftOverKey(told)).toBe('api/staging');
  });
});

describe('the end of a deployment whose run is gone', () => {
  it('is the one that was known', () => {
    expect(endOf(paused, record({ state: 'failed', reason: 'vulnerable' }))).toBe(paused.outcome);
  });

  it('is otherwise that of its record, and else lost', () => {
    const left = { told, stage: 'rollout' } as const;
    expect(endOf(left, record({ state: 'failed', reason: 'analysis-failed' }))).toMatchObject({
      outcome: 'failed',
      reason: 'analysis-failed',
    });
    for (const none of [undefined, record({ state: 'open' })])
      expect(endOf(left, none)).toMatchObject({ outcome: 'errored', reason: 'run-lost', stage: 'rollout' });
  });

  it('is cancelled where the record says so', () => {
    expect(outcomeOfRecord(record({ state: 'errored', reason: 'cancelled' }))?.outcome).toBe('cancelled');
  });
});
