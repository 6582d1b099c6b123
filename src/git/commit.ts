import { folderOf, nameOf } from '../data/folder.ts';
import type { Git } from './git.ts';
import type { Objects } from './objects.ts';
import type { GitObject } from './pack.ts';
import { idOf, packOf } from './pack.ts';
import { withIds } from './tree.ts';
import type { Walked } from './walk.ts';

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

/** What a commit has otherwise than its parent: the root of its tree, and every object that is new. */
interface NewTree {
  readonly root: string;
  readonly objects: ReadonlyMap<string, GitObject>;
}

/** The tree that differs from what was walked to in exactly these files; no tree or file beside the way is needed. */
function treeWith({ folders, entries }: Walked, files: ReadonlyMap<string, Uint8Array>): NewTree {
  const idLength = folders.get('')?.id.length ?? 40;
  const objects = new Map<string, GitObject>();
  const add = (object: GitObject): string => {
    const id = idOf(object, idLength);
    objects.set(id, object);
    return id;
  };
  const changes = new Map<string, { readonly at: number; readonly id: string }[]>();
  const change = (path: string, at: number, id: string) => {
    const folder = folderOf(path);
    changes.set(folder, [...(changes.get(folder) ?? []), { at, id }]);
  };
  for (const [path, bytes] of files) {
    const item = entries.get(path);
    if (item !== undefined) change(path, item.at, add({ kind: 'blob', bytes: Buffer.from(bytes) }));
  }
  // the deepest first: each gives its folder above a new id
  const depth = (path: string) => (path === '' ? 0 : path.split('/').length);
  let root = folders.get('')?.id ?? '';
  for (const [path, { bytes }] of [...folders].sort(([one], [other]) => depth(other) - depth(one))) {
    const inside = changes.get(path);
    if (inside === undefined) continue;
    const id = add({ kind: 'tree', bytes: withIds(bytes, inside) });
    const above = path === '' ? undefined : folders.get(folderOf(path))?.items.get(nameOf(path));
    if (above === undefined) root = id;
    else change(path, above.at, id);
  }
  return { root, objects };
}

/** Writes that tree; the answer is its id. */
export async function writeTree(
  git: Git,
  {
    walked,
    files,
    objects,
  }: { readonly walked: Walked; readonly files: ReadonlyMap<string, Uint8Array>; readonly objects: Objects },
  signal: AbortSignal,
): Promise<string> {
  const made = treeWith(walked, files);
  const input = packOf([...made.objects.values()], made.root.length);
  await git.local({ arguments: ['unpack-objects', '-q'], input, signal });
  objects.keep(new Map([...made.objects].map(([id, { bytes }]) => [id, bytes])));
  return made.root;
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
