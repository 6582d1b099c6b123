import type * as z from 'zod/mini';
import type { Complaint, Path } from './complaint.ts';
import { remedyForUnknown } from './known-keys.ts';

/** Issues carry the value itself: only so does what is missing differ from what is of another type. */
export const withInput = { reportInput: true } as const;

/** What is wrong with a value, in our words. */
export function complaintsOf(issue: z.core.$ZodIssue, base: Path): readonly Complaint[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  if (issue.code === 'invalid_key') return [{ path, message: issue.issues[0]?.message ?? issue.message }];
  if (issue.code === 'invalid_type' && issue.input === undefined) return [missing(path)];
  if (issue.code === 'invalid_union') return complaintsOfUnion(issue, path);
  return [{ path, message: `${printKey(path)} ${rephrase(issue)}` }];
}

/** Of several forms the one that was meant: that in which something is wrong further inside. */
function complaintsOfUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path): readonly Complaint[] {
  const meant = issue.errors.find((issues) =>
    issues.every((one) => one.path.length > 0 || one.code !== 'invalid_type'),
  );
  const isInside = meant?.some((one) => one.path.length > 0 || one.code === 'unrecognized_keys') === true;
  if (meant === undefined || !isInside) return [{ path, message: `${printKey(path)} ${issue.message}` }];
  return meant.flatMap((one) => complaintsOf(one, path));
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

/** A key that nothing has here. */
export function unknownKey(path: Path, key: string): Complaint {
  return { path: [...path, key], message: `the key "${key}" is unknown here`, remedy: remedyForUnknown(key) };
}
