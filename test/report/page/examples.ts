import type { FoundInWrite, Progress, Written } from '../../../src/deployment/progress.ts';
import type { ViewState } from '../../../src/deployment/view-state.ts';
import { beginStage, endStages } from '../../../src/deployment/view-state.ts';
import type { Digest, ImageReference } from '../../../src/image/reference.ts';
import { parseImageReference } from '../../../src/image/reference.ts';
import type { Outcome, Stage } from '../../../src/outcome.ts';
import type { RunFacts } from '../../../src/report/page/facts.ts';
import { Recorder } from '../../../src/report/page/recorder.ts';
import type { AnalysisRun, Measurement, Metric } from '../../../src/rollout/analysis.ts';
import type { Judgement, WorkloadRow } from '../../../src/rollout/assessment.ts';
import type { Step } from '../../../src/rollout/rollout.ts';

/** Seconds after the beginning of everything. */
export function at(seconds: number): Date {
  return new Date(Date.UTC(2026, 2, 1, 12) + seconds * 1000);
}

const commit = '3a672b9e5689995427c3a3887fdb31a44f606688';
const digest: Digest = `sha256:${'ab12'.repeat(16)}`;
export const image = `ghcr.io/acme/shop:3a672b9@${digest}`;

const steps: readonly Step[] = [
  { step: 'weight', weight: 10 },
  { step: 'pause', seconds: 60 },
  { step: 'analysis' },
  { step: 'weight', weight: 40 },
  { step: 'pause', seconds: 120 },
  { step: 'weight', weight: 70 },
  { step: 'pause' },
];

/** A canary as one look shows it. */
export function row(over: Partial<WorkloadRow> = {}): WorkloadRow {
  return {
    workload: { kind: 'Rollout', namespace: 'shop-production', name: 'shop' },
    state: 'progressing',
    message: '',
    image: 'ghcr.io/acme/shop:3a672b9',
    step: { index: 1, count: steps.length },
    steps,
    weight: 10,
    pods: { wanted: 10, updated: 1 },
    analysis: [],
    ...over,
  };
}

export function metric(name: string, measurements: readonly Measurement[], over: Partial<Metric> = {}): Metric {
  const successCondition = 'result[0] >= 0.95';
  return {
    name,
    phase: 'Running',
    dryRun: false,
    condition: successCondition,
    successCondition,
    measurements,
    ...over,
  };
}

export function analysis(phase: string, metrics: readonly Metric[], over: Partial<AnalysisRun> = {}): AnalysisRun {
  return {
    name: 'shop-6c9f-2',
    namespace: 'shop-production',
    kind: 'Background',
    hash: '6c9f',
    ownerUid: 'u',
    revision: 2,
    created: at(120),
    phase,
    terminated: false,
    metrics,
    ...over,
  };
}

/** Plays what a run shows, with a clock of its own. */
export class Course {
  #now = at(0);
  readonly recorder = new Recorder(() => this.#now);
  #state: ViewState;

  constructor(over: Partial<ViewState> = {}) {
    this.#state = {
      application: 'shop',
      environment: 'production',
      commit,
      stage: 'inputs',
      stages: [],
      targets: [],
      ...over,
    };
  }

  stage(second: number, stage: Stage, over: Partial<ViewState> = {}): void {
    this.#now = at(second);
    this.#put({ ...over, stage, stages: beginStage(this.#state.stages, stage, this.#now) });
  }

  sees(second: number, judgement: Judgement, ...rows: readonly WorkloadRow[]): void {
    this.stage(second, 'rollout', { targets: [{ target: 'eu', assessment: { judgement, rows, notes: [] } }] });
  }

  ends(second: number, outcome: Outcome): void {
    this.#now = at(second);
    this.#put({ outcome, stages: endStages(this.#state.stages, this.#now) });
  }

  #put(over: Partial<ViewState>): void {
    this.#state = { ...this.#state, ...over };
    this.recorder.show(this.#state);
  }
}

export const goesOn: Judgement = {
  verdict: 'progressing',
  stage: 'rollout',
  sentence: 'shop-production/shop goes on',
  atDeadline: 'deadline-exceeded',
};

const rates = [0.998, 0.997, 0.999, 0.996, 0.998, 0.991, 0.987, 0.982, 0.978, 0.971, 0.958, 0.941, 0.947, 0.938];
const latencies = [182, 190, 176, 188, 201, 214, 240, 238, 262, 281, 305, 334, 322, 341];

