import { DeployError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Git, GitCall, GitResult } from './git.ts';

/** What a command that talks to the server needs besides git. */
export interface Network {
  readonly git: Git;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
}

/** How often a server that fails for the moment is asked in all. */
export const attempts = 4;

/** What a failure to reach the repository means: `passing` may be gone the next time. */
export type FailureKind = 'forbidden' | 'moved' | 'passing' | 'other';

/** GitHub answers 404 where a token may not even know that a repository exists. */
const forbidden =
  /(returned error:|RPC failed; HTTP) 40[134]|Authentication failed|could not read (Username|Password)|repository '.*' not found|Repository not found|Permission denied|access denied/i;
const moved = /returned error: 30[12378]/;
const passing =
  /(returned error:|HTTP) (5\d\d|408|429)|Could not resolve host|Failed to connect|Couldn't connect|Connection (refused|reset|timed out|closed)|timed out|Operation too slow|unexpected disconnect|early EOF|RPC failed|remote end hung up|Empty reply|Recv failure|Send failure|transfer closed|SSL_ERROR_SYSCALL|recv error|stream .* not closed|Internal Server Error|unpack(er)? (error|failed)|failed to report status/i;

/** Reads the kind of a failure from what git said. */
export function kindOf(messages: string): FailureKind {
  if (forbidden.test(messages)) return 'forbidden';
  if (moved.test(messages)) return 'moved';
  return passing.test(messages) ? 'passing' : 'other';
}

/** Runs a command that talks to the server, again where the failure may pass. */
export async function talk(network: Network, call: GitCall): Promise<GitResult> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await network.git.remote(call);
    if (result.exit === 0 || kindOf(result.messages) !== 'passing' || attempt === attempts) return result;
    await pause(network, { attempt, messages: result.messages }, call.signal);
  }
}

/** Waits before the next attempt: about 1, 2, 4 seconds, with jitter so that many do not come back at once. */
export async function pause(
  network: Network,
  failed: { readonly attempt: number; readonly messages: string },
  signal: AbortSignal,
): Promise<void> {
  const { attempt, messages } = failed;
  network.log.info(`the GitOps repository fails (attempt ${attempt} of ${attempts}): ${explain(messages)}`);
  await network.clock.sleep((0.5 + network.random()) * 500 * 2 ** attempt, signal);
}

const remedies: Readonly<Record<FailureKind, string | undefined>> = {
  forbidden:
    'Give a gitops-token with "contents: write" on that repository, or better a GitHub App: app-id and app-private-key.',
  moved: 'The address leads elsewhere, and a token is not sent there: give the address that the repository has now.',
  passing: undefined,
  other: undefined,
};

/** The error that a failed command stands for; `what` is a beginning such as `cannot read`. */
export function failure(network: Network, result: Pick<GitResult, 'messages'>, what: string): DeployError {
  const kind = kindOf(result.messages);
  const remedy = remedies[kind];
  return new DeployError(kind === 'forbidden' ? 'forbidden' : 'gitops-unreachable', {
    stage: 'write',
    message: `${what} ${network.git.url}: ${explain(result.messages)}`,
    ...(remedy === undefined ? {} : { remedy }),
  });
}

/** What the server says for people, or else git's own last word. */
export function explain(messages: string): string {
  if (/could not read (Username|Password)|terminal prompts disabled|Authentication failed/i.test(messages))
    return 'the server does not take the token';
  const lines = messages.split('\n');
  const said = lines
    .filter((line) => line.startsWith('remote:'))
    .map((line) => line.replace(/^remote:\s*((error|fatal):)?\s*/i, '').trim())
    .filter((line) => line !== '' && !/\d+% \(\d+\/\d+\)|^Total \d/.test(line));
  if (said.length > 0) return said.join(' ');
  const last = ownReason(lines) ?? lines.findLast((line) => /^(fatal|error):/.test(line)) ?? lines.at(-1);
  return last?.replace(/^(fatal|error): */, '') || 'no answer';
}

/** Of SSH git only knows that it failed: the reason stands in the line before. */
function ownReason(lines: readonly string[]): string | undefined {
  const at = lines.findIndex((line) => line.startsWith('fatal: Could not read from remote repository'));
  return at > 0 ? lines[at - 1]?.trim() : undefined;
}
