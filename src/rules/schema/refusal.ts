import type { Report } from '../rule.ts';
import type { View } from '../view.ts';

/** What is said of a value that the API server's own validation refuses, which no schema has. */
export function refused(at: View, message: string, fix: string): Report {
  return { at, message, why: 'the API server refuses the object, and the sync stops at it', fix };
}

/** What is said of a number that is no port. */
export function portFault(at: View): readonly Report[] {
  const number = at.meaning;
  if (typeof number !== 'number' || (number >= 1 && number <= 65535)) return [];
  return [refused(at, `${number} is no port`, 'write a number from 1 to 65535')];
}
