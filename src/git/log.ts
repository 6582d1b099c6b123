import type { CommitLog, LoggedCommit, LogSearch } from '../ports/gitops-repository.ts';
import { fetchCommand, fetchRef } from './fetch.ts';
import type { Git } from './git.ts';
import { branchRef } from './ref-name.ts';
import type { Network } from './transport.ts';
import { failure, talk } from './transport.ts';

/** Between the fields of a commit, and behind each: no message holds them. */
const [field, end] = ['\u0000', '\u0000\u0001'];

/**
 * The history of a branch since a moment: commits alone, in a repository of its own, so that nothing is taken for known that has no
 * trees here. Without trees nobody can tell what changes a folder: all of the branch is read.
 */
export async function readLog(
  network: Network,
  { branch, since, most }: LogSearch,
  signal: AbortSignal,
): Promise<CommitLog> {
  const git = network.git.beside('log.git');
  await git.init(signal);
  const beside = { ...network, git };
  const ref = branchRef(branch);
  const seconds = Math.floor(since.getTime() / 1000);
  const head = await fetchRef(beside, ref, signal);
  // a server fails where it would have to send no commit at all
  if (head === undefined || (await dateOf(git, head, signal)) < seconds) return { commits: [], isCut: false };
  const words = fetchCommand(git.filter, '--no-write-fetch-head', `--shallow-since=@${seconds}`, 'origin', head);
  const fetched = await talk(beside, { arguments: words, signal });
  if (fetched.exit !== 0) throw failure(network, fetched, 'cannot read the history of');
  const format = '--format=format:%H%x00%ct%x00%B%x00%x01';
  const limits = [`--since=@${seconds}`, `--max-count=${most + 1}`];
  const text = (await git.local({ arguments: ['log', ...limits, format, head, '--'], signal })).toString();
  const commits = text.split(end).flatMap(commitIn);
  return { commits: commits.slice(0, most), isCut: commits.length > most };
}

/** Seconds since 1970 at which a commit was made. */
async function dateOf(git: Git, commit: string, signal: AbortSignal): Promise<number> {
  return Number((await git.local({ arguments: ['log', '-1', '--format=%ct', commit, '--'], signal })).toString());
}

function commitIn(record: string): readonly LoggedCommit[] {
  const [revision = '', seconds = '', message = ''] = record.replace(/^\n/, '').split(field);
  return revision === '' ? [] : [{ revision, at: new Date(Number(seconds) * 1000), message }];
}
