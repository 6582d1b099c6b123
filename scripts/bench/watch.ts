// How soon a watch tells what the controller wrote, beside the official plugin's `status --watch`, and what 500 Rollouts in 23
// namespaces cost one run. Needs a cluster with the real Argo Rollouts, which KUBECONFIG names, and `kubectl argo rollouts`.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Api } from './api.ts';
import { CountingProxy } from './counting-proxy.ts';
import { median } from './measure.ts';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const image = (tag: string) => `registry.test/api:${tag}`;

/** A canary that waits for a person between its two steps. */
const gate = [{ setWeight: 50 }, { pause: {} }];
/** One that goes on by itself. */
const pace = [{ setWeight: 50 }, { pause: { duration: 3 } }];

function rollout(name: string, tag: string, steps: readonly object[]): object {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'app', image: image(tag) }] },
      },
      strategy: { canary: { steps } },
    },
  };
}

/** A process that watches, and when it said what. */
class Watcher {
  readonly pid: number;
  readonly ended: Promise<number>;
  #output = '';
  readonly #heard: { readonly text: string; readonly at: number }[] = [];

  constructor(program: string, words: readonly string[], kubeconfig: string) {
    const child = spawn(program, [...words], {
      env: { ...process.env, KUBECONFIG: kubeconfig },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.pid = child.pid ?? 0;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        this.#output += chunk;
        this.#heard.push({ text: this.#output, at: performance.now() });
      });
    this.ended = new Promise((resolve) => child.on('close', () => resolve(performance.now())));
  }

  get output(): string {
    return this.#output;
  }

  /** When it had said this for the first time; undefined where it has not yet. */
  saidAt(words: RegExp): number | undefined {
    return this.#heard.find(({ text }) => words.test(text))?.at;
  }

  async says(words: RegExp): Promise<number> {
    for (;;) {
      const at = this.saidAt(words);
      if (at !== undefined) return at;
      await wait(5);
    }
  }
}

const ours = (namespace: string, names: readonly string[], tag: string, kubeconfig: string, limit = '300s') =>
  new Watcher(
    process.execPath,
    [
      cli,
      'watch',
      '--image',
      image(tag),
      '--on-pause',
      'wait',
      '--timeout',
      limit,
      ...names.flatMap((name) => ['--rollout', name.includes('/') ? name : `${namespace}/${name}`]),
    ],
    kubeconfig,
  );

const plugin = (namespace: string, name: string, kubeconfig: string) =>
  new Watcher('kubectl', ['argo', 'rollouts', 'status', name, '-n', namespace, '--watch'], kubeconfig);

/** Milliseconds that went by from the controller's decision, as the API server told it, to what a watcher said. */
interface Latency {
  readonly said: number;
  readonly ended: number;
}

async function latencyOf(watcher: Watcher, words: RegExp, decided: number): Promise<Latency> {
  return { said: (await watcher.says(words)) - decided, ended: (await watcher.ended) - decided };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function print(name: string, all: readonly Latency[]): void {
  const figures = (values: readonly number[]) =>
    `median ${median(values).toFixed(0)} ms, 95th percentile ${quantile(values, 0.95).toFixed(0)} ms`;
  console.log(
    `  ${name}: tells after ${figures(all.map(({ said }) => said))}; has ended after ${figures(all.map(({ ended }) => ended))}`,
  );
}

/** Every other deployment is promoted at its gate and gets healthy, every other one is aborted there. */
async function benchLatency(api: Api, runs: number): Promise<void> {
  const namespace = `bench-latency-${process.pid}`;
  await using _ = await api.namespace(namespace);
  await api.apply(namespace, rollout('api', '0', gate));
  await using recorder = await api.record(namespace);
  await recorder.until(({ phase }) => phase === 'Healthy');
  const taken: Record<'ours' | 'plugin', Latency[]> = { ours: [], plugin: [] };
  for (let run = 1; run <= runs; run += 1) {
    const tag = String(run);
    await api.setImage(namespace, 'api', image(tag));
    const paused = recorder.until((seen) => seen.image === image(tag) && seen.isCurrent && seen.phase === 'Paused');
    await api.seeThrough(namespace, 'api', paused);
    const [us, them] = [ours(namespace, ['api'], tag, api.kubeconfig), plugin(namespace, 'api', api.kubeconfig)];
    await Promise.all([us.says(/waits at step/), them.says(/Paused/)]);
    await wait(300);
    const isGood = run % 2 === 1;
    const decided = await api.decide(
      namespace,
      'api',
      isGood ? { pauseConditions: null } : { abort: true },
      recorder.until(
        (seen) => seen.image === image(tag) && seen.isCurrent && seen.phase === (isGood ? 'Healthy' : 'Degraded'),
      ),
    );
    taken.ours.push(await latencyOf(us, isGood ? /is healthy/ : /was aborted/, decided));
    taken.plugin.push(await latencyOf(them, isGood ? /^Healthy/m : /^Degraded/m, decided));
  }
  console.log(`from the API server's word of the deciding status to the outcome, ${runs} deployments, both at once:`);
  print('gitops-deploy watch', taken.ours);
  print('kubectl argo rollouts status', taken.plugin);
}

/** What the API server is asked for one Rollout that is watched from its gate to its end. */
async function benchRequests(api: Api): Promise<void> {
  const namespace = `bench-requests-${process.pid}`;
  await using _ = await api.namespace(namespace);
  await api.apply(namespace, rollout('api', '0', gate));
  await using recorder = await api.record(namespace);
  await recorder.until(({ phase }) => phase === 'Healthy');
  await api.setImage(namespace, 'api', image('1'));
  const paused = recorder.until((seen) => seen.image === image('1') && seen.isCurrent && seen.phase === 'Paused');
  await api.seeThrough(namespace, 'api', paused);
  console.log('requests to the API server for one Rollout, from its gate until it is healthy:');
  await using proxies = new AsyncDisposableStack();
  const proxy = async () => proxies.use(await CountingProxy.open(api));
  const [own, other] = [await proxy(), await proxy()];
  const [us, them] = [ours(namespace, ['api'], '1', own.kubeconfig), plugin(namespace, 'api', other.kubeconfig)];
  await Promise.all([us.says(/waits at step/), them.says(/Paused/)]);
  await api.decide(namespace, 'api', { pauseConditions: null }, Promise.any([us.ended, them.ended]));
  await Promise.all([us.ended, them.ended]);
  console.log(`  gitops-deploy watch: ${own.summary}`);
  console.log(`  kubectl argo rollouts status: ${other.summary}`);
}

interface Cost {
  readonly megabytes: number;
  readonly seconds: number;
}

/** The most memory that a process had, and the processor time that it took; undefined once it has ended. */
function costOf(pid: number): Cost | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    const peak = /VmHWM:\s+(\d+)/.exec(status)?.[1];
    // what has ended, and was not waited for, has no memory any more
    if (peak === undefined) return undefined;
    return { megabytes: Number(peak) / 1000, seconds: (Number(fields[11]) + Number(fields[12])) / 100 };
  } catch {
    return undefined;
  }
}

