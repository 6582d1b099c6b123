import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOptions } from '../../demo/options.ts';
import { World } from '../../demo/world.ts';
import type { ReceivedSpan } from './received.ts';
import { checkTrace } from './received.ts';
import { Receiver } from './receiver.ts';
import { deployShop } from './shop-run.ts';

let world: World;
let receiver: Receiver;

beforeAll(async () => {
  const options = readOptions(['healthy']);
  if ('text' in options) throw new Error(options.text);
  [world, receiver] = [await World.open(options), await Receiver.start()];
}, 60_000);

afterAll(async () => {
  await receiver[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const traceId = '0af7651916cd43dd8448eb211c80319c';
const token = 'hunter2-hunter2';

const named = (name: string) => receiver.spans.filter((span) => span.name === name);
const below = (parent: ReceivedSpan | undefined) =>
  receiver.spans.filter(({ parentSpanId }) => parentSpanId === parent?.spanId);

it('a deployment in the embedded world is one trace, from the command down to each request and program', async () => {
  const run = await deployShop(world, {
    // what nobody can look at is written, and waits
    KUBECONFIG: undefined,
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_HEADERS: `authorization=${token}`,
    OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
    OTEL_RESOURCE_ATTRIBUTES: 'team=menu',
    TRACEPARENT: `00-${traceId}-b7ad6b7169203331-01`,
  });
  const { exit, said } = await run.end;
  expect(exit, said).toBe(3);
  expect(said).toContain(`trace ${traceId}`);
  expect(said).not.toContain('telemetry');
  expect(receiver.complaints).toEqual([]);
  checkTrace(receiver.spans, { parent: 'b7ad6b7169203331' });
  expect(new Set(receiver.spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
  const [root] = named('RUN deploy shop');
  const [deployment] = named('deployment shop staging');
  expect(deployment?.parentSpanId).toBe(root?.spanId);
  expect(
    below(deployment)
      .filter(({ kind }) => kind === 1)
      .map(({ name }) => name),
  ).toEqual([...['check', 'build', 'scan', 'sign', 'tag', 'write', 'watch']]);
  expect(below(named('scan')[0]).map(({ name }) => name)).toContain('trivy image');
  const requests = receiver.spans.filter(({ attributes }) => 'http.request.method' in attributes);
  expect(requests.length).toBeGreaterThan(10);
  expect(requests.filter(({ attributes }) => !('http.response.status_code' in attributes))).toEqual([]);
  expect(root).toMatchObject({
    status: { code: 0 },
    attributes: { 'cicd.pipeline.result': 'paused', 'gitops_deploy.reason': 'not-watched' },
    resource: { 'service.name': 'gitops-deploy', team: 'menu' },
  });
  expect(receiver.headers.map(({ authorization }) => authorization)).toEqual(receiver.headers.map(() => token));
  expect(receiver.points.find(({ metric }) => metric === 'gitops_deploy.deployments')).toMatchObject({
    value: 1,
    attributes: { 'gitops_deploy.application': 'shop', 'gitops_deploy.outcome': 'paused' },
  });
  const sent = JSON.stringify([receiver.spans, receiver.points], (_, one) =>
    typeof one === 'bigint' ? `${one}` : one,
  );
  for (const secret of [token, world.token]) expect(`${sent}${said}`).not.toContain(secret);
  expect(world.shop.gitops.log('main')[0]?.message).toContain(`Gitops-Deploy-Trace: ${traceId}`);
}, 60_000);
