import { normalize } from 'node:path';
import type { Problem } from '../errors.ts';
import { badInput } from '../errors.ts';
import { diffOf } from '../manifest/diff.ts';
import { largestFile } from '../manifest/source.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { Results } from '../ports/results.ts';
import type { Sources } from '../ports/sources.ts';
import { excerptOf } from '../report/excerpt.ts';
import type { Ended } from '../report/report.ts';

/** Which files are changed, and what is done with the result. */
export interface EditedHow {
  readonly files: readonly string[];
  /** Shown in place of being written: a difference, or the whole. */
  readonly shows: 'nothing' | 'diff' | 'result';
  /** Nothing is written, and a change is a failure. */
  readonly check: boolean;
}

/** What a command that changes files uses. */
export interface Needed extends Pick<Ports, 'files' | 'log'>, Pick<Results, 'show'> {
  readonly sources: Sources;
}

/** One file with its changes made, and not written yet. */
export interface EditedFile {
  readonly file: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly changes: readonly EditedValue[];
}

/** One value that changes: where it stands, what it was and what it is. */
interface EditedValue {
  readonly kind: 'set' | 'created' | 'removed';
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly from?: string;
  readonly to?: string;
}

/** Something that is wrong, with the line that shows where. */
export interface Wrong {
  readonly problem: Problem;
  readonly excerpt?: string;
}

/** Reads files, each once; tells those that cannot be read. */
export async function readFiles(
  files: readonly string[],
  ports: Needed,
): Promise<{ readonly contents: ReadonlyMap<string, Uint8Array>; readonly wrong: readonly Wrong[] }> {
  const contents = new Map<string, Uint8Array>();
  const wrong: Wrong[] = [];
  for (const file of new Set(files.map((name) => normalize(name)))) {
    const found = await ports.sources.read(file, largestFile);
    if (found.result === 'read') {
      contents.set(file, found.bytes);
      continue;
    }
    const message = found.result === 'not-there' ? 'there is no such file' : found.message;
    wrong.push({ problem: { message, place: { file }, remedy: 'name a file' } });
  }
  return { contents, wrong };
}

/** Tells what changed, and writes it whole unless it was only to be looked at. */
export async function finishEdit(how: EditedHow, edited: readonly EditedFile[], ports: Needed): Promise<Ended> {
  const changed = edited.filter(({ changes }) => changes.length > 0);
  // what is shown is shown before it is done, as gofmt -d and black --diff have it
  const writes = !how.check && how.shows === 'nothing';
  if (writes) await writeAll(changed, ports);
  tell(changed, ports);
  const files = edited.map(({ file, changes }) => ({ file, changes }));
  const output = outputOf(how, edited);
  return {
    outcome: outcomeOf(how, edited, changed),
    details: { files, ...(output === undefined ? {} : { output }) },
    ...(output === undefined ? {} : { output }),
  };
}

/** Ends the command where a file cannot be written, and says which already were. */
async function writeAll(changed: readonly EditedFile[], ports: Needed): Promise<void> {
  const made = await ports.files.writeAll(new Map(changed.map(({ file, after }) => [file, after])));
  if (made.result === 'written') return;
  const { file, message, written } = made;
  const problem = { message: `cannot be written: ${message}`, place: { file }, remedy: 'let this user write there' };
  const end = written.length === 0 ? 'no file was changed' : `already written: ${written.join(', ')}`;
  throw badInput([problem], { end: `; ${end}` });
}

/** What is asked for on standard output: the result, or what changes. */
function outputOf({ shows }: EditedHow, edited: readonly EditedFile[]): string | undefined {
  if (shows === 'result') return edited.map(({ after }) => decoded(after)).join('');
  return shows === 'diff' ? edited.map(diffOf).join('') : undefined;
}

/** A problem of a file, with the line that it is about. */
export function inFile(problem: Problem, lines: readonly string[]): Wrong {
  const { line, column } = problem.place ?? {};
  if (line === undefined || column === undefined) return { problem };
  return { problem, excerpt: excerptOf(lines, { line, column }, '') };
}

/** Nothing was written: every problem at once. */
export function fail(wrong: readonly Wrong[], { show }: Needed): never {
  const problems = wrong.map(({ problem }) => problem);
  for (const { excerpt } of wrong) if (excerpt !== undefined) show(excerpt);
  throw badInput(problems, { end: '; no file was changed' });
}

function tell(changed: readonly EditedFile[], { log }: Needed): void {
  for (const { file, changes } of changed) {
    for (const { kind, path, line, column, from, to } of changes) {
      const values = [from, to].map((value) => (value === undefined ? undefined : JSON.stringify(value)));
      const [was, is] = values;
      const what = kind === 'set' ? `${was ?? 'empty'} → ${is}` : kind === 'created' ? `created: ${is}` : 'removed';
      log.info(`${file}:${line}:${column}: ${path}: ${what}`);
    }
  }
}

function outcomeOf(
  { check, shows }: EditedHow,
  edited: readonly EditedFile[],
  changed: readonly EditedFile[],
): Outcome {
  const count = changed.reduce((sum, { changes }) => sum + changes.length, 0);
  const what = `${count} ${count === 1 ? 'change' : 'changes'} in ${changed.length} of ${edited.length} ${edited.length === 1 ? 'file' : 'files'}`;
  if (check && count > 0)
    return { outcome: 'failed', reason: 'would-change', stage: 'inputs', sentence: `there would be ${what}` };
  const sentence = count === 0 ? 'nothing to change' : shows !== 'nothing' ? `${what}, not written` : what;
  return { outcome: 'succeeded', reason: 'done', stage: 'inputs', sentence };
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
