import { AsyncLocalStorage } from 'node:async_hooks';
import type { TestContext } from 'vitest';
import { it as plain } from 'vitest';

/** What a command ended with in a scenario, for the table that is made of a run. */
export interface Told {
  readonly outcome: string;
  readonly reason: string;
  readonly sentence: string;
}

declare module 'vitest' {
  interface TaskMeta {
    /** What the commands of this test ended with, in their order. */
    told?: Told[];
  }
}

const current = new AsyncLocalStorage<Told[]>();

/** Notes what a command ended with. Names that a run makes up are left out, so that the next run says the same. */
export function note({ outcome, reason, sentence }: Told): void {
  const same = sentence
    .replaceAll(new RegExp(`-${process.pid}\\b`, 'g'), '')
    .replaceAll(/\b([a-z]+(?:-[a-z]+)*-[a-z0-9]{8,10})-[a-z0-9]{5}\b/g, '$1-…')
    .replaceAll(/\b[0-9a-f]{40}\b/g, (commit) => commit.slice(0, 7))
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
  current.getStore()?.push({ outcome, reason, sentence: same });
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
