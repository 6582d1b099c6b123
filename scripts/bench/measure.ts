import { spawnSync } from 'node:child_process';

/** What a process took from its start to its end. */
export interface Taken {
  /** Milliseconds of processor time, user and system, of the process and its children. */
  readonly processor: number;
  /** Milliseconds that went by. */
  readonly elapsed: number;
  readonly exit: number;
}

/** Runs a program to its end. Throws where it cannot be started. */
export function take(
  words: readonly string[],
  { cwd, environment }: { readonly cwd: string; readonly environment?: Readonly<Record<string, string>> },
): Taken {
  const script = 'TIMEFORMAT="%3R %3U %3S"; time "$@" >/dev/null 2>&1';
  const { stderr, status, error } = spawnSync('bash', ['-c', script, 'bash', ...words], {
    cwd,
    env: { ...(environment ?? process.env) },
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  const [elapsed = 0, user = 0, system = 0] = stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return { processor: (user + system) * 1000, elapsed: elapsed * 1000, exit: status ?? 1 };
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
