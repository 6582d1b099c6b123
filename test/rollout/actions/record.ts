// Records what the official plugin (`kubectl argo rollouts`) and Argo CD's resource action `resume` send for Rollouts in every state.
// Wants the world of the end-to-end suite, and in ARGOCD_SOURCE a folder with Argo CD's sources: `node test/rollout/actions/record.ts`. The states are the real controller's; the
// plugin speaks to the real API server through a proxy that notes its patches and lets none through, so that a Rollout stays as it is.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { apply, canary, kubectl, metric, patchStatus, setImage } from '../../e2e/world.ts';
import type { Recorded, Sent } from './recorded.ts';

const run = promisify(execFile);

interface State {
  readonly name: string;
  readonly manifest: (namespace: string) => string;
  /** Whether another version comes after the first; its image. */
  readonly next?: string;
  /** The success rate before that. */
  readonly rate?: number;
  readonly last?: (namespace: string) => void;
  readonly reached: (rollout: Rollout) => boolean;
}

interface Rollout {
  readonly metadata: { readonly generation: number; readonly [field: string]: unknown };
  readonly spec: { readonly paused?: boolean };
  readonly status?: {
    readonly phase?: string;
    readonly currentStepIndex?: number;
    readonly abort?: boolean;
    readonly abortedAt?: string;
    readonly observedGeneration?: string;
    readonly updatedReplicas?: number;
    readonly currentPodHash?: string;
    readonly stableRS?: string;
    readonly pauseConditions?: readonly { readonly reason: string }[];
    readonly canary?: { readonly currentStepAnalysisRunStatus?: { readonly status: string } };
    readonly blueGreen?: { readonly prePromotionAnalysisRunStatus?: { readonly status: string } };
  };
}

const image = (tag: string) => `registry.test/api:${tag}`;
const stepped = (steps: string) => (namespace: string) => canary(namespace, image('1'), steps);
const long = (steps: string) => (namespace: string) =>
  stepped(steps)(namespace).replace('    count: 3\n', '    count: 300\n');
const analysis = '{analysis: {templates: [{templateName: success-rate}]}}';
const gate = '[{setWeight: 50}, {pause: {}}, {setWeight: 100}]';

function blueGreen(strategy: string, from: (namespace: string) => string = stepped('[]')) {
  return (namespace: string) => {
    const service = (name: string) =>
      `{apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {selector: {app: api}, ports: [{port: 80}]}}`;
    const text = from(namespace);
    const own = text.slice(0, text.indexOf('    canary:'));
    return `${service('active')}\n---\n${service('preview')}\n---\n${own}    blueGreen: {activeService: active, previewService: preview, ${strategy}}\n`;
  };
}

const pauseSpec = (namespace: string) =>
  void kubectl(['patch', 'rollout', 'api', '-n', namespace, '--type', 'merge', '-p', '{"spec":{"paused":true}}']);
const abort = (namespace: string) => patchStatus(namespace, { abort: true });

const holds = (reason: string) => (rollout: Rollout) => rollout.status?.pauseConditions?.[0]?.reason === reason;
const isSeen = ({ metadata, status }: Rollout) => Number(status?.observedGeneration) === metadata.generation;
const isUpdating = ({ status }: Rollout) => status?.currentPodHash !== status?.stableRS;
const isAborted = ({ status }: Rollout) => status?.abort === true && status.abortedAt !== undefined;
const isHealthy = (rollout: Rollout) => rollout.status?.phase === 'Healthy' && isSeen(rollout);
const isPaused = (rollout: Rollout) => rollout.spec.paused === true && isSeen(rollout);

