// The figures of 100,000 deployments in 23 regions: what reading the records, counting and writing takes, and how much memory, in a process of its own.
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { countAll, scopesOf } from '../../src/delivery/deliver.ts';
import type { ReadRecord } from '../../src/delivery/record-reader.ts';
import { RecordReader } from '../../src/delivery/record-reader.ts';
import type { RecordHistory, RecordNote } from '../../src/deployment/record.ts';
import { figuresCsv } from '../../src/report/delivery-csv.ts';
import { simulate } from '../../test/delivery/simulated.ts';
import { median } from './measure.ts';

const count = 100_000;
const days = 730;
const environments = Array.from({ length: 23 }, (_, index) => `region-${index + 1}`);
const from = new Date('2024-01-01T00:00:00Z');

interface Measured {
  readonly deployments: number;
  /** Seconds of processor time to read records out of the text of a file, and to compute. */
  readonly reading: number;
  readonly computing: number;
  /** The same as they went by. */
  readonly elapsed: number;
  /** Megabytes of the process at its highest, and before the first record was read. */
  readonly highest: number;
  readonly empty: number;
}

/** Prints seconds and memory of several runs, each a process that reads the records from a file as pages come from GitHub. */
export function benchReport(runs: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-report-'));
  try {
    const file = join(folder, 'records.jsonl');
    writeFileSync(file, linesOf());
    const taken = Array.from({ length: Math.min(runs, 5) }, () => measureApart(file));
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

function measureApart(file: string): Measured {
  const call = `(await import(${JSON.stringify(import.meta.url)})).measureHere(${JSON.stringify(file)})`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', `await ${call}`], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** One run, whose figures go to standard output. */
export async function measureHere(file: string): Promise<void> {
  const [start, begun, empty] = [performance.now(), processorSeconds(), process.resourceUsage().maxRSS / 1024];
  const records = await readRecords(file);
  const read = processorSeconds();
  const period = { from, to: new Date(from.getTime() + days * 86_400_000) };
  const { deployments, sights } = countAll([{ application: 'api', records, end: 'first', commits: [] }]);
  const scopes = scopesOf(deployments, period);
  const text = figuresCsv({ madeAt: period.to, period, partDays: 28, scopes, sights, deployments, remarks: [] });
  if (text.split('\r\n').length !== environments.length + 3) throw new Error('a region is missing');
  const measured: Measured = {
    deployments: deployments.length,
    reading: read - begun,
    computing: processorSeconds() - read,
    elapsed: (performance.now() - start) / 1000,
    empty,
    highest: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(JSON.stringify(measured));
}

async function readRecords(file: string): Promise<readonly ReadRecord[]> {
  const reader = new RecordReader();
  const records: ReadRecord[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const one = reader.read(historyIn(line));
    if (one !== undefined) records.push(one);
  }
  return records;
}

function historyIn(line: string): RecordHistory {
  const { createdAt, notes, ...rest } = JSON.parse(line);
  const noted = (one: { readonly note: RecordNote; readonly at: string }) => ({ ...one, at: new Date(one.at) });
  return { ...rest, createdAt: new Date(createdAt), notes: notes.map(noted) };
}
