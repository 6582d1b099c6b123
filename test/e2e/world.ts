import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect } from 'vitest';
import { withoutUndefined } from '../../src/data/fields.ts';
import type { Assessment } from '../../src/rollout/assessment.ts';
import { watchBeside } from './beside.ts';
import { note } from './rows.ts';
import { useYoungDatabase } from './young-database.ts';

useYoungDatabase();

function hasProgram(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0;
}

const isUp = process.env.REALWORLD_ARGOCD_URL !== undefined && process.env.REALWORLD_BUILDKIT !== undefined;

const isThroughArgoCd = process.env['THROUGH'] === 'argocd';
const argoCd = { server: process.env.REALWORLD_ARGOCD_URL ?? '', token: process.env.REALWORLD_ARGOCD_TOKEN ?? '' };

/** How a step of the action reaches the cluster, as its inputs. */
export function accessInputs(): Readonly<Record<string, string>> {
  return isThroughArgoCd
    ? { 'argocd-server': argoCd.server, 'argocd-token': argoCd.token }
    : { kubeconfig: readFileSync(world.kubeconfig, 'utf8') };
}

/** The same as variables of the environment, for the command line. */
export function accessVariables(): Readonly<Record<string, string>> {
  return isThroughArgoCd
    ? { ARGOCD_SERVER: argoCd.server, ARGOCD_AUTH_TOKEN: argoCd.token }
    : { KUBECONFIG: world.kubeconfig };
}

/** The world that the environment names; its parts are real. */
export const world = {
  isUp,
  /** Whether a whole deployment can be run: the scanner is the part that takes longest to get. */
  canDeploy: isUp && hasProgram('trivy'),
  /** Whether Argo CD is among its parts; nothing else is needed to see what it does. */
  hasArgoCd: process.env.REALWORLD_ARGOCD_URL !== undefined,
  /** Whether there are an API server and a Prometheus: the smallest world. */
  hasKubernetes: process.env.REALWORLD_API_URL !== undefined && process.env.REALWORLD_PROMETHEUS_URL !== undefined,
  hasAct: isUp && hasProgram('act'),
  registry: process.env.REALWORLD_REGISTRY ?? '',
  gitUrl: process.env.REALWORLD_GIT_URL ?? '',
  gitRoot: process.env.REALWORLD_GIT_ROOT ?? '',
  kubeconfig: process.env.KUBECONFIG ?? '',
  /** Whether scenarios reach the cluster by Argo CD's own API alone (THROUGH=argocd), and not by the kubeconfig. */
  isThroughArgoCd,
  /** The same as flags. */
  access: isThroughArgoCd ? ['--argocd-server', argoCd.server] : ['--kubeconfig', process.env.KUBECONFIG ?? ''],
};

/** How one run of the command line ended. */
export interface CommandEnd {
  readonly exit: number;
  readonly outcome: {
    readonly outcome: string;
    readonly reason: string;
    readonly sentence: string;
    readonly targets?: readonly { readonly assessment: Pick<Assessment, 'notes' | 'logs'> }[];
  };
  readonly log: string;
}

const root = new URL('../..', import.meta.url).pathname;

/** Runs the command line as a process, as a user would, with `--json`. */
export async function gitopsDeploy(
  words: readonly string[],
  options: {
    readonly folder?: string;
    readonly environment?: Readonly<Record<string, string>>;
    /** Called with all of its log so far, each time there is more. */
    readonly onLog?: (log: string) => void;
    /** Ends the process by SIGTERM. */
    readonly stop?: AbortSignal;
    /** Whether it only makes sure of the version before, and is no part of the scenario. */
    readonly prepares?: true;
  } = {},
): Promise<CommandEnd> {
  const endBeside = watchBeside(words, { ...process.env, ...options.environment });
  const recording = recordingFile(words);
  const child = spawn(process.execPath, [join(root, 'test/e2e/cli.ts'), ...words, '--json'], {
    cwd: options.folder ?? root,
    env: {
      ...process.env,
      ...options.environment,
      ...withoutUndefined({ VERDICTS_RECORD_INTO: recording }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  options.stop?.addEventListener('abort', () => child.kill('SIGTERM'));
  let output = '';
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk;
    options.onLog?.(log);
  });
  const exit = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 128)));
  const beside = endBeside();
  if (output === '') throw new Error(`no JSON; it said: ${log}`);
  const outcome = JSON.parse(output);
  const { prepares = false } = options;
  const recorded = recording === undefined ? {} : { recording, end: endOf(outcome) };
  note({ ...told(outcome), beside: await beside, prepares, ...recorded });
  return { exit, outcome, log: `${log}${output.slice(0, 400)}` };
}

/** Where this watch is to be recorded, if the run records. */
function recordingFile(words: readonly string[]): string | undefined {
  const isRecorded = process.env['VERDICTS_RECORD'] !== undefined && words[0] === 'watch';
  return isRecorded ? join(mkdtempSync(join(tmpdir(), 'watch-')), 'watch.json') : undefined;
}

