import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { RunningPrometheus } from './kept-prometheus.ts';
import { startPrometheus } from './kept-prometheus.ts';
import type { RawSeries } from './usage-history.ts';

/** Seconds of one file that promtool is given: it reads a whole file for each block of two hours. */
const span = 8 * 3600;

/** A real Prometheus that holds these series, and scrapes nothing. */
export async function prometheusOf(series: readonly RawSeries[]): Promise<RunningPrometheus> {
  return startPrometheus((folder, data) => writeBlocks(series, folder, data));
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
