import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeployError } from '../../src/errors.ts';
import type { Outcome } from '../../src/outcome.ts';
import type { Telemetry } from '../../src/ports/telemetry.ts';
import { runChild } from '../../src/process/child.ts';
import { timeLeft } from '../../src/telemetry/telemetry.ts';
import { TestClock } from '../clock.ts';
import { freePort } from '../free-port.ts';
import type { ReceivedSpan } from './received.ts';
import { checkTrace } from './received.ts';
import type { Manner } from './receiver.ts';
import { Receiver } from './receiver.ts';
import { command, endOf, planOf, telemetryTo } from './setup.ts';

const healthy: Outcome = { outcome: 'succeeded', reason: 'healthy', stage: 'rollout', sentence: 'api is healthy' };
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

let receiver: Receiver;
const open: AsyncDisposable[] = [];

beforeEach(async () => {
  receiver = await start();
});

afterEach(async () => {
  expect(receiver.complaints).toEqual([]);
  for (const one of open.splice(0)) await one[Symbol.asyncDispose]();
});

async function start(manner: Manner = 'takes'): Promise<Receiver> {
  const started = await Receiver.start(manner);
  open.push(started);
  return started;
}

function named(name: string): ReceivedSpan {
  const found = receiver.spans.filter((span) => span.name === name);
  if (found.length !== 1 || found[0] === undefined)
    throw new Error(`${found.length} spans ${name} of ${receiver.spans.map((one) => one.name).join(', ')}`);
  return found[0];
}

/** A command whose one deployment does this work in its step `watch`. */
async function deploy(telemetry: Telemetry, outcome: Outcome, work: () => Promise<unknown> = async () => {}) {
  const plan = planOf();
  return telemetry.command(command(), () =>
    telemetry.deployment(plan, undefined, async () => {
      await telemetry.stage({ plan, stage: 'watch' }, async () => {
        await work();
        return { event: 'judged', outcome, recover: false, targets: [] };
      });
      return endOf(outcome);
    }),
  );
}

