import { AsyncLocalStorage } from 'node:async_hooks';
import type { TestContext } from 'vitest';
import { it as plain } from 'vitest';
import type { WatchEnd } from '../rollout/watches/recording.ts';
import type { Beside } from './beside.ts';

/** What a command ended with in a scenario, for the table that is made of a run. */
export interface Told {
  readonly outcome: string;
  readonly reason: string;
  readonly sentence: string;
  /** What was told besides the verdict. */
  readonly notes?: readonly string[];
  /** What was said while it still waited, where a test has it shown. */
  readonly meanwhile?: string;
  /** Whether it only says that the version before was healthy, before the scenario began. */
  readonly prepares?: boolean;
  /** The sentence of a report as it is, where what was watched for it is recorded. */
  readonly report?: string;
  /** The file with what it saw, and the end of that as it was, where it is recorded. */
  readonly recording?: string;
  readonly end?: WatchEnd;
  /** What other tools said of the same, where they were asked to watch it too. */
  readonly beside?: readonly Beside[];
}

declare module 'vitest' {
  interface TaskMeta {
    /** What the commands of this test ended with, in their order. */
    told?: Told[];
  }
}

const current = new AsyncLocalStorage<Told[]>();

/** A text without the names that a run makes up, so that the next run says the same. */
function lasting(text: string): string {
  return (
    text
      .replaceAll(new RegExp(`-${process.pid}\\b`, 'g'), '')
      // Kubernetes makes up names without vowels: no word is taken for one
      .replaceAll(
        /\b([a-z]+(?:-[a-z]+)*-[bcdfghjklmnpqrstvwxz2456789]{6,10})-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g,
        '$1-…',
      )
      .replaceAll(/\b[0-9a-f]{40}\b/g, (commit) => commit.slice(0, 7))
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
  );
}

/** Notes what a command ended with, and what other tools said of the same. */
export function note(told: Told): void {
  const { sentence, notes = [], beside = [] } = told;
  const others = beside.map((one) => ({ ...one, said: lasting(one.said) }));
  current.getStore()?.push({ ...told, sentence: lasting(sentence), notes: notes.map(lasting), beside: others });
}

/** Notes what the command that ended last said while it still waited; the answer is the line of its log, if there is one. */
export function noteMeanwhile(log: string, line: RegExp): string | undefined {
  const said = log.split('\n').find((one) => line.test(one));
  const told = current.getStore();
  const last = told?.pop();
  if (last !== undefined) told?.push({ ...last, ...(said === undefined ? {} : { meanwhile: lasting(said.trim()) }) });
  return said;
}

function noting(context: TestContext, run: () => unknown): Promise<void> {
  const told: Told[] = [];
  context.task.meta.told = told;
  return current.run(told, async () => {
    await run();
  });
}

type Spread<T> = T extends readonly unknown[] ? [...T] : [T];

/** Vitest's `it`, which keeps what the commands of each test ended with. */
export const it = Object.assign(
  (title: string, run: (context: TestContext) => unknown) =>
    plain(title, (context) => noting(context, () => run(context))),
  {
    each:
      <const T>(cases: readonly T[]) =>
      (title: string, run: (...given: Spread<T>) => unknown) =>
        plain.for([...cases])(title, (given, context) =>
          noting(context, () => run(...((Array.isArray(given) ? given : [given]) as unknown as Spread<T>))),
        ),
  },
);
