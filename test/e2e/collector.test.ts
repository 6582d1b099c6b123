import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOptions } from '../../demo/options.ts';
import { World } from '../../demo/world.ts';
import { freePort } from '../free-port.ts';
import { checkTrace } from '../telemetry/received.ts';
import { Receiver } from '../telemetry/receiver.ts';
import { deployShop } from '../telemetry/shop-run.ts';

let stack: AsyncDisposableStack;
let world: World;

beforeEach(async () => {
  stack = new AsyncDisposableStack();
  const options = readOptions(['healthy']);
  if ('text' in options) throw new Error(options.text);
  world = stack.use(await World.open(options));
});

afterEach(() => stack.disposeAsync());

const traceId = '0af7651916cd43dd8448eb211c80319c';
const environment = (url: string) => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: url,
  TRACEPARENT: `00-${traceId}-b7ad6b7169203331-01`,
});

/**
 * The collector of OpenTelemetry, which hands on what it has taken: `otelcol` with the receiver `otlp` and the exporter `otlp_http`, such as
 * `go run go.opentelemetry.io/collector/cmd/builder@v0.165.0` makes of both. Its address.
 */
async function startCollector(to: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'otelcol-'));
  const port = await freePort();
  const file = join(folder, 'config.yaml');
  writeFileSync(
    file,
    JSON.stringify({
      receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${port}` } } } },
      exporters: { otlp_http: { endpoint: to } },
      service: {
        telemetry: { metrics: { level: 'none' } },
        pipelines: {
          traces: { receivers: ['otlp'], exporters: ['otlp_http'] },
          metrics: { receivers: ['otlp'], exporters: ['otlp_http'] },
        },
      },
    }),
  );
  const child = spawn('otelcol', ['--config', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  stack.defer(async () => {
    child.kill('SIGTERM');
    rmSync(folder, { recursive: true });
  });
  for (let look = 0; look < 100 && child.exitCode === null; look += 1) {
    if (await answers(port)) return `http://127.0.0.1:${port}`;
    await wait(100);
  }
  throw new Error(`the collector does not listen: ${said}`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

describe('a deployment to its verdict', { timeout: 120_000 }, () => {
  it('is taken by the collector as one trace, with its figures', async () => {
    const receiver = stack.use(await Receiver.start());
    const run = await deployShop(world, environment(await startCollector(receiver.url)));
    const { exit, said } = await run.end;
    expect(exit, said).toBe(0);
    expect(said).not.toContain('telemetry');
    await expect.poll(() => receiver.spans.some(({ name }) => name.startsWith('RUN'))).toBe(true);
    await expect.poll(() => receiver.points.length).toBeGreaterThan(0);
    expect(receiver.complaints).toEqual([]);
    checkTrace(receiver.spans, { parent: 'b7ad6b7169203331' });
    const deployment = receiver.spans.find(({ name }) => name === 'deployment shop staging');
    expect(deployment).toMatchObject({
      traceId,
      status: { code: 0 },
      attributes: { 'deployment.status': 'succeeded', 'gitops_deploy.reason': 'healthy' },
    });
    expect(receiver.points.find(({ metric }) => metric === 'gitops_deploy.lead_time')?.count).toBe(1);
  });
});
