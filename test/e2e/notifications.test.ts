import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { world } from './world.ts';

const shipped = readFileSync(new URL('../../docs/argocd-notifications.yaml', import.meta.url), 'utf8');

interface Sent {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

let folder: string;
const sent: Sent[] = [];
const github = createServer((request, answer) => {
  let text = '';
  request.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  request.on('end', () => {
    const { authorization } = request.headers;
    sent.push({ path: request.url ?? '', authorization, body: JSON.parse(text) });
    answer.writeHead(204).end();
  });
});

interface State {
  readonly phase?: string;
  readonly health: string;
  readonly name?: string;
}

function file(name: string, object: object | string): string {
  const path = join(folder, name);
  writeFileSync(path, typeof object === 'string' ? object : stringify(object));
  return path;
}

function application({ phase, health, name = 'api-staging' }: State): string {
  const at = '2026-01-31T12:00:00Z';
  const operationState = phase === undefined ? {} : { operationState: { phase, finishedAt: at } };
  return file('application.yaml', {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd', annotations: { 'gitops-deploy.io/repository': 'acme/api' } },
    spec: { project: 'default' },
    status: {
      health: { status: health, lastTransitionTime: at },
      sync: { status: 'Synced', revision: 'a'.repeat(40) },
      ...operationState,
    },
  });
}

/** What the real Argo CD says of the shipped ConfigMap and an Application. */
async function notifications(...words: readonly string[]): Promise<string> {
  const { port } = github.address() as AddressInfo;
  const map = file('map.yaml', shipped.replace('https://api.github.com', `http://127.0.0.1:${port}`));
  const token = { 'gitops-deploy-token': 'a-token' };
  const secret = file('secret.yaml', {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'argocd-notifications-secret' },
    stringData: token,
  });
  const all = ['admin', 'notifications', ...words, '--config-map', map, '--secret', secret];
  const child = spawn('argocd', all, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  const exit = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (exit !== 0) throw new Error(output);
  return output;
}

/** For each condition of the trigger, whether it holds. */
async function conditions(state: State): Promise<readonly boolean[]> {
  const output = await notifications('trigger', 'run', 'gitops-deploy', application(state));
  return output.split('\n').flatMap((line) => {
    const answer = /\s(true|false)\s*$/.exec(line)?.[1];
    return answer === undefined ? [] : [answer === 'true'];
  });
}

/** The ConfigMap of the documentation, as the real Argo CD reads it. */
describe.skipIf(!world.hasArgoCd)('the notification that starts `resume`', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'notifications-'));
    await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => {
    github.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    [{ phase: 'Succeeded', health: 'Healthy' }, [true, false]],
    [{ phase: 'Succeeded', health: 'Degraded' }, [true, false]],
    [{ phase: 'Succeeded', health: 'Suspended' }, [true, false]],
    [{ phase: 'Succeeded', health: 'Progressing' }, [false, false]],
    [{ phase: 'Running', health: 'Healthy' }, [false, false]],
    [{ phase: 'Failed', health: 'Healthy' }, [false, true]],
    [{ health: 'Missing' }, [false, false]],
  ] as const)('is sent for %j: %j', async (state, wanted) => {
    expect(await conditions(state)).toEqual(wanted);
  });

  it('is a repository_dispatch as GitHub takes it, whatever names hold', async () => {
    const name = 'a"},"event_type":"b';
    const words = ['template', 'notify', 'gitops-deploy', application({ phase: 'Succeeded', health: 'Healthy', name })];
    await notifications(...words, '--recipient', 'gitops-deploy:');
    expect(sent).toEqual([
      {
        path: '/repos/acme/api/dispatches',
        authorization: 'Bearer a-token',
        body: {
          event_type: 'argocd',
          client_payload: {
            application: name,
            namespace: 'argocd',
            sync: 'Synced',
            revision: 'a'.repeat(40),
            health: 'Healthy',
          },
        },
      },
    ]);
  });
});
