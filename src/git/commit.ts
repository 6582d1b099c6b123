import { rm } from 'node:fs/promises';
import type { Git } from './git.ts';
import type { TreeEntry } from './tree.ts';

/** Who makes a commit, and when. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: Date;
}

/** A commit to make. */
export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly by: Signature;
}

/** Files of a commit that get other bytes; the mode of each stays. */
export interface NewFiles {
  readonly parent: string;
  readonly entries: readonly TreeEntry[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A tree that differs from the parent's in exactly these files; the content of no other file is needed. */
export async function writeTree(git: Git, { parent, entries, files }: NewFiles, signal: AbortSignal): Promise<string> {
  const changed: string[] = [];
  for (const { mode, path } of entries) {
    const input = files.get(path) ?? new Uint8Array();
    const id = await git.local({ arguments: ['hash-object', '-w', '--stdin'], input, signal });
    changed.push(`${mode} ${id.toString().trim()}\t${path}\0`);
  }
  // an index of its own, so that two commits can be made at the same time
  const index = git.scratch();
  const variables = { GIT_INDEX_FILE: index };
  try {
    await git.local({ arguments: ['read-tree', parent], variables, signal });
    await git.local({
      arguments: ['update-index', '-z', '--index-info'],
      input: changed.join(''),
      variables,
      signal,
    });
    const tree = await git.local({ arguments: ['write-tree', '--missing-ok'], variables, signal });
    return tree.toString().trim();
  } finally {
    await rm(index, { force: true });
  }
}

/** The tree without any entry. */
export async function writeEmptyTree(git: Git, signal: AbortSignal): Promise<string> {
  const tree = await git.local({ arguments: ['hash-object', '-t', 'tree', '-w', '--stdin'], input: '', signal });
  return tree.toString().trim();
}

/** Makes a commit that no branch points at yet. */
export async function writeCommit(git: Git, commit: NewCommit, signal: AbortSignal): Promise<string> {
  const { name, email, date } = commit.by;
  // `@`, or else git takes a small number for a date
  const at = `@${Math.floor(date.getTime() / 1000)} +0000`;
  const made = await git.local({
    arguments: ['commit-tree', commit.tree, ...commit.parents.flatMap((parent) => ['-p', parent]), '-F', '-'],
    input: commit.message,
    variables: {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: at,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: at,
    },
    signal,
  });
  return made.toString().trim();
}
