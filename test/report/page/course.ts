import type { ViewState } from '../../../src/deployment/view-state.ts';
import { beginStage, endStages } from '../../../src/deployment/view-state.ts';
import type { Digest } from '../../../src/image/reference.ts';
import type { Outcome, Stage } from '../../../src/outcome.ts';
import { Recorder } from '../../../src/report/page/recorder.ts';
import type { AnalysisRun, Measurement, Metric } from '../../../src/rollout/analysis.ts';
import type { Judgement, WorkloadRow } from '../../../src/rollout/assessment.ts';
import type { Step } from '../../../src/rollout/rollout.ts';

/** Seconds after the beginning of everything. */
export function at(seconds: number): Date {
  return new Date(Date.UTC(2026, 2, 1, 12) + seconds * 1000);
}

export const commit = '3a672b9e5689995427c3a3887fdb31a44f606688';
export const digest: Digest = `sha256:${'ab12'.repeat(16)}`;
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
