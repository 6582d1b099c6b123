import type { Annotation, Problem } from '../errors.ts';

/** Where a run tells what it does. Text is untrusted: the implementation keeps it from being read as a log command. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  /** Shown on the run's page where there is one. */
  warning(message: string, problem?: Problem): void;
  error(message: string, problem?: Problem): void;
  /** Shows something at a line of a pull request, where there is such a page. */
  annotate?(annotation: Annotation): void;
  /** Folds what is logged until it is disposed of, where the log can: undefined where it cannot. */
  group?(title: string): Disposable;
  /** From now on the value is shown as `***`, here and in what children print. */
  mask(secret: string): void;
}
