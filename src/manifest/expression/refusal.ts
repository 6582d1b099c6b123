import type { Problem } from '../../errors.ts';
import type { Source } from '../source.ts';
import { placeAt } from '../source.ts';

/** Ends the edit of a file; caught where the edit of a file begins, which answers with the problems. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('refused');
    this.problems = problems;
  }
}

/** Refuses at a position of the file. */
export function refuse(
  source: Source,
  position: number,
  { message, remedy }: { readonly message: string; readonly remedy: string },
): never {
  throw new Refusal([{ message, remedy, place: placeAt(source, position) }]);
}

/** What is made of each of several; where some are refused, a refusal with the problems of all of them, each once. */
export function ofEach<From, To>(all: readonly From[], make: (one: From) => readonly To[]): readonly To[] {
  const made: To[] = [];
  const problems = new Map<string, Problem>();
  for (const one of all) {
    try {
      for (const result of make(one)) made.push(result);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const problem of error.problems) problems.set(JSON.stringify(problem), problem);
    }
  }
  if (problems.size > 0) throw new Refusal([...problems.values()]);
  return made;
}
