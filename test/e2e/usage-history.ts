import type { SizedWorkload } from '../../src/sizing/usage-queries.ts';

/** Samples of one series: seconds since 1970 and values, oldest first. */
export interface RawSeries {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** One pod that was there for a time, with every series about its containers. */
export interface PodHistory {
  readonly name: string;
  readonly containers: readonly {
    readonly name: string;
    /** Counters of seconds; several where it restarted, or where two replicas of Prometheus scraped it. */
    readonly cpu: readonly RawSeries[];
    readonly memory: readonly RawSeries[];
    readonly restarts: number;
    /** The memory limit that was not enough. */
    readonly oomLimit?: number;
  }[];
}

/** A workload as it was, with all pods of the time. */
export interface WorkloadHistory {
  readonly workload: SizedWorkload;
  readonly pods: readonly PodHistory[];
  /** Series of kube-state-metrics and of the cgroup of its pods. */
  readonly around: readonly RawSeries[];
}

/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Seconds between two scrapes of CPU, memory and state. */
const every = { cpu: 150, memory: 300, state: 3600 };
const day = 86_400;
const kinds = ['Deployment', 'Rollout', 'StatefulSet', 'DaemonSet', 'CronJob'] as const;

/** Histories of so many workloads that end at a time, in seconds: old revisions, restarts, kills, sidecars, young ones, two replicas of Prometheus. */
export function historiesOf(count: number, end: number, { seed = 1, days = 7 } = {}): readonly WorkloadHistory[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? 'Deployment';
    const workload = { kind, namespace: `team-${index % 6}`, name: `app-${index}` };
    // one in fifteen is too young to say anything of
    const begin = end - (index % 15 === 14 ? 3 * day : days * day);
    return historyOf(workload, { begin, end, random, isScrapedTwice: index % 6 === 1, isRenamed: index % 6 === 2 });
  });
}

interface Given {
  readonly begin: number;
  readonly end: number;
  readonly random: () => number;
  readonly isScrapedTwice: boolean;
  /** Whether the scrape of kube-state-metrics does not honour its labels. */
  readonly isRenamed: boolean;
}

interface Life {
  readonly pod: string;
  readonly from: number;
  readonly to: number;
  readonly owner: { readonly kind: string; readonly name: string };
}

function historyOf(workload: SizedWorkload, given: Given): WorkloadHistory {
  const { random } = given;
  const scale = { cores: 0.005 * 400 ** random(), bytes: 2 ** 24 * 100 ** random() };
  const isKilled = random() < 0.1;
  const containers = random() < 0.3 ? ['app', 'proxy'] : ['app'];
  const lives = livesOf(workload, given);
  const pods = lives.map((life) => {
    const made = containers.map((name) =>
      containerOf(workload, name, { life, scale, given, isKilled: isKilled && name === 'app' }),
    );
    return { name: life.pod, containers: made };
  });
  const around = lives.flatMap((life, index) => aroundPod(workload, life, pods[index], given));
  return { workload, pods, around: [...around, ...ownersOf(workload, lives, given)] };
}

/** Two revisions of what has ReplicaSets, one pod each of what has none, and a run a night. */
function livesOf({ kind, name }: SizedWorkload, { begin, end, random }: Given): readonly Life[] {
  const between = begin + (end - begin) * (0.2 + 0.6 * random());
  switch (kind) {
    case 'Deployment':
    case 'Rollout':
      return [
        { pod: `${name}-6c9-x1`, from: begin, to: between, owner: { kind: 'ReplicaSet', name: `${name}-6c9` } },
        { pod: `${name}-7f4-x2`, from: between - 200, to: end, owner: { kind: 'ReplicaSet', name: `${name}-7f4` } },
        // a canary that was aborted after twenty minutes
        {
          pod: `${name}-8d2-x3`,
          from: between,
          to: between + 1200,
          owner: { kind: 'ReplicaSet', name: `${name}-8d2` },
        },
      ];
    case 'StatefulSet':
    case 'DaemonSet':
      return [{ pod: `${name}-0`, from: begin, to: end, owner: { kind, name } }];
    case 'CronJob': {
      const nights = Array.from({ length: Math.floor((end - begin) / day) }, (_, night) => begin + night * day + 7200);
      return nights.map((from, night) => ({
        pod: `${name}-${night}-abcde`,
        from,
        to: from + 1500,
        owner: { kind: 'Job', name: `${name}-${night}` },
      }));
    }
  }
}

interface Making {
  readonly life: Life;
  readonly scale: { readonly cores: number; readonly bytes: number };
  readonly given: Given;
  readonly isKilled: boolean;
}

function containerOf(
  { namespace }: SizedWorkload,
  name: string,
  { life, scale, given, isKilled }: Making,
): PodHistory['containers'][number] {
  const { random } = given;
  const small = name === 'proxy' ? 0.1 : 1;
  const labels = { namespace, pod: life.pod, container: name, image: 'app', node: 'n1' };
  const restartAt = isKilled && life.to - life.from > day ? life.from + (life.to - life.from) / 2 : undefined;
  const runs =
    restartAt === undefined
      ? [[life.from, life.to] as const]
      : [[life.from, restartAt] as const, [restartAt + 40, life.to] as const];
  const replicas = given.isScrapedTwice ? ['a', 'b'] : [''];
  const each = (make: (from: number, to: number, labels: Readonly<Record<string, string>>) => RawSeries) =>
    runs.flatMap(([from, to], run) =>
      replicas.map((replica) =>
        make(from, to, {
          ...labels,
          id: `/${name}/${run}`,
          ...(replica === '' ? {} : { prometheus_replica: replica }),
        }),
      ),
    );
  const peak = scale.bytes * small * (0.8 + 0.4 * random());
  return {
    name,
    cpu: each((from, to, own) => cpuSeries(own, { from, to, cores: scale.cores * small, random })),
    memory: each((from, to, own) => memorySeries(own, { from, to, bytes: peak, random })),
    restarts: restartAt === undefined ? 0 : 1,
    ...(restartAt === undefined ? {} : { oomLimit: Math.round(peak * 1.1) }),
  };
}

