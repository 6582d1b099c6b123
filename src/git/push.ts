import type { CommitRequest, CommitResult } from '../ports/gitops-repository.ts';
import type { TreeEntry } from './repository.ts';
import type { Network } from './transport.ts';
import { failure, kindOf, lastLine, talk } from './transport.ts';

/** A commit to make, with the files as they stand at its parent. */
export interface PreparedCommit extends CommitRequest {
  readonly entries: readonly TreeEntry[];
  readonly author: { readonly name: string; readonly email: string };
}

/** Makes the commit and moves the branch to it, if the branch still points where it was expected to. */
export async function pushCommit(
  network: Network,
  request: PreparedCommit,
  signal: AbortSignal,
): Promise<CommitResult> {
  const tree = await writeTree(network, request, signal);
  const revision = await writeCommit(network, request, { tree, signal });
  const ref = `refs/heads/${request.branch}`;
  return pushRef(network, { ref, revision, expected: request.expected }, signal);
}

/** A tree that differs from the parent's in exactly these files; unchanged folders are never read. */
async function writeTree(network: Network, request: PreparedCommit, signal: AbortSignal): Promise<string> {
  const index = { GIT_INDEX_FILE: `index-${request.parent}` };
  const { git } = network;
  await git.must({ arguments: ['read-tree', request.parent], variables: index, signal });
  const lines: string[] = [];
  for (const { mode, path } of request.entries) {
    const content = request.files.get(path) ?? new Uint8Array();
    const id = await git.must({ arguments: ['hash-object', '-w', '--stdin'], input: content, signal });
    lines.push(`${mode} ${id.toString().trim()}\t${path}\0`);
  }
  await git.must({
    arguments: ['update-index', '-z', '--index-info'],
    input: lines.join(''),
    variables: index,
    signal,
  });
  const tree = await git.must({ arguments: ['write-tree', '--missing-ok'], variables: index, signal });
  return tree.toString().trim();
}

async function writeCommit(
  network: Network,
  request: Pick<PreparedCommit, 'author' | 'message' | 'parent'>,
  at: { readonly tree: string; readonly signal: AbortSignal },
): Promise<string> {
  const { name, email } = request.author;
  const date = `${Math.floor(network.clock.now().getTime() / 1000)} +0000`;
  const commit = await network.git.must({
    arguments: ['commit-tree', at.tree, '-p', request.parent, '-F', '-'],
    input: request.message,
    variables: {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: date,
    },
    signal: at.signal,
  });
  return commit.toString().trim();
}

/** A ref to move: to `revision`, or away with it where that is undefined. */
export interface RefUpdate {
  readonly ref: string;
  readonly revision: string | undefined;
  readonly expected: string | 'nothing';
}

const lostRace =
  /stale info|fetch first|non-fast-forward|cannot lock ref|incorrect old value|failed to update ref|reference already exists/i;

/**
 * Moves a ref with a lease: the server compares what it has with what we expect. A push whose answer got lost is looked
 * up: it counts as made if the ref points at our commit.
 */
export async function pushRef(network: Network, update: RefUpdate, signal: AbortSignal): Promise<CommitResult> {
  const { ref, revision } = update;
  const expected = update.expected === 'nothing' ? '' : update.expected;
  const push = [
    'push',
    '--porcelain',
    '--no-verify',
    `--force-with-lease=${ref}:${expected}`,
    'origin',
    `${revision ?? ''}:${ref}`,
  ];
  const result = await network.git.run({ arguments: push, signal });
  const done = { result: 'committed', revision: revision ?? '' } as const;
  if (result.exit === 0) return done;
  const said = `${result.stdout.toString()}\n${result.messages}`;
  if (lostRace.test(said)) return { result: 'lost-race' };
  if (kindOf(said) === 'refused') return { result: 'refused', message: refusal(result.messages, said) };
  if (kindOf(said) === 'forbidden') throw failure(network, result, 'cannot push to');
  return (await remoteRef(network, ref, signal)) === revision ? done : retry(network, update, { signal, said });
}

async function retry(
  network: Network,
  update: RefUpdate,
  at: { signal: AbortSignal; said: string },
): Promise<CommitResult> {
  const now = await remoteRef(network, update.ref, at.signal);
  if ((now ?? 'nothing') !== update.expected) return { result: 'lost-race' };
  if (kindOf(at.said) !== 'passing') return { result: 'refused', message: lastLine(at.said) };
  // the server answers again and nothing has happened: the whole attempt is simply made once more
  return { result: 'lost-race' };
}

/** What a ref points at on the server, undefined where it is not there. */
export async function remoteRef(network: Network, ref: string, signal: AbortSignal): Promise<string | undefined> {
  const result = await talk(network, signal, () =>
    network.git.run({ arguments: ['ls-remote', 'origin', ref], signal }),
  );
  if (result.exit !== 0) throw failure(network, result, 'cannot read');
  const line = result.stdout
    .toString()
    .split('\n')
    .find((one) => one.endsWith(`\t${ref}`));
  return line?.split('\t')[0];
}

/** What the server's rule says, without the decoration of git. */
function refusal(messages: string, said: string): string {
  const remote = messages.split('\n').filter((line) => line.startsWith('remote:'));
  const lines = remote
    .map((line) => line.replace(/^remote:\s*(error:)?\s*/, '').trim())
    .filter((line) => line !== '' && !/^See |^- See/.test(line));
  return lines.length > 0 ? lines.join(' ') : lastLine(said);
}
