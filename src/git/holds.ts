import type { Hold, Holds } from '../ports/holds.ts';
import { writeCommit, writeEmptyTree } from './commit.ts';
import { fetchCommand } from './fetch.ts';
import type { FoundHold, HoldMove, HoldMoved, HoldStore } from './hold-keeper.ts';
import { HoldKeeper } from './hold-keeper.ts';
import { printHold, readHold } from './hold-message.ts';
import { pushRef } from './push.ts';
import { holdRef } from './ref-name.ts';
import type { Network } from './transport.ts';
import { failure, talk } from './transport.ts';

const signature = { name: 'gitops-deploy', email: 'gitops-deploy@users.noreply.github.com' };

/** Holds as refs of the GitOps repository, by git: created and removed with a lease. */
export function createGitHolds(network: Network): Holds {
  return new HoldKeeper(new GitHoldStore(network), network.clock);
}

class GitHoldStore implements HoldStore {
  readonly #network: Network;

  /** In a repository of their own, which never holds a tree: see `History`. */
  constructor(network: Network) {
    this.#network = { ...network, git: network.git.beside('holds.git') };
  }

  /**
   * The refs are asked for by a pattern, since naming
   * one that is not there is an error of git (as is `--depth` where a pattern finds nothing); and not by `ls-remote`, which
   * lists every ref of the server.
   */
  async look(applications: readonly string[], environment: string, signal: AbortSignal): Promise<readonly FoundHold[]> {
    const { git } = this.#network;
    await git.init(signal);
    const refs = applications.map((application) => holdRef(application, environment));
    const patterns = refs.map((ref) => `+${ref}*:${ref}*`);
    const result = await talk(this.#network, {
      arguments: fetchCommand('tree:0', '--no-write-fetch-head', '--prune', 'origin', ...patterns),
      signal,
    });
    if (result.exit !== 0) throw failure(this.#network, result, 'cannot read the holds of');
    const listing = await git.local({
      arguments: ['for-each-ref', '--format=%(refname) %(objectname)', ...refs],
      signal,
    });
    const objects = new Map(listing.toString().split('\n').map(splitOnce));
    const found: FoundHold[] = [];
    for (const [index, ref] of refs.entries()) {
      const object = objects.get(ref);
      if (object === undefined) continue;
      const scope = { application: applications[index] ?? '', environment };
      found.push({ object, hold: readHold(await this.#commitAt(object, signal), scope) });
    }
    return found;
  }

  async #commitAt(object: string, signal: AbortSignal): Promise<string | undefined> {
    const shown = await this.#network.git.ask({ arguments: ['cat-file', 'commit', object], signal });
    return shown.exit === 0 ? shown.stdout.toString() : undefined;
  }

  async write(hold: Hold, signal: AbortSignal): Promise<string> {
    const { git, clock } = this.#network;
    const tree = await writeEmptyTree(git, signal);
    const by = { ...signature, date: clock.now() };
    return writeCommit(git, { tree, parents: [], message: printHold(hold), by }, signal);
  }

  async move({ application, environment, from, to }: HoldMove, signal: AbortSignal): Promise<HoldMoved> {
    const update = { ref: holdRef(application, environment), revision: to, expected: from ?? 'nothing' };
    const result = await pushRef(this.#network, update, signal);
    return result.result === 'committed' ? { result: 'moved' } : result;
  }
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf(' ');
  return [line.slice(0, at), line.slice(at + 1)];
}
