import type { FolderContent } from '../data/folder.ts';
import { isOurBranch } from '../data/ref-name.ts';
import type {
  BranchRemoval,
  Brought,
  CommitLog,
  CommitRequest,
  CommitResult,
  CommitSha,
  GitOpsRepository,
  LogSearch,
  PlannedMerge,
} from '../ports/gitops-repository.ts';
import type { Token } from '../ports/token.ts';
import { openingOf } from './address.ts';
import { pathsBesides } from './besides.ts';
import { writeCommit, writeTree } from './commit.ts';
import { fetchCommit, fetchRef, isNotThere, requireGitServer } from './fetch.ts';
import type { GitOptions } from './git.ts';
import { Git } from './git.ts';
import { History } from './history.ts';
import { readLog } from './log.ts';
import { Objects } from './objects.ts';
import { pushRef } from './push.ts';
import { branchRef, isCommitSha } from './ref-name.ts';
import { noCommit, refuseForce, refuseOtherThanCommit, refuseToRemove, refuseUnwritable } from './refusals.ts';
import type { Network } from './transport.ts';
import { failure } from './transport.ts';
import { contentOf } from './tree.ts';
import type { Walked } from './walk.ts';
import { filesIn, standingIn, walkInto, walkTo } from './walk.ts';

/** How a repository is reached, and what else it needs. */
export interface RepositoryOptions extends Omit<GitOptions, 'opening'>, Omit<Network, 'git'> {
  /** Any that git knows; credentials inside it are used like a token. */
  readonly url: string;
  readonly token?: Token;
  readonly author: { readonly name: string; readonly email: string };
}

/**
 * Opens a GitOps repository over any transport that git knows, in a bare repository that it makes in `folder`. Only what is
 * asked for is fetched (partial clone, depth 1); nothing is checked out. Throws `bad-input` for an URL that is none.
 */
export async function openRepository(
  options: RepositoryOptions,
  signal: AbortSignal,
): Promise<{ readonly repository: GitOpsRepository; readonly network: Network }> {
  const { clock, log, random, folder, environment } = options;
  const opening = await openingOf(options, (secret) => log.mask(secret), signal);
  const git = new Git({ opening, folder, environment });
  const network: Network = { git, clock, log, random };
  await git.requireVersion(signal);
  await git.init(signal);
  return { repository: new GitRepository(network, options.author), network };
}

class GitRepository implements GitOpsRepository {
  readonly #network: Network;
  readonly #author: RepositoryOptions['author'];
  readonly #history: History;
  readonly #objects: Objects;
  /** Commits that are here. */
  readonly #here = new Set<CommitSha>();

  constructor(network: Network, author: RepositoryOptions['author']) {
    this.#network = network;
    this.#author = author;
    this.#history = new History(network);
    this.#objects = new Objects(network);
  }

  async head(branch: string, signal: AbortSignal): Promise<CommitSha | undefined> {
    const head = await fetchRef(this.#network, branchRef(branch), signal);
    if (head !== undefined) this.#arrived(head);
    // that a branch of ours is not there yet is usual; of another one somebody says that it is
    else if (!isOurBranch(branch)) await requireGitServer(this.#network, signal);
    return head;
  }

  async read(
    commit: CommitSha,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    if (paths.length === 0) return new Map();
    const files = filesIn(await this.#walk(commit, paths, signal));
    const contents = await this.#objects.read(
      [...files.values()].map(({ id }) => id),
      signal,
    );
    return new Map([...files].flatMap(([path, { id }]) => withContent(path, contents.get(id))));
  }

  async folders(
    commit: CommitSha,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, FolderContent>> {
    if (paths.length === 0) return new Map();
    await this.#bring(commit, signal);
    const found = await walkInto(this.#objects, { commit, folders: paths, signal });
    return new Map(
      paths.flatMap((path) => {
        const folder = found.get(path);
        return folder === undefined ? [] : [[path, contentOf(folder.items.values())] as const];
      }),
    );
  }

  async commit(request: CommitRequest, signal: AbortSignal): Promise<CommitResult> {
    const { parent, files, message, expected } = request;
    refuseForce(request);
    const ref = branchRef(request.branch);
    const walked = await this.#walk(parent, [...files.keys()], signal);
    refuseUnwritable(request, standingIn(walked));
    const { git, clock } = this.#network;
    const tree = await writeTree(git, { walked, files, objects: this.#objects }, signal);
    const by = { ...this.#author, date: clock.now() };
    const revision = await writeCommit(git, { tree, parents: [parent], message, by }, signal);
    this.#here.add(revision);
    const isBelow = async (now: string) => (await this.isAncestor(revision, now, signal)) === true;
    return pushRef(this.#network, { ref, revision, expected, parent, isBelow }, signal);
  }

  async removeBranch(branch: string, expected: CommitSha, signal: AbortSignal): Promise<BranchRemoval> {
    refuseToRemove(branch);
    const gone = await pushRef(this.#network, { ref: branchRef(branch), revision: undefined, expected }, signal);
    return gone.result === 'committed' ? { result: 'removed' } : gone;
  }

  async isAncestor(ancestor: CommitSha, commit: CommitSha, signal: AbortSignal): Promise<boolean | 'unknown'> {
    // what a cluster names as its revision may be a tag, a version of a chart, or anything
    if (!isCommitSha(ancestor) || !isCommitSha(commit)) return 'unknown';
    return ancestor === commit || this.#history.isAncestor({ ancestor, commit }, signal);
  }

  async log(search: LogSearch, signal: AbortSignal): Promise<CommitLog> {
    return readLog(this.#network, search, signal);
  }

  async brings({ commit, into, besides }: PlannedMerge, signal: AbortSignal): Promise<Brought | 'unknown'> {
    for (const one of [commit, into]) {
      if (!(await this.#tryToBring(one, signal))) return 'unknown';
    }
    const base = await this.#history.mergeBase({ ancestor: into, commit }, signal);
    if (base === undefined) return 'unknown';
    const { commit: since, ahead: commits } = base;
    await this.#bring(since, signal);
    const others = await pathsBesides(this.#objects, { before: since, after: commit, besides, signal });
    return { since, others, commits };
  }

  async #walk(commit: CommitSha, paths: readonly string[], signal: AbortSignal): Promise<Walked> {
    await this.#bring(commit, signal);
    return walkTo(this.#objects, { commit, paths, signal });
  }

  async #bring(commit: CommitSha, signal: AbortSignal): Promise<void> {
    if (!(await this.#tryToBring(commit, signal))) throw noCommit(this.#network.git.url, commit);
  }

  /** False where the server does not know it, or not yet. */
  async #tryToBring(commit: CommitSha, signal: AbortSignal): Promise<boolean> {
    if (this.#here.has(commit)) return true;
    refuseOtherThanCommit(commit);
    const result = await fetchCommit(this.#network, commit, signal);
    if (result.exit !== 0 && isNotThere(result.messages)) return false;
    if (result.exit !== 0) throw failure(this.#network, result, `cannot read commit ${commit.slice(0, 7)} of`);
    this.#arrived(commit);
    return true;
  }

  #arrived(commit: CommitSha): void {
    this.#here.add(commit);
    this.#objects.expectMore();
  }
}

function withContent(path: string, bytes: Uint8Array | undefined): readonly (readonly [string, Uint8Array])[] {
  return bytes === undefined ? [] : [[path, bytes]];
}
