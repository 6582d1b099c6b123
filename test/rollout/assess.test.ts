import { describe, expect, it } from 'vitest';
import { readAnalysisRun } from '../../src/rollout/analysis.ts';
import { assess } from '../../src/rollout/assess.ts';
import type { Judgement, Memory, Snapshot } from '../../src/rollout/assessment.ts';
import type { Goal } from '../../src/rollout/goal.ts';
import type { Rollout } from '../../src/rollout/rollout.ts';
import { readRollout } from '../../src/rollout/rollout.ts';
import { appliedAt } from './applied.ts';

const goal: Goal = {
  image: { registry: 'ghcr.io', name: 'acme/api', tag: 'new' },
  platformDigests: [],
  workloads: [{ kind: 'Rollout', namespace: 'prod', name: 'api' }],
  written: true,
};

function snapshot(status: object, run: object): Snapshot {
  const rollout = readRollout({
    metadata: {
      name: 'api',
      namespace: 'prod',
      uid: 'u',
      generation: 2,
      annotations: { 'rollout.argoproj.io/revision': '2' },
    },
    spec: {
      replicas: 1,
      template: { spec: { containers: [{ name: 'app', image: 'ghcr.io/acme/api:new' }] } },
      strategy: { canary: { steps: [{ setWeight: 50 }, { analysis: { templates: [] } }] } },
    },
    status: {
      observedGeneration: '2',
      currentPodHash: 'h',
      stableRS: 'h',
      availableReplicas: 1,
      updatedReplicas: 1,
      ...status,
    },
  });
  const analysis = readAnalysisRun({
    metadata: {
      name: 'run',
      namespace: 'prod',
      labels: { 'rollout-type': 'Step', 'rollouts-pod-template-hash': 'h' },
      annotations: { 'rollout.argoproj.io/revision': '2' },
      ownerReferences: [{ kind: 'Rollout', uid: 'u' }],
    },
    status: run,
  });
  return {
    at: new Date(0),
    workloads: [{ state: 'present', object: rollout }],
    runs: [analysis],
    pods: [],
    relations: new Map(),
  };
}

/** The same, with a Rollout that is otherwise. */
function changed(seen: Snapshot, over: Partial<Rollout>): Snapshot {
  const workloads = seen.workloads.map((one) =>
    one.state === 'present' && one.object.kind === 'Rollout' ? { ...one, object: { ...one.object, ...over } } : one,
  );
  return { ...seen, workloads };
}

const measured = (phase: string, value: string) => ({
  phase,
  metricResults: [{ name: 'rate', phase, measurements: [{ phase, value }] }],
});
const inconclusive = {
  phase: 'Paused',
  stableRS: 'before',
  pauseConditions: [{ reason: 'InconclusiveAnalysisRun', startTime: '2026-01-01T00:00:00Z' }],
};

describe('an inconclusive analysis', () => {
  it.each([
    ['[]', 'analysis-without-data'],
    ['[0.92]', 'analysis-inconclusive'],
  ])('that measured %s is %s', (value, reason) => {
    const { judgement } = assess(goal, snapshot(inconclusive, measured('Inconclusive', value)), undefined).assessment;
    expect(judgement).toMatchObject({ verdict: 'paused', reason });
  });
});

