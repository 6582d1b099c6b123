import { folderOf, foldersUp, inFolder } from '../data/folder.ts';
import type { Objects } from './objects.ts';
import { isFile, isFolder } from './refusals.ts';
import type { TreeItem } from './tree.ts';
import { readTree } from './tree.ts';

/** Two commits that are here, and files that may differ between them. */
interface Compared {
  readonly before: string;
  readonly after: string;
  readonly besides: readonly string[];
  readonly signal: AbortSignal;
}

/** A folder that differs: its tree on either side. */
interface Pair {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Paths that differ between two commits besides some files: only folders that lead to one of these are looked into, a level at
 * a time, one request each. Of any other folder it is enough that it differs.
 */
export async function pathsBesides(
  objects: Objects,
  { before, after, besides, signal }: Compared,
): Promise<readonly string[]> {
  const files = new Set(besides);
  const folders = new Set(besides.flatMap((file) => foldersUp(folderOf(file))));
  const roots = { before: await objects.rootOf(before, signal), after: await objects.rootOf(after, signal) };
  let level: readonly Pair[] = [{ path: '', before: roots.before.id, after: roots.after.id }];
  const others: string[] = [];
  while (level.length > 0) {
    const trees = await objects.read(
      level.flatMap((pair) => [pair.before, pair.after]),
      signal,
    );
    const found = level.flatMap((pair) => differences(pair, trees));
    others.push(...found.filter((one) => !isExpected(one, { files, folders })).map(({ path }) => path));
    level = found.flatMap((one) => (one.folder !== undefined && folders.has(one.path) ? [one.folder] : []));
  }
  return others.sort();
}

/** A path whose entry differs; `folder` where both sides are one, `isFile` where both are a file. */
interface Difference {
  readonly path: string;
  readonly folder?: Pair;
  readonly isFile: boolean;
}

function isExpected(
  { path, folder, isFile }: Difference,
  { files, folders }: { readonly files: ReadonlySet<string>; readonly folders: ReadonlySet<string> },
): boolean {
  return folder === undefined ? isFile && files.has(path) : folders.has(path);
}

function differences(pair: Pair, trees: ReadonlyMap<string, Buffer>): readonly Difference[] {
  if (pair.before === pair.after) return [];
  const before = itemsOf(pair.before, trees);
  const after = itemsOf(pair.after, trees);
  // names that are no UTF-8 may read the same: the folder differs, and nobody can say by what
  if (before === undefined || after === undefined) return [{ path: pair.path === '' ? '.' : pair.path, isFile: false }];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old?.id === now?.id && old?.mode === now?.mode) return [];
    return [differenceAt(inFolder(pair.path, name), old, now)];
  });
}

function differenceAt(path: string, old: TreeItem | undefined, now: TreeItem | undefined): Difference {
  if (old === undefined || now === undefined) return { path, isFile: false };
  if (isFolder(old) && isFolder(now)) return { path, isFile: false, folder: { path, before: old.id, after: now.id } };
  return { path, isFile: isFile(old) && isFile(now) };
}

/** Entries by name; undefined where two have the same. */
function itemsOf(id: string, trees: ReadonlyMap<string, Buffer>): ReadonlyMap<string, TreeItem> | undefined {
  const items = readTree(trees.get(id) ?? Buffer.alloc(0), id.length / 2);
  const named = new Map(items.map((item) => [item.name, item]));
  return named.size === items.length ? named : undefined;
}
