import type * as z from 'zod/mini';
import { isFields } from '../data/fields.ts';
import type { Document } from '../data/yaml.ts';
import { isMap, isScalar, LineCounter, parseDocument } from '../data/yaml.ts';
import type { Place, Problem } from '../errors.ts';
import type { Complaint, Path } from './complaint.ts';
import { crossCheck } from './cross-check.ts';
import { remedyForUnknown } from './known-keys.ts';
import type { ApplicationConfiguration } from './schema.ts';
import { applicationSchema, monorepoSchema } from './schema.ts';

/** A configuration as it was read: every application of the repository. */
export type ReadConfiguration =
  | {
      readonly result: 'read';
      readonly applications: readonly ApplicationConfiguration[];
      /** Where a value of one of the applications stands. */
      readonly placeOf: (application: number, path: Path) => Place;
    }
  /** `not-supported` where nothing is wrong but what this version cannot do yet. */
  | { readonly result: 'wrong'; readonly code: 'bad-input' | 'not-supported'; readonly problems: readonly Problem[] };

/**
 * Reads `.gitops-deploy.yaml`: every problem at once, each with line and column.
 * @param fallback the name of an application that does not say its own: the repository's
 */
export function readConfiguration(text: string, file: string, fallback: string): ReadConfiguration {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const broken = [...document.errors].map(({ message, pos }) => {
    const { line, col } = lines.linePos(pos[0]);
    return { message, place: { file, line, column: col } };
  });
  if (broken.length > 0) return { result: 'wrong', code: 'bad-input', problems: broken };
  const data = dataOf(document);
  if (data instanceof Error)
    return { result: 'wrong', code: 'bad-input', problems: [{ message: data.message, place: { file } }] };
  const checked = check(data, fallback);
  if ('applications' in checked) {
    const base = (index: number) => (isSeveral(data) ? ['applications', index] : []);
    const place = (index: number, path: Path) => placeOf(document, { path: [...base(index), ...path], file, lines });
    return { result: 'read', applications: checked.applications, placeOf: place };
  }
  const problems = checked.complaints.map(({ path, message, remedy }) => ({
    message,
    place: placeOf(document, { path, file, lines }),
    ...(remedy === undefined ? {} : { remedy }),
  }));
  const code = checked.complaints.every(({ notYet }) => notYet) ? 'not-supported' : 'bad-input';
  return { result: 'wrong', code, problems };
}

/** What a document says, or why an alias in it stands for nothing, or for far too much. */
function dataOf(document: Document): unknown {
  try {
    return withoutExtensions(document.toJS({ maxAliasCount: 100 }));
  } catch (error) {
    return error instanceof Error ? error : new Error('cannot be read');
  }
}

/** Keys that begin with `x-` are the user's own (anchors, notes) and are left out. */
function withoutExtensions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExtensions);
  if (!isFields(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !key.startsWith('x-'));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutExtensions(inner)]));
}

/** Issues carry the value itself: only so does what is missing differ from what is of another type. */
const withInput = { reportInput: true } as const;

type Checked =
  | { readonly applications: readonly ApplicationConfiguration[] }
  | { readonly complaints: readonly Complaint[] };

function check(data: unknown, fallback: string): Checked {
  const read = isSeveral(data) ? checkSeveral(data) : checkOne(data, fallback);
  if ('complaints' in read) return read;
  const complaints = read.applications.flatMap((application, index) =>
    crossCheck(application, isSeveral(data) ? ['applications', index] : []),
  );
  return complaints.length > 0 ? { complaints } : read;
}

/** A monorepo lists its applications. */
function isSeveral(data: unknown): boolean {
  return isFields(data) && 'applications' in data;
}

function checkOne(data: unknown, fallback: string): Checked {
  const parsed = applicationSchema.safeParse(data ?? {}, withInput);
  if (!parsed.success) return { complaints: parsed.error.issues.flatMap((issue) => complaintsOf(issue, [])) };
  return { applications: [{ ...parsed.data, application: parsed.data.application ?? fallback }] };
}

