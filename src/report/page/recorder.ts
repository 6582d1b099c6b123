import type { TargetState } from '../../deployment/progress.ts';
import type { ViewState } from '../../deployment/view-state.ts';
import type { Stage } from '../../outcome.ts';
import type { WorkloadRow } from '../../rollout/assessment.ts';
import { printName } from '../../rollout/assessment.ts';
import type { MetricCourse, WorkloadMoment } from './course.ts';
import { isWrong, withLook, withMeasured } from './course.ts';

/** When a stage was under way; a deployment in waves comes to some of them again. */
export interface StageSpan {
  readonly stage: Stage;
  readonly from: Date;
  readonly to?: Date;
}

/** How one workload of a target came along. */
export interface WorkloadCourse {
  readonly target: string;
  readonly name: string;
  readonly row: WorkloadRow;
  readonly moments: readonly WorkloadMoment[];
}

/** How one deployment (or a mere watch) went, as it was shown while it went. */
export interface Recording {
  readonly state: ViewState;
  readonly beganAt: Date;
  /** When it was shown last. */
  readonly seenAt: Date;
  readonly spans: readonly StageSpan[];
  readonly workloads: readonly WorkloadCourse[];
  readonly metrics: readonly MetricCourse[];
}

/** Kept at most of one run, whatever there is: memory and the page are bounded. */
export const mostRecorded = { deployments: 50, workloads: 80, metrics: 80, spans: 100 };

/**
 * Keeps how deployments go while they are shown, so that the page about them has what the cluster has forgotten by the end. It asks
 * nobody for anything. The clock is an argument.
 */
export class Recorder {
  readonly #now: () => Date;
  readonly #all: Recording[] = [];

  constructor(now: () => Date) {
    this.#now = now;
  }

  get recordings(): readonly Recording[] {
    return this.#all;
  }

  /** Takes in one state; as a view of it does. */
  show(state: ViewState): void {
    const at = this.#now();
    const index = this.#all.findLastIndex((one) => isSame(one.state, state));
    const known = this.#all[index];
    // what ended and is shown anew was begun again
    if (known !== undefined && known.state.outcome === undefined) this.#all[index] = advanced(known, state, at);
    else if (this.#all.length < mostRecorded.deployments) this.#all.push(advanced(begun(state, at), state, at));
  }
}

function isSame(one: ViewState, other: ViewState): boolean {
  return one.application === other.application && one.environment === other.environment && one.commit === other.commit;
}

function begun(state: ViewState, at: Date): Recording {
  return { state, beganAt: at, seenAt: at, spans: [], workloads: [], metrics: [] };
}

function advanced(before: Recording, state: ViewState, at: Date): Recording {
  const rows = state.targets.flatMap((target) => target.assessment.rows.map((row) => ({ target, row })));
  const isOurs = state.stage === 'rollout' || state.stage === 'report';
  return {
    state,
    beganAt: before.beganAt,
    seenAt: at,
    spans: spansOf(before.spans, state, at),
    workloads: rows.reduce((all, of) => withRow(all, of, { at, image: state.image, isOurs }), before.workloads),
    metrics: rows.reduce(withMetrics, before.metrics),
  };
}

function spansOf(before: readonly StageSpan[], { stage, outcome }: ViewState, at: Date): readonly StageSpan[] {
  const last = before.at(-1);
  const goesOn = last?.stage === stage && last.to === undefined;
  const closed = goesOn ? before : before.map((span) => ({ ...span, to: span.to ?? at }));
  const all = goesOn || outcome !== undefined ? closed : [...closed, { stage, from: at }];
  return (outcome === undefined ? all : all.map((span) => ({ ...span, to: span.to ?? at }))).slice(-mostRecorded.spans);
}

interface RowOf {
  readonly target: TargetState;
  readonly row: WorkloadRow;
}

function withRow(
  all: readonly WorkloadCourse[],
  { target, row }: RowOf,
  seen: { readonly at: Date; readonly image: string | undefined; readonly isOurs: boolean },
): readonly WorkloadCourse[] {
  const name = printName(row.workload);
  const index = all.findIndex((one) => one.target === target.target && one.name === name);
  const known = all[index];
  const before = known?.moments ?? [];
  const moments = seen.isOurs ? withLook(before, row, seen.at, seen.image) : before;
  const course = { target: target.target, name, row, moments };
  return known === undefined ? withNew(all, course, mostRecorded.workloads) : all.with(index, course);
}

/** One more as long as there is room; then what went wrong takes the place of what did not. */
function withNew<T extends WorkloadCourse | MetricCourse>(all: readonly T[], one: T, most: number): readonly T[] {
  if (all.length < most) return [...all, one];
  const index = isBad(one) ? all.findLastIndex((other) => !isBad(other)) : -1;
  return index < 0 ? all : all.with(index, one);
}

const badPhases: readonly string[] = ['Failed', 'Error', 'Inconclusive'];

function isBad(one: WorkloadCourse | MetricCourse): boolean {
  return 'row' in one ? isWrong(one.row) : badPhases.includes(one.metric.phase);
}

function withMetrics(before: readonly MetricCourse[], { target, row }: RowOf): readonly MetricCourse[] {
  let all = before;
  for (const run of row.analysis) {
    for (const metric of run.metrics) {
      const owner = { target: target.target, workload: printName(row.workload), run };
      const index = all.findIndex(
        (one) =>
          one.target === owner.target &&
          one.workload === owner.workload &&
          one.run.name === run.name &&
          one.metric.name === metric.name,
      );
      const course = withMeasured(all[index], owner, metric);
      all = index < 0 ? withNew(all, course, mostRecorded.metrics) : all.with(index, course);
    }
  }
  return all;
}
