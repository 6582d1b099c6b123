import { DeployError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Git, GitResult } from './git.ts';

/** What a command that talks to the server needs besides git. */
export interface Network {
  readonly git: Git;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
}

/** How often a server that fails for the moment is asked again. */
const attempts = 4;

/** What a failure means: whether to ask again, and for whom it is. */
export function kindOf(messages: string): 'refused' | 'forbidden' | 'passing' | 'other' {
  if (/GH006|GH013|pre-receive hook declined|protected branch|push declined|hook declined/i.test(messages))
    return 'refused';
  if (
    /The requested URL returned error: 40[134]|Authentication failed|could not read Username|Repository not found|Permission denied|access denied/i.test(
      messages,
    )
  ) {
    return 'forbidden';
  }
  const passing =
    /error: (5\d\d|429)|HTTP (5\d\d|429)|Could not resolve host|Failed to connect|Connection (refused|reset|timed out)|unexpected disconnect|early EOF|RPC failed|the remote end hung up|Empty reply|timed out|Recv failure/i;
  return passing.test(messages) ? 'passing' : 'other';
}

/** Runs something that talks to the server, again where the failure passes, with growing pauses and jitter. */
export async function talk(network: Network, signal: AbortSignal, call: () => Promise<GitResult>): Promise<GitResult> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await call();
    if (result.exit === 0) return result;
    const kind = kindOf(result.messages);
    if (kind !== 'passing' || attempt === attempts) return result;
    network.log.info(
      `the GitOps repository does not answer (attempt ${attempt} of ${attempts}): ${lastLine(result.messages)}`,
    );
    await network.clock.sleep((0.5 + network.random()) * 500 * 2 ** attempt, signal);
  }
}

/** The error that a failed command stands for. */
export function failure(network: Network, result: GitResult, what: string): DeployError {
  const message = `${what} ${network.git.url}: ${lastLine(result.messages)}`;
  if (kindOf(result.messages) !== 'forbidden')
    return new DeployError('gitops-unreachable', { stage: 'write', message });
  return new DeployError('forbidden', {
    stage: 'write',
    message,
    remedy: 'give a gitops-token with "contents: write" on that repository; a GitHub App token is best',
  });
}

/** The line that says it, without git's own chatter. */
export function lastLine(messages: string): string {
  const lines = messages.split('\n').filter((line) => !/^(hint:|Everything up-to-date|To |From )/.test(line));
  return lines.findLast((line) => /^(fatal|error|remote)/.test(line)) ?? lines.at(-1) ?? 'no answer';
}
