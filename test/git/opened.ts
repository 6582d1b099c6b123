import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGitHolds } from '../../src/git/holds.ts';
import { openRepository } from '../../src/git/repository.ts';
import type { CommitRequest, GitOpsRepository } from '../../src/ports/gitops-repository.ts';
import type { Holds } from '../../src/ports/holds.ts';
import type { Token } from '../../src/ports/token.ts';
import { never, TestClock } from '../clock.ts';

export { never } from '../clock.ts';

/** A repository opened as the action opens it, in a temporary folder and with a home of its own. */
export interface Opened extends AsyncDisposable {
  readonly repository: GitOpsRepository;
  readonly holds: Holds;
  readonly clock: TestClock;
  /** Holds the bare repository and the home. */
  readonly folder: string;
  readonly logged: string[];
  readonly masked: string[];
}

export interface OpenOptions {
  readonly token?: Token;
  readonly clock?: TestClock;
  readonly environment?: Readonly<Record<string, string>>;
  /** Text of `~/.gitconfig`. */
  readonly configuration?: string;
}

export const author = { name: 'Deployer', email: 'deployer@example.com' };

export async function open(url: string, options: OpenOptions = {}): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'git-opened-'));
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rm(folder, { recursive: true, force: true }));
  const home = join(folder, 'home');
  await mkdir(home);
  await writeFile(join(home, '.gitconfig'), options.configuration ?? '');
  const { clock = new TestClock() } = options;
  const logged: string[] = [];
  const masked: string[] = [];
  const note = (message: string) => void logged.push(message);
  const log = {
    debug: note,
    info: note,
    warning: note,
    error: note,
    mask: (secret: string) => void masked.push(secret),
  };
  const { repository, network } = await openRepository(
    {
      url,
      folder: join(folder, 'gitops.git'),
      environment: { PATH: process.env.PATH, HOME: home, ...options.environment },
      author,
      clock,
      log,
      random: () => 0.5,
      ...(options.token === undefined ? {} : { token: options.token }),
    },
    never,
  );
  const kept = cleanup.move();
  const holds = createGitHolds(network);
  return { repository, holds, clock, folder, logged, masked, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** What was read, as text. */
export function texts(contents: ReadonlyMap<string, Uint8Array>): Readonly<Record<string, string>> {
  return Object.fromEntries([...contents].map(([path, content]) => [path, Buffer.from(content).toString()]));
}

/** A request to write files on exactly this head of `main`. */
export function change(head: string, files: Readonly<Record<string, string>>, message = 'change'): CommitRequest {
  const written = new Map(Object.entries(files).map(([path, text]) => [path, bytes(text)]));
  return { branch: 'main', parent: head, expected: head, files: written, message };
}

/** The head of a branch that must be there. */
export async function headOf(repository: GitOpsRepository, branch = 'main'): Promise<string> {
  const head = await repository.head(branch, never);
  if (head === undefined) throw new Error(`${branch} is not there`);
  return head;
}
