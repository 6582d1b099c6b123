import type { Problem } from '../../errors.ts';
import type { Source } from '../source.ts';
import { placeAt } from '../source.ts';

/** Ends the edit of a file; caught where the edit of a file begins, which answers with the problem. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Refuses at a position of the file. */
export function refuse(
  source: Source,
  position: number,
  { message, remedy }: Pick<Problem, 'message' | 'remedy'>,
): never {
  throw new Refusal({ message, place: placeAt(source, position), ...(remedy === undefined ? {} : { remedy }) });
}
