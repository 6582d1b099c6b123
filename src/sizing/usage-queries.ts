import type { WorkloadKind } from '../kubernetes/workload-kind.ts';
import type { Matcher } from './promql.ts';
import { literal, oneOf, selector } from './promql.ts';

/** A workload whose usage is asked for. */
export interface SizedWorkload {
  readonly kind: WorkloadKind;
  readonly namespace: string;
  readonly name: string;
}

/** What is asked, and of which time. */
export interface UsageQuestion {
  readonly workloads: readonly SizedWorkload[];
  /** Labels of the series of this cluster, where one server holds those of several. */
  readonly labels: Readonly<Record<string, string>>;
  /** Days that are looked back; whole, at least 1. */
  readonly days: number;
  /** Quantiles of the use of CPU, above 0 and below 1. */
  readonly quantiles: readonly number[];
}

/** The queries for one moment: a number for each container, or an owner for each pod, ReplicaSet or Job. */
export interface UsageQueries {
  readonly podOwners: string;
  readonly replicaSetOwners: string;
  /** Only where a CronJob is asked for. */
  readonly jobOwners?: string;
  /** Cores, for each quantile in the order of the question. */
  readonly cpuQuantiles: readonly string[];
  /** Restarts within the time. */
  readonly restarts: string;
  /** 1 where the last termination was for want of memory. */
  readonly lastOom: string;
  /** Kills for want of memory that the node has counted. */
  readonly oomEvents: string;
  /** Bytes: the largest limit that the container had. */
  readonly memoryLimits: string;
  /** The share of the periods of its CPU limit in which it was slowed down, 0 to 1. */
  readonly throttled: string;
  /** Range queries: the most within each step, in cores and in bytes. */
  readonly cpuCourse: string;
  readonly memoryCourse: string;
  /** Seconds of a step of the range queries. */
  readonly stepSeconds: number;
}

/** Every label that names a container: where a scrape does not honour the labels of kube-state-metrics, Prometheus calls them `exported_…`. */
const containerLabels = labelList(['namespace', 'pod', 'container']);

/** Longest expression for the names of pods, in characters: beyond, all pods of the namespaces are asked for. */
const longestPattern = 8000;

/** Points of a course at the most. */
const mostPoints = 240;

/** Makes the queries about the usage of workloads: as many as there are quantiles and nine or ten more, however many workloads there are. */
export function usageQueries(question: UsageQuestion): UsageQueries {
  const { workloads, days, quantiles } = question;
  const stepSeconds = 3600 * Math.ceil((days * 24) / mostPoints);
  const rates = most(question, (choose) => `rate(${choose('container_cpu_usage_seconds_total', containers)}[5m])`);
  const memory =
    (window: string): Query =>
    (choose) =>
      `max_over_time(${choose('container_memory_working_set_bytes', containers)}[${window}])`;
  return {
    podOwners: owners(question, 'kube_pod_owner', 'pod'),
    replicaSetOwners: owners(question, 'kube_replicaset_owner', 'replicaset'),
    ...(workloads.some(({ kind }) => kind === 'CronJob')
      ? { jobOwners: owners(question, 'kube_job_owner', 'job_name') }
      : {}),
    cpuQuantiles: quantiles.map((quantile) => `quantile_over_time(${quantile}, (${rates})[${days}d:5m])`),
    ...eventQueries(question),
    cpuCourse: `max_over_time((${rates})[${stepSeconds}s:5m])`,
    memoryCourse: most(question, memory(`${stepSeconds}s`)),
    stepSeconds,
  };
}

function eventQueries(
  question: UsageQuestion,
): Pick<UsageQueries, 'restarts' | 'lastOom' | 'oomEvents' | 'memoryLimits' | 'throttled'> {
  const within = `[${question.days}d]`;
  const seen =
    (metric: string, more: readonly Matcher[]): Query =>
    (choose) =>
      `max_over_time(${choose(metric, more)}${within})`;
  return {
    // a counter of the pod's own status, which does not begin again: what it grew by is whole
    restarts: most(question, (choose) => {
      const restarts = choose('kube_pod_container_status_restarts_total');
      return `max_over_time(${restarts}${within}) - min_over_time(${restarts}${within})`;
    }),
    lastOom: most(question, seen('kube_pod_container_status_last_terminated_reason', [is('reason', 'OOMKilled')])),
    oomEvents: most(question, (choose) => `increase(${choose('container_oom_events_total', containers)}${within})`),
    memoryLimits: most(question, seen('kube_pod_container_resource_limits', [is('resource', 'memory')])),
    throttled: most(question, (choose) => {
      const [slowed, all] = ['container_cpu_cfs_throttled_periods_total', 'container_cpu_cfs_periods_total'];
      return `increase(${choose(slowed, containers)}${within}) / increase(${choose(all, containers)}${within})`;
    }),
  };
}

function is(label: string, value: string): Matcher {
  return { label, operator: '=', value };
}

/** Neither the cgroup of the pod as a whole nor the container that only holds its network. */
const containers: readonly Matcher[] = [
  { label: 'container', operator: '!=', value: '' },
  { label: 'container', operator: '!=', value: 'POD' },
];

/** Chooses the series of a metric that are about the workloads. */
type Choose = (metric: string, more?: readonly Matcher[]) => string;
type Query = (choose: Choose) => string;

/** One number for each container: what several scrapes or replicas of Prometheus hold of the same one counts once. */
function most(question: UsageQuestion, query: Query): string {
  return `max by (${containerLabels}) (${either(question, 'pod', query)})`;
}

type Owned = 'pod' | 'replicaset' | 'job_name';

function owners(question: UsageQuestion, metric: string, of: Owned): string {
  const controllers: readonly Matcher[] = [{ label: 'owner_is_controller', operator: '!=', value: 'false' }];
  const seen: Query = (choose) => `max_over_time(${choose(metric, controllers)}[${question.days}d])`;
  return `max by (${labelList(['namespace', of])}, owner_kind, owner_name) (${either(question, of, seen)})`;
}

function labelList(labels: readonly string[]): string {
  return labels.flatMap((label) => [label, `exported_${label}`]).join(', ');
}

/** The series about the workloads, whichever name Prometheus gave the label of their namespace. */
function either({ workloads, labels }: UsageQuestion, named: Owned, query: Query): string {
  const namespaces = workloads.map(({ namespace }) => namespace);
  const pattern = namesOf(workloads);
  const names: readonly Matcher[] = pattern === undefined ? [] : [{ label: named, operator: '=~', value: pattern }];
  const cluster = Object.entries(labels).map(([label, value]) => is(label, value));
  const plain: Choose = (metric, more = []) =>
    selector(metric, [oneOf('namespace', namespaces), ...names, ...more, ...cluster]);
  // which of the other labels have got another name depends on those of the scrape
  const renamed: Choose = (metric, more = []) =>
    selector(metric, [oneOf('exported_namespace', namespaces), ...more, ...cluster]);
  return `${query(plain)} or ${query(renamed)}`;
}

/** Characters at the beginning of a workload's name that stand in the names of its pods, however long it is: Kubernetes cuts to 58 before it adds five. */
const keptOfName = 50;

function namesOf(workloads: readonly SizedWorkload[]): string | undefined {
  const beginnings = workloads.map(({ name }) => (name.length <= keptOfName ? `${name}-` : name.slice(0, keptOfName)));
  const pattern = `(?:${[...new Set(beginnings)].map(literal).join('|')}).*`;
  return pattern.length <= longestPattern ? pattern : undefined;
}