const states: readonly State[] = [
  { name: 'canary at a pause', manifest: stepped(gate), next: '2', reached: holds('CanaryPauseStep') },
  {
    name: 'canary in a timed pause',
    manifest: stepped('[{setWeight: 50}, {pause: {duration: 1h}}, {setWeight: 100}]'),
    next: '2',
    reached: holds('CanaryPauseStep'),
  },
  {
    name: 'canary in a weight',
    manifest: stepped(gate),
    next: '2-unready',
    reached: (rollout) => isUpdating(rollout) && rollout.status?.updatedReplicas === 1,
  },
  {
    name: 'canary in an analysis',
    manifest: long(`[{setWeight: 50}, ${analysis}, {pause: {}}]`),
    next: '2',
    rate: 0.99,
    reached: ({ status }) => status?.canary?.currentStepAnalysisRunStatus?.status === 'Running',
  },
  {
    name: 'canary after an inconclusive analysis',
    manifest: stepped(`[{setWeight: 50}, ${analysis}, {pause: {}}]`),
    next: '2',
    rate: 0.92,
    reached: holds('InconclusiveAnalysisRun'),
  },
  {
    name: 'canary past its last step',
    manifest: stepped('[{setWeight: 0}]'),
    next: '2-unready',
    reached: (rollout) => isUpdating(rollout) && rollout.status?.currentStepIndex === 1,
  },
  {
    name: 'canary aborted',
    manifest: stepped(gate),
    next: '2',
    last: abort,
    reached: isAborted,
  },
  { name: 'canary at its end', manifest: stepped(gate), reached: isHealthy },
  {
    name: 'canary at its end with spec.paused',
    manifest: stepped(gate),
    last: pauseSpec,
    reached: isPaused,
  },
  {
    name: 'canary in a weight with spec.paused',
    manifest: stepped(gate),
    next: '2-unready',
    last: pauseSpec,
    reached: (rollout) => isPaused(rollout) && isUpdating(rollout),
  },
  {
    name: 'canary at a pause with spec.paused',
    manifest: stepped(gate),
    next: '2',
    last: pauseSpec,
    reached: (rollout) => isPaused(rollout) && holds('CanaryPauseStep')(rollout),
  },
  {
    name: 'canary without steps',
    manifest: stepped('[]'),
    next: '2-unready',
    reached: (rollout) => isUpdating(rollout) && isSeen(rollout),
  },
  {
    name: 'blue-green in preview',
    manifest: blueGreen('autoPromotionEnabled: false'),
    next: '2',
    reached: holds('BlueGreenPause'),
  },
  {
    name: 'blue-green in preview with spec.paused',
    manifest: blueGreen('autoPromotionEnabled: false'),
    next: '2',
    last: pauseSpec,
    reached: (rollout) => isPaused(rollout) && holds('BlueGreenPause')(rollout),
  },
  {
    name: 'blue-green in its analysis before promotion',
    manifest: blueGreen(
      'autoPromotionEnabled: false, prePromotionAnalysis: {templates: [{templateName: success-rate}]}',
      long('[]'),
    ),
    next: '2',
    rate: 0.99,
    reached: ({ status }) => status?.blueGreen?.prePromotionAnalysisRunStatus?.status === 'Running',
  },
  {
    name: 'blue-green aborted',
    manifest: blueGreen('autoPromotionEnabled: false'),
    next: '2',
    last: abort,
    reached: isAborted,
  },
  { name: 'blue-green at its end', manifest: blueGreen('autoPromotionEnabled: false'), reached: isHealthy },
];

const actions: Readonly<Record<string, readonly string[]>> = {
  promote: ['promote', 'api'],
  'promote-full': ['promote', 'api', '--full'],
  abort: ['abort', 'api'],
  retry: ['retry', 'rollout', 'api'],
  pause: ['pause', 'api'],
};

const api = process.env['REALWORLD_API_URL'] ?? '';
const agent = new Agent({ ca: readFileSync(process.env['REALWORLD_API_CA'] ?? '') });
const authorization = `Bearer ${process.env['REALWORLD_API_TOKEN']}`;

/** The proxy: what is read goes to the real API server, patches are noted. */
class RecordingProxy implements AsyncDisposable {
  sent: Sent[] = [];
  /** Whether it has the status subresource; Argo Rollouts 0.9 had none. */
  hasStatus = true;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((incoming, answer) => void this.#serve(incoming, answer));
  }

  static async start(): Promise<RecordingProxy> {
    const proxy = new RecordingProxy();
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  async #serve(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const path = incoming.url ?? '';
    if (incoming.method !== 'PATCH') return forward(path, answer);
    const subresource = /\/status(\?|$)/.test(path) ? 'status' : 'none';
    this.sent.push({ subresource, patch: JSON.parse(Buffer.concat(chunks).toString()) });
    if (subresource === 'none' || this.hasStatus) return forward(path.replace(/\/status(?=\?|$)/, ''), answer);
    answer.writeHead(404, { 'content-type': 'application/json' });
    answer.end(JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'NotFound', code: 404 }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function forward(path: string, answer: ServerResponse): void {
  const forwarded = request(`${api}${path.split('?')[0]}`, { agent, headers: { authorization } }, (real) => {
    answer.writeHead(real.statusCode ?? 500, { 'content-type': 'application/json' });
    real.pipe(answer);
  });
  forwarded.end();
}

function rolloutIn(namespace: string): Rollout {
  return JSON.parse(kubectl(['get', 'rollout', 'api', '-n', namespace, '-o', 'json']));
}

async function until(namespace: string, holdsNow: (rollout: Rollout) => boolean): Promise<Rollout> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const rollout = rolloutIn(namespace);
    if (holdsNow(rollout)) return rollout;
    await wait(200);
  }
  throw new Error(`${namespace}: ${JSON.stringify(rolloutIn(namespace).status)}`);
}

