// One run of the bench of `report`: reads the records of a file as pages come from GitHub, counts and writes; its figures go to standard output.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { countAll, scopesOf } from '../../src/delivery/deliver.ts';
import type { ReadRecord } from '../../src/delivery/record-reader.ts';
import { RecordReader } from '../../src/delivery/record-reader.ts';
import type { RecordHistory, RecordNote } from '../../src/deployment/record.ts';
import { keepHeapSmall } from '../../src/program/small-heap.ts';
import { figuresCsv } from '../../src/report/delivery-csv.ts';

/** What one run took. */
export interface Measured {
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

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function measure({ file, from, days, regions }: Run): Promise<Measured> {
  const [start, begun, empty] = [performance.now(), processorSeconds(), process.resourceUsage().maxRSS / 1024];
  const records = await readRecords(file);
  const read = processorSeconds();
  const begin = new Date(from);
  const period = { from: begin, to: new Date(begin.getTime() + days * 86_400_000) };
  const { deployments, sights } = countAll([{ application: 'api', records, end: 'first', commits: [] }]);
  const scopes = scopesOf(deployments, period);
  const text = figuresCsv({ madeAt: period.to, period, partDays: 28, scopes, sights, deployments, remarks: [] });
  if (text.split('\r\n').length !== regions + 3) throw new Error('a region is missing');
  return {
    deployments: deployments.length,
    reading: read - begun,
    computing: processorSeconds() - read,
    elapsed: (performance.now() - start) / 1000,
    empty,
    highest: process.resourceUsage().maxRSS / 1024,
  };
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

/** What is read, and which time it is of. */
export interface Run {
  readonly file: string;
  /** ISO 8601. */
  readonly from: string;
  readonly days: number;
  readonly regions: number;
}

keepHeapSmall();
process.stdout.write(JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '{}'))));
