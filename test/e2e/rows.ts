import type { TestContext } from 'vitest';
import type { CommandEnd } from './world.ts';

/** What one scenario of the list of verdicts ended with, for the table that is made of a run. */
export interface Row {
  /** Its number in the list. */
  readonly number: number;
  /** Which of the two, where a row is one of twins. */
  readonly twin?: string;
  readonly outcome: string;
  readonly reason: string;
  readonly sentence: string;
}

declare module 'vitest' {
  interface TaskMeta {
    rows?: Row[];
  }
}

/** Notes what a scenario came to. Names that a run makes up are left out, so that the next run says the same. */
export function note(
  { task }: Pick<TestContext, 'task'>,
  number: number,
  { outcome: { outcome, reason, sentence } }: Pick<CommandEnd, 'outcome'>,
  twin?: string,
): void {
  const plain = sentence
    .replaceAll(new RegExp(`-${process.pid}\\b`, 'g'), '')
    .replaceAll(/\b(api-[a-z0-9]{5,10})-[a-z0-9]{5}\b/g, '$1-…')
    .replaceAll(/\b[0-9a-f]{40}\b/g, (commit) => commit.slice(0, 7))
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
  const row = { number, outcome, reason, sentence: plain, ...(twin === undefined ? {} : { twin }) };
  task.meta.rows = [...(task.meta.rows ?? []), row];
}
