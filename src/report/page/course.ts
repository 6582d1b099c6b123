import { parseImageReference } from '../../image/reference.ts';
import type { AnalysisRun, Measurement, Metric } from '../../rollout/analysis.ts';
import type { WorkloadRow } from '../../rollout/assessment.ts';

/** How far a workload was from one moment on. */
export interface WorkloadMoment {
  readonly at: Date;
  readonly state: WorkloadRow['state'];
  /** Per cent of the new version: of the traffic for a canary, of the pods for all others. */
  readonly share: number;
  /** The canary step under way, from 1. */
  readonly step?: number;
}

/** Changes that are kept of one workload, and measurements of one metric; beyond them every other one is dropped. */
export const mostKept = { moments: 240, measurements: 120 };

/** The moments once one more look was taken: only what has changed is kept. */
export function withLook(
  moments: readonly WorkloadMoment[],
  row: WorkloadRow,
  at: Date,
  image: string | undefined,
): readonly WorkloadMoment[] {
  const share = shareOf(row);
  if (share === undefined || row.state === 'waiting' || !isAbout(row.image, image)) return moments;
  const { state, step } = row;
  const last = moments.at(-1);
  if (last?.state === state && last.share === share && last.step === step?.index) return moments;
  const moment = { at, state, share, ...(step === undefined ? {} : { step: step.index }) };
  return thinned([...moments, moment], mostKept.moments);
}

const wrong: readonly WorkloadRow['state'][] = ['aborted', 'degraded', 'missing'];

/** Whether a workload went wrong: what people look for first. */
export function isWrong({ state }: WorkloadRow): boolean {
  return wrong.includes(state);
}

/** What an aborted canary gets is nothing, whatever its first step says. */
function shareOf({ state, weight, pods }: WorkloadRow): number | undefined {
  if (state === 'aborted') return 0;
  if (weight !== undefined) return Math.min(100, Math.max(0, weight));
  if (pods === undefined || pods.wanted === 0) return undefined;
  return Math.round(Math.min(1, pods.updated / pods.wanted) * 100);
}

/** Whether a workload names the image already: what it showed before is about another version. */
function isAbout(named: string, image: string | undefined): boolean {
  const [seen, ours] = [named, image ?? ''].map(parseImageReference);
  if (seen === undefined || ours === undefined || typeof seen === 'string' || typeof ours === 'string') return true;
  if (seen.digest !== undefined && ours.digest !== undefined) return seen.digest === ours.digest;
  return seen.tag === undefined || ours.tag === undefined || seen.tag === ours.tag;
}

/** Every other one but for the first and the last two, where there are too many. */
function thinned<T>(all: readonly T[], most: number, isKept: (one: T) => boolean = () => false): readonly T[] {
  if (all.length <= most) return all;
  const kept = all.filter(
    (one, index) => index % 2 === 0 || index >= all.length - 2 || (isKept(one) && all.length < most * 2),
  );
  return kept.length < all.length ? kept : all.slice(-most);
}

/** One metric of one analysis run, with all of its measurements that were seen: Argo Rollouts itself keeps the last ten. */
export interface MetricCourse {
  readonly target: string;
  readonly workload: string;
  readonly run: Pick<AnalysisRun, 'name' | 'kind' | 'phase' | 'stepIndex'>;
  readonly metric: Omit<Metric, 'measurements'>;
  readonly measurements: readonly Measurement[];
  /** How many were seen. */
  readonly count: number;
  /** The last ones that were seen, to tell new ones from them. */
  readonly known: readonly string[];
}

/** Whose metric it is. */
export type MetricOwner = Pick<MetricCourse, 'target' | 'workload'> & { readonly run: AnalysisRun };

/** Kept of what was seen last: more than the ten that a look can show. */
const knownKept = 20;

/** The course of a metric once one more look was taken. */
export function withMeasured(before: MetricCourse | undefined, owner: MetricOwner, metric: Metric): MetricCourse {
  const { measurements: seen, ...facts } = metric;
  const known = new Set(before?.known);
  const done = seen.filter(({ phase }) => phase !== 'Running' && phase !== 'Pending');
  const fresh = done.filter((one) => !known.has(keyOf(one)));
  const { name, kind, phase, stepIndex } = owner.run;
  return {
    target: owner.target,
    workload: owner.workload,
    run: { name, kind, phase, ...(stepIndex === undefined ? {} : { stepIndex }) },
    metric: facts,
    measurements: thinned([...(before?.measurements ?? []), ...fresh], mostKept.measurements, isNotable),
    count: (before?.count ?? 0) + fresh.length,
    known: [...(before?.known ?? []), ...fresh.map(keyOf)].slice(-knownKept),
  };
}

/** What did not pass is what people look for. */
function isNotable({ phase }: Measurement): boolean {
  return phase !== 'Successful';
}

function keyOf({ phase, value, message, at }: Measurement): string {
  return JSON.stringify([phase, value, message, at?.getTime()]);
}
