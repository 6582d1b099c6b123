import { describe, expect, it } from 'vitest';
import { endedEarly, isWithoutData, readAnalysisRun, runsThatJudge } from '../../src/rollout/analysis.ts';
import { readRollout } from '../../src/rollout/rollout.ts';

function run(
  name: string,
  measurements: readonly object[],
  more: { readonly revision?: string; readonly created?: string } = {},
) {
  return readAnalysisRun({
    metadata: {
      name,
      namespace: 'n',
      creationTimestamp: more.created ?? '2026-01-01T00:00:00Z',
      labels: { 'rollouts-pod-template-hash': 'h', 'rollout-type': 'Step', 'step-index': '1' },
      annotations: { 'rollout.argoproj.io/revision': more.revision ?? '2' },
      ownerReferences: [{ kind: 'Rollout', uid: 'u' }],
    },
    spec: { terminate: true, metrics: [{ name: 'm' }] },
    status: { phase: 'Successful', metricResults: [{ name: 'm', phase: 'Successful', measurements }] },
  });
}

describe('analysis runs', () => {
  it('count as without data when every answer is empty', () => {
    expect(isWithoutData(run('a', [{ phase: 'Successful', value: '[]' }]))).toBe(true);
    expect(isWithoutData(run('a', [{ phase: 'Successful', value: '[0.9]' }]))).toBe(false);
  });

  it('count as without data when a condition takes a value out of an empty answer', () => {
    expect(isWithoutData(run('a', [{ phase: 'Error', message: 'reflect: slice index out of range' }]))).toBe(true);
  });

  it('that could not measure are not without data: the provider failed', () => {
    expect(isWithoutData(run('a', [{ phase: 'Error', message: 'connection refused' }]))).toBe(false);
  });

  it('that the controller ended early are no pass', () => expect(endedEarly(run('a', []))).toBe(true));

  it('tell no password of the provider, nor does the Rollout that quotes it', () => {
    const message = 'Post "http://bot:hunter2@prometheus.example/api/v1/query": dial tcp: connection refused';
    const hidden = 'Post "http://bot:***@prometheus.example/api/v1/query": dial tcp: connection refused';
    expect(run('a', [{ phase: 'Error', message }]).metrics[0]?.measurements[0]?.message).toBe(hidden);
    const rollout = readRollout({ metadata: { name: 'r', namespace: 'n', uid: 'u' }, status: { message } });
    expect(rollout.message).toBe(hidden);
  });

  it('judge by the newest of a step, and only of this revision', () => {
    const rollout = readRollout({
      metadata: { name: 'r', namespace: 'n', uid: 'u', annotations: { 'rollout.argoproj.io/revision': '2' } },
      status: { currentPodHash: 'h' },
    });
    const old = run('r-h-1-1', [], { revision: '1', created: '2026-01-02T00:00:00Z' });
    const runs = [run('r-h-2-1', []), run('r-h-2-1.1', []), old];
    expect(runsThatJudge(rollout, runs).map(({ name }) => name)).toEqual(['r-h-2-1.1']);
  });
});
