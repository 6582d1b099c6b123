import type { GitResult } from './git.ts';
import type { Network } from './transport.ts';
import { failure, talk } from './transport.ts';

/**
 * A fetch of part of the history and objects (partial clone). That the server is a promisor is known to fetches alone:
 * other commands never go to the network behind our back, one request for each object that is missing.
 */
export function fetchCommand(filter: 'blob:none' | 'tree:0', ...words: readonly string[]): readonly string[] {
  const promisor = ['-c', 'remote.origin.promisor=true', '-c', `remote.origin.partialclonefilter=${filter}`];
  return [...promisor, 'fetch', '--quiet', '--no-tags', `--filter=${filter}`, ...words];
}

/** Sends no "have" lines: the server's guess at what else we have would be wrong. */
const withoutHaves = ['-c', 'fetch.negotiationAlgorithm=noop'];

/**
 * What a ref points at on the server, with all trees of that commit; undefined where it is not there. Every commit that
 * this repository holds comes this way or the next, so that git's negotiation is right about what we have.
 */
export async function fetchRef(network: Network, ref: string, signal: AbortSignal): Promise<string | undefined> {
  const words = fetchCommand('blob:none', '--depth=1', 'origin', `+${ref}:${ref}`);
  const result = await talk(network, { arguments: words, signal });
  if (result.exit !== 0 && /couldn't find remote ref/i.test(result.messages)) return undefined;
  if (result.exit !== 0) throw failure(network, result, 'cannot read');
  const head = await network.git.local({ arguments: ['rev-parse', '--verify', ref], signal });
  return head.toString().trim();
}

/** Fetches a commit with all its trees; the caller judges how it ended. */
export function fetchCommit(network: Network, commit: string, signal: AbortSignal): Promise<GitResult> {
  return talk(network, { arguments: fetchCommand('blob:none', '--depth=1', 'origin', commit), signal });
}

/** Fetches objects by their ids: one request for all. */
export async function fetchObjects(network: Network, ids: readonly string[], signal: AbortSignal): Promise<void> {
  const words = [...withoutHaves, ...fetchCommand('blob:none', '--no-write-fetch-head', '--stdin', 'origin')];
  const result = await talk(network, { arguments: words, input: `${ids.join('\n')}\n`, signal });
  if (result.exit !== 0) throw failure(network, result, 'cannot read files of');
}

/** Whether a server says that it has no such commit, or none that anyone may ask for. */
export function isNotThere(messages: string): boolean {
  return /not our ref|unadvertised object|couldn't find remote ref/i.test(messages);
}