function measured(
  values: readonly number[],
  count: number,
  isGood: (value: number) => boolean,
): readonly Measurement[] {
  return values.slice(0, count).map((value, index) => ({
    phase: isGood(value) ? 'Successful' : 'Failed',
    value: `[${value}]`,
    at: at(130 + index * 30),
  }));
}

/** The analysis after so many rounds: as Argo Rollouts shows it, of each metric the last ten measurements. */
function analysisAfter(count: number, phase: string): AnalysisRun {
  const success = measured(rates, count, (value) => value >= 0.95);
  const latency = measured(latencies, count, (value) => value <= 500);
  const errors: readonly Measurement[] = measured([0.1, 0.2, 0.1, 0.4, 0.3, 0.9], count, () => true).map(
    (one, index) =>
      index === 3
        ? {
            phase: 'Error',
            message: 'Get "http://prometheus.monitoring:9090": dial tcp: no such host',
            at: at(130 + 90),
          }
        : index === 5
          ? { ...one, phase: 'Inconclusive' }
          : one,
  );
  return analysis(phase, [
    metric('success-rate', success.slice(-10), { phase: phase === 'Running' ? 'Running' : 'Failed' }),
    metric('latency-p95', latency.slice(-10), {
      phase: phase === 'Running' ? 'Running' : 'Successful',
      condition: 'result[0] <= 500',
      successCondition: 'result[0] <= 500',
    }),
    metric('checkout-errors', errors.slice(-10), {
      dryRun: true,
      phase: phase === 'Running' ? 'Running' : 'Inconclusive',
      condition: 'result[0] < 0.5 and not (result[0] > 1)',
      successCondition: 'result[0] < 0.5',
      failureCondition: 'result[0] > 1',
    }),
  ]);
}

function imageOf(text: string): ImageReference & { readonly digest: Digest } {
  const parsed = parseImageReference(text);
  if (typeof parsed === 'string' || parsed.digest === undefined) throw new Error(text);
  return { ...parsed, digest: parsed.digest };
}

const sentence =
  'shop-production/shop was aborted at 40 %: analysis shop-6c9f-2 failed, success-rate measured 0.938 (wanted result[0] >= 0.95)';
const outcome: Outcome = { outcome: 'failed', stage: 'rollout', reason: 'analysis-failed', sentence };

const diff = `--- a/apps/shop/production/values.yaml
+++ b/apps/shop/production/values.yaml
@@ -12,7 +12,7 @@
 image:
   repository: ghcr.io/acme/shop
-  tag: 91c0d4e
-  digest: sha256:${'77fe'.repeat(16)}
+  tag: 3a672b9
+  digest: ${digest}
   pullPolicy: IfNotPresent
 replicas: 10
`;

const edit = { file: 'apps/shop/production/values.yaml', path: '.image.tag', from: '91c0d4e', to: '3a672b9' };

const found: FoundInWrite = {
  rule: 'memory-overcommit',
  severity: 'warning',
  file: 'apps/shop/production/values.yaml',
  line: 31,
  message: 'the limit of 4Gi is eight times the request of 512Mi',
  fix: 'Set the request to what the container uses, and the limit no more than twice as high.',
};

const written: Written = {
  record: 7,
  edits: [edit],
  recorded: [edit],
  diff,
  changed: true,
  ours: true,
  place: { on: 'pull-request', number: 812, url: 'https://github.com/acme/gitops/pull/812', head: 'b1', made: true },
  findings: [found],
};

