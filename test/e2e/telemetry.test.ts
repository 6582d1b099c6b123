import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOptions } from '../../demo/options.ts';
import { World } from '../../demo/world.ts';
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

const environment = (url: string) => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: url,
  TRACEPARENT: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
});

describe('a run that is interrupted while it watches', { timeout: 120_000 }, () => {
  it('sends its spans, and is over before GitHub ends it', async () => {
    const receiver = stack.use(await Receiver.start());
    const run = await deployShop(world, environment(receiver.url));
    await run.until('here: ');
    const from = performance.now();
    run.kill('SIGINT');
    const { exit, said } = await run.end;
    expect(performance.now() - from).toBeLessThan(7500);
    expect(exit, said).toBe(130);
    expect(receiver.complaints).toEqual([]);
    checkTrace(receiver.spans, { parent: 'b7ad6b7169203331' });
    const names = receiver.spans.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['check', 'write', 'watch', 'deployment shop staging', 'RUN deploy shop']),
    );
    const root = receiver.spans.find(({ name }) => name === 'RUN deploy shop');
    expect(root).toMatchObject({ status: { code: 0 }, attributes: { 'cicd.pipeline.result': 'cancellation' } });
  });

  it('is over then also where its receiver hangs', async () => {
    const receiver = stack.use(await Receiver.start('hangs'));
    const run = await deployShop(world, environment(receiver.url));
    await run.until('here: ');
    const from = performance.now();
    run.kill('SIGINT');
    const { exit, said } = await run.end;
    expect(performance.now() - from).toBeLessThan(7500);
    expect(exit, said).toBe(130);
    expect(said.match(/telemetry was not taken/g)).toHaveLength(1);
  });
});
