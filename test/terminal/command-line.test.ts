import { execFile, spawn, spawnSync } from 'node:child_process';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProgressLine } from '../../src/report/progress-line.ts';
import { TestTerminal } from './terminal.ts';

const program = new URL('../../dist/cli.js', import.meta.url).pathname;
// util-linux; with its other flags, the one of BSD is another program
const hasScript = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true;

/** A canary of one step, as the API has it: done, or on its way. */
function rollout(isHealthy: boolean): object {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'api', namespace: 'prod', uid: 'u', generation: 2, resourceVersion: '1' },
    spec: {
      replicas: 2,
      template: { spec: { containers: [{ name: 'app', image: 'ghcr.io/acme/api:1' }] } },
      strategy: { canary: { steps: [{ setWeight: 50 }] } },
    },
    status: {
      observedGeneration: '2',
      phase: isHealthy ? 'Healthy' : 'Progressing',
      currentPodHash: 'h',
      stableRS: isHealthy ? 'h' : 'before',
      currentStepIndex: isHealthy ? 1 : 0,
      availableReplicas: 2,
      updatedReplicas: isHealthy ? 2 : 1,
    },
  };
}

/** Lists what there is of a kind; a watch of it stays open. */
function answer(isHealthy: boolean, { url = '' }: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  if (/[?&]watch=/.test(url)) {
    response.flushHeaders();
    return;
  }
  const items = /\/rollouts\b/.test(url) ? [rollout(isHealthy)] : [];
  response.end(JSON.stringify({ apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '1' }, items }));
}

let server: Server;
let isHealthy = true;
beforeEach(async () => {
  server = createServer((request, response) => answer(isHealthy, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const watch = ['watch', '--rollout', 'prod/api', '--image', 'ghcr.io/acme/api:1'];

function environment(): Readonly<Record<string, string>> {
  const { port } = server.address() as AddressInfo;
  const kubeconfig = {
    'current-context': 'test',
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    clusters: [{ name: 'test', cluster: { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'test', user: {} }],
  };
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    TERM: 'xterm-256color',
    NO_COLOR: '1',
    KUBECONFIG: JSON.stringify(kubeconfig),
  };
}

/** Runs a program to its end; `key` is pressed as soon as it has said `when`. */
async function run(words: readonly string[], onSaid: (text: string) => void, press?: { when: RegExp; key: string }) {
  const [name = '', ...rest] = words;
  const child = spawn(name, rest, { env: environment(), stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  let pressed = false;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      onSaid(text);
      if (press !== undefined && !pressed && press.when.test(said)) {
        pressed = true;
        child.stdin.write(press.key);
      }
    });
  return new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 128)));
}

/** The built command line on a terminal of its own. */
async function onTerminal(press?: { when: RegExp; key: string }) {
  const terminal = new TestTerminal(60, 14);
  const command = `stty cols 60 rows 14; exec ${[process.execPath, program, ...watch].join(' ')}`;
  const exit = await run(['script', '-qefc', command, '/dev/null'], (text) => terminal.write(text), press);
  return { terminal, exit };
}

describe.skipIf(!hasScript)('the built command line on a terminal', () => {
  it('draws the watch, leaves its end, and says it below', async () => {
    isHealthy = true;
    const { terminal, exit } = await onTerminal();
    expect(await terminal.lines()).toEqual([
      expect.stringMatching(/^✓ prod\/api {2}\ds$/),
      '  – inputs  – build  – scan  – write  – merge  – sync',
      expect.stringMatching(/^ {2}✓ rollout \ds {2}– report$/),
      '  prod/api  healthy  step 1 of 1  ██████████ 100 %  2 of 2 …',
      '  ✓ succeeded (healthy): prod/api is healthy: no analysis i…',
      'succeeded (healthy): prod/api is healthy: no analysis is con',
      'figured',
    ]);
    expect([exit, terminal.showsCursor]).toEqual([0, true]);
  });

  it('gives the cursor back when it is interrupted', async () => {
    isHealthy = false;
    const { terminal, exit } = await onTerminal({ when: /1 of 2 pods updated/, key: '\u0003' });
    const lines = await terminal.lines();
    expect(lines[0]).toMatch(/^✗ prod\/api {2}\ds$/);
    expect(lines.filter((line) => line.includes('prod/api  progressing'))).toHaveLength(1);
    expect(lines.at(-2)).toBe('cancelled (cancelled): the run was cancelled');
    expect([exit, terminal.showsCursor]).toEqual([130, true]);
  });
});

describe('the built command line without a terminal', () => {
  it('lists what it is asked for on standard output, where it can be piped', async () => {
    isHealthy = true;
    const words = [program, 'rollout', 'status', 'prod/api'];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { env: environment() });
    expect(stdout).toMatch(/^ROLLOUT +STATE.*\nprod\/api +healthy/);
    expect(stderr).not.toContain('ROLLOUT');
  });

  it('says plain lines', async () => {
    isHealthy = true;
    let said = '';
    const exit = await run([process.execPath, program, ...watch], (text) => {
      said += text;
    });
    expect(said).toContain('prod/api is healthy: no analysis is configured\nsucceeded (healthy)');
    expect(said).not.toContain('\u001b');
    expect(exit).toBe(0);
  });

  it('says nothing but JSON on standard error with rawjson', async () => {
    isHealthy = true;
    let said = '';
    await run([process.execPath, program, ...watch, '--progress', 'rawjson', '--json'], (text) => {
      said += text;
    });
    const lines = said.trimEnd().split('\n');
    const types = lines.map((line) => readProgressLine(line)?.type ?? 'the report');
    expect(new Set(types)).toEqual(new Set(['progress', 'log', 'the report']));
    expect(types.filter((type) => type === 'the report')).toHaveLength(1);
  });
});