async function reach(state: State, namespace: string): Promise<Rollout> {
  kubectl(['create', 'namespace', namespace]);
  apply(namespace, state.manifest(namespace));
  await until(namespace, isHealthy);
  if (state.rate !== undefined) await metric(namespace, state.rate);
  if (state.next !== undefined) setImage(namespace, image(state.next));
  if (state.last !== undefined && state.next !== undefined)
    await until(namespace, (rollout) => isUpdating(rollout) && (rollout.status?.updatedReplicas ?? 0) > 0);
  if (state.next?.includes('unready') === false && state.last !== undefined)
    await until(namespace, ({ status }) => status?.pauseConditions !== undefined);
  state.last?.(namespace);
  return until(namespace, state.reached);
}

/** The lines that the resource action takes away (`<`) and adds (`>`), as the `argocd` program tells it. */
function resumed(rollout: Rollout, folder: string): readonly string[] {
  const file = join(folder, 'rollout.yaml');
  writeFileSync(file, stringify(rollout));
  const source = join(process.env['ARGOCD_SOURCE'] ?? '', 'resource_customizations/argoproj.io/Rollout/actions');
  const lua = (path: string) => readFileSync(join(source, path), 'utf8');
  const definitions = [{ name: 'resume', 'action.lua': lua('resume/action.lua') }];
  const actions = stringify({ 'discovery.lua': lua('discovery.lua'), definitions });
  const labels = { 'app.kubernetes.io/part-of': 'argocd' };
  const map = join(folder, 'argocd-cm.yaml');
  writeFileSync(
    map,
    stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'argocd-cm', labels },
      data: { 'resource.customizations.actions.argoproj.io_Rollout': actions },
    }),
  );
  const words = ['admin', 'settings', 'resource-overrides', 'run-action', file, 'resume', '--argocd-cm-path', map];
  const told = execFileSync('argocd', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return told.split('\n').filter((line) => /^[<>] /.test(line));
}

/** The Rollout without what depends on who wrote it. */
function lasting({ metadata, ...rest }: Rollout): object {
  const { managedFields, annotations, uid, resourceVersion, creationTimestamp, ...kept } = metadata;
  return { ...rest, metadata: kept };
}

const folder = mkdtempSync(join(tmpdir(), 'plugin-'));
const kubeconfig = join(folder, 'kubeconfig');
await using proxy = await RecordingProxy.start();
const cluster = { name: 'proxy', cluster: { server: proxy.url } };
const context = { name: 'proxy', context: { cluster: 'proxy', user: 'nobody' } };
writeFileSync(
  kubeconfig,
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [cluster],
    contexts: [context],
    users: [{ name: 'nobody', user: {} }],
    'current-context': 'proxy',
  }),
);

async function plugin(words: readonly string[], namespace: string): Promise<readonly Sent[]> {
  proxy.sent = [];
  await run('kubectl-argo-rollouts', [...words, '-n', namespace, '--kubeconfig', kubeconfig]);
  return proxy.sent;
}

async function record(state: State): Promise<Recorded> {
  const namespace = `${state.name.replaceAll(/[^a-z]+/g, '-')}-${process.pid}`;
  const rollout = await reach(state, namespace);
  const sent: Record<string, readonly Sent[]> = {};
  const withoutStatus: Record<string, readonly Sent[]> = {};
  for (const [action, words] of Object.entries(actions)) {
    proxy.hasStatus = true;
    sent[action] = await plugin(words, namespace);
    proxy.hasStatus = false;
    withoutStatus[action] = await plugin(words, namespace);
  }
  const after = rolloutIn(namespace);
  if (!state.reached(after)) throw new Error(`${state.name} did not last`);
  const resume = resumed(rollout, folder);
  kubectl(['delete', 'namespace', namespace, '--wait=false']);
  return { state: state.name, rollout: lasting(rollout), sent, withoutStatus, resume };
}

const recorded: Recorded[] = [];
for (const state of states) {
  recorded.push(await record(state));
  console.log(state.name);
}
const version = execFileSync('kubectl-argo-rollouts', ['version', '--short'], { encoding: 'utf8' }).trim();
writeFileSync(new URL('recordings.json', import.meta.url), `${JSON.stringify({ version, recorded }, undefined, 1)}\n`);
