import { allow, everyday, runChild } from '../process/child.ts';

/** The commit that the working folder stands at. */
export interface Checkout {
  readonly commit: string;
  readonly branch?: string;
  /** When the commit was made, ISO 8601. */
  readonly date: string;
  /** Whether a file differs from the commit. */
  readonly isDirty: boolean;
  /** Address of `origin`, without credentials. */
  readonly origin?: string;
}

/** Reads the facts of a git checkout; undefined where the folder is none (or git is not there). */
export async function readCheckout(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Checkout | undefined> {
  const ask = (...words: readonly string[]) => askGit(folder, environment, words);
  const head = await ask('log', '-1', '--format=%H %cI');
  const [commit, date] = head?.split(' ') ?? [];
  if (commit === undefined || date === undefined) return undefined;
  const [branch, origin, changes] = await Promise.all([
    ask('symbolic-ref', '--short', '-q', 'HEAD'),
    ask('remote', 'get-url', 'origin'),
    ask('status', '--porcelain', '--untracked-files=no'),
  ]);
  return {
    commit,
    date: new Date(date).toISOString(),
    isDirty: changes !== undefined && changes !== '',
    ...(branch === undefined ? {} : { branch }),
    ...(origin === undefined ? {} : { origin: origin.replace(/\/\/[^@/]*@/, '//') }),
  };
}

async function askGit(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
  words: readonly string[],
): Promise<string | undefined> {
  const allowed = allow(environment, [...everyday, 'GIT_CEILING_DIRECTORIES']);
  const ended = await runChild({
    program: 'git',
    // the checkout of a container job may belong to another user
    arguments: ['-c', `safe.directory=*`, '-C', folder, ...words],
    environment: { ...allowed, GIT_TERMINAL_PROMPT: '0' },
  });
  if (ended.result === 'not-found' || ended.exit !== 0) return undefined;
  return Buffer.from(ended.stdout).toString().trim();
}