/** Never on a whole second of the grid, so that no sample lies on the edge of a window. */
function times(from: number, to: number, step: number, phase: number): readonly number[] {
  const first = Math.ceil(from / step) * step + 1 + Math.floor(phase * (step - 2)) + 0.5;
  return Array.from({ length: Math.max(0, Math.ceil((to - first) / step)) }, (_, index) => first + index * step);
}

interface Shape {
  readonly from: number;
  readonly to: number;
  readonly random: () => number;
}

/** Use that follows the day, with noise and now and then a peak. */
function cpuSeries(
  labels: RawSeries['labels'],
  { from, to, cores, random }: Shape & { readonly cores: number },
): RawSeries {
  const at = times(from, to, every.cpu, random());
  let total = random() * 100;
  const values = at.map((time) => {
    const daily = 0.6 + 0.4 * Math.sin((time / day) * 2 * Math.PI);
    total += every.cpu * cores * daily * (0.5 + random()) * (random() < 0.01 ? 4 : 1);
    return Number(total.toFixed(3));
  });
  return { metric: 'container_cpu_usage_seconds_total', labels, times: at, values };
}

function memorySeries(
  labels: RawSeries['labels'],
  { from, to, bytes, random }: Shape & { readonly bytes: number },
): RawSeries {
  const at = times(from, to, every.memory, random());
  const values = at.map(() => Math.round(bytes * (0.5 + 0.5 * random())));
  return { metric: 'container_memory_working_set_bytes', labels, times: at, values };
}

/** What must count for nothing, the cgroup of the pod and pause, and what kube-state-metrics says of its containers. */
function aroundPod(
  { namespace }: SizedWorkload,
  life: Life,
  pod: PodHistory | undefined,
  given: Given,
): readonly RawSeries[] {
  const { random } = given;
  const own = { namespace, pod: life.pod, node: 'n1' };
  const shape = { from: life.from, to: Math.min(life.to, life.from + day), random };
  const cgroups = ['', 'POD'].flatMap((container) => [
    cpuSeries({ ...own, container, id: `/pod/${container}` }, { ...shape, cores: 50 }),
    memorySeries({ ...own, container, id: `/pod/${container}` }, { ...shape, bytes: 2 ** 40 }),
  ]);
  const states = (pod?.containers ?? []).flatMap(({ name, restarts, oomLimit }) => {
    const state = (metric: string, value: (index: number, of: number) => number, more: RawSeries['labels'] = {}) =>
      stateSeries(
        metric,
        { ...labelled({ namespace, pod: life.pod, container: name }, given), ...more },
        { life, value },
      );
    return [
      state('kube_pod_container_status_restarts_total', (index, of) => (index > of / 2 ? restarts : 0)),
      ...(oomLimit === undefined
        ? []
        : [
            state('kube_pod_container_status_last_terminated_reason', (index, of) => (index > of / 2 ? 1 : 0), {
              reason: 'OOMKilled',
            }),
            state('kube_pod_container_resource_limits', () => oomLimit, { resource: 'memory', unit: 'byte' }),
          ]),
    ];
  });
  return [...cgroups, ...states];
}

function ownersOf(
  { kind, namespace, name }: SizedWorkload,
  lives: readonly Life[],
  given: Given,
): readonly RawSeries[] {
  return lives.flatMap((life) => {
    const { owner } = life;
    const isController = { owner_is_controller: 'true' };
    const always = { life, value: () => 1 };
    const ofPod = { ...labelled({ namespace, pod: life.pod }, given), owner_kind: owner.kind, owner_name: owner.name };
    const above = { owner_kind: kind, owner_name: name, ...isController };
    return [
      stateSeries('kube_pod_owner', { ...ofPod, ...isController }, always),
      ...(owner.kind === 'ReplicaSet'
        ? [
            stateSeries(
              'kube_replicaset_owner',
              { ...labelled({ namespace }, given), replicaset: owner.name, ...above },
              always,
            ),
          ]
        : []),
      ...(owner.kind === 'Job'
        ? [stateSeries('kube_job_owner', { ...labelled({ namespace }, given), job_name: owner.name, ...above }, always)]
        : []),
    ];
  });
}

/** Labels as Prometheus keeps them: it renames those that the scrape has, too. */
function labelled(labels: RawSeries['labels'], { isRenamed }: Given): RawSeries['labels'] {
  if (!isRenamed) return labels;
  const renamed = Object.entries(labels).map(([name, value]) => [`exported_${name}`, value] as const);
  return {
    ...Object.fromEntries(renamed),
    namespace: 'monitoring',
    pod: 'kube-state-metrics-0',
    container: 'kube-state-metrics',
  };
}

interface State {
  readonly life: Life;
  readonly value: (index: number, of: number) => number;
}

function stateSeries(metric: string, labels: RawSeries['labels'], { life, value }: State): RawSeries {
  const length = Math.max(2, Math.floor((life.to - life.from) / every.state));
  const step = (life.to - life.from) / length;
  const at = Array.from({ length }, (_, index) => Math.round(life.from + (index + 0.4) * step));
  return { metric, labels, times: at, values: at.map((_, index) => value(index, length)) };
}

/** Every series of a history. */
export function seriesOf({ pods, around }: WorkloadHistory): readonly RawSeries[] {
  const own = pods.flatMap(({ containers }) => containers.flatMap(({ cpu, memory }) => [...cpu, ...memory]));
  return [...own, ...around];
}
