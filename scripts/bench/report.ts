// The figures of 100,000 deployments in 23 regions: what reading the records, counting and writing takes, and how much memory, in a process of its own, bundled as
// the program is.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { simulate } from '../../test/delivery/simulated.ts';
import { median } from './measure.ts';
import type { Measured, Run } from './report-run.ts';

const count = 100_000;
const days = 730;
const environments = Array.from({ length: 23 }, (_, index) => `region-${index + 1}`);
const from = new Date('2024-01-01T00:00:00Z');

/** Prints seconds and memory of several runs, each a process that reads the records from a file as pages come from GitHub. */
export async function benchReport(runs: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-report-'));
  try {
    const file = join(folder, 'records.jsonl');
    writeFileSync(file, linesOf());
    const program = await bundled(folder);
    const run = { file, from: from.toISOString(), days, regions: environments.length };
    const taken = Array.from({ length: Math.min(runs, 5) }, () => measureApart(program, run));
    const of = (read: (one: Measured) => number) => median(taken.map(read)).toFixed(2);
    console.log(`report: ${taken[0]?.deployments} deployments, median of ${taken.length} runs`);
    console.log(
      `  figures of ${environments.length} regions and of all, with their parts: ${of((one) => one.computing)} s of the processor`,
    );
    console.log(
      `  reading the records before that: ${of((one) => one.reading)} s; all together ${of((one) => one.elapsed)} s went by`,
    );
    const highest = Math.max(...taken.map((one) => one.highest));
    console.log(`  ${highest.toFixed(0)} MB at most, of which ${of((one) => one.empty)} MB before the first record`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function linesOf(): string {
  const perDay = (count / days / environments.length) * 1.04;
  const { histories } = simulate({ seed: 7, environments, from, days, perDay });
  const lasting = histories.filter(({ payload }) => payload.preview === undefined).slice(0, count);
  return lasting.map((one) => `${JSON.stringify(one)}\n`).join('');
}

/** What is measured as one file, as users run it: what Node takes to read TypeScript is not ours. */
async function bundled(folder: string): Promise<string> {
  const bundle = await rolldown({ input: join(import.meta.dirname, 'report-run.ts'), platform: 'node' });
  const file = join(folder, 'run.mjs');
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  return file;
}

function measureApart(program: string, run: Run): Measured {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, JSON.stringify(run)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
