import { runLocal } from './local.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The commit that the working folder stands at. */
export interface Checkout {
  readonly commit: string;
  /** Undefined where no branch is checked out. */
  readonly branch?: string;
  /** When the commit was made, ISO 8601 in UTC. */
  readonly date: string;
  /** Whether a file that git tracks differs from the commit. */
  readonly isDirty: boolean;
  /** Address of `origin`, without credentials. */
  readonly origin?: string;
}

/** Reads the facts of a git checkout; undefined where the folder is none, has no commit yet, or git is not there. */
export async function readCheckout(folder: string, environment: Environment): Promise<Checkout | undefined> {
  const ask = (...words: readonly string[]) => askGit(folder, environment, words);
  const head = await ask('log', '-1', '--no-show-signature', '--format=%H %cI');
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
    ...(origin === undefined ? {} : { origin: origin.replace(/^(https?:\/\/)[^/]*@/i, '$1') }),
  };
}

async function askGit(folder: string, environment: Environment, words: readonly string[]): Promise<string | undefined> {
  const answer = await runLocal({ folder, environment }, words);
  return answer?.exit === 0 ? answer.stdout.toString().trim() : undefined;
}
