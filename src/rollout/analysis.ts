import { isTrueAt, listAt, numberAt, textAt, timeAt, valueAt, withoutUndefined } from '../data/fields.ts';
import { withoutCredentials } from '../text/credentials.ts';
import type { Rollout } from './rollout.ts';

/** One value that was measured, as text: a number, a list, or what the provider gave. */
export interface Measurement {
  readonly phase: string;
  readonly value?: string;
  readonly message?: string;
  readonly at?: Date;
}

/** One metric of an analysis, with all that was measured so far (Argo Rollouts keeps the last ten). */
export interface Metric {
  readonly name: string;
  readonly phase: string;
  /** A dry-run metric is shown and never decides. */
  readonly dryRun: boolean;
  /** What it is held against: the success and failure conditions, as they are written. */
  readonly condition: string;
  /** The same, each by itself, where it is there. */
  readonly successCondition?: string;
  readonly failureCondition?: string;
  readonly message?: string;
  readonly measurements: readonly Measurement[];
}

/** What an AnalysisRun is for, by its label `rollout-type`. */
export type AnalysisKind = 'Step' | 'Background' | 'PrePromotion' | 'PostPromotion' | 'Other';

/** What we need to know of an AnalysisRun (argoproj.io/v1alpha1). */
export interface AnalysisRun {
  readonly name: string;
  readonly namespace: string;
  readonly kind: AnalysisKind;
  /** Step of the canary that it belongs to. */
  readonly stepIndex?: number;
  readonly hash: string;
  readonly ownerUid: string;
  /** Which deployment of the Rollout it judges. */
  readonly revision: number;
  readonly created: Date;
  /** `Pending`, `Running`, `Successful`, `Failed`, `Error`, `Inconclusive`. */
  readonly phase: string;
  readonly message?: string;
  /** Ended early by the controller: then `Successful` proves nothing. */
  readonly terminated: boolean;
  readonly metrics: readonly Metric[];
}

const kinds: readonly AnalysisKind[] = ['Step', 'Background', 'PrePromotion', 'PostPromotion'];

function conditionOf(metric: unknown): string {
  const success = textAt(metric, 'successCondition');
  const failure = textAt(metric, 'failureCondition');
  const parts = [success, failure === undefined ? undefined : `not (${failure})`];
  return parts.filter((part) => part !== undefined).join(' and ');
}

/** A provider's error quotes the address it asked, with the password in it, or the answer of a job. */
function messageAt(value: unknown, ...path: readonly string[]): string | undefined {
  const message = textAt(value, ...path);
  return message === undefined ? undefined : withoutCredentials(message);
}

function readMeasurement(value: unknown): Measurement {
  return {
    phase: textAt(value, 'phase') ?? '?',
    ...withoutUndefined({
      value: textAt(value, 'value'),
      message: messageAt(value, 'message'),
      at: timeAt(value, 'finishedAt') ?? timeAt(value, 'startedAt'),
    }),
  };
}

function readMetric(object: unknown, result: unknown): Metric {
  const name = textAt(result, 'name') ?? '?';
  const spec = listAt(object, 'spec', 'metrics').find((metric) => textAt(metric, 'name') === name);
  return {
    name,
    phase: textAt(result, 'phase') ?? '?',
    dryRun: isTrueAt(result, 'dryRun'),
    condition: conditionOf(spec),
    measurements: listAt(result, 'measurements').map(readMeasurement),
    ...withoutUndefined({
      successCondition: textAt(spec, 'successCondition'),
      failureCondition: textAt(spec, 'failureCondition'),
      message: messageAt(result, 'message'),
    }),
  };
}

function ownerOf(object: unknown): string {
  const owner = listAt(object, 'metadata', 'ownerReferences').find(
    (reference) => textAt(reference, 'kind') === 'Rollout',
  );
  return textAt(owner, 'uid') ?? '';
}

/** Reads an AnalysisRun as the Kubernetes API returns it. */
export function readAnalysisRun(object: unknown): AnalysisRun {
  const label = (name: string) => valueAt(object, 'metadata', 'labels', name);
  return {
    name: textAt(object, 'metadata', 'name') ?? '',
    namespace: textAt(object, 'metadata', 'namespace') ?? '',
    kind: kinds.find((kind) => kind === label('rollout-type')) ?? 'Other',
    hash: textAt(object, 'metadata', 'labels', 'rollouts-pod-template-hash') ?? '',
    ownerUid: ownerOf(object),
    revision: numberAt(object, 'metadata', 'annotations', 'rollout.argoproj.io/revision') ?? 0,
    created: timeAt(object, 'metadata', 'creationTimestamp') ?? new Date(0),
    phase: textAt(object, 'status', 'phase') ?? 'Pending',
    terminated: isTrueAt(object, 'spec', 'terminate'),
    metrics: listAt(object, 'status', 'metricResults').map((result) => readMetric(object, result)),
    ...withoutUndefined({
      stepIndex: numberAt(object, 'metadata', 'labels', 'step-index'),
      message: messageAt(object, 'status', 'message'),
    }),
  };
}

/**
 * The runs that judge this deployment of the Rollout: of its current hash and revision, the newest of each kind and
 * step. A retry makes a second run for the same hash, and going back to an older image finds that image's old runs:
 * neither old verdict counts.
 */
export function runsThatJudge(rollout: Rollout, runs: readonly AnalysisRun[]): readonly AnalysisRun[] {
  const newest = new Map<string, AnalysisRun>();
  for (const run of runs) {
    if (run.ownerUid !== rollout.uid || run.hash !== rollout.currentHash || run.revision !== rollout.revision) continue;
    const key = `${run.kind}/${run.stepIndex ?? ''}`;
    const known = newest.get(key);
    if (known === undefined || isNewer(run, known)) newest.set(key, run);
  }
  return [...newest.values()].sort((one, other) => one.created.getTime() - other.created.getTime());
}

/** Creation times have whole seconds only; within one second the suffix that a retry adds (`.1`, `.2`) decides. */
function isNewer(run: AnalysisRun, known: AnalysisRun): boolean {
  const difference = run.created.getTime() - known.created.getTime();
  return difference > 0 || (difference === 0 && run.name.localeCompare(known.name, 'en', { numeric: true }) > 0);
}

/** Whether a run ended by itself: what the controller ended early proves nothing, whatever its phase. */
export function endedEarly(run: AnalysisRun): boolean {
  return run.terminated && run.phase === 'Successful';
}

/** Whether a run still measures. */
export function isUnderWay(run: AnalysisRun): boolean {
  return (run.phase === 'Running' || run.phase === 'Pending') && !run.terminated;
}

const emptyValues = new Set(['', '[]', 'null', 'NaN', '[NaN]', '{}']);

/** What a condition that takes a value out of an empty answer ends with (`expr`, which Argo Rollouts reads conditions with). */
const nothingThere = /\bindex out of range\b/;

/** Whether a run got answers, yet every value of every deciding metric is empty. An answer that failed is none. */
export function isWithoutData(run: AnalysisRun): boolean {
  const measurements = run.metrics.filter(({ dryRun }) => !dryRun).flatMap((metric) => metric.measurements);
  const answered = measurements.filter(({ phase, message = '' }) => phase !== 'Error' || nothingThere.test(message));
  return answered.length > 0 && answered.every(({ value }) => emptyValues.has((value ?? '').trim()));
}

/** The metric that decided against the rollout, if any: what a report names first. */
export function culpritOf(run: AnalysisRun): Metric | undefined {
  return run.metrics.find((metric) => !metric.dryRun && metric.phase === run.phase);
}
