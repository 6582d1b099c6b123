import type { TargetState } from '../../src/deployment/progress.ts';
import type { StageTime } from '../../src/deployment/view-state.ts';
import type { Stage } from '../../src/outcome.ts';
import type { LiveDeployment } from '../../src/report/live.ts';
import type { AnalysisRun, Measurement } from '../../src/rollout/analysis.ts';
import type { Judgement, WorkloadRow } from '../../src/rollout/assessment.ts';

/** Seconds after the beginning of everything. */
export function at(seconds: number): Date {
  return new Date(Date.UTC(2026, 2, 1, 12) + seconds * 1000);
}

/** Stages that ended, each with the seconds at which it began; the last one is under way. */
export function times(...begun: readonly (readonly [Stage, number])[]): readonly StageTime[] {
  return begun.map(([stage, second], index) => {
    const next = begun[index + 1];
    return { stage, startedAt: at(second), ...(next === undefined ? {} : { endedAt: at(next[1]) }) };
  });
}

/** The same, all of them ended. */
export function ended(second: number, ...begun: readonly (readonly [Stage, number])[]): readonly StageTime[] {
  return times(...begun).map((time) => ({ endedAt: at(second), ...time }));
}

const upToRollout = [
  ['inputs', 0],
  ['build', 1],
  ['scan', 43],
  ['write', 48],
  ['sync', 50],
  ['rollout', 53],
] as const;

/** A run that judges a canary, with what it measured. */
export function analysis(
  phase: string,
  measurements: readonly Measurement[],
  over: Partial<AnalysisRun> = {},
): AnalysisRun {
  return {
    name: 'shop-abc-2',
    namespace: 'staging',
    kind: 'Step',
    stepIndex: 1,
    hash: 'abc',
    ownerUid: 'u',
    revision: 2,
    created: at(55),
    phase,
    terminated: false,
    metrics: [{ name: 'success-rate', phase, dryRun: false, condition: 'result[0] >= 0.95', measurements }],
    ...over,
  };
}

export function good(...values: readonly string[]): readonly Measurement[] {
  return values.map((value) => ({ phase: 'Successful', value }));
}

export function row(over: Partial<WorkloadRow> = {}): WorkloadRow {
  return {
    workload: { kind: 'Rollout', namespace: 'staging', name: 'shop' },
    state: 'progressing',
    message: '',
    image: 'ghcr.io/acme/shop:3a672b9',
    step: { index: 2, count: 4 },
    weight: 40,
    pods: { wanted: 5, updated: 2 },
    analysis: [],
    ...over,
  };
}

export const goesOn = {
  verdict: 'progressing',
  stage: 'rollout',
  sentence: 'staging/shop: step 2 of 4, 40 %, 2 of 5 pods updated',
  atDeadline: 'deadline-exceeded',
} as const satisfies Judgement;

export function target(judgement: Judgement, ...rows: readonly WorkloadRow[]): TargetState {
  return { target: 'eu', assessment: { judgement, rows, application: 'Synced to 1a2b3c4, Healthy', notes: [] } };
}

/** A canary in the middle of its analysis, 83 seconds after it began. */
export const midAnalysis: LiveDeployment = {
  application: 'shop',
  environment: 'staging',
  commit: '3a672b9e5689995427c3a3887fdb31a44f606688',
  stage: 'rollout',
  stages: times(...upToRollout),
  image: `ghcr.io/acme/shop:3a672b9@sha256:${'ab12'.repeat(16)}`,
  targets: [
    target(goesOn, row({ analysis: [analysis('Running', [...good('0.98', '0.97', '1'), { phase: 'Running' }])] })),
  ],
};

const bad = 'staging/shop: analysis shop-abc-2 failed: success-rate measured 0.41';

/** The same, after it was aborted and rolled back. */
export const aborted: LiveDeployment = {
  ...midAnalysis,
  stage: 'report',
  stages: ended(120, ...upToRollout, ['report', 118]),
  targets: [
    target(
      { verdict: 'failed', stage: 'rollout', reason: 'analysis-failed', sentence: bad, recover: true },
      row({
        state: 'aborted',
        weight: 0,
        analysis: [analysis('Failed', [...good('0.98'), { phase: 'Failed', value: '0.41' }])],
      }),
    ),
  ],
  outcome: { outcome: 'failed', stage: 'rollout', reason: 'analysis-failed', sentence: bad },
  recovery: {
    result: 'rolled-back',
    revision: 'r',
    image: 'i',
    healthy: 'not yet',
    edits: [],
    isWhole: true,
    sentence: 'back to ghcr.io/acme/shop:old; the environment is held until somebody releases it',
  },
};

const waiting = { for: 'a person to promote it', goOn: 'kubectl argo rollouts promote shop -n staging' };
const gate = {
  stage: 'rollout',
  reason: 'manual-gate',
  sentence: 'staging/shop waits at step 2 of 4 to be promoted',
} as const;

/** One that waits for a person, and we with it. */
export const atGate: LiveDeployment = {
  ...midAnalysis,
  targets: [target({ verdict: 'paused', ...gate, waiting }, row({ state: 'paused' }))],
};

/** One whose analysis could not decide, at its end. */
export const inconclusive: LiveDeployment = {
  ...midAnalysis,
  stage: 'report',
  stages: ended(91, ...upToRollout, ['report', 90]),
  targets: [
    target(
      { verdict: 'paused', ...gate, reason: 'analysis-inconclusive', waiting },
      row({
        state: 'paused',
        analysis: [
          analysis('Inconclusive', [
            { phase: 'Inconclusive', value: '0.93' },
            { phase: 'Error', message: 'Get "http://prometheus.monitoring:9090": dial tcp: no such host' },
          ]),
        ],
      }),
    ),
  ],
  outcome: {
    outcome: 'paused',
    stage: 'rollout',
    reason: 'analysis-inconclusive',
    sentence: 'staging/shop: the analysis is inconclusive: success-rate measured 0.93',
    waiting: { ...waiting, for: 'a person to decide' },
  },
};

/** One whose image is being built. */
export const building: LiveDeployment = {
  application: 'shop',
  environment: 'staging',
  commit: 'bbbbbbb0000000000000000000000000000000000',
  stage: 'build',
  stages: times(['inputs', 0], ['build', 1]),
  targets: [],
  lastLine: '#7 [2/3] RUN npm ci',
};