const progress: Progress = {
  stage: 'rollout',
  checked: true,
  before: imageOf(`ghcr.io/acme/shop:91c0d4e@sha256:${'77fe'.repeat(16)}`),
  image: { reference: imageOf(image), platforms: [{ platform: 'linux/amd64', digest }], tags: [], origin: 'built' },
  tagged: true,
  scans: ['linux/amd64', 'linux/arm64'].map((platform) => ({
    platform,
    verdict: 'clean',
    counts: { HIGH: 0, MEDIUM: 4, LOW: 11 },
    refused: [],
    ignored: [{ id: 'CVE-2026-1234', why: 'not reachable: the parser is not compiled in (expires 2026-06-01)' }],
    since: { fresh: 0, already: 15, worst: 'medium' },
  })),
  difference: {
    before: `sha256:${'77fe'.repeat(16)}`,
    after: digest,
    platforms: [
      {
        platform: 'linux/amd64',
        before: { size: 214_000_000, layers: 9 },
        after: { size: 86_400_000, layers: 7 },
        newBytes: 31_200_000,
        sharedLayers: 3,
        contents: {
          introduced: [],
          fixed: [{ id: 'CVE-2026-0815', severity: 'HIGH', package: 'libssl3' }],
          packages: {
            added: [{ kind: 'node-pkg', name: 'undici', version: '7.3.0' }],
            removed: [{ kind: 'node-pkg', name: 'node-fetch', version: '2.7.0' }],
            changed: [{ name: 'openssl', from: ['3.0.14'], to: ['3.0.15'] }],
          },
        },
      },
      {
        platform: 'linux/arm64',
        before: { size: 209_000_000, layers: 9 },
        after: { size: 84_100_000, layers: 7 },
        newBytes: 30_800_000,
        sharedLayers: 3,
      },
    ],
  },
  signed: {
    verified: 'https://github.com/acme/shop/.github/workflows/deploy.yml@refs/heads/main',
    attached: [],
    notes: [],
  },
  record: 7,
  written,
  revision: '5d0c7a1b2c3d4e5f60718293a4b5c6d7e8f90123',
  targets: [],
  recovery: {
    result: 'rolled-back',
    revision: 'c0ffee1b2c3d4e5f60718293a4b5c6d7e8f90123',
    image: 'ghcr.io/acme/shop:91c0d4e',
    healthy: 'yes',
    edits: [{ ...edit, from: edit.to, to: edit.from }],
    isWhole: true,
    sentence: 'back to ghcr.io/acme/shop:91c0d4e, which runs healthy; production is held until somebody releases it',
  },
};

/** A canary whose success rate falls until its analysis fails, and which is rolled back. */
export function abortedCanary(): RunFacts {
  const course = new Course();
  course.stage(0, 'inputs');
  course.stage(2, 'build');
  course.stage(64, 'scan', { image });
  course.stage(83, 'write');
  course.stage(86, 'merge');
  course.stage(101, 'sync');
  course.sees(118, goesOn, row());
  course.sees(125, goesOn, row({ step: { index: 2, count: 7 }, state: 'paused', message: 'CanaryPauseStep' }));
  for (let count = 1; count <= rates.length; count += 1) {
    const step = count < 3 ? 2 : count < 5 ? 3 : count < 8 ? 4 : 5;
    const weight = step < 4 ? 10 : 40;
    const last = count === rates.length;
    course.sees(
      131 + (count - 1) * 30,
      goesOn,
      row({
        step: { index: last ? 1 : step, count: 7 },
        weight,
        state: last ? 'aborted' : step === 2 || step === 5 ? 'paused' : 'progressing',
        message: last
          ? 'RolloutAborted: metric "success-rate" assessed Failed due to failed (3) > failureLimit (2)'
          : '',
        pods: { wanted: 10, updated: last ? 0 : weight / 10 },
        analysis: [analysisAfter(count, last ? 'Failed' : 'Running')],
      }),
    );
  }
  course.stage(560, 'report');
  course.ends(562, outcome);
  const told = {
    application: 'shop',
    environment: 'production',
    source: { commit, pullRequest: 318 },
    run: { id: 991, attempt: 1, url: 'https://github.com/acme/shop/actions/runs/991' },
  };
  return {
    command: 'deploy',
    ended: { outcome, deployments: [{ told, outcome, progress }] },
    recordings: course.recorder.recordings,
    sourceUrl: 'https://github.com/acme/shop',
    at: at(563),
    version: '0.1.0',
  };
}

const { recovery: _, ...withoutRecovery } = progress;

/** A deployment that waits at a gate which only a person opens. */
export function atGate(): RunFacts {
  const course = new Course({ environment: 'staging' });
  const waits: Outcome = {
    outcome: 'paused',
    stage: 'rollout',
    reason: 'manual-gate',
    sentence: 'shop-staging/shop waits at step 7 of 7 to be promoted',
    waiting: {
      for: 'a person to promote it',
      since: at(300),
      goOn: 'kubectl argo rollouts promote shop -n shop-staging',
    },
  };
  course.stage(0, 'inputs');
  course.stage(1, 'write', { image });
  course.stage(3, 'sync');
  course.sees(9, goesOn, row());
  course.sees(70, goesOn, row({ step: { index: 4, count: 7 }, weight: 40 }));
  course.sees(200, goesOn, row({ step: { index: 6, count: 7 }, weight: 70 }));
  course.sees(300, goesOn, row({ step: { index: 7, count: 7 }, weight: 70, state: 'paused' }));
  course.stage(303, 'report');
  course.ends(304, waits);
  const told = { application: 'shop', environment: 'staging', source: { commit } };
  return {
    command: 'promote',
    ended: { outcome: waits, deployments: [{ told, outcome: waits, progress: withoutRecovery }] },
    recordings: course.recorder.recordings,
    at: at(305),
    version: '0.1.0',
  };
}

