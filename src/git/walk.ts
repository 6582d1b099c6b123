import type { Objects } from './objects.ts';
import { isFile, refuseLinks } from './refusals.ts';
import type { TreeItem } from './tree.ts';
import { isFolder, readTree } from './tree.ts';

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
  readonly paths: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Goes to paths through the trees above them, a level of all paths at a time: no tree beside the way is fetched, and each level
 * takes one request, whatever the number of paths.
 */
export async function walkTo(objects: Objects, { commit, paths, signal }: Walk): Promise<Walked> {
  const root = await objects.rootOf(commit, signal);
  const folders = new Map<string, Folder>([['', folderOf(root.id, root.bytes)]]);
  const parts = paths.map((path) => path.split('/').filter((part) => part !== ''));
  const deepest = Math.max(0, ...parts.map(({ length }) => length));
  for (let depth = 1; depth < deepest; depth += 1) {
    const level = new Map(
      parts.filter(({ length }) => length > depth).flatMap((names) => wayDown(folders, names.slice(0, depth))),
    );
    const trees = await objects.read([...level.values()], signal);
    for (const [path, id] of level) folders.set(path, folderOf(id, trees.get(id) ?? Buffer.alloc(0)));
  }
  const entries = paths.flatMap((path) => {
    const item = itemAt(folders, path);
    return item === undefined ? [] : [[path, item] as const];
  });
  return { folders, entries: new Map(entries) };
}

/** Paths of all files below a folder, sorted; each level of it takes one request. */
export async function filesBelow(
  objects: Objects,
  top: { readonly tree: string; readonly path: string },
  signal: AbortSignal,
): Promise<readonly string[]> {
  const files: string[] = [];
  for (let level = [top]; level.length > 0; ) {
    const trees = await objects.read(
      level.map(({ tree }) => tree),
      signal,
    );
    const items = level.flatMap(({ tree, path }) =>
      readTree(trees.get(tree) ?? Buffer.alloc(0), tree.length / 2).map((item) => ({
        ...item,
        path: path === '' ? item.name : `${path}/${item.name}`,
      })),
    );
    files.push(...items.filter(isFile).map(({ path }) => path));
    level = items.filter(isFolder).map(({ id, path }) => ({ tree: id, path }));
  }
  return files.sort();
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
  const { folder, name } = splitPath(path);
  return folders.get(folder)?.items.get(name);
}

/** The folder of a path, and the name in it. */
export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const slash = path.lastIndexOf('/');
  return { folder: path.slice(0, Math.max(0, slash)), name: path.slice(slash + 1) };
}

function folderOf(id: string, bytes: Buffer): Folder {
  const items = readTree(bytes, id.length / 2);
  return { id, bytes, items: new Map(items.map((item) => [item.name, item])) };
}

/** The files of what was walked to; throws `edit-refused` for a symbolic link or a submodule. */
export function filesIn({ entries }: Walked): ReadonlyMap<string, TreeItem> {
  const others = [...entries].filter(([, item]) => !isFolder(item));
  refuseLinks(others.map(([path, { mode }]) => ({ path, mode })));
  return new Map(others);
}
