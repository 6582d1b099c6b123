import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import type { RawSeries } from './usage-history.ts';

/** Whether Prometheus and its tool are there. */
export const hasPrometheus = ['prometheus', 'promtool'].every(
  (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
);

/** Seconds of one file that promtool is given: it reads a whole file for each block of two hours. */
const span = 8 * 3600;

/** A real Prometheus that holds these series, and scrapes nothing. */
export async function prometheusOf(series: readonly RawSeries[]): Promise<AsyncDisposable & { readonly url: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  await writeBlocks(series, folder, data);
  writeFileSync(join(folder, 'prometheus.yml'), 'global: {}\n');
  const port = await freePort();
  const child = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${data}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--storage.tsdb.retention.time=10y',
      '--log.level=error',
    ],
    { stdio: 'ignore' },
  );
  const url = `http://127.0.0.1:${port}`;
  await ready(url);
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function writeBlocks(series: readonly RawSeries[], folder: string, data: string): Promise<void> {
  const first = Math.min(...series.map(({ times: [time = Number.POSITIVE_INFINITY] }) => time));
  const last = Math.max(...series.map(({ times }) => times.at(-1) ?? 0));
  const cursors = series.map(() => 0);
  const file = join(folder, 'samples.txt');
  for (let from = Math.floor(first / span) * span; from <= last; from += span) {
    const out = createWriteStream(file);
    for (const [index, one] of series.entries()) {
      let text = '';
      let at = cursors[index] ?? 0;
      const labels = Object.entries(one.labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
      for (let time = one.times[at]; time !== undefined && time < from + span; at += 1, time = one.times[at])
        text += `${one.metric}{${labels.join(',')}} ${one.values[at]} ${time}\n`;
      cursors[index] = at;
      if (!out.write(text)) await once(out, 'drain');
    }
    out.end('# EOF\n');
    await once(out, 'finish');
    execFileSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', '-q', file, data], { stdio: 'ignore' });
  }
}

async function ready(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(`${url}/-/ready`).catch(() => undefined);
    if (answer?.ok === true) return;
    await wait(100);
  }
  throw new Error('Prometheus does not start');
}