describe('an abort', () => {
  const aborted = { phase: 'Degraded', abort: true, stableRS: 'before', message: 'RolloutAborted: metric rate' };
  const at = (seconds: number, status: object, run: object) => ({
    ...snapshot(status, run),
    at: new Date(seconds * 1000),
  });
  const judged = (...looks: readonly Snapshot[]) => {
    let memory: Memory | undefined;
    let last: Judgement | undefined;
    for (const look of looks) {
      const next = assess(goal, look, memory);
      memory = next.memory;
      last = next.assessment.judgement;
    }
    return last;
  };

  it('that was asked for is judged once the controller has taken note of it, so that its message is not one from before', () => {
    const asked = { ...aborted, phase: 'Paused', message: 'CanaryPauseStep' };
    const run = measured('Successful', '[0.99]');
    expect(judged(at(0, asked, run))).toMatchObject({
      verdict: 'progressing',
      sentence: 'prod/api is being aborted',
    });
    expect(judged(at(0, asked, run), at(1, aborted, run))).toMatchObject({
      verdict: 'failed',
      reason: 'rollout-aborted',
      sentence: 'prod/api was aborted: RolloutAborted: metric rate',
    });
  });

  it('that is seen before the end of the run that caused it waits for that, so that the values are named', () => {
    const [running, failed] = [measured('Running', '[0.5]'), measured('Failed', '[0.5]')];
    expect(judged(at(0, aborted, running))).toMatchObject({ verdict: 'progressing' });
    expect(judged(at(0, aborted, running), at(1, aborted, failed))).toMatchObject({
      verdict: 'failed',
      reason: 'analysis-failed',
      sentence: 'prod/api was aborted: metric rate measured [0.5]',
    });
  });

  it('that names a metric is seen before its run: it waits for that', () => {
    const named = {
      ...aborted,
      message: 'RolloutAborted: Metric "rate" assessed Failed due to failed (1) > failureLimit (0)',
    };
    const unseen = { ...at(0, named, {}), runs: [] };
    expect(judged(unseen)).toMatchObject({ verdict: 'progressing' });
    expect(judged({ ...unseen, runsHidden: 'forbidden' })).toMatchObject({ reason: 'rollout-aborted' });
    expect(judged(unseen, at(1, named, measured('Failed', '[0.5]')))).toMatchObject({ reason: 'analysis-failed' });
  });

  it('waits for a stream of the runs that has broken, since the run that caused it may have ended meanwhile', () => {
    const behind = { ...at(0, aborted, measured('Successful', '[0.99]')), runsBehind: true } as const;
    expect(judged(behind)).toMatchObject({ verdict: 'progressing' });
    expect(judged({ ...behind, runsHidden: 'forbidden' })).toMatchObject({ verdict: 'failed' });
    expect(judged(behind, at(1, aborted, measured('Failed', '[0.5]')))).toMatchObject({ reason: 'analysis-failed' });
  });

  it.each([
    ['RolloutAborted: Rollout aborted update to revision 2', {}, ' (asked for)'],
    [
      'RolloutAborted: Rollout aborted update to revision 2',
      { abortsAtDeadline: true },
      ' (asked for, or by its progress deadline)',
    ],
    ['RolloutAborted: Rollout aborted update to revision 2: Experiment failed', {}, ''],
    ['ProgressDeadlineExceeded: ReplicaSet "api" has timed out progressing.', { abortsAtDeadline: true }, ''],
  ])('whose message is %s, of a Rollout with %o, was aborted%s', (message, over, whom) => {
    const seen = changed(at(0, { ...aborted, message }, measured('Successful', '[0.99]')), over);
    expect(judged(seen)).toMatchObject({ sentence: `prod/api was aborted${whom}: ${message}` });
  });

  it.each([
    ['PrePromotion', 'before', '; active never switched'],
    ['PostPromotion', 'before', '; active switched back'],
    ['Step', 'before', ''],
  ] as const)('of blue-green by its %s analysis, while active selects %s, says so', (kind, activeHash, served) => {
    const seen = changed(at(0, aborted, measured('Failed', '[0.5]')), { strategy: 'blue-green', activeHash });
    const look = { ...seen, runs: seen.runs.map((run) => ({ ...run, kind })) };
    expect(judged(look)).toMatchObject({ sentence: `prod/api was aborted: metric rate measured [0.5]${served}` });
  });

  it('of blue-green is judged once active has switched back, or after ten seconds without', () => {
    const promoted = (seconds: number, activeHash: string) => {
      const seen = changed(at(seconds, aborted, measured('Failed', '[0.5]')), { strategy: 'blue-green', activeHash });
      return { ...seen, runs: seen.runs.map((run) => ({ ...run, kind: 'PostPromotion' as const })) };
    };
    expect(judged(promoted(0, 'h'))).toMatchObject({ verdict: 'progressing' });
    expect(judged(promoted(0, 'h'), promoted(1, 'before'))?.sentence).toContain('; active switched back');
    expect(judged(promoted(0, 'h'), promoted(10, 'h'))?.sentence).toContain('; active has not switched back yet');
  });

  it('is judged by what there is after ten seconds', () => {
    const running = measured('Running', '[0.5]');
    const looks = [at(0, aborted, running), at(9, aborted, running), at(10, aborted, running)] as const;
    expect(judged(...looks.slice(0, 2))).toMatchObject({ verdict: 'progressing' });
    expect(judged(...looks)).toMatchObject({ verdict: 'failed', reason: 'rollout-aborted' });
  });
});

