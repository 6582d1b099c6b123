// Cold start beside actions of the field, in processor time: until the error for a missing input, and until the first
// request leaves with the configuration parsed. Peers are read from .bench/peers/NAME (their action.yml, package.json and
// dist), which is not committed; without them only our own figures are printed.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { median, take } from './measure.ts';

const root = new URL('../..', import.meta.url).pathname;

interface Candidate {
  readonly name: string;
  readonly folder: string;
  /** Variables of the run without its input, besides those of the runner. */
  readonly missing?: Readonly<Record<string, string>>;
  /** Inputs and variables with which it comes to its first request; none for one that asks nobody. */
  readonly first?: (port: number) => Readonly<Record<string, string>>;
}

const work = mkdtempSync(join(tmpdir(), 'bench-'));
writeFileSync(join(work, 'values.yaml'), 'image:\n  tag: one\n');
writeFileSync(
  join(work, '.gitops-deploy.yaml'),
  `image: {name: registry.test/acme/api, platforms: [linux/amd64, linux/arm64]}
gitops: {repository: acme/gitops, allowed-paths: [app/**]}
environments:
  staging: {targets: [{name: eu, edits: [{file: app/values.yaml, path: .image.tag}], workloads: [{namespace: staging, name: api}]}]}
`,
);
writeFileSync(
  join(work, 'event.json'),
  JSON.stringify({
    comment: { id: 1, body: '.deploy', user: { login: 'ann' }, created_at: '2026-01-01T00:00:00Z' },
    issue: { number: 1, pull_request: { url: 'x' } },
    repository: { name: 'api', owner: { login: 'acme' } },
  }),
);

const all: readonly Candidate[] = [
  // as the peers are: nothing but the missing input
  { name: 'gitops-deploy', folder: root, missing: { INPUT_CONFIG: 'none' } },
  {
    name: 'gitops-deploy, and its configuration read',
    folder: root,
    first: () => ({ INPUT_ENVIRONMENT: 'staging', 'INPUT_GITHUB-TOKEN': 't' }),
  },
  { name: 'create-pull-request', folder: peer('create-pull-request') },
  {
    name: 'branch-deploy',
    folder: peer('branch-deploy'),
    first: () => ({ INPUT_GITHUB_TOKEN: 't', GITHUB_EVENT_NAME: 'issue_comment' }),
  },
  { name: 'build-push-action', folder: peer('build-push-action') },
  {
    name: 'yaml-update-action',
    folder: peer('yaml-update-action'),
    first: (port) => ({
      INPUT_TOKEN: 't',
      INPUT_VALUEFILE: 'values.yaml',
      INPUT_PROPERTYPATH: 'image.tag',
      INPUT_VALUE: 'two',
      INPUT_BRANCH: 'change',
      INPUT_REPOSITORY: 'acme/api',
      INPUT_WORKDIR: '.',
      INPUT_GITHUBAPI: `http://127.0.0.1:${port}`,
    }),
  },
];
const candidates = all.filter(({ folder }) => existsSync(join(folder, 'action.yml')));

function peer(name: string): string {
  return join(root, '.bench/peers', name);
}

function fileOf({ folder }: Candidate): { readonly main: string; readonly defaults: Record<string, string> } {
  const action = parse(readFileSync(join(folder, 'action.yml'), 'utf8'));
  const inputs: Record<string, { readonly default?: unknown }> = action.inputs;
  const defaults = Object.entries(inputs).flatMap(([name, { default: value }]) =>
    value === undefined || String(value).includes('${{')
      ? []
      : [[`INPUT_${name.toUpperCase()}`, String(value)] as const],
  );
  return { main: join(folder, action.runs.main), defaults: Object.fromEntries(defaults) };
}

const runner = {
  PATH: process.env['PATH'] ?? '',
  HOME: work,
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_WORKSPACE: work,
  GITHUB_REPOSITORY: 'acme/api',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REF_NAME: 'main',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: join(work, 'event.json'),
  GITHUB_RUN_ID: '1',
  GITHUB_SERVER_URL: 'http://127.0.0.1:9',
  RUNNER_TEMP: work,
};

/** Milliseconds of processor time of a process from its start to its end. */
function untilEnd(words: readonly string[], environment: Readonly<Record<string, string>>): number {
  return take([process.execPath, ...words], { cwd: work, environment }).processor;
}

/** Milliseconds of processor time of a process's own threads until it connects to us; undefined where it never does. */
async function untilRequest(words: readonly string[], environmentOf: (port: number) => Record<string, string>) {
  const { promise: connected, resolve } = Promise.withResolvers<'connected' | 'never'>();
  const server = createServer((socket) => {
    socket.on('error', () => {});
    // a request, and not only a connection
    socket.once('data', () => resolve('connected'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const child = spawn(process.execPath, [...words], { cwd: work, env: environmentOf(port), stdio: 'ignore' });
  child.on('close', () => resolve('never'));
  const end = await connected;
  const time = end === 'connected' ? processorTime(child.pid ?? 0) : undefined;
  child.kill('SIGKILL');
  server.close();
  return time;
}

function processorTime(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const times = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return times.reduce((sum, one) => sum + one, 0) / 1e6;
}

function sizeOf(path: string): number {
  if (!statSync(path).isDirectory()) return path.endsWith('.map') ? 0 : statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

/** Times the starts of all, in turn. */
export async function benchStart(runs: number): Promise<void> {
  const empty: number[] = [];
  const figures = new Map(candidates.map(({ name }) => [name, { missing: [] as number[], request: [] as number[] }]));
  for (let run = 0; run < runs; run += 1) {
    empty.push(untilEnd(['-e', '0'], runner));
    for (const candidate of candidates) {
      const { main, defaults } = fileOf(candidate);
      const own = figures.get(candidate.name);
      own?.missing.push(untilEnd([main], { ...runner, ...defaults, ...candidate.missing }));
      const { first } = candidate;
      if (first === undefined) continue;
      const time = await untilRequest([main], (port) => ({
        ...runner,
        ...defaults,
        GITHUB_API_URL: `http://127.0.0.1:${port}`,
        ...first(port),
      }));
      if (time !== undefined) own?.request.push(time);
    }
  }

  const rows = candidates.map(({ name, folder }) => {
    const { missing = [], request = [] } = figures.get(name) ?? {};
    return {
      name,
      megabytes: (sizeOf(join(folder, 'dist')) / 1e6).toFixed(2),
      'until the error (ms, median)': Math.round(median(missing)),
      'until the first request (ms, median)': request.length === 0 ? '-' : Math.round(median(request)),
    };
  });
  console.log(`processor time, ${runs} runs each, taken in turn; node -e 0: ${Math.round(median(empty))} ms`);
  console.table(rows);
  const fastest = (column: 'until the error (ms, median)' | 'until the first request (ms, median)') => {
    const values = (ours: boolean) =>
      rows
        .filter(({ name }) => name.startsWith('gitops-deploy') === ours)
        .map((row) => row[column])
        .filter((value) => typeof value === 'number');
    const [peers, own] = [values(false), values(true)];
    if (peers.length > 0 && own.length > 0)
      console.log(`${column}: ${(Math.min(...own) / Math.min(...peers)).toFixed(2)} of the fastest peer`);
  };
  fastest('until the error (ms, median)');
  fastest('until the first request (ms, median)');
}
