import { withoutUndefined } from '../data/fields.ts';
import { labelOf, workloadKey, workloadsOfPods } from './pods.ts';
import type { ContainerUsage, Course, Measured, UsageAnswers, WorkloadUsage } from './usage.ts';
import type { SizedWorkload } from './usage-queries.ts';

/** What was measured of one container of one pod. */
interface PodContainer {
  /** Steps of the course, by their number, in which it was seen. */
  readonly cpu: Map<number, number>;
  readonly memory: Map<number, number>;
  /** By the place of the quantile in the question. */
  readonly quantiles: Map<number, number>;
  restarts: number;
  lastOom: number;
  oomEvents: number;
  memoryLimit: number | undefined;
  throttled: number | undefined;
}

/** Containers by their name, with what each pod had of it by the name of the pod. */
type Containers = Map<string, Map<string, PodContainer>>;

/** Reads what the queries came to: for each workload its containers, with all pods that it had within the time, those of old revisions too. */
export function readUsage(answers: UsageAnswers, workloads: readonly SizedWorkload[]): readonly WorkloadUsage[] {
  const found = gather(answers);
  const owned = new Set(workloadsOfPods(answers).values());
  return workloads.map((workload) => {
    const containers = [...(found.get(workloadKey(workload)) ?? [])]
      // a container that only kube-state-metrics knows has used nothing that we could tell
      .filter(([, pods]) => [...pods.values()].some(({ cpu, memory }) => cpu.size + memory.size > 0))
      .map(([name, pods]) => containerUsage(name, [...pods.values()], { workload, answers }))
      .sort((one, other) => (one.container < other.container ? -1 : 1));
    if (containers.length > 0) return { workload, containers };
    return { workload, containers, missing: whyMissing(answers, owned.has(workloadKey(workload))) };
  });
}

/** Says which of the series it would take are not there. */
function whyMissing(answers: UsageAnswers, hasPods: boolean): string {
  const { podOwners, replicaSetOwners, cpuCourse, memoryCourse } = answers;
  if (podOwners.length === 0)
    return 'kube_pod_owner has no series here: without kube-state-metrics nothing says which workload a pod belongs to';
  if (hasPods && cpuCourse.length + memoryCourse.length === 0)
    return 'container_cpu_usage_seconds_total and container_memory_working_set_bytes have no series here: the kubelets (cAdvisor) are not scraped';
  const ofReplicaSets = podOwners.some(({ labels }) => labels['owner_kind'] === 'ReplicaSet');
  if (ofReplicaSets && replicaSetOwners.length === 0)
    return 'kube_replicaset_owner has no series here: it says which Deployment or Rollout a ReplicaSet belongs to';
  return hasPods ? 'its pods have no series of CPU and memory' : 'no pod of it was seen within the time';
}

function gather(answers: UsageAnswers): ReadonlyMap<string, Containers> {
  const owners = workloadsOfPods(answers);
  const found = new Map<string, Containers>();
  const at = ({ labels }: Pick<Measured, 'labels'>): PodContainer | undefined => {
    const [namespace, pod, container] = [
      labelOf(labels, 'namespace'),
      labelOf(labels, 'pod'),
      labelOf(labels, 'container'),
    ];
    const workload = owners.get(`${namespace}/${pod}`);
    if (workload === undefined || container === '' || container === 'POD') return undefined;
    const containers = entryOf(found, workload, () => new Map());
    return entryOf(
      entryOf(containers, container, () => new Map<string, PodContainer>()),
      pod,
      nothingYet,
    );
  };
  gatherNumbers(answers, at);
  for (const course of answers.cpuCourse) addCourse(course, at(course)?.cpu, answers.stepSeconds);
  for (const course of answers.memoryCourse) addCourse(course, at(course)?.memory, answers.stepSeconds);
  return found;
}

function gatherNumbers(answers: UsageAnswers, at: (measured: Measured) => PodContainer | undefined): void {
  const each = (series: readonly Measured[], put: (pod: PodContainer, value: number) => void) => {
    for (const one of series) {
      const pod = Number.isFinite(one.value) && one.value >= 0 ? at(one) : undefined;
      if (pod !== undefined) put(pod, one.value);
    }
  };
  for (const [index, { found }] of answers.cpuQuantiles.entries())
    each(found, (pod, value) => pod.quantiles.set(index, larger(pod.quantiles.get(index), value)));
  each(answers.restarts, (pod, value) => (pod.restarts = larger(pod.restarts, value)));
  each(answers.lastOom, (pod, value) => (pod.lastOom = larger(pod.lastOom, value)));
  each(answers.oomEvents, (pod, value) => (pod.oomEvents = larger(pod.oomEvents, value)));
  each(answers.memoryLimits, (pod, value) => (pod.memoryLimit = larger(pod.memoryLimit, value)));
  each(answers.throttled, (pod, value) => (pod.throttled = larger(pod.throttled, Math.min(1, value))));
}

function nothingYet(): PodContainer {
  return {
    cpu: new Map(),
    memory: new Map(),
    quantiles: new Map(),
    restarts: 0,
    lastOom: 0,
    oomEvents: 0,
    memoryLimit: undefined,
    throttled: undefined,
  };
}

