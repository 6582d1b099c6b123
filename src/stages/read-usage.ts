import type { Metrics, Queried, Sample, Series, Span } from '../ports/metrics.ts';
import { readUsage } from '../sizing/read-usage.ts';
import type { UsageAnswers, WorkloadUsage } from '../sizing/usage.ts';
import type { SizedWorkload, UsageQueries } from '../sizing/usage-queries.ts';
import { usageQueries } from '../sizing/usage-queries.ts';
import { inParallel } from './in-parallel.ts';

/** Whose usage is asked for, and of which time. */
export interface UsageWanted {
  readonly metrics: Metrics;
  readonly workloads: readonly SizedWorkload[];
  /** Whole days that are looked back. */
  readonly days: number;
  /** Quantiles of the use of CPU, such as 0.95. */
  readonly quantiles: readonly number[];
  readonly now: Date;
  readonly signal: AbortSignal;
}

/** What workloads used, or why that is not known. */
export type UsageFound =
  | {
      readonly result: 'read';
      /** In the order in which they were asked for. */
      readonly workloads: readonly WorkloadUsage[];
      /** Whether the server says that it has left something out: then the real usage may be higher. */
      readonly isPartial: boolean;
      /** What is not known besides, and what the server warns of. */
      readonly notes: readonly string[];
      /** How many queries it took. */
      readonly queries: number;
    }
  | { readonly result: 'unknown'; readonly message: string };

/** Queries at the same time: Prometheus works on 20 of all that ask it. */
const atATime = 3;

/** Milliseconds between the moments that are looked at, so that all queries see the same steps. */
const grid = 300_000;

/**
 * Asks a Prometheus what the containers of workloads used: nine queries and one for each quantile, one more where there are CronJobs,
 * however many workloads. No workloads, no query.
 */
export async function readUsageOf(wanted: UsageWanted): Promise<UsageFound> {
  const { metrics, workloads, signal } = wanted;
  if (workloads.length === 0) return { result: 'read', workloads: [], isPartial: false, notes: [], queries: 0 };
  const queries = usageQueries({ ...wanted, labels: metrics.labels });
  const asked = questionsOf(queries, wanted);
  const answered = await inParallel(asked, { atATime, signal }, async ({ name, needed, ask }, until) => {
    const answer = await ask(until);
    if (answer.result === 'answered' || !needed) return { result: { name, answer } };
    return { failure: `${metrics.name} does not say ${name}: ${answer.message}` };
  });
  if ('failure' in answered) return { result: 'unknown', message: answered.failure };
  const notes = answered.results.flatMap(({ name, answer }) =>
    answer.result === 'answered' ? answer.warnings : [`${metrics.name} does not say ${name}: ${answer.message}`],
  );
  const isPartial = answered.results.some(({ answer }) => answer.result === 'answered' && answer.warnings.length > 0);
  const answers = answersFrom(new Map(answered.results.map(({ name, answer }) => [name, answer])), {
    ...queries,
    ...wanted,
  });
  return {
    result: 'read',
    workloads: readUsage(answers, workloads),
    isPartial,
    notes: [...new Set(notes)],
    queries: asked.length,
  };
}

/** What is asked, as messages name it. */
const names = {
  podOwners: 'which workloads pods belong to',
  replicaSetOwners: 'which workloads ReplicaSets belong to',
  jobOwners: 'which CronJobs Jobs belong to',
  cpuCourse: 'how much CPU was used',
  memoryCourse: 'how much memory was used',
  restarts: 'how often containers restarted',
  lastOom: 'which containers were killed for want of memory',
  oomEvents: 'how often containers were killed for want of memory',
  memoryLimits: 'which memory limits containers had',
  throttled: 'how often CPU limits slowed containers down',
} as const;

interface Question {
  readonly name: string;
  /** Whether nothing can be said without the answer. */
  readonly needed: boolean;
  readonly ask: (signal: AbortSignal) => Promise<Queried<Sample> | Queried<Series>>;
}

type Answers = ReadonlyMap<string, Queried<Sample> | Queried<Series>>;

function questionsOf(queries: UsageQueries, { metrics, days, quantiles, now }: UsageWanted): readonly Question[] {
  const at = new Date(Math.floor(now.getTime() / grid) * grid);
  const span = spanOf(at, days, queries.stepSeconds);
  const number = (promql: string) => (signal: AbortSignal) => metrics.query(promql, at, signal);
  const course = (promql: string) => (signal: AbortSignal) => metrics.range(promql, span, signal);
  const { jobOwners } = queries;
  return [
    { name: names.podOwners, needed: true, ask: number(queries.podOwners) },
    { name: names.replicaSetOwners, needed: true, ask: number(queries.replicaSetOwners) },
    ...(jobOwners === undefined ? [] : [{ name: names.jobOwners, needed: true, ask: number(jobOwners) }]),
    ...quantiles.map((quantile, index) => ({
      name: quantileName(quantile),
      needed: true,
      ask: number(queries.cpuQuantiles[index] ?? ''),
    })),
    { name: names.cpuCourse, needed: true, ask: course(queries.cpuCourse) },
    { name: names.memoryCourse, needed: true, ask: course(queries.memoryCourse) },
    ...(['restarts', 'lastOom', 'oomEvents', 'memoryLimits', 'throttled'] as const).map((which) => ({
      name: names[which],
      needed: false,
      ask: number(queries[which]),
    })),
  ];
}

/** The ends of the steps: the first one ends a step after the beginning of the time. */
function spanOf(to: Date, days: number, stepSeconds: number): Span {
  const steps = Math.floor((days * 86_400) / stepSeconds);
  return { from: new Date(to.getTime() - (steps - 1) * stepSeconds * 1000), to, stepSeconds };
}

function quantileName(quantile: number): string {
  return `the ${quantile} quantile of CPU`;
}

function answersFrom(
  answers: Answers,
  { quantiles, days, now, stepSeconds }: Omit<UsageWanted, 'signal'> & Pick<UsageQueries, 'stepSeconds'>,
): UsageAnswers {
  // a time that nobody asked about is a mistake of the server, and would make the course as long
  const at = now.getTime() / 1000;
  const numbers = (name: string) => found(answers.get(name)).flatMap((one) => ('value' in one ? [one] : []));
  const isAsked = ([seconds]: Series['points'][number]) =>
    seconds >= at - (days + 1) * 86_400 && seconds <= at + stepSeconds;
  const courses = (name: string) =>
    found(answers.get(name)).flatMap((one) =>
      'points' in one ? [{ ...one, points: one.points.filter(isAsked) }] : [],
    );
  return {
    podOwners: numbers(names.podOwners),
    replicaSetOwners: numbers(names.replicaSetOwners),
    jobOwners: numbers(names.jobOwners),
    cpuQuantiles: quantiles.map((quantile) => ({ quantile, found: numbers(quantileName(quantile)) })),
    cpuCourse: courses(names.cpuCourse),
    memoryCourse: courses(names.memoryCourse),
    restarts: numbers(names.restarts),
    lastOom: numbers(names.lastOom),
    oomEvents: numbers(names.oomEvents),
    memoryLimits: numbers(names.memoryLimits),
    throttled: numbers(names.throttled),
    stepSeconds,
  };
}

function found(answer: Queried<Sample> | Queried<Series> | undefined): readonly (Sample | Series)[] {
  return answer?.result === 'answered' ? answer.found : [];
}
