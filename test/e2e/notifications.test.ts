import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { valueAt } from '../../src/data/fields.ts';
import type { Goal } from '../../src/rollout/goal.ts';
import { judgeTold } from '../../src/rollout/judge-told.ts';
import { readTold } from '../../src/rollout/told.ts';
import { wrongOfRequest } from '../../world/github/description.ts';
import { shippedNotifications } from './notifier.ts';
import { world } from './world.ts';

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
  readonly sync?: string;
  readonly name?: string;
  /** Seconds for which its health has been so; long ago unless given. */
  readonly seconds?: number;
  /** Seconds since the end of the sync; long unless given. */
  readonly sinceSync?: number;
  readonly resources?: readonly object[];
  readonly annotations?: Readonly<Record<string, string>>;
  /** The result of the sync that ran last. */
  readonly syncResult?: object;
}

const revision = 'a'.repeat(40);
const at = '2026-01-31T12:00:00Z';
const image = `ghcr.io/acme/api:v2`;
const rollout = { group: 'argoproj.io', kind: 'Rollout', namespace: 'staging', name: 'api' };
const service = { kind: 'Service', namespace: 'staging', name: 'api' };

function file(name: string, object: object | string): string {
  const path = join(folder, name);
  writeFileSync(path, typeof object === 'string' ? object : stringify(object));
  return path;
}

function application(state: State): string {
  const { phase, health, name = 'api-staging', seconds, resources = [rollout, service] } = state;
  const before = (ago: number | undefined) =>
    ago === undefined ? at : new Date(Date.now() - ago * 1000).toISOString();
  const lastTransitionTime = before(seconds);
  const operation = { sync: { revision, prune: true } };
  const syncResult = state.syncResult ?? {
    revision,
    source: { helm: { parameters: [{ name: 'p', value: 'hidden' }] } },
  };
  const operationState = { phase, finishedAt: before(state.sinceSync), message: 'done', operation, syncResult };
  return file('application.yaml', {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: 'argocd',
      annotations: { 'gitops-deploy.io/repository': 'acme/api', ...state.annotations },
    },
    spec: { project: 'default' },
    status: {
      health: { status: health, lastTransitionTime },
      sync: {
        status: state.sync ?? 'Synced',
        revision,
        comparedTo: { source: { helm: { parameters: [{ name: 'p', value: 'hidden' }] } } },
      },
      reconciledAt: '2026-01-31T12:00:01Z',
      summary: { images: [image] },
      resources,
      ...(phase === undefined ? {} : { operationState }),
    },
  });
}