/** A deployment with one of everything, to be made a thousand times. */
export function smallCanary(): RunFacts {
  const whole = abortedCanary();
  const [end] = whole.ended.deployments ?? [];
  const [recording] = whole.recordings;
  if (end === undefined || recording === undefined) throw new Error('nothing was deployed');
  const metrics = recording.metrics.slice(1).map((one) => ({ ...one, measurements: one.measurements.slice(-1) }));
  const logs = [
    {
      container: 'web',
      pod: 'shop-6c9f-x',
      namespace: 'shop-production',
      lines: ['panic: no such table', 'exit status 2'],
    },
  ];
  const targets = recording.state.targets.map((target) => ({
    ...target,
    assessment: { ...target.assessment, logs, notes: ['the pods cannot be seen'] },
  }));
  const refusedScan = {
    platform: 'linux/amd64',
    verdict: 'vulnerable' as const,
    counts: { CRITICAL: 1 },
    refused: [
      { id: 'CVE-2026-1', severity: 'CRITICAL', package: 'libssl3', installed: '3.0.14', fixed: '3.0.15' },
      { id: 'aws-key', severity: 'HIGH', kind: 'secret' as const, package: 'app/.env', installed: '' },
    ],
    notes: ['the base image is older than its support'],
  };
  return {
    ...whole,
    ended: {
      ...whole.ended,
      deployments: [
        {
          ...end,
          told: { ...end.told, kind: 'promote', by: 'mia' },
          progress: {
            ...end.progress,
            targets,
            failedStep: { title: '[build 3/5] RUN npm test', lines: ['1 failed'] },
            scans: [refusedScan],
            notes: ['the comment could not be written'],
          },
        },
      ],
    },
    recordings: [{ ...recording, metrics, spans: recording.spans.slice(-2) }],
  };
}

/** A run that ended before there was a deployment. */
export function refused(): RunFacts {
  return {
    command: 'deploy',
    ended: {
      outcome: {
        outcome: 'errored',
        stage: 'inputs',
        reason: 'bad-input',
        sentence: '2 problems with the configuration',
      },
      problems: [
        {
          message: 'there is no environment "prod"',
          place: { name: 'environment' },
          remedy: 'did you mean production?',
        },
        { message: 'must be a list', place: { file: '.gitops-deploy.yaml', line: 3, column: 5 } },
      ],
    },
    recordings: [],
    at: at(1),
    version: '0.1.0',
  };
}

/** A run that went on with more than one deployment. */
export function several(): RunFacts {
  const [one, other] = [smallCanary(), atGate()];
  return {
    ...one,
    command: 'resume',
    ended: { ...one.ended, deployments: [...(one.ended.deployments ?? []), ...(other.ended.deployments ?? [])] },
    recordings: [...one.recordings, ...other.recordings],
  };
}

/** As much as a run may have: beyond what a page shows, in every list. */
export function fullest(): RunFacts {
  const whole = smallCanary();
  const [end] = whole.ended.deployments ?? [];
  if (end === undefined) throw new Error('nothing was deployed');
  const long = 'lorem & ipsum "dolor" '.repeat(100);
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  const course = new Course({ image });
  for (let round = 0; round < 13; round += 1) {
    const measurements = many(10, (index) => ({
      phase: 'Error',
      value: `[${round * 10 + index}]`,
      message: `${long}${round * 10 + index}`,
      at: at(round * 10 + index),
    }));
    const rows = many(24, (index) =>
      row({
        workload: { kind: 'Rollout', namespace: 'shop', name: `w${index}` },
        message: long,
        weight: round * 2,
        analysis: [analysis('Failed', [metric(`m${index}`, measurements, { phase: long, message: long })])],
      }),
    );
    course.sees(round * 10, goesOn, ...rows);
  }
  course.ends(500, outcome);
  const text = (index: number) => `${index} ${long}`;
  return {
    ...whole,
    recordings: course.recorder.recordings,
    ended: {
      ...whole.ended,
      deployments: [
        {
          ...end,
          progress: {
            ...end.progress,
            notes: many(100, text),
            written: {
              ...(end.progress.written ?? written),
              diff: many(2000, (index) => `+${text(index)}`).join('\n'),
              findings: many(300, (index) => ({ ...found, message: text(index), fix: text(index) })),
            },
            scans: many(20, (index) => ({
              platform: text(index),
              verdict: 'vulnerable',
              counts: {},
              refused: many(200, (of) => ({ id: text(of), severity: text(of), package: text(of), installed: '' })),
            })),
          },
        },
      ],
    },
  };
}
