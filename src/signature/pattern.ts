import { RE2JS, RE2JSException } from '../data/re2.ts';

/** Whether a pattern (RE2) is for the whole of a text. One that is no pattern is for none. */
export function matchesWhole(pattern: string, text: string): boolean {
  const compiled = compile(pattern);
  return typeof compiled !== 'string' && compiled.matches(text);
}

/** Why a text is no pattern; undefined where it is one. */
export function wrongPattern(pattern: string): string | undefined {
  const compiled = compile(pattern);
  return typeof compiled === 'string' ? compiled : undefined;
}

function compile(pattern: string): RE2JS | string {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (error instanceof RE2JSException) return error.message;
    throw error;
  }
}
