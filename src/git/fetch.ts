import { DeployError } from '../errors.ts';
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

/** Sends no "have" lines: we never have all of a commit, and a server takes it that we do. */
const withoutHaves = ['-c', 'fetch.negotiationAlgorithm=noop'];

/** What servers say whose operators let nobody leave trees out (`uploadpackfilter.*` in git's configuration). */
const filterRefused = /filter '\w+' not supported|filter allows max depth/;

interface Fetching {
  readonly words: readonly string[];
  readonly input?: string;
  readonly signal: AbortSignal;
}

/**
 * Fetches commits without their trees, or objects without what they lead to. A server that leaves no trees out is asked to leave
 * files out, from then on.
 */
async function fetchLeast(network: Network, { words, ...call }: Fetching): Promise<GitResult> {
  const { git } = network;
  const ask = () => talk(network, { ...call, arguments: [...withoutHaves, ...fetchCommand(git.filter, ...words)] });
  const result = await ask();
  if (result.exit === 0 || git.filter === 'blob:none' || !filterRefused.test(result.messages)) return result;
  git.filter = 'blob:none';
  return ask();
}

/**
 * What a ref points at on the server; undefined where it is not there. Where we know an older state of it, all trees that are new
 * since come along: for a race that was lost, most of what is needed.
 */
export async function fetchRef(network: Network, ref: string, signal: AbortSignal): Promise<string | undefined> {
  const { git } = network;
  const before = await git.ask({ arguments: ['rev-parse', '--verify', '--quiet', ref], signal });
  const words = ['--depth=1', 'origin', `+${ref}:${ref}`];
  const result =
    before.exit === 0
      ? await talk(network, { arguments: fetchCommand('blob:none', ...words), signal })
      : await fetchLeast(network, { words, signal });
  if (result.exit !== 0 && /couldn't find remote ref/i.test(result.messages)) return undefined;
  if (result.exit !== 0) throw failure(network, result, 'cannot read');
  const head = await git.local({ arguments: ['rev-parse', '--verify', ref], signal });
  return head.toString().trim();
}

/**
 * Throws where the address answers, but not as git does: of any page that comes with status 200, such as that of a proxy where
 * people log in, git takes it that it is an old server without a single branch.
 */
export async function requireGitServer(network: Network, signal: AbortSignal): Promise<void> {
  const { git } = network;
  // what git hears of a server that speaks its protocol
  const variables = { GIT_TRACE_PACKET: '1' };
  const { exit, messages } = await talk(network, { arguments: ['ls-remote', 'origin', 'HEAD'], variables, signal });
  if (exit !== 0) throw failure(network, { messages }, 'cannot read');
  if (/ packet: .*< /.test(messages)) return;
  throw new DeployError('gitops-unreachable', {
    stage: 'write',
    message: `${git.url} answers, but not as a git server does`,
    remedy: 'Open the address in a browser: a proxy or a login page may stand in between.',
  });
}

/** Fetches a commit; the caller judges how it ended. */
export function fetchCommit(network: Network, commit: string, signal: AbortSignal): Promise<GitResult> {
  return fetchLeast(network, { words: ['--depth=1', 'origin', commit], signal });
}

/** Fetches objects by their ids: one request for all. None of them may be here already. */
export async function fetchObjects(network: Network, ids: readonly string[], signal: AbortSignal): Promise<void> {
  const words = ['--no-write-fetch-head', '--stdin', 'origin'];
  const result = await fetchLeast(network, { words, input: `${ids.join('\n')}\n`, signal });
  if (result.exit !== 0 && /unadvertised object/i.test(result.messages)) throw refusesIds(network);
  if (result.exit !== 0) throw failure(network, result, 'cannot read files of');
}

/** Protocol 2 lets anyone ask for any object; over SSH the server must take the variable that asks for it. */
function refusesIds({ git }: Network): DeployError {
  return new DeployError('gitops-unreachable', {
    stage: 'write',
    message: `${git.url} filters what it sends, and gives no object by its id: it does not speak version 2 of git's protocol`,
    remedy: 'Let sshd accept it (AcceptEnv GIT_PROTOCOL), or use HTTPS.',
  });
}

/** Whether a server says that it has no such commit, or none that anyone may ask for. */
export function isNotThere(messages: string): boolean {
  return /not our ref|unadvertised object|couldn't find remote ref/i.test(messages);
}
