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

/** The newest commit that two come from. */
export interface MergeBase {
  readonly commit: string;
  /** How many commits the second of the two has that the first has not; git counts some too many where clocks were wrong. */
  readonly ahead: number;
}

/** The history of a repository: commits alone, without trees, in a repository of its own. */
export class History {
  readonly #network: Network;
  #depth = 0;

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
    for (const depth of this.#depthsLeft()) {
      const answer = await decide(git, lineage, signal);
      if (answer !== 'undecided') return answer;
      const isThere = await this.#deepen(lineage, depth, signal);
      if (!isThere) return 'unknown';
    }
    return (await decide(git, lineage, signal)) === true;
  }

  /**
   * The newest commit that two come from; undefined where there is none, or not a single one. Every way from either of them to
   * it is here by then, so that it is the newest one also where the history beyond was not read.
   */
  async mergeBase(lineage: Lineage, signal: AbortSignal): Promise<MergeBase | undefined> {
    const { ancestor: one, commit: other } = lineage;
    const { git } = this.#network;
    await git.init(signal);
    for (const depth of this.#depthsLeft()) {
      if (!(await this.#deepen(lineage, depth, signal))) return undefined;
      const ends = ['rev-list', '--max-count=1', '--max-parents=0', `${one}...${other}`];
      const isCut = (await git.local({ arguments: ends, signal })).length > 0;
      if (isCut && (await isShallow(git, signal))) continue;
      const { stdout } = await git.ask({ arguments: ['merge-base', '--all', one, other], signal });
      const [found, ...more] = stdout.toString().trim().split('\n');
      // one of several may come before another by a way that is not here
      if (more.length > 0 && (await isShallow(git, signal))) continue;
      return more.length > 0 || !found ? undefined : { commit: found, ahead: await this.#count(lineage, signal) };
    }
    return undefined;
  }

  /** Commits of one that the other does not have; all of them are here. */
  async #count({ ancestor, commit }: Lineage, signal: AbortSignal): Promise<number> {
    const words = ['rev-list', '--count', `${ancestor}..${commit}`];
    return Number((await this.#network.git.local({ arguments: words, signal })).toString());
  }

  /** A history that was read deeper is never cut again. */
  #depthsLeft(): readonly number[] {
    return depths.filter((depth) => depth >= this.#depth);
  }

  async #deepen({ ancestor, commit }: Lineage, depth: number, signal: AbortSignal): Promise<boolean> {
    this.#depth = depth;
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