describe('a healthy rollout', () => {
  it.each([
    ['Successful', 'analysis passed (1 run)'],
    ['Inconclusive', 'its analysis ended Inconclusive, and the controller went on'],
  ])('beside an analysis that ended %s says so', (phase, note) => {
    const { judgement } = assess(goal, snapshot({ phase: 'Healthy' }, measured(phase, '[0.92]')), undefined).assessment;
    expect(judgement).toMatchObject({ verdict: 'succeeded', sentence: `prod/api is healthy: ${note}` });
  });
});

describe('a healthy rollout without any run', () => {
  const healthy = (status: object) => ({ ...snapshot({ phase: 'Healthy', ...status }, {}), runs: [] });

  it('is one that went back to the stable version', () => {
    expect(assess(goal, healthy({}), undefined).assessment.judgement.sentence).toContain('back to stable: no analysis');
  });

  it('was promoted past its analysis where it stood beside a stable version before', () => {
    const { memory } = assess(goal, healthy({ phase: 'Paused', stableRS: 'before' }), undefined);
    const { judgement } = assess(goal, healthy({}), memory).assessment;
    expect(judgement).toMatchObject({
      verdict: 'succeeded',
      sentence: 'prod/api is healthy: analysis skipped: no run was begun',
    });
  });
});

it('a healthy rollout is not believed while the stream of its analysis runs has broken', () => {
  const seen = snapshot({ phase: 'Healthy' }, measured('Successful', '[0.99]'));
  expect(assess(goal, { ...seen, runsBehind: true }, undefined).assessment.judgement).toMatchObject({
    verdict: 'progressing',
    atDeadline: 'cluster-unreachable',
  });
});

describe('another image in mid-canary', () => {
  const running = { phase: 'Progressing', stableRS: 'before', currentStepIndex: 1 };
  const withImage = (image: string, revision: string): Snapshot => {
    const seen = snapshot(running, measured('Running', '[0.99]'));
    const workloads = seen.workloads.map((one) =>
      one.state === 'present' ? { ...one, object: { ...one.object, images: [{ container: 'app', image }] } } : one,
    );
    return {
      ...seen,
      workloads,
      application: { state: 'present', object: appliedAt(revision) },
      relations: new Map([
        ['ours', 'ours'],
        ['newer', 'descendant'],
      ]),
    };
  };
  const ofGit: Goal = { ...goal, revision: 'ours', application: { namespace: 'argocd', name: 'api' } };
  const afterOurs = (image: string, revision: string) => {
    const { memory } = assess(ofGit, withImage('ghcr.io/acme/api:new', 'ours'), undefined);
    return assess(ofGit, withImage(image, revision), memory).assessment.judgement;
  };

  it('is a newer deployment where a newer commit put it there', () => {
    expect(afterOurs('ghcr.io/acme/api:newer', 'newer')).toMatchObject({
      verdict: 'superseded',
      reason: 'newer-deployment',
    });
  });

  it('is somebody else where Git still says ours', () => {
    expect(afterOurs('ghcr.io/acme/api:newer', 'ours')).toMatchObject({
      verdict: 'superseded',
      reason: 'image-replaced',
    });
  });
});