function checkSeveral(data: unknown): Checked {
  const parsed = monorepoSchema.safeParse(data, withInput);
  if (!parsed.success) return { complaints: parsed.error.issues.flatMap((issue) => complaintsOf(issue, [])) };
  const { applications, ...top } = parsed.data;
  const whole = applications.map((_, index) =>
    applicationSchema.safeParse(withDefaultsOf(data, top, index), withInput),
  );
  const names = applications.map(({ application }) => application);
  const twins = names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [{ path: ['applications', index, 'application'], message: `the application "${name}" stands twice` }],
  );
  const complaints = whole.flatMap((one, index) =>
    one.success ? [] : one.error.issues.flatMap((issue) => complaintsOf(issue, ['applications', index])),
  );
  if (complaints.length + twins.length > 0) return { complaints: [...twins, ...complaints] };
  return {
    applications: whole.flatMap((one, index) =>
      one.success ? [{ ...one.data, application: names[index] ?? '' }] : [],
    ),
  };
}

/** What stands at the top serves every application that does not say otherwise; checked as a whole afterwards. */
function withDefaultsOf(data: unknown, top: object, index: number): unknown {
  if (!isFields(data) || !Array.isArray(data['applications'])) return data;
  const own: unknown = data['applications'][index];
  const defaults = Object.fromEntries(
    Object.keys(top)
      .map((key) => [key, data[key]])
      .filter(([, value]) => value !== undefined),
  );
  return isFields(own) ? { ...defaults, ...own } : own;
}

function complaintsOf(issue: z.core.$ZodIssue, base: Path): readonly Complaint[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  if (issue.code === 'invalid_key') return [{ path, message: issue.issues[0]?.message ?? issue.message }];
  if (issue.code === 'invalid_type' && issue.input === undefined) return [missing(path)];
  return [{ path, message: `${printKey(path)} ${rephrase(issue)}` }];
}

function rephrase(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type') return `must be ${article(issue.expected)}`;
  return issue.code === 'too_small' ? 'must not be empty' : issue.message;
}

function article(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    string: 'text (quote it)',
    boolean: 'true or false',
    array: 'a list',
    object: 'a map',
    record: 'a map',
  };
  return words[expected] ?? expected;
}

function missing(path: Path): Complaint {
  return { path, message: `${printKey(path)} is missing` };
}

function printKey(path: Path): string {
  const keys = path.map((key) => (typeof key === 'number' ? `[${key}]` : String(key)));
  return keys.join('.').replaceAll('.[', '[') || 'the file';
}

function unknownKey(path: Path, key: string): Complaint {
  return { path: [...path, key], message: `the key "${key}" is unknown here`, remedy: remedyForUnknown(key) };
}

/** Where a path stands in the file: its key if it has one, else the nearest thing above that is there. */
function placeOf(
  document: Document,
  at: { readonly path: Path; readonly file: string; readonly lines: LineCounter },
): Place {
  for (let length = at.path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(at.path.slice(0, length - 1), true);
    const key = at.path[length - 1];
    const position = positionOf(parent, key);
    if (position !== undefined) {
      const { line, col } = at.lines.linePos(position);
      return { file: at.file, line, column: col };
    }
  }
  return { file: at.file };
}

function positionOf(parent: unknown, key: PropertyKey | undefined): number | undefined {
  if (isMap(parent)) {
    const pair = parent.items.find((one) => isScalar(one.key) && one.key.value === key);
    return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  if (typeof parent !== 'object' || parent === null || !('items' in parent) || !Array.isArray(parent.items))
    return undefined;
  const item: unknown = typeof key === 'number' ? parent.items[key] : undefined;
  if (typeof item !== 'object' || item === null || !('range' in item) || !Array.isArray(item.range)) return undefined;
  return typeof item.range[0] === 'number' ? item.range[0] : undefined;
}
