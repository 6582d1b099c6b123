import type { FolderContent } from '../data/folder.ts';
import { isFile } from './refusals.ts';

/** An entry of a tree: a file, a folder, a symbolic link or a submodule. */
export interface TreeEntry {
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

/** The entries that `git ls-tree -z` lists. */
export function readListing(listing: Buffer): readonly TreeEntry[] {
  return listing
    .toString()
    .split('\0')
    .flatMap((line) => {
      // MODE TYPE ID<tab>PATH
      const [, mode, id, path] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      return mode === undefined || id === undefined || path === undefined ? [] : [{ mode, id, path }];
    });
}

/** Whether an entry is a folder. */
export function isFolder({ mode }: Pick<TreeEntry, 'mode'>): boolean {
  return mode === '40000' || mode === '040000';
}

/** An entry of a tree object, and where the bytes of its id begin. */
export interface TreeItem {
  readonly mode: string;
  readonly name: string;
  readonly id: string;
  readonly at: number;
}

/** The entries of a tree object, `MODE NAME\0ID` each; `idBytes` is 20, or 32 with SHA-256. */
export function readTree(bytes: Buffer, idBytes: number): readonly TreeItem[] {
  const items: TreeItem[] = [];
  for (let from = 0; from < bytes.length; ) {
    const space = bytes.indexOf(0x20, from);
    const end = bytes.indexOf(0, space) + 1;
    const id = bytes.toString('hex', end, end + idBytes);
    items.push({
      mode: bytes.toString('latin1', from, space),
      name: bytes.toString('utf8', space + 1, end - 1),
      id,
      at: end,
    });
    from = end + idBytes;
  }
  return items;
}

/** What entries of a folder are, by name; links and submodules are passed over. */
export function contentOf(entries: Iterable<{ readonly mode: string; readonly name: string }>): FolderContent {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const entry of entries) {
    if (isFolder(entry)) folders.add(entry.name);
    if (isFile(entry)) files.add(entry.name);
  }
  return { files, folders };
}

/** A tree object with other ids in some of its entries: nothing else of it changes. */
export function withIds(bytes: Buffer, ids: readonly { readonly at: number; readonly id: string }[]): Buffer {
  const changed = Buffer.from(bytes);
  for (const { at, id } of ids) changed.write(id, at, 'hex');
  return changed;
}

/** What `git cat-file --batch` prints: `ID TYPE SIZE\n`, the bytes and `\n`; or `ID missing\n`. */
export function* batchEntries(output: Buffer): Generator<readonly [string, Buffer]> {
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at);
    const [id = '', type = '', size = ''] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type === 'missing') continue;
    yield [id, output.subarray(at, at + Number(size))];
    at += Number(size) + 1;
  }
}
