import type { Outcome, OutcomeName, Reason, Stage } from './outcome.ts';
import { reasons } from './outcome.ts';

/** Where a problem is: a file with line and column (both from 1), or an input, a flag, a setting. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The name of an input, flag, environment variable or configuration key. */
  readonly name?: string;
}

/** One thing that is wrong, where, and what to do about it. */
export interface Problem {
  readonly message: string;
  readonly place?: Place;
  readonly remedy?: string;
}

/** What GitHub shows at a line of a pull request. Its texts may hold words of anybody: whoever prints them escapes them. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  /** Lines are shown as such. */
  readonly message: string;
  readonly place?: Place & {
    /** The column behind its end, in the same line. */
    readonly endColumn?: number;
  };
}

/** What a `DeployError` is made of, apart from its code. */
export interface ErrorFacts {
  readonly stage: Stage;
  /** One sentence that says what went wrong, without secrets. */
  readonly message: string;
  /** What to do, where it is more than the general remedy of the code. */
  readonly remedy?: string;
  /** Every single problem, where there are several. */
  readonly problems?: readonly Problem[];
  readonly cause?: unknown;
}

/**
 * A failure that ends a command. Edges translate wire errors into it once; the roots turn it into an outcome.
 * Expected answers ("lost the race", "not found") are values of the ports instead.
 */
export class DeployError extends Error {
  readonly code: Reason;
  readonly stage: Stage;
  readonly remedy: string;
  readonly problems: readonly Problem[];

  constructor(code: Reason, facts: ErrorFacts) {
    super(facts.message, { cause: facts.cause });
    this.name = 'DeployError';
    this.code = code;
    this.stage = facts.stage;
    this.remedy = facts.remedy ?? reasons[code].remedy;
    this.problems = facts.problems ?? [];
  }
}

/** The outcome that an error stands for; anything unforeseen is a defect of ours, and `errored`. */
export function outcomeOf(error: unknown, stage: Stage): Outcome {
  if (error instanceof DeployError) {
    const outcome: OutcomeName = reasons[error.code].outcomes[0];
    const { stage, code, remedy, message } = error;
    return { outcome, stage, reason: code, sentence: message, ...(remedy === reasons[code].remedy ? {} : { remedy }) };
  }
  const sentence = error instanceof Error ? error.message : String(error);
  return { outcome: 'errored', stage, reason: 'internal', sentence };
}

/** `file:line:column`, or the name of the input: how a problem's place is printed. */
export function printPlace(place: Place | undefined): string {
  if (place === undefined) return '';
  const { file, line, column, name } = place;
  const position = [file, line, column].filter((part) => part !== undefined).join(':');
  return [position, name].filter((part) => part !== undefined && part !== '').join(' ');
}

/** A problem as one line: place, message, remedy. */
export function printProblem(problem: Problem): string {
  const place = printPlace(problem.place);
  const remedy = problem.remedy === undefined ? '' : ` (${problem.remedy})`;
  return `${place === '' ? '' : `${place}: `}${problem.message}${remedy}`;
}

/** What is wrong with what was given, as one error that names every problem. */
export function badInput(
  problems: readonly Problem[],
  { code = 'bad-input', end = '' }: { readonly code?: Reason; readonly end?: string } = {},
): DeployError {
  const [first] = problems;
  const message =
    first === undefined || problems.length > 1 ? `${problems.length} problems: see each` : printProblem(first);
  return new DeployError(code, { stage: 'inputs', message: `${message}${end}`, problems });
}
