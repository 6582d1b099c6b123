import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFields, listAt, textAt, valueAt } from '../../src/data/fields.ts';
import type { Outcome } from '../../src/outcome.ts';
import { freePort } from '../free-port.ts';
import { seriesOf } from '../telemetry/prometheus-names.ts';
import { Receiver } from '../telemetry/receiver.ts';
import { command, endOf, planOf, telemetryTo } from '../telemetry/setup.ts';

const { stdout: help } = spawnSync('prometheus', ['--help'], { encoding: 'utf8' });
const takesOtlp = `${help}`.includes('web.enable-otlp-receiver');

const dashboard: unknown = JSON.parse(
  readFileSync(new URL('../../docs/delivery-dashboard.json', import.meta.url), 'utf8'),
);

const outcomes = [
  ['succeeded', 'healthy'],
  ['succeeded', 'healthy'],
  ['failed', 'analysis-failed'],
  ['paused', 'manual-gate'],
] as const;

/** The runs of four deployments, each of which ends as it says. */
async function runAll(over: Parameters<typeof telemetryTo>[1], receiver: Receiver): Promise<readonly string[]> {
  const { telemetry, warnings } = telemetryTo(receiver, over);
  for (const [name, reason] of outcomes) {
    const outcome: Outcome = { outcome: name, reason, stage: 'rollout', sentence: '' };
    const plan = planOf();
    await telemetry.command(command(), () =>
      telemetry.deployment(plan, undefined, async () => {
        await telemetry.stage({ plan, stage: 'watch' }, async () => ({ event: 'tagged' }));
        return endOf(outcome);
      }),
    );
  }
  return warnings;
}

/** Prometheus, where there is one that takes OTLP: 2.47 or newer. */
describe.skipIf(!takesOtlp)('the figures in Prometheus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'telemetry-prometheus-'));
  let url: string;
  let child: ReturnType<typeof spawn>;

  beforeAll(async () => {
    url = `http://127.0.0.1:${await freePort()}`;
    writeFileSync(join(folder, 'prometheus.yml'), '{}\n');
    const words = [`--config.file=${folder}/prometheus.yml`, `--storage.tsdb.path=${folder}/data`];
    child = spawn('prometheus', [...words, '--web.enable-otlp-receiver', `--web.listen-address=${new URL(url).host}`]);
    for (let look = 0; look < 100; look += 1) {
      if ((await fetch(`${url}/-/ready`).catch(() => undefined))?.ok) return;
      await wait(100);
    }
    throw new Error('Prometheus does not listen');
  });

  afterAll(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  async function ask(query: string): Promise<readonly unknown[]> {
    const answer: unknown = await (await fetch(`${url}/api/v1/query?query=${encodeURIComponent(query)}`)).json();
    if (textAt(answer, 'status') !== 'success') throw new Error(JSON.stringify(answer));
    return listAt(answer, 'data', 'result');
  }

  /** What a panel of the dashboard shows: the value of its one series. */
  async function shown(title: string): Promise<number> {
    const panel = listAt(dashboard, 'panels').find((one) => textAt(one, 'title') === title);
    const query = textAt(listAt(panel, 'targets')[0], 'expr') ?? '';
    const [series] = await ask(query.replaceAll('$__range', '1h').replaceAll(/\$(application|environment)/g, '.*'));
    const value: unknown = valueAt(series, 'value');
    return Array.isArray(value) ? Number(value[1]) : Number.NaN;
  }

  it('are series of the names that rules and dashboard ask for, and each run counts once', {
    timeout: 60_000,
  }, async () => {
    await using receiver = await Receiver.start();
    const metrics = { url: `${url}/api/v1/otlp/v1/metrics`, timeoutMillis: 5000 };
    expect(await runAll({ metrics }, receiver)).toEqual([]);
    await runAll({}, receiver);
    const expected = new Map(receiver.points.flatMap(seriesOf).map(({ name, labels }) => [name, labels]));
    for (const [name, labels] of expected) {
      const [series] = await ask(`last_over_time(${name}[5m])`);
      const found = isFields(series) && isFields(series.metric) ? Object.keys(series.metric) : [];
      expect(labels, name).toEqual(expect.arrayContaining(found.filter((label) => label !== '__name__')));
    }
    expect(await shown('Deployments')).toBe(3);
    expect(await shown('Change failure rate')).toBeCloseTo(1 / 3, 6);
    expect(await shown('Waiting')).toBe(1);
    // both took some ten minutes: within the bucket from 300 to 900
    expect(await shown('Lead time to healthy')).toBe(600);
  });
});
