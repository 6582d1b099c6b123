import type { FolderContent } from '../data/folder.ts';

/** The 40 (or 64) hexadecimal digits of a commit. */
export type CommitSha = string;

/** New bytes of files by path, and files that are deleted. */
export type FileChanges = ReadonlyMap<string, Uint8Array | 'deleted'>;

/** A commit to make on exactly one state of a branch. */
export interface CommitRequest {
  /** The branch to move, without `refs/heads/`. */
  readonly branch: string;
  readonly parent: CommitSha;
  /**
   * What the branch must still point at; `nothing` where it must not exist yet. The same as `parent`, but for branches of
   * our own (`gitops-deploy/…`), which are made anew on a moved base.
   */
  readonly expected: CommitSha | 'nothing';
  /**
   * What each file holds then, by path: one that is there keeps its mode, one that is not is made (with the folders above it), one
   * that is deleted must be there. Throws `edit-refused` where a link, a submodule or a folder stands in its place, or a name that
   * differs in case alone stands beside a new one.
   */
  readonly files: FileChanges;
  readonly message: string;
}

export type CommitResult =
  | { readonly result: 'committed'; readonly revision: CommitSha }
  /** Somebody moved the branch: read it again and plan again. */
  | { readonly result: 'lost-race' }
  /** A rule or a hook refuses the push; a missing permission is an error, `forbidden`. */
  | { readonly result: 'refused'; readonly message: string; readonly rule?: BrokenRule };

export type BranchRemoval =
  | { readonly result: 'removed' | 'lost-race' }
  | { readonly result: 'refused'; readonly message: string };

/** A rule of GitHub that a push would break, in GitHub's words: without control characters, and no longer than a few lines. */
export interface BrokenRule {
  /** The protection of a branch, a ruleset; or the branch is one of a pull request in a merge queue, which locks it. */
  readonly of: 'protection' | 'ruleset' | 'queue';
  readonly violations: readonly string[];
}

/** A merge that has not been made: of one commit into another one. */
export interface PlannedMerge {
  readonly commit: CommitSha;
  readonly into: CommitSha;
  /** Files that it may change. */
  readonly besides: readonly string[];
}

/** What a merge brings: all that has changed since the commit that both sides come from. */
export interface Brought {
  readonly since: CommitSha;
  /** Files, or folders with some in them, that it changes and may not. */
  readonly others: readonly string[];
  /** How many commits it brings, or more: git counts by the dates that they have. */
  readonly commits: number;
}

/** One commit of the history of a branch. */
export interface LoggedCommit {
  readonly revision: CommitSha;
  /** When it was committed. */
  readonly at: Date;
  readonly message: string;
}

/** Which part of a history is read. */
export interface LogSearch {
  readonly branch: string;
  readonly since: Date;
  /** Only what changes something below this folder, where that can be asked for; the root is `''`. */
  readonly below: string;
  /** How many commits are read at most. */
  readonly most: number;
}

/** The newest commits first; `isCut` where there are more since then. */
export interface CommitLog {
  readonly commits: readonly LoggedCommit[];
  readonly isCut: boolean;
}

/**
 * The repository that Argo CD applies. A write is a compare-and-swap on a branch; text is never merged.
 * Throws `gitops-unreachable` and `forbidden`; `bad-input` for a commit that is not there.
 */
export interface GitOpsRepository {
  /** The commit that a branch points at, or undefined where there is no such branch. */
  head(branch: string, signal: AbortSignal): Promise<CommitSha | undefined>;
  /** The bytes of each file at a commit; a path that is not there is not in the map. */
  read(commit: CommitSha, paths: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Uint8Array>>;
  /** What stands directly in each folder at a commit; the root is `''`, and a folder that is not there is not in the map. */
  folders(
    commit: CommitSha,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, FolderContent>>;
  commit(request: CommitRequest, signal: AbortSignal): Promise<CommitResult>;
  /** Takes away a branch of our own (`gitops-deploy/…`) that is where it is thought to be. Throws `internal` for any other. */
  removeBranch(branch: string, expected: CommitSha, signal: AbortSignal): Promise<BranchRemoval>;
  /** Whether `ancestor` is `commit` or one of its ancestors; `unknown` where the repository does not have one of them. */
  isAncestor(ancestor: CommitSha, commit: CommitSha, signal: AbortSignal): Promise<boolean | 'unknown'>;
  /** The history of a branch since a moment; empty where there is no such branch. Over the API one request for a hundred commits. */
  log(search: LogSearch, signal: AbortSignal): Promise<CommitLog>;
  /** What a merge would bring; `unknown` where there is not one commit that both sides come from, or too much is changed. */
  brings(merge: PlannedMerge, signal: AbortSignal): Promise<Brought | 'unknown'>;
}
