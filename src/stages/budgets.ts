import type { Budget } from '../budget/budget.ts';
import { budgetOf } from '../budget/budget.ts';
import { inWindow } from '../budget/deployments.ts';
import type { Sliced } from '../budget/slices.ts';
import { slicesOfCounts, slicesOfRatio } from '../budget/slices.ts';
import type { ToldBudget } from '../budget/told.ts';
import { replaceWords } from '../configuration/template.ts';
import type { BudgetPlan } from '../deployment/plan.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { hasWritten } from '../deployment/taken-up.ts';
import type { Metrics, Queried, Series, Span } from '../ports/metrics.ts';
import type { Run } from './run.ts';

/** How many slices a window has at most, and how short one is at least: two samples have to be in it. */
const slicesOfWindow = 720;
const shortestSlice = 300;

/** Seconds of one slice of a window; a whole number, since a range in a query is one, of which as many as there are fill the window. */
export function sliceSeconds(windowSeconds: number): number {
  return Math.floor(windowSeconds / sliceCount(windowSeconds));
}

function sliceCount(windowSeconds: number): number {
  return Math.min(slicesOfWindow, Math.floor(windowSeconds / shortestSlice));
}

/** What is read of budgets. */
export type BudgetRun = Pick<Run<'clock' | 'metrics'>, 'ports' | 'signal'>;

/** The newest deployments of an environment, with how many of them were looked at at most. */
export interface LookedAt {
  readonly records: readonly DeploymentRecord[];
  readonly most: number;
}

/** The error budget of an environment as each Prometheus tells it that has the metrics of its targets, all asked at the same time. */
export async function readBudgets(
  { ports, signal }: BudgetRun,
  plan: BudgetPlan,
  looked: LookedAt,
): Promise<readonly ToldBudget[]> {
  const now = ports.clock.now();
  const { objective, windowSeconds } = plan;
  const counted = countedIn(looked, windowSeconds, now);
  return Promise.all(
    plan.clusters.map(async (cluster) => {
      const metrics = await ports.metrics(cluster);
      const about = { source: metrics?.name ?? '', objective, windowSeconds, ...counted };
      if (metrics === undefined) return { ...about, why: 'no Prometheus is configured' };
      const read = await readBudget({ metrics, now, signal }, plan);
      return 'why' in read ? { ...about, ...read } : { ...about, budget: read };
    }),
  );
}

/** The deployments of a window that were written; those before the ones that were looked at may be of it too. */
function countedIn(
  { records, most }: LookedAt,
  windowSeconds: number,
  now: Date,
): Pick<ToldBudget, 'deployments' | 'mayBeMore'> {
  const all = records.map((record) => ({ id: record.id, at: record.createdAt, record }));
  const ofWindow = inWindow(all, windowSeconds, now);
  const deployments = ofWindow.filter(({ record }) => hasWritten(record)).length;
  return { deployments, ...(all.length >= most && ofWindow.length === all.length ? { mayBeMore: true } : {}) };
}

interface Asked {
  readonly metrics: Metrics;
  readonly now: Date;
  readonly signal: AbortSignal;
}

async function readBudget(asked: Asked, plan: BudgetPlan): Promise<Budget | { readonly why: string }> {
  const { windowSeconds, allowed, queries } = plan;
  const stepSeconds = sliceSeconds(windowSeconds);
  const sliced = await readSlices(asked, plan, stepSeconds);
  if ('why' in sliced) return sliced;
  const counts = 'ratio' in queries ? 'time' : 'requests';
  return budgetOf(sliced.slices, { allowed, windowSeconds, stepSeconds, counts });
}

async function readSlices(asked: Asked, { queries, windowSeconds }: BudgetPlan, stepSeconds: number): Promise<Sliced> {
  const of = (query: string, key: string) => readPoints(asked, { query, key, windowSeconds, stepSeconds });
  if ('ratio' in queries) {
    const ratio = await of(queries.ratio, 'ratio');
    return 'why' in ratio ? ratio : slicesOfRatio(ratio.points);
  }
  const [good, total] = await Promise.all([of(queries.good, 'good'), of(queries.total, 'total')]);
  if ('why' in good) return good;
  return 'why' in total ? total : slicesOfCounts(good.points, total.points);
}

interface Query {
  readonly query: string;
  /** Its key in the configuration. */
  readonly key: string;
  readonly windowSeconds: number;
  readonly stepSeconds: number;
}

/** The values of a query, each of the slice that ends then. Of several series nobody knows which one is meant. */
async function readPoints(
  { metrics, now, signal }: Asked,
  { query, key, windowSeconds, stepSeconds }: Query,
): Promise<Pick<Series, 'points'> | { readonly why: string }> {
  const promql = replaceWords(query, () => `${stepSeconds}s`);
  const answer = await metrics.range(promql, spanOf(now, windowSeconds, stepSeconds), signal);
  if (answer.result !== 'answered') return { why: whyNot(answer, key) };
  const [first, ...others] = answer.found;
  if (others.length > 0)
    return { why: `\`${key}\` gives ${others.length + 1} series, and has to give one: sum them up` };
  // what a part of a store has left out would pass for good
  const [warning] = answer.warnings.filter((one) => !one.startsWith('PromQL info'));
  return warning === undefined ? { points: first?.points ?? [] } : { why: `\`${key}\`: ${warning}` };
}

/** The ends of all slices that are in the window. */
function spanOf(now: Date, windowSeconds: number, stepSeconds: number): Span {
  const to = Math.floor(now.getTime() / 1000);
  const from = to - (sliceCount(windowSeconds) - 1) * stepSeconds;
  return { from: new Date(from * 1000), to: new Date(to * 1000), stepSeconds };
}

function whyNot(answer: Exclude<Queried<Series>, { result: 'answered' }>, key: string): string {
  return answer.result === 'refused' ? `\`${key}\` is refused: ${answer.message}` : answer.message;
}
