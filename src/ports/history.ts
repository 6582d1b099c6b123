import type { CommitSha } from './gitops-repository.ts';

/** A file that differs between the merge base and the working tree. */
export interface ChangedFile {
  readonly path: string;
  readonly isGone: boolean;
}

/** How the working tree differs from where a change began. All paths are POSIX, from the root of the repository. */
export interface Comparison {
  /** The merge base of the commit that was named and of what is checked out. */
  readonly mergeBase: CommitSha;
  /** What was asked for: files and folders, `''` for the root. */
  readonly scopes: readonly string[];
  /** Sorted; new files that git does not ignore count. */
  readonly changed: readonly ChangedFile[];
  /** All files of the working tree that git does not ignore, sorted. */
  readonly listing: readonly string[];
  /** A path as seen from the working folder. */
  readonly seenFromHere: (path: string) => string;
  /** The bytes at the merge base of the files that are there and hold at most so many; links and submodules are none. */
  readonly readBefore: (paths: readonly string[], most: number) => Promise<ReadonlyMap<string, Uint8Array>>;
}

/** The git repository that the working folder is in, or a path below it. */
export interface History {
  /**
   * Compares the working tree with its merge base with a commit, branch or tag. Throws `bad-input` where there is no
   * repository, the commit is not in it, or a path lies outside.
   */
  compare(base: string, paths: readonly string[], signal: AbortSignal): Promise<Comparison>;
}
