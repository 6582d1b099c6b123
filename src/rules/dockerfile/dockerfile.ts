import type { Spot } from '../rule.ts';

/** A Dockerfile that was read. */
export interface Dockerfile {
  readonly file: string;
  readonly text: string;
  readonly instructions: readonly Instruction[];
  /** What stands beside it in its folder, as far as it was looked at: `.dockerignore` is asked for. */
  readonly beside: ReadonlyMap<string, string>;
}

/** One instruction, its continued lines joined. */
export interface Instruction extends Spot {
  /** In capitals. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}