async function costUntilEnd(watcher: Watcher): Promise<Cost> {
  let last: Cost = { megabytes: Number.NaN, seconds: Number.NaN };
  let isOver = false;
  void watcher.ended.then(() => {
    isOver = true;
  });
  while (!isOver) {
    last = costOf(watcher.pid) ?? last;
    await wait(50);
  }
  return last;
}

/** 500 Rollouts in 23 namespaces, all given the same new image while one run watches them. */
async function benchMany(api: Api, count = 500, namespaces = 23): Promise<void> {
  const names = Array.from({ length: namespaces }, (_, index) => `bench-many-${process.pid}-${index + 1}`);
  const all = Array.from({ length: count }, (_, index) => ({
    namespace: names[index % namespaces] ?? '',
    name: `api-${Math.floor(index / namespaces) + 1}`,
  }));
  await using made = new AsyncDisposableStack();
  for (const name of names) made.use(await api.namespace(name));
  const recorders = new Map(
    await Promise.all(names.map(async (name) => [name, made.use(await api.record(name))] as const)),
  );
  await api.forEach(all, ({ namespace, name }) => api.apply(namespace, rollout(name, '1', pace)));
  for (const recorder of recorders.values()) await recorder.untilAll((seen) => seen.phase === 'Healthy', 600_000);
  await using proxy = await CountingProxy.open(api);
  const began = performance.now();
  const watching = ours(
    '',
    all.map(({ namespace, name }) => `${namespace}/${name}`),
    '2',
    proxy.kubeconfig,
    '900s',
  );
  const cost = costUntilEnd(watching);
  await watching.says(/\n/);
  await api.forEach(all, ({ namespace, name }) => api.setImage(namespace, name, image('2')));
  const ended = await watching.ended;
  const { megabytes, seconds } = await cost;
  const decided = Math.max(...[...recorders.values()].map(({ lastAt }) => lastAt));
  console.log(
    `${count} Rollouts in ${namespaces} namespaces, watched by one run for ${((ended - began) / 1000).toFixed(0)} s:`,
  );
  console.log(`  ${watching.output.trim().split('\n').at(-1)}`);
  console.log(
    `  memory at most ${megabytes.toFixed(0)} MB, processor ${seconds.toFixed(1)} s; ended ${(ended - decided).toFixed(0)} ms after the last change of a Rollout`,
  );
  console.log(`  ${proxy.summary}`);
  console.log(`  ${agreement(recorders, watching.output)}`);
}

/** Each step that a Rollout was at, as the API server told it, beside what the log says. */
function agreement(
  recorders: ReadonlyMap<string, { stepsOf(tag: string): ReadonlyMap<string, readonly number[]> }>,
  log: string,
): string {
  let [there, told] = [0, 0];
  const missing: string[] = [];
  for (const [namespace, recorder] of recorders)
    for (const [name, steps] of recorder.stepsOf(image('2')))
      for (const step of steps) {
        there += 1;
        const line = `${namespace}/${name}: step ${step} of 2`;
        if (log.includes(line)) told += 1;
        else missing.push(line);
      }
  const rest = missing.length === 0 ? '' : `; not in the log: ${missing.slice(0, 5).join(', ')}`;
  return `${told} of ${there} steps that the API server told are in the log${rest}`;
}

/** Latency, requests, and many at once. */
export async function benchWatch(
  runs: number,
  has: (part: 'latency' | 'requests' | 'fleet') => boolean,
): Promise<void> {
  const { KUBECONFIG: kubeconfig } = process.env;
  if (kubeconfig === undefined) return console.log('watch: KUBECONFIG names no cluster, so this is left out');
  const api = await Api.open(kubeconfig);
  if (has('latency')) await benchLatency(api, runs);
  if (has('requests')) await benchRequests(api);
  if (has('fleet')) await benchMany(api);
}
