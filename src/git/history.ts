import { fetchCommand, isNotThere } from './fetch.ts';
import type { Git } from './git.ts';
import type { Network } from './transport.ts';
import { failure, talk } from './transport.ts';

/** How deep the history is read before it is read deeper; the last is git's word for all of it. */
const depths = [32, 1024, 32_768, 2_147_483_647];

/** Two commits of which one may come before the other. */
export interface Lineage {
  readonly ancestor: string;
  readonly commit: string;
}

/** The history of a repository: commits alone, without trees, in a repository of its own. */
export class History {
  readonly #network: Network;

  /**
   * Beside the repository that files are read from: commits without their trees in there would tell the server, in the
   * next negotiation, that we have the trees too.
   */
  constructor(network: Network) {
    this.#network = { ...network, git: network.git.beside('history.git') };
  }

  /** Whether one commit is the other or comes before it; `unknown` where the server does not have one of them. */
  async isAncestor(lineage: Lineage, signal: AbortSignal): Promise<boolean | 'unknown'> {
    const { git } = this.#network;
    await git.init(signal);
    for (const depth of depths) {
      const answer = await decide(git, lineage, signal);
      if (answer !== 'undecided') return answer;
      const isThere = await this.#deepen(lineage, depth, signal);
      if (!isThere) return 'unknown';
    }
    return (await decide(git, lineage, signal)) === true;
  }

  /**
   * The newest commit that two come from; undefined where there is none, or not a single one. Every way from either of them to
   * it is here by then: what lies beyond the depth that was read cannot come after it.
   */
  async mergeBase({ ancestor: one, commit: other }: Lineage, signal: AbortSignal): Promise<string | undefined> {
    const { git } = this.#network;
    await git.init(signal);
    for (const depth of depths) {
      if (!(await this.#deepen({ ancestor: one, commit: other }, depth, signal))) return undefined;
      const ends = ['rev-list', '--max-count=1', '--max-parents=0', `${one}...${other}`];
      const isCut = (await git.local({ arguments: ends, signal })).length > 0;
      if (isCut && (await isShallow(git, signal))) continue;
      const { stdout } = await git.ask({ arguments: ['merge-base', '--all', one, other], signal });
      const [found, ...more] = stdout.toString().trim().split('\n');
      return more.length > 0 ? undefined : found || undefined;
    }
    return undefined;
  }

  async #deepen({ ancestor, commit }: Lineage, depth: number, signal: AbortSignal): Promise<boolean> {
    const words = fetchCommand('tree:0', '--no-write-fetch-head', `--depth=${depth}`, 'origin', ancestor, commit);
    const result = await talk(this.#network, { arguments: words, signal });
    if (result.exit === 0) return true;
    if (isNotThere(result.messages)) return false;
    throw failure(this.#network, result, 'cannot read the history of');
  }
}

/** What the history that is there says. Two commits that come before each other are one, so either answer is final. */
async function decide(git: Git, { ancestor, commit }: Lineage, signal: AbortSignal): Promise<boolean | 'undecided'> {
  const comesBefore = (one: string, other: string) =>
    git.ask({ arguments: ['merge-base', '--is-ancestor', one, other], signal });
  const forwards = await comesBefore(ancestor, commit);
  if (forwards.exit === 0) return true;
  // 1 is no; anything else means that a commit is not there yet
  if (forwards.exit !== 1) return 'undecided';
  const backwards = await comesBefore(commit, ancestor);
  if (backwards.exit === 0) return false;
  return (await isShallow(git, signal)) ? 'undecided' : false;
}

async function isShallow(git: Git, signal: AbortSignal): Promise<boolean> {
  const said = await git.local({ arguments: ['rev-parse', '--is-shallow-repository'], signal });
  return said.toString().trim() === 'true';
}