function entryOf<K, V>(map: Map<K, V>, key: K, made: () => V): V {
  const entry = map.get(key) ?? made();
  map.set(key, entry);
  return entry;
}

function addCourse({ points }: Course, steps: Map<number, number> | undefined, stepSeconds: number): void {
  for (const [seconds, value] of steps === undefined ? [] : points) {
    const step = Math.round(seconds / stepSeconds);
    if (Number.isFinite(value) && value >= 0) steps?.set(step, larger(steps.get(step), value));
  }
}

function larger(one: number | undefined, other: number): number {
  return one === undefined ? other : Math.max(one, other);
}

interface Of {
  readonly workload: SizedWorkload;
  readonly answers: UsageAnswers;
}

function containerUsage(container: string, pods: readonly PodContainer[], of: Of): ContainerUsage {
  const lasting = lastingAmong(pods);
  const quantiles = of.answers.cpuQuantiles.flatMap(({ quantile }, index) => {
    const cores = largest(lasting.map((pod) => pod.quantiles.get(index)));
    return cores === undefined ? [] : [{ quantile, cores }];
  });
  const [cpu, memory] = [together(pods.map((pod) => pod.cpu)), together(pods.map((pod) => pod.memory))];
  const days = daysIn(new Set([...cpu.keys(), ...memory.keys()]), of);
  const fewer = (course: ReadonlyMap<number, number>) => {
    const own = daysIn(new Set(course.keys()), of);
    // a rate begins a sample later, and may miss a step
    return own < 0.9 * days ? own : undefined;
  };
  const [cpuMaximum, memoryMaximum] = [largest([...cpu.values()]), largest([...memory.values()])];
  return {
    container,
    cpu: { quantiles, ...withoutUndefined({ maximum: cpuMaximum, days: fewer(cpu) }) },
    memory: withoutUndefined({ maximum: memoryMaximum, days: fewer(memory) }),
    days,
    pods: pods.filter((pod) => pod.cpu.size + pod.memory.size > 0).length,
    running: runningOf(pods),
    ...killed(pods),
    ...withoutUndefined({ throttled: largest(lasting.map((pod) => pod.throttled)) }),
    course: coursesOf(cpu, memory),
  };
}

/**
 * Pods that were seen in two steps at least, or all where none was: of one that has just begun, the quantile is that of its start.
 */
function lastingAmong(pods: readonly PodContainer[]): readonly PodContainer[] {
  const lasting = pods.filter(({ cpu }) => cpu.size >= 2);
  return lasting.length > 0 ? lasting : pods;
}

function largest(values: readonly (number | undefined)[]): number | undefined {
  return values.reduce<number | undefined>(
    (most, value) => (value === undefined ? most : larger(most, value)),
    undefined,
  );
}

function killed(pods: readonly PodContainer[]): Pick<ContainerUsage, 'restarts' | 'oomKills' | 'oomLimit'> {
  const kills = (pod: PodContainer) => Math.max(Math.round(pod.oomEvents), pod.lastOom > 0 ? 1 : 0);
  const oomLimit = largest(pods.filter((pod) => kills(pod) > 0).map(({ memoryLimit }) => memoryLimit));
  return {
    restarts: pods.reduce((sum, { restarts }) => sum + Math.round(restarts), 0),
    oomKills: pods.reduce((sum, pod) => sum + kills(pod), 0),
    ...withoutUndefined({ oomLimit }),
  };
}

function runningOf(pods: readonly PodContainer[]): number {
  const seen = pods.flatMap((pod) => [...new Set([...pod.cpu.keys(), ...pod.memory.keys()])]);
  return seen.length / (extreme(seen, Math.max) - extreme(seen, Math.min) + 1);
}

function extreme(steps: readonly number[], of: (one: number, other: number) => number): number {
  return steps.reduce((one, other) => of(one, other));
}

function together(courses: readonly ReadonlyMap<number, number>[]): ReadonlyMap<number, number> {
  const all = new Map<number, number>();
  for (const course of courses) for (const [step, value] of course) all.set(step, larger(all.get(step), value));
  return all;
}

const daySeconds = 86_400;

/** What runs all the time counts by the steps in which it was seen; a CronJob by the days on which it ran. */
function daysIn(steps: ReadonlySet<number>, { workload, answers: { stepSeconds } }: Of): number {
  if (workload.kind !== 'CronJob') return (steps.size * stepSeconds) / daySeconds;
  // a step ends at its time
  return new Set([...steps].map((step) => Math.floor(((step - 1) * stepSeconds) / daySeconds))).size;
}

function coursesOf(cpu: ReadonlyMap<number, number>, memory: ReadonlyMap<number, number>): ContainerUsage['course'] {
  const steps = [...cpu.keys(), ...memory.keys()];
  const [first, last] = [extreme(steps, Math.min), extreme(steps, Math.max)];
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return { cpu: all.map((step) => cpu.get(step)), memory: all.map((step) => memory.get(step)) };
}
