import { exactText } from '../data/bytes.ts';
import type { Problem } from '../errors.ts';
import type { StructureChange } from '../manifest/restructure.ts';
import { restructure } from '../manifest/restructure.ts';
import type { Said } from './judge.ts';
import type { Splice, YamlChange } from './rule.ts';

/** A file whose findings are taken away, as far as nothing has to be guessed. */
export interface RepairedFile {
  readonly file: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** What was repaired. */
  readonly said: readonly Said[];
}

/** What became of the findings that can be repaired. */
export interface Repairs {
  readonly files: readonly RepairedFile[];
  /** Those that stand where nothing can be changed alone, with the reason. */
  readonly refused: readonly { readonly said: Said; readonly problems: readonly Problem[] }[];
}

/** Makes every repair, one after the other; one that cannot be made alone leaves its file as the others have it. */
export function repair(said: readonly Said[], files: ReadonlyMap<string, Uint8Array>): Repairs {
  const repairable = said.filter(({ report }) => report.repair !== undefined);
  const byFile = Map.groupBy(repairable, fileOf);
  const done = [...byFile].map(([file, own]) => repairFile(file, files.get(file) ?? new Uint8Array(), own));
  return {
    files: done.filter(({ repaired }) => repaired.said.length > 0).map(({ repaired }) => repaired),
    refused: done.flatMap(({ refused }) => refused),
  };
}

/** The file that a repair changes, which is not always the one that people look at. */
function fileOf({ report, finding }: Said): string {
  const [change] = report.repair?.of === 'yaml' ? report.repair.changes : [];
  return change === undefined ? finding.place.file : viewIn(change).text.tree.source.file;
}

function viewIn(change: YamlChange) {
  return 'set' in change ? change.set : change.remove;
}

function repairFile(file: string, before: Uint8Array, said: readonly Said[]) {
  const refused: { said: Said; problems: readonly Problem[] }[] = [];
  const done: Said[] = [];
  let after = before;
  for (const one of said.toSorted(lastFirst)) {
    const made = changed(file, after, one);
    if (made.result === 'made') {
      after = made.bytes;
      done.push(one);
    } else refused.push({ said: one, problems: made.problems });
  }
  return { repaired: { file, before, after, said: done.toReversed() }, refused };
}

/** From behind, so that what stands before keeps its place. */
function lastFirst(one: Said, other: Said): number {
  return positionOf(other) - positionOf(one) || (removes(one) ? 1 : 0) - (removes(other) ? 1 : 0);
}

function positionOf({ report }: Said): number {
  const given = report.repair;
  if (given?.of === 'text') return given.splices[0]?.start ?? 0;
  const [change] = given?.changes ?? [];
  return change === undefined ? 0 : viewIn(change).position;
}

function removes({ report }: Said): boolean {
  return report.repair?.of === 'yaml' && report.repair.changes.some((change) => 'remove' in change);
}

function changed(file: string, bytes: Uint8Array, { report }: Said): ReturnType<typeof restructure> {
  const given = report.repair;
  if (given === undefined) return { result: 'made', bytes };
  return given.of === 'yaml'
    ? restructure(file, bytes, given.changes.map(structureOf))
    : spliced(file, bytes, given.splices);
}

function structureOf(change: YamlChange): StructureChange {
  const view = viewIn(change);
  const at = { document: view.text.tree.document, steps: view.steps };
  return 'set' in change ? { ...at, to: change.to } : at;
}

/** Places are those of the text without its byte order mark, as it was read. */
function spliced(file: string, bytes: Uint8Array, splices: readonly Splice[]): ReturnType<typeof restructure> {
  const whole = exactText(bytes);
  if (whole === undefined) {
    const problem = { place: { file }, message: 'is not valid UTF-8', remedy: 'save it as UTF-8' };
    return { result: 'refused', problems: [problem] };
  }
  const mark = whole.startsWith('\ufeff') ? '\ufeff' : '';
  const from = splices.toSorted((one, other) => other.start - one.start);
  const after = from.reduce(
    (now, { start, end, text: by }) => now.slice(0, start) + by + now.slice(end),
    whole.slice(mark.length),
  );
  return { result: 'made', bytes: new TextEncoder().encode(mark + after) };
}
