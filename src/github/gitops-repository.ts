import type { FolderContent } from '../data/folder.ts';
import { folderOf, foldersUp } from '../data/folder.ts';
import { isOurBranch } from '../data/ref-name.ts';
import { branchRef, isCommitSha } from '../git/ref-name.ts';
import type { Standing } from '../git/refusals.ts';
import {
  isFile,
  isFolder,
  newFiles,
  refuseForce,
  refuseLinks,
  refuseOtherThanCommit,
  refuseToRemove,
  refuseUnwritable,
} from '../git/refusals.ts';
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
import { comesBefore, whatComes } from './ancestry.ts';
import type { Client, ClientOptions, GitHub } from './client.ts';
import { ask, createClient } from './client.ts';
import type { Entry, KnownCommit } from './commit-files.ts';
import { CommitFiles } from './commit-files.ts';
import { readLog } from './commit-log.ts';
import { makeCommit } from './commit-object.ts';
import { commitOnBranch } from './commit-on-branch.ts';
import type { Asked } from './file-query.ts';
import { moveBranch, removeBranch } from './move-ref.ts';

const unreachable = 'gitops-unreachable';
const reading = { what: 'reading', stage: 'write', needs: 'contents=read', unreachable } as const;
const writing = { what: 'writing to', stage: 'write', needs: 'contents=write', unreachable } as const;

/**
 * The GitOps repository by GitHub's API alone: no git, no clone. A write reads one branch head, the files that it names, and
 * commits: three requests. Throws `bad-input` for a repository or a token that cannot be one.
 */
export function createGitOpsRepository(options: ClientOptions): GitOpsRepository {
  return new GitHubRepository(createClient(options));
}

class GitHubRepository implements GitOpsRepository {
  readonly #client: Client;
  readonly #files = new CommitFiles();

  constructor(client: Client) {
    this.#client = client;
  }

  async head(branch: string, signal: AbortSignal): Promise<CommitSha | undefined> {
    const ref = branchRef(branch);
    // a branch of ours is asked where it stands; what it holds is hardly ever of interest
    const withFiles = !isOurBranch(branch);
    return this.#read(signal, (github) => this.#files.head(github, ref, { withFiles }));
  }

  async read(
    commit: CommitSha,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    if (paths.length === 0) return new Map();
    const { entries } = await this.#look(commit, { paths }, signal);
    return new Map(
      filesOf(entries).flatMap(({ path, bytes }) => (bytes === undefined ? [] : [[path, bytes] as const])),
    );
  }

  async folders(
    commit: CommitSha,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, FolderContent>> {
    if (paths.length === 0) return new Map();
    const { folders } = await this.#look(commit, { folders: paths }, signal);
    return folders;
  }

  async commit(request: CommitRequest, signal: AbortSignal): Promise<CommitResult> {
    refuseForce(request);
    const ref = branchRef(request.branch);
    const parent = await this.#lookAround(request, signal);
    refuseUnwritable(request, standingIn(parent));
    return ask(this.#client, { ...writing, signal }, async (github) => {
      if (request.expected === request.parent && keepsModes(request, parent)) {
        const written = await commitOnBranch(github, { client: this.#client, files: this.#files, request, ref });
        if (written.result !== 'not-served') return written;
      }
      return this.#commitAndMove(github, request, { ref, parent });
    });
  }

  async removeBranch(branch: string, expected: CommitSha, signal: AbortSignal): Promise<BranchRemoval> {
    refuseToRemove(branch);
    return ask(this.#client, { ...writing, signal }, (github) =>
      removeBranch(github, this.#client, { ref: branchRef(branch), before: expected }),
    );
  }

  async isAncestor(ancestor: CommitSha, commit: CommitSha, signal: AbortSignal): Promise<boolean | 'unknown'> {
    // what a cluster names as its revision may be a tag, a version of a chart, or anything
    if (!isCommitSha(ancestor) || !isCommitSha(commit)) return 'unknown';
    return ancestor === commit || this.#read(signal, (github) => comesBefore(github, ancestor, commit));
  }

  async log(search: LogSearch, signal: AbortSignal): Promise<CommitLog> {
    const ref = branchRef(search.branch);
    return this.#read(signal, (github) => readLog(github, ref, search));
  }

  async brings(merge: PlannedMerge, signal: AbortSignal): Promise<Brought | 'unknown'> {
    return this.#read(signal, (github) => whatComes(github, merge));
  }

  /**
   * Makes the commit first, and then moves the branch to it in one step: there is no moment at which a branch of ours is made
   * or moved without the edit, which would close its pull request, and nothing is left where the run dies in between.
   */
  async #commitAndMove(
    github: GitHub,
    request: CommitRequest,
    { ref, parent }: { readonly ref: string; readonly parent: KnownCommit },
  ): Promise<CommitResult> {
    const { expected } = request;
    const after = await makeCommit(github, request, parent);
    const before = expected === 'nothing' ? undefined : expected;
    const force = before !== undefined && before !== request.parent;
    return moveBranch(github, this.#client, { ref, before, after, force, repositoryId: parent.repositoryId });
  }

  /** What stands at the files of a commit to be made, and above those that are new. */
  async #lookAround({ parent, files }: CommitRequest, signal: AbortSignal): Promise<KnownCommit> {
    const known = await this.#look(parent, { paths: [...files.keys()] }, signal);
    const made = newFiles(files, (path) => known.entries.has(path));
    if (made.length === 0) return known;
    const folders = [...new Set(made.flatMap((path) => foldersUp(folderOf(path))))];
    const around = await this.#look(parent, { paths: folders.filter((folder) => folder !== ''), folders }, signal);
    return { ...around, entries: new Map([...known.entries, ...around.entries]) };
  }

  async #look(commit: CommitSha, asked: Partial<Asked>, signal: AbortSignal): Promise<KnownCommit> {
    refuseOtherThanCommit(commit);
    return this.#read(signal, (github) => this.#files.look(github, commit, asked));
  }

  #read<T>(signal: AbortSignal, work: (github: GitHub) => Promise<T>): Promise<T> {
    return ask(this.#client, { ...reading, signal }, work);
  }
}

function standingIn({ entries, folders }: KnownCommit): Standing {
  return {
    modeAt: (path) => entries.get(path)?.mode,
    namesIn: (folder) => {
      const { files = [], folders: inside = [] } = folders.get(folder) ?? {};
      return [...files, ...inside];
    },
  };
}

/** `createCommitOnBranch` gives every file that it writes the mode 100644, which new ones have anyway. */
function keepsModes({ files }: CommitRequest, { entries }: KnownCommit): boolean {
  return [...files].every(([path, bytes]) => bytes === 'deleted' || (entries.get(path)?.mode ?? '100644') === '100644');
}

/** The files among some entries; throws `edit-refused` for a symbolic link or a submodule. */
function filesOf(entries: ReadonlyMap<string, Entry>): readonly Entry[] {
  const found = [...entries.values()].filter((entry) => !isFolder(entry));
  refuseLinks(found);
  return found.filter(isFile);
}