/** What the real Argo CD says of the shipped ConfigMap and an Application. */
async function notifications(...words: readonly string[]): Promise<string> {
  const { port } = github.address() as AddressInfo;
  const map = file('map.yaml', shippedNotifications.replace('https://api.github.com', `http://127.0.0.1:${port}`));
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
    [{ phase: 'Succeeded', health: 'Healthy' }, [true, false, false]],
    [{ phase: 'Succeeded', health: 'Suspended' }, [true, false, false]],
    [{ phase: 'Succeeded', health: 'Degraded' }, [false, true, false]],
    [{ phase: 'Succeeded', health: 'Degraded', seconds: 5 }, [false, false, false]],
    [{ phase: 'Succeeded', health: 'Degraded', sinceSync: 5 }, [false, false, false]],
    [{ phase: 'Succeeded', health: 'Progressing' }, [false, false, false]],
    [{ phase: 'Succeeded', health: 'Healthy', sync: 'Unknown' }, [false, false, false]],
    [{ phase: 'Running', health: 'Healthy' }, [false, false, false]],
    [{ phase: 'Failed', health: 'Healthy' }, [false, false, true]],
    [{ health: 'Missing' }, [false, false, false]],
  ] as const)('is sent for %j: %j', async (state, wanted) => {
    expect(await conditions(state)).toEqual(wanted);
  });

  /** The body that the real Argo CD makes of an Application. */
  async function bodyOf(state: Partial<State>): Promise<Sent & { readonly payload: unknown }> {
    const words = [
      'template',
      'notify',
      'gitops-deploy',
      application({ phase: 'Succeeded', health: 'Healthy', ...state }),
    ];
    await notifications(...words, '--recipient', 'gitops-deploy:');
    const [newest = fail()] = sent.slice(-1);
    return { ...newest, payload: valueAt(newest.body, 'client_payload') };
  }

  function fail(): never {
    throw new Error('nothing was sent');
  }

  const goal: Goal = {
    image: { registry: 'ghcr.io', name: 'acme/api', tag: 'v2' },
    platformDigests: [],
    revision,
    application: { namespace: 'argocd', name: 'api-staging' },
    workloads: [{ kind: 'Rollout', namespace: 'staging', name: 'api' }],
    written: true,
  };

  async function judged(state: Partial<State>) {
    const { payload } = await bodyOf(state);
    const told = readTold(payload);
    if (typeof told === 'string') throw new Error(told);
    return judgeTold(goal, told, new Map([[revision, 'ours']]));
  }

  it('is a repository_dispatch as GitHub takes it, whatever names hold', async () => {
    const name = 'a"},"event_type":"b';
    const { authorization, body, ...to } = await bodyOf({
      name,
      annotations: { 'gitops-deploy.io/target': 'prod/eu' },
    });
    expect([to.path, authorization]).toEqual(['/repos/acme/api/dispatches', 'Bearer a-token']);
    expect(body).toMatchObject({
      event_type: 'argocd',
      client_payload: { version: 1, target: 'prod/eu', cut: false, application: { metadata: { name } } },
    });
    const path = { owner: 'acme', repo: 'api' };
    const request = { path, query: new URLSearchParams(), body };
    expect(wrongOfRequest('POST /repos/{owner}/{repo}/dispatches', request)).toEqual([]);
    expect(JSON.stringify(body)).not.toContain('hidden');
  });

  it('is judged: healthy, degraded by our workload, or by what nobody can tell', async () => {
    expect(await judged({})).toMatchObject({ assessment: { judgement: { verdict: 'succeeded', reason: 'healthy' } } });
    expect(await judged({ health: 'Degraded' })).toMatchObject({ assessment: { judgement: { reason: 'degraded' } } });
    const message = 'RolloutAborted: "errors" failed';
    const own = { ...rollout, health: { status: 'Degraded', message } };
    expect(await judged({ health: 'Degraded', resources: [service, own] })).toMatchObject({
      assessment: { judgement: { reason: 'degraded', sentence: expect.stringContaining(message) } },
    });
    const hpa = { group: 'autoscaling', kind: 'HorizontalPodAutoscaler', namespace: 'staging', name: 'api' };
    expect(await judged({ health: 'Degraded', resources: [rollout, hpa] })).toMatchObject({
      assessment: { judgement: { verdict: 'paused' } },
    });
  });

  it('names the resource that could not be synced', async () => {
    const bad = {
      group: 'apps',
      kind: 'Deployment',
      namespace: 'staging',
      name: 'web',
      status: 'SyncFailed',
      message: 'denied',
    };
    const heard = await judged({ phase: 'Failed', syncResult: { revision, resources: [bad] } });
    expect(heard).toMatchObject({ assessment: { judgement: { verdict: 'failed', reason: 'sync-failed' } } });
    expect(JSON.stringify(heard)).toContain('Deployment web: denied');
  });

  it('is no longer than GitHub takes, however much the Application holds', async () => {
    const long = 'x'.repeat(50);
    const health = { status: 'Degraded', message: 'm'.repeat(5000) };
    const many = (kind: string, number: number) =>
      Array.from({ length: number }, (_, index) => {
        const name = `${long}-${index}`;
        return {
          group: 'argoproj.io',
          kind,
          namespace: long,
          name,
          health,
          status: 'SyncFailed',
          message: health.message,
        };
      });
    const resources = [...many('CustomResourceOfSomebody', 1000), ...many('Rollout', 70), rollout];
    const { body } = await bodyOf({ resources, health: 'Degraded', syncResult: { revision, resources } });
    expect(JSON.stringify(body).length).toBeLessThan(64 * 1024);
    const told = valueAt(body, 'client_payload', 'application', 'status', 'resources');
    expect(told).toContainEqual(rollout);
    expect(valueAt(body, 'client_payload', 'cut')).toBe(true);
  });
});
