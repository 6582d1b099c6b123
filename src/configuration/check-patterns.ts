import type { Problem } from '../errors.ts';
import type { Path } from './complaint.ts';
import type { ReadConfiguration } from './read.ts';

/** What is wrong with regular expressions: apart from the rest, since most configurations never need the library that reads them. */
export async function checkPatterns({
  applications,
  placeOf,
}: Extract<ReadConfiguration, { result: 'read' }>): Promise<readonly Problem[]> {
  const patterns = applications.flatMap(({ signing }, at) =>
    signing.verify.flatMap((one, index) => {
      const pattern = one['subject-pattern'];
      const path: Path = ['signing', 'verify', index, 'subject-pattern'];
      return pattern === undefined ? [] : [{ pattern, at, path }];
    }),
  );
  if (patterns.length === 0) return [];
  const { wrongPattern } = await import('../signature/pattern.ts');
  return patterns.flatMap(({ pattern, at, path }) => {
    const message = wrongPattern(pattern);
    const remedy = 'write it in the language of RE2: https://github.com/google/re2/wiki/Syntax';
    return message === undefined ? [] : [{ message, place: placeOf(at, path), remedy }];
  });
}
