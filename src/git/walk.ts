import { folderOf, nameOf } from '../data/folder.ts';
import type { Objects } from './objects.ts';
import type { Standing } from './refusals.ts';
import { isFile, isFolder, refuseLinks } from './refusals.ts';
import type { TreeItem } from './tree.ts';
import { readTree } from './tree.ts';

/** A folder of a commit: its tree object, and the entries of it. */
export interface Folder {
  readonly id: string;
  readonly bytes: Buffer;
  readonly items: ReadonlyMap<string, TreeItem>;
}

/** Paths of a commit that were walked to. */
export interface Walked {
  /** By path, POSIX; the root is `''`. */
  readonly folders: ReadonlyMap<string, Folder>;
  /** What stands at each path that was asked for; what is not there is not in the map. */
  readonly entries: ReadonlyMap<string, TreeItem>;
}

/** Where to go in a commit that is here. */
export interface Walk {
  readonly commit: string;
  readonly signal: AbortSignal;
}

/** Goes to paths through the trees above them. */
export async function walkTo(
  objects: Objects,
  { paths, ...walk }: Walk & { readonly paths: readonly string[] },
): Promise<Walked> {
  const folders = await walkInto(objects, { ...walk, folders: paths.map(folderOf) });
  const entries = paths.flatMap((path) => {
    const item = itemAt(folders, path);
    return item === undefined ? [] : [[path, item] as const];
  });
  return { folders, entries: new Map(entries) };
}

/**
 * Reads folders and those above them, by path, a level of all of them at a time: no tree beside the way is fetched, and each
 * level takes one request, whatever the number of folders. What is no folder is not in the answer.
 */
export async function walkInto(
  objects: Objects,
  { commit, folders: wanted, signal }: Walk & { readonly folders: readonly string[] },
): Promise<ReadonlyMap<string, Folder>> {
  const root = await objects.rootOf(commit, signal);
  const folders = new Map<string, Folder>([['', readFolder(root.id, root.bytes)]]);
  const parts = [...new Set(wanted)].map((path) => path.split('/').filter((part) => part !== ''));
  const deepest = Math.max(0, ...parts.map(({ length }) => length));
  for (let depth = 1; depth <= deepest; depth += 1) {
    const level = new Map(
      parts.filter(({ length }) => length >= depth).flatMap((names) => wayDown(folders, names.slice(0, depth))),
    );
    const trees = await objects.read([...level.values()], signal);
    for (const [path, id] of level) folders.set(path, readFolder(id, trees.get(id) ?? Buffer.alloc(0)));
  }
  return folders;
}

/** The folder that names lead to, with the id of its tree, where there is one. */
function wayDown(
  folders: ReadonlyMap<string, Folder>,
  names: readonly string[],
): readonly (readonly [string, string])[] {
  const path = names.join('/');
  const item = itemAt(folders, path);
  return item === undefined || !isFolder(item) ? [] : [[path, item.id]];
}

function itemAt(folders: ReadonlyMap<string, Folder>, path: string): TreeItem | undefined {
  return folders.get(folderOf(path))?.items.get(nameOf(path));
}

function readFolder(id: string, bytes: Buffer): Folder {
  const items = readTree(bytes, id.length / 2);
  return { id, bytes, items: new Map(items.map((item) => [item.name, item])) };
}

/** What stands on the way to what was walked to. */
export function standingIn({ folders }: Walked): Standing {
  return {
    modeAt: (path) => itemAt(folders, path)?.mode,
    namesIn: (folder) => [...(folders.get(folder)?.items.values() ?? [])].filter(isNoLink).map(({ name }) => name),
  };
}

function isNoLink(item: TreeItem): boolean {
  return isFolder(item) || isFile(item);
}

/** The files of what was walked to; throws `edit-refused` for a symbolic link or a submodule. */
export function filesIn({ entries }: Walked): ReadonlyMap<string, TreeItem> {
  const others = [...entries].filter(([, item]) => !isFolder(item));
  refuseLinks(others.map(([path, { mode }]) => ({ path, mode })));
  return new Map(others);
}
