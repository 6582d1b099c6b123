import { inFolder } from '../data/folder.ts';
import type { FileChanges } from '../ports/gitops-repository.ts';
import type { Git } from './git.ts';
import type { Objects } from './objects.ts';
import type { GitObject } from './pack.ts';
import { idOf, packOf } from './pack.ts';
import type { EntryChange, TreeItem } from './tree.ts';
import { withEntries } from './tree.ts';
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

/**
 * The tree that differs from what was walked to in exactly these files; no tree or file beside the way is needed. A folder is made
 * with its first file, and goes with its last.
 */
function treeWith({ folders }: Walked, files: FileChanges): NewTree {
  const idLength = folders.get('')?.id.length ?? 40;
  const objects = new Map<string, GitObject>();
  const add = (object: GitObject): string => {
    const id = idOf(object, idLength);
    objects.set(id, object);
    return id;
  };
  const entryOf = (there: TreeItem | undefined, path: string, inside: Changes): EntryChange => {
    const own = inside.find(([file]) => file === path)?.[1];
    if (own === 'deleted') return undefined;
    if (own !== undefined) return { mode: there?.mode ?? '100644', id: add({ kind: 'blob', bytes: Buffer.from(own) }) };
    const bytes = build(path, inside);
    return bytes.length === 0 ? undefined : { mode: there?.mode ?? '40000', id: add({ kind: 'tree', bytes }) };
  };
  const build = (folder: string, changes: Changes): Buffer => {
    const { bytes, items } = folders.get(folder) ?? { bytes: Buffer.alloc(0), items: new Map<string, TreeItem>() };
    const byName = Map.groupBy(changes, ([file]) => firstBelow(folder, file));
    const entries = [...byName].map(
      ([name, inside]) => [name, entryOf(items.get(name), inFolder(folder, name), inside)] as const,
    );
    return withEntries({ bytes, items: items.values() }, new Map(entries));
  };
  const root = add({ kind: 'tree', bytes: build('', [...files]) });
  return { root, objects };
}

type Changes = readonly (readonly [string, Uint8Array | 'deleted'])[];

/** The name of what leads from a folder to a file below it. */
function firstBelow(folder: string, file: string): string {
  const way = folder === '' ? file : file.slice(folder.length + 1);
  return way.split('/')[0] ?? way;
}

/** Writes that tree; the answer is its id. */
export async function writeTree(
  git: Git,
  { walked, files, objects }: { readonly walked: Walked; readonly files: FileChanges; readonly objects: Objects },
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