/** What of the JSON of a command the table of scenarios shows. */
function told(outcome: CommandEnd['outcome']) {
  return { ...endOf(outcome), notes: (outcome.targets ?? []).flatMap(({ assessment }) => assessment.notes) };
}

function endOf({ outcome, reason, sentence }: CommandEnd['outcome']) {
  return { outcome, reason, sentence };
}

/** kubectl with standard input. */
export function kubectl(words: readonly string[], input = ''): string {
  return execFileSync('kubectl', [...words], { input, encoding: 'utf8' });
}

/** Writes into the status of the Rollout `api`, as the plugin does for a person. */
export function patchStatus(namespace: string, status: object): void {
  const patch = ['--subresource', 'status', '--type', 'merge', '-p', JSON.stringify({ status })];
  kubectl(['patch', 'rollout', 'api', '-n', namespace, ...patch]);
}

/** Waits until something holds, and fails after so many milliseconds. */
export async function until(check: () => boolean, milliseconds = 60_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!check()) {
    expect(Date.now(), `${check} still does not hold`).toBeLessThan(end);
    await wait(200);
  }
}

/** Makes namespaces, which are deleted once the tests of the file have ended. */
export function namespaces(prefix: string) {
  const made: string[] = [];
  afterAll(() => {
    for (const name of made) kubectl(['delete', 'namespace', name, '--wait=false']);
  });
  return (scenario: string): string => {
    const name = `${prefix}-${scenario}-${process.pid}`;
    made.push(name);
    kubectl(['create', 'namespace', name]);
    return name;
  };
}

/** `kubectl apply` of manifests in a namespace. */
export function apply(namespace: string, text: string): void {
  kubectl(['apply', '-n', namespace, '-f', '-'], text);
}

/** Gives a Rollout another image, and nothing else: a merge patch would replace the whole container, and with its resources the template's hash. */
export function setImage(namespace: string, reference: string, name = 'api'): void {
  const patch = [{ op: 'replace', path: '/spec/template/spec/containers/0/image', value: reference }];
  kubectl(['patch', 'rollout', name, '-n', namespace, '--type', 'json', '-p', JSON.stringify(patch)]);
}

/** What a command has said so far; a busy machine takes its time to start one. */
export function listener() {
  const heard = { log: '' };
  const onLog = (log: string) => {
    heard.log = log;
  };
  return { heard, onLog };
}

/** Writes a value and waits until Prometheus has it. */
export async function metric(name: string, value: number): Promise<void> {
  const line = `app_success_rate{app="${name}"} ${value}\n`;
  // kubectl stops this process: a connection that was kept may be shut at the other end without its knowing
  const headers = { connection: 'close' };
  await fetch(`${process.env.REALWORLD_METRICS_URL}/${name}`, { method: 'PUT', body: line, headers });
  const query = encodeURIComponent(`app_success_rate{app="${name}"}`);
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const answer = await (
      await fetch(`${process.env.REALWORLD_PROMETHEUS_URL}/api/v1/query?query=${query}`, { headers })
    ).text();
    if (answer.includes(`"${value}"`)) return;
    await wait(200);
  }
  throw new Error(`Prometheus never saw ${name} ${value}`);
}

/** A folder of its own with these files. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** git in a folder, as somebody. */
export function git(folder: string, ...words: readonly string[]): string {
  const identity = ['-c', 'user.name=T', '-c', 'user.email=t@example.com'];
  return execFileSync('git', ['-C', folder, ...identity, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

/** A canary Rollout whose analysis asks Prometheus for the success rate of `name`. */
export function canary(name: string, image: string, steps: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: success-rate}
spec:
  metrics:
  - name: success-rate
    interval: 1s
    count: 3
    failureLimit: 0
    inconclusiveLimit: 0
    consecutiveErrorLimit: 0
    successCondition: len(result) > 0 && result[0] >= 0.95
    failureCondition: len(result) > 0 && result[0] < 0.90
    provider: {prometheus: {query: 'app_success_rate{app="${name}"}'}}
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: api}
spec:
  replicas: 2
  progressDeadlineSeconds: 5
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec:
      containers:
      - name: app
        image: ${image}
        resources: {requests: {memory: 128Mi, cpu: 100m}, limits: {memory: 256Mi}}
  strategy:
    canary:
      steps: ${steps}
`;
}

export const analysedSteps =
  '[{setWeight: 50}, {analysis: {templates: [{templateName: success-rate}]}}, {setWeight: 100}]';

/** A repository of the world's git server with one commit of these files on `main`; its path. */
export function bareRepository(name: string, files: Readonly<Record<string, string>>): string {
  const work = folderWith(files);
  git(work, 'init', '--quiet', '-b', 'main');
  git(work, 'add', '-A');
  git(work, 'commit', '--quiet', '-m', 'begin');
  const path = `${world.gitRoot}/${name}.git`;
  git(work, 'clone', '--quiet', '--bare', work, path);
  return path;
}
