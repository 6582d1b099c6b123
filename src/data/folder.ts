/** What stands directly in a folder, by name. Links and submodules are neither files nor folders. */
export interface FolderContent {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/** The folders that some files stand in, and those above, by path; the root is `''`. Paths are POSIX. */
export function foldersOf(files: Iterable<string>): ReadonlyMap<string, FolderContent> {
  const found = new Map<string, { readonly files: Set<string>; readonly folders: Set<string> }>();
  const contentOf = (path: string) => {
    const known = found.get(path);
    if (known !== undefined) return known;
    const content = { files: new Set<string>(), folders: new Set<string>() };
    found.set(path, content);
    if (path !== '') contentOf(folderOf(path)).folders.add(nameOf(path));
    return content;
  };
  for (const file of files) contentOf(folderOf(file)).files.add(nameOf(file));
  return found;
}

/** The folder that a path stands in; `''` is the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path of something in a folder. */
export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** A folder and those above it, the nearest first; the root is the last. */
export function foldersUp(folder: string): readonly string[] {
  return folder === '' ? [''] : [folder, ...foldersUp(folderOf(folder))];
}

/** The deepest folder that all of some files stand in or below; `''` is the root. */
export function commonFolder(files: readonly string[]): string {
  const ways = files.map((file) => foldersUp(folderOf(file)));
  return ways[0]?.find((folder) => ways.every((way) => way.includes(folder))) ?? '';
}

/** How many folders, from the root on, two files share. */
export function sharedFolders(one: string, other: string): number {
  const others = other.split('/').slice(0, -1);
  const parts = one.split('/').slice(0, -1);
  const parting = parts.findIndex((part, index) => part !== others[index]);
  return parting < 0 ? parts.length : parting;
}

/** The files in and below each folder, in their order. Takes as many steps as the paths have folders. */
export function filesBelow(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const below = new Map<string, string[]>();
  for (const file of files)
    for (const folder of foldersUp(folderOf(file))) {
      const known = below.get(folder);
      if (known === undefined) below.set(folder, [file]);
      else known.push(file);
    }
  return below;
}
