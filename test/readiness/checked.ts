import type { Severity } from '../../src/readiness/finding.ts';
import { judgeResources } from '../../src/readiness/judge.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { defaultContext, type RuleContext } from '../../src/rules/context.ts';
import { judgeByRules } from '../../src/rules/judge.ts';
import { readFiles } from '../../src/rules/read-files.ts';
import { type ObjectLines, objectLines } from './corpus.ts';
import type { Application } from './experiment/way.ts';

/** What `check` says of one place. */
export interface Checked {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  /** `Kind/name` of the object in whose lines it stands. */
  readonly object: string;
  readonly path: string;
  readonly message: string;
}

/** What holds for the corpus: nothing is configured, and the day does not move. */
const context: RuleContext = { ...defaultContext, today: '2026-11-27' };

/** What all rules say of an application that is applied together, given how it was before, if it was. */
export function checked(now: Application, before?: Application): readonly Checked[] {
  const files = bytesOf(now);
  const amounts = judgeResources(files, before === undefined ? undefined : bytesOf(before));
  const others = judgeByRules(readFiles(files), catalogue, context).map(({ finding }) => finding);
  const objects = new Map<string, readonly ObjectLines[]>();
  return [...amounts, ...others].map(({ rule, severity, place: { file, line }, path, message }) => {
    const known = objects.get(file) ?? objectLines(now.get(file) ?? '');
    objects.set(file, known);
    return { rule, severity, file, line, object: objectAt(known, line), path, message };
  });
}

/** What a change adds: what was said of the same place of the same object before is no fault of the change. */
export function added(now: readonly Checked[], before: readonly Checked[]): readonly Checked[] {
  const known = new Map<string, number>();
  for (const one of before) known.set(keyOf(one), (known.get(keyOf(one)) ?? 0) + 1);
  return now.filter((one) => {
    const left = known.get(keyOf(one)) ?? 0;
    known.set(keyOf(one), left - 1);
    return left <= 0;
  });
}

function keyOf({ rule, severity, file, object, path, message }: Checked): string {
  return JSON.stringify([rule, severity, file, object, path, message]);
}

function objectAt(objects: readonly ObjectLines[], line: number): string {
  return objects.find(({ first, last }) => first <= line && line <= last)?.object ?? '?';
}

function bytesOf(application: Application): ReadonlyMap<string, Uint8Array> {
  return new Map([...application].map(([file, text]) => [file, new TextEncoder().encode(text)]));
}