describe('the trace of a command', () => {
  it('is one tree: the command, its deployment, their steps', async () => {
    const { telemetry, warnings, said } = telemetryTo(receiver);
    expect((await deploy(telemetry, healthy)).outcome).toBe(healthy);
    checkTrace(receiver.spans);
    const [run, deployment, watch] = [named('RUN deploy api'), named('deployment api prod'), named('watch')];
    expect([run.kind, run.parentSpanId, deployment.parentSpanId, watch.parentSpanId]).toEqual([
      2,
      '',
      run.spanId,
      deployment.spanId,
    ]);
    expect(run.attributes).toMatchObject({
      'cicd.pipeline.name': 'deploy api',
      'cicd.pipeline.action.name': 'RUN',
      'cicd.pipeline.result': 'success',
    });
    expect(deployment.attributes).toMatchObject({
      'deployment.environment.name': 'prod',
      'deployment.id': '7',
      'deployment.status': 'succeeded',
      'vcs.ref.head.revision': 'a'.repeat(40),
      'vcs.repository.url.full': 'https://github.com/acme/api',
      'gitops_deploy.reason': 'healthy',
    });
    expect(watch.attributes).toMatchObject({ 'cicd.pipeline.task.name': 'watch', 'cicd.pipeline.task.type': 'deploy' });
    expect(run.resource).toMatchObject({ 'service.name': 'gitops-deploy', 'service.version': '0.0.0' });
    expect(warnings).toEqual([]);
    expect(said).toEqual([`trace ${run.traceId}`]);
  });

  it.each([
    ['failed', 'analysis-failed', 2, 'failure', 'failed'],
    ['errored', 'cluster-unreachable', 2, 'error', 'failed'],
    ['errored', 'deadline-exceeded', 2, 'timeout', 'failed'],
    ['paused', 'manual-gate', 0, 'paused', undefined],
    ['superseded', 'newer-deployment', 0, 'skip', undefined],
    ['cancelled', 'cancelled', 0, 'cancellation', undefined],
  ] as const)('says %s (%s) by the status %i of its spans', async (outcome, reason, code, result, status) => {
    const { telemetry } = telemetryTo(receiver);
    await deploy(telemetry, { outcome, reason, stage: 'rollout', sentence: 'it says hunter2' });
    for (const span of receiver.spans) {
      expect(span.status).toEqual({ code, message: code === 2 ? 'it says ***' : '' });
      expect(span.attributes).toMatchObject({ 'gitops_deploy.outcome': outcome, 'gitops_deploy.reason': reason });
      expect(span.attributes['error.type']).toBe(code === 2 ? reason : undefined);
    }
    expect(named('RUN deploy api').attributes['cicd.pipeline.result']).toBe(result);
    expect(named('deployment api prod').attributes['deployment.status']).toBe(status);
  });

  it.each([
    ['https://ann:hunter3@git.acme.example/a/b.git', 'https://git.acme.example/a/b.git'],
    ['HTTPS://ann:hunt@er3@git.acme.example/a/b.git', 'HTTPS://git.acme.example/a/b.git'],
    ['https://git.acme.example/a/b.git?token=hunter3', 'https://git.acme.example/a/b.git'],
    ['git@git.acme.example:a/b@c.git', 'git@git.acme.example:a/b@c.git'],
    ['acme/hunter2', 'acme/***'],
  ])('names the GitOps repository %s without logins and secrets', async (repository, shown) => {
    const { telemetry } = telemetryTo(receiver);
    const plan = planOf();
    const source = { ...plan.source, branch: 'feat/hunter2' };
    await telemetry.command(command(), () =>
      telemetry.deployment({ ...plan, source, gitops: { ...plan.gitops, repository } }, undefined, async () =>
        endOf(healthy),
      ),
    );
    expect(named('deployment api prod').attributes).toMatchObject({
      'gitops_deploy.gitops.repository': shown,
      'vcs.ref.head.name': 'feat/***',
    });
    expect(printed(receiver.spans)).not.toMatch(/hunter|er3/);
  });

  it('has an error where the work throws, and throws it on', async () => {
    const { telemetry } = telemetryTo(receiver);
    const error = new DeployError('registry-unreachable', { stage: 'scan', message: 'no answer' });
    await expect(deploy(telemetry, healthy, () => Promise.reject(error))).rejects.toBe(error);
    expect(receiver.spans.map(({ status }) => status.code)).toEqual([2, 2, 2]);
    expect(named('watch').attributes['error.type']).toBe('registry-unreachable');
    expect(receiver.points.find(({ metric }) => metric === 'gitops_deploy.deployments')?.attributes).toMatchObject({
      'gitops_deploy.outcome': 'errored',
    });
  });

  it('goes on from the context that the run was started in', async () => {
    const { telemetry } = telemetryTo(receiver, { parent: { traceparent, tracestate: 'acme=1' } });
    let within: unknown;
    await deploy(telemetry, healthy, async () => {
      within = telemetry.context();
    });
    checkTrace(receiver.spans, { parent: 'b7ad6b7169203331' });
    expect(new Set(receiver.spans.map(({ traceId }) => traceId))).toEqual(
      new Set(['0af7651916cd43dd8448eb211c80319c']),
    );
    expect(within).toEqual({
      traceparent: `00-0af7651916cd43dd8448eb211c80319c-${named('watch').spanId}-01`,
      tracestate: 'acme=1',
    });
    expect(telemetry.context()).toBeUndefined();
  });

  it('is not sent where who started the run has it not sampled', async () => {
    const parent = { traceparent: traceparent.replace(/01$/, '00') };
    const { telemetry, said } = telemetryTo(receiver, { parent });
    await deploy(telemetry, healthy);
    expect(said).toEqual([]);
    expect(receiver.spans).toEqual([]);
    expect(receiver.points).not.toEqual([]);
  });

  it.each(['', 'nonsense', `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`])(
    'is its own where that is "%s"',
    async (text) => {
      const { telemetry } = telemetryTo(receiver, { parent: { traceparent: text } });
      await deploy(telemetry, healthy);
      expect(named('RUN deploy api').parentSpanId).toBe('');
    },
  );

  it('links a deployment that is taken up to the run that began it', async () => {
    const { telemetry } = telemetryTo(receiver);
    await telemetry.command({ ...command(), command: 'resume' }, () =>
      telemetry.deployment(planOf(), traceparent, async () => endOf(healthy)),
    );
    expect(named('deployment api prod').links).toEqual([
      { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' },
    ]);
  });
});

describe('what a run asks and starts', () => {
  it('is a span: programs by their names and exit codes, and never by what they are given', async () => {
    const { telemetry } = telemetryTo(receiver);
    const environment = { PATH: process.env['PATH'] ?? '' };
    await deploy(telemetry, healthy, async () => {
      await runChild({ program: 'git', arguments: ['rev-parse', '--git-dir', 'hunter2'], environment, folder: '/' });
      await runChild({ program: 'no-such-program', arguments: ['hunter2'], environment });
    });
    checkTrace(receiver.spans);
    const git = named('git rev-parse');
    expect(git).toMatchObject({ kind: 3, parentSpanId: named('watch').spanId, status: { code: 2 } });
    expect(git.attributes).toMatchObject({ 'process.executable.name': 'git', 'process.exit.code': 128n });
    expect(named('no-such-program').attributes['error.type']).toBe('ENOENT');
    expect(printed(receiver.spans)).not.toContain('hunter2');
  });

  it('is a span: requests without queries, logins and the paths of webhooks', async () => {
    await using server = await anything();
    const closed = `http://127.0.0.1:${await freePort()}`;
    const { telemetry } = telemetryTo(receiver, { apiUrl: `${server.url}/api/v3` });
    const { telemetry: elsewhere } = telemetryTo(receiver);
    await deploy(telemetry, healthy, async () => {
      await (await fetch(`${server.url}/api/v3/repos/acme/api?token=hunter2`)).text();
      await (await fetch(`${server.url}/missing`)).text();
      await fetch(closed).catch(() => {});
      await new Promise<void>((done) =>
        get(`${server.url}/api/v1/pods?q=hunter2`, (it) => it.resume().on('end', done)),
      );
    });
    await deploy(elsewhere, healthy, async () => {
      await (await fetch(`${server.url}/services/hunter2`, { method: 'POST' })).text();
      await (await fetch(`${server.url}/v2/acme/api/manifests/v1?ns=hunter2`, { method: 'HEAD' })).text();
    });
    const requests = receiver.spans.filter(({ kind }) => kind === 3);
    expect(
      requests.map(({ name, attributes }) => `${name} ${String(attributes['url.full']).replace(server.url, '')}`),
    ).toEqual([
      'GET /api/v3/repos/acme/api',
      'GET /missing',
      `GET ${closed}/`,
      'GET /api/v1/pods',
      'POST /',
      'HEAD /v2/acme/api/manifests/v1',
    ]);
    expect(requests.map(({ attributes }) => attributes['http.response.status_code'])).toEqual([
      ...[200n, 404n, undefined, 200n, 200n, 200n],
    ]);
    expect(requests.map(({ attributes }) => attributes['error.type'])).toEqual([
      ...[undefined, '404', 'ECONNREFUSED', undefined, undefined, undefined],
    ]);
    expect(requests[0]?.attributes).toMatchObject({ 'http.request.method': 'GET', 'server.address': '127.0.0.1' });
    expect(printed(receiver.spans)).not.toContain('hunter2');
  });

  it('is none outside of a command', async () => {
    await using server = await anything();
    const { telemetry } = telemetryTo(receiver);
    await deploy(telemetry, healthy);
    await (await fetch(server.url)).text();
    await deploy(telemetry, healthy);
    expect(receiver.spans.filter(({ kind }) => kind === 3)).toEqual([]);
  });
});

describe('the figures of a run', () => {
  it('are sent once, each with its labels', async () => {
    const { telemetry } = telemetryTo(receiver);
    await deploy(telemetry, healthy);
    const byName = new Map(receiver.points.map((point) => [point.metric, point]));
    expect([...byName.keys()].sort()).toEqual([
      'cicd.pipeline.run.duration',
      'gitops_deploy.deployments',
      'gitops_deploy.lead_time',
      'gitops_deploy.stage.duration',
    ]);
    const labels = { 'gitops_deploy.application': 'api', 'deployment.environment.name': 'prod' };
    expect(byName.get('gitops_deploy.deployments')).toMatchObject({
      unit: '{deployment}',
      value: 1,
      // the default of OTLP exporters
      temporality: 2,
      attributes: { ...labels, 'gitops_deploy.outcome': 'succeeded', 'gitops_deploy.reason': 'healthy' },
    });
    const leadTime = byName.get('gitops_deploy.lead_time');
    expect(leadTime).toMatchObject({ unit: 's', count: 1, attributes: labels });
    expect(leadTime?.sum).toBeGreaterThanOrEqual(600);
    expect(leadTime?.sum).toBeLessThan(660);
    expect(byName.get('gitops_deploy.stage.duration')?.attributes).toMatchObject({
      'cicd.pipeline.task.name': 'watch',
    });
    expect(byName.get('cicd.pipeline.run.duration')?.attributes).toEqual({
      'cicd.pipeline.name': 'deploy api',
      'cicd.pipeline.result': 'success',
      'cicd.pipeline.run.state': 'executing',
    });
  });

  it('tell each command apart, though one process runs several', async () => {
    const { telemetry } = telemetryTo(receiver);
    await deploy(telemetry, healthy);
    await deploy(telemetry, healthy);
    const deployments = receiver.points.filter(({ metric }) => metric === 'gitops_deploy.deployments');
    expect(deployments.map(({ value }) => value)).toEqual([1, 1]);
    expect(new Set(deployments.map(({ resource }) => resource['service.instance.id'])).size).toBe(2);
  });

  it.each(['manual-gate', 'already-deployed'] as const)('have no lead time after %s', async (reason) => {
    const { telemetry } = telemetryTo(receiver);
    await deploy(telemetry, { ...healthy, outcome: reason === 'manual-gate' ? 'paused' : 'succeeded', reason });
    expect(receiver.points.map(({ metric }) => metric)).not.toContain('gitops_deploy.lead_time');
  });
});

describe('a receiver that does not do its part', () => {
  it.each([
    [400, 'HTTP 400'],
    [401, 'HTTP 401'],
    [503, 'it is busy (HTTP 429, 502, 503 or 504)'],
    ['talks on', 'its answer is too long'],
    ['refuses some', 'it refused some of them'],
    [307, 'HTTP 307'],
    ['hangs', 'no answer in time'],
  ] as const)('of the manner %s costs one warning and nothing else', async (manner, why) => {
    const broken = await start(manner);
    const { telemetry, warnings } = telemetryTo(broken);
    expect((await deploy(telemetry, healthy)).outcome).toBe(healthy);
    expect(warnings).toEqual([
      `telemetry was not taken (traces: ${why}; metrics: ${why}): look at the address of the OTLP receiver and at its log; nothing else depends on it`,
    ]);
  });

  it('or is not there', async () => {
    const { telemetry, warnings } = telemetryTo(receiver, {
      traces: { url: 'http://127.0.0.1:1/v1/traces', timeoutMillis: 500, headers: { authorization: 'hunter2' } },
    });
    expect((await deploy(telemetry, healthy)).outcome).toBe(healthy);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('traces: ECONNREFUSED');
    expect(warnings[0]).not.toContain('hunter2');
  });

  it('or has no address at all', async () => {
    const { telemetry, warnings } = telemetryTo(receiver, { traces: { url: 'nowhere' } });
    expect((await deploy(telemetry, healthy)).outcome).toBe(healthy);
    expect(warnings).toEqual([expect.stringContaining('the SDK refuses its settings')]);
  });
});

describe('a run that is cancelled', () => {
  it('sends at once what has ended, and the rest at its end', async () => {
    const stop = new AbortController();
    const { telemetry } = telemetryTo(receiver, { signal: stop.signal });
    const plan = planOf();
    const cancelled: Outcome = { outcome: 'cancelled', reason: 'cancelled', stage: 'rollout', sentence: 'cancelled' };
    let sentAtOnce: readonly string[] = [];
    await telemetry.command(command(), async () => {
      await telemetry.stage({ plan, stage: 'build' }, async () => ({ event: 'tagged' }));
      stop.abort(new Error('SIGINT'));
      await expect.poll(() => receiver.spans.length).toBe(1);
      sentAtOnce = receiver.spans.map(({ name }) => name);
      return endOf(cancelled);
    });
    expect(sentAtOnce).toEqual(['build']);
    expect(named('RUN deploy api').attributes['cicd.pipeline.result']).toBe('cancellation');
  });

  it('ends the spans of work that it has left behind', async () => {
    const stop = new AbortController();
    const { telemetry } = telemetryTo(receiver, { signal: stop.signal });
    const cancelled: Outcome = { outcome: 'cancelled', reason: 'cancelled', stage: 'rollout', sentence: 'cancelled' };
    await telemetry.command(command(), async () => {
      void telemetry.stage({ plan: planOf(), stage: 'watch' }, () => new Promise(() => {}));
      stop.abort(new Error('SIGINT'));
      return endOf(cancelled);
    });
    expect(named('watch').attributes['cicd.pipeline.task.run.result']).toBe('cancellation');
    checkTrace(receiver.spans);
  });

  it('is over in time, whatever its receiver does', async () => {
    const hanging = await start('hangs');
    const stop = new AbortController();
    const clock = new TestClock();
    const to = (signal: string) => ({ url: `${hanging.url}/v1/${signal}`, timeoutMillis: 60_000 });
    const over = { signal: stop.signal, clock, traces: to('traces'), metrics: to('metrics') };
    const { telemetry, warnings } = telemetryTo(hanging, over);
    await deploy(telemetry, healthy, async () => {
      stop.abort(new Error('SIGINT'));
      clock.pass(6.9);
    });
    expect(warnings).toEqual([expect.stringContaining('no answer in time')]);
  });

  it.each([
    [undefined, 100_000, 5000],
    [100_000, 100_000, 5000],
    [100_000, 103_000, 4000],
    [100_000, 106_900, 300],
    [100_000, 120_000, 300],
  ])('at %s has at %i ms %i ms left', (cancelledAt, now, left) => {
    expect(timeLeft(cancelledAt, now)).toBe(left);
  });
});

/** A server that answers everything, and 404 to `/missing`. */
async function anything(): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/missing' ? 404 : 200;
    response.end('answer');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address: AddressInfo | string | null = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function printed(spans: readonly ReceivedSpan[]): string {
  return JSON.stringify(spans, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}
