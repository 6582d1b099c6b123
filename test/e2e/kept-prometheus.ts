import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../free-port.ts';

/** Whether Prometheus and its tool are there. */
export const hasPrometheus = ['prometheus', 'promtool'].every(
  (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
);

/** A Prometheus of a test. */
export type RunningPrometheus = AsyncDisposable & { readonly url: string };

/** A real Prometheus that holds what an OpenMetrics text says, and scrapes nothing. */
export async function prometheusWith(openMetrics: string): Promise<RunningPrometheus> {
  return startPrometheus((folder, data) => {
    const file = join(folder, 'samples.txt');
    writeFileSync(file, openMetrics);
    execFileSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', '-q', file, data], { stdio: 'ignore' });
  });
}

/** One that holds what `fill` writes into the folder of its data. */
export async function startPrometheus(
  fill: (folder: string, data: string) => void | Promise<void>,
): Promise<RunningPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  await fill(folder, data);
  writeFileSync(join(folder, 'prometheus.yml'), 'global: {}\n');
  const port = await freePort();
  const words = [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${data}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--storage.tsdb.retention.time=10y',
  ];
  const child = spawn('prometheus', words, { stdio: 'ignore' });
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

async function ready(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(`${url}/-/ready`).catch(() => undefined);
    if (answer?.ok === true) return;
    await wait(100);
  }
  throw new Error('Prometheus does not start');
}
