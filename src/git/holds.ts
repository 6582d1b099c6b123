import { DeployError } from '../errors.ts';
import type { Hold, Holds } from '../ports/holds.ts';
import { writeCommit, writeEmptyTree } from './commit.ts';
import { fetchCommand } from './fetch.ts';
import type { HoldScope } from './hold-message.ts';
import { printHold, readHold } from './hold-message.ts';
import { pushRef } from './push.ts';
import { everyApplication, holdRef } from './ref-name.ts';
import type { Network } from './transport.ts';
import { failure, talk } from './transport.ts';

/** A hold as it was found, with the object that its ref points at. */
interface Found {
  readonly hold: Hold;
  readonly object: string;
}

/** Moves a hold's ref from what it is at to a commit, or away. */
type Move = HoldScope & { readonly from: string | undefined; readonly to: string | undefined };

/** How often a change is tried while others change the same hold. */
const attempts = 5;

const signature = { name: 'gitops-deploy', email: 'gitops-deploy@users.noreply.github.com' };

/** Holds as refs of the GitOps repository: created and removed with a lease, so that two never both win. */
export class GitHolds implements Holds {
  readonly #network: Network;

  /** In a repository of their own, which never holds a tree: see `History`. */
  constructor(network: Network) {
    this.#network = { ...network, git: network.git.beside('holds.git') };
  }

  async find(application: string, environment: string, signal: AbortSignal): Promise<Hold | undefined> {
    const found = await this.#look([application, everyApplication], environment, signal);
    return found.find(({ hold }) => !this.#isOver(hold))?.hold;
  }

  async place(hold: Hold, signal: AbortSignal): ReturnType<Holds['place']> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const [there] = await this.#look([hold.application], hold.environment, signal);
      if (there !== undefined && !this.#isOver(there.hold)) return { result: 'already-held', hold: there.hold };
      const to = await this.#write(hold, signal);
      if (await this.#move({ ...hold, from: there?.object, to }, signal)) return { result: 'placed', hold };
    }
    throw tooManyRaces(hold);
  }

  async release(application: string, environment: string, signal: AbortSignal): Promise<Hold | undefined> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const [there] = await this.#look([application], environment, signal);
      if (there === undefined) return undefined;
      if (await this.#move({ application, environment, from: there.object, to: undefined }, signal)) return there.hold;
    }
    throw tooManyRaces({ application, environment });
  }

  #isOver({ until }: Hold): boolean {
    return until !== undefined && until <= this.#network.clock.now();
  }

  /**
   * The holds of these applications, expired ones too, in this order. The refs are asked for by a pattern, since naming
   * one that is not there is an error of git (as is `--depth` where a pattern finds nothing); and not by `ls-remote`, which
   * lists every ref of the server.
   */
  async #look(applications: readonly string[], environment: string, signal: AbortSignal): Promise<readonly Found[]> {
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
    const found: Found[] = [];
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

  async #write(hold: Hold, signal: AbortSignal): Promise<string> {
    const { git, clock } = this.#network;
    const tree = await writeEmptyTree(git, signal);
    const by = { ...signature, date: clock.now() };
    return writeCommit(git, { tree, parents: [], message: printHold(hold), by }, signal);
  }

  /** False where somebody else moved it. */
  async #move({ application, environment, from, to }: Move, signal: AbortSignal): Promise<boolean> {
    const update = { ref: holdRef(application, environment), revision: to, expected: from ?? 'nothing' };
    const result = await pushRef(this.#network, update, signal);
    if (result.result !== 'refused') return result.result === 'committed';
    throw new DeployError('forbidden', {
      stage: 'write',
      message: `cannot change the hold of ${application} in ${environment}: ${result.message}`,
      remedy: 'Let the token create and delete refs below refs/gitops-deploy/.',
    });
  }
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf(' ');
  return [line.slice(0, at), line.slice(at + 1)];
}

function tooManyRaces({ application, environment }: HoldScope): DeployError {
  const message = `others kept changing the hold of ${application} in ${environment}`;
  return new DeployError('too-many-races', { stage: 'write', message });
}
