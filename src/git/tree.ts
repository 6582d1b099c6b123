import type { FolderContent } from '../data/folder.ts';
import { isFile, isFolder } from './refusals.ts';

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

/** What is to stand in a folder under a name; undefined where nothing is to. */
export type EntryChange = { readonly mode: string; readonly id: string } | undefined;

/**
 * A tree object with some of its entries changed, made or taken away, by name; every other entry keeps its bytes. In the order of
 * git: by bytes, a folder as if its name ended with a slash.
 */
export function withEntries(
  { bytes, items }: { readonly bytes: Buffer; readonly items: Iterable<TreeItem> },
  changes: ReadonlyMap<string, EntryChange>,
): Buffer {
  let from = 0;
  const kept: { readonly key: Buffer; readonly raw: Buffer }[] = [];
  for (const item of items) {
    const raw = bytes.subarray(from, item.at + item.id.length / 2);
    const name = bytes.subarray(from + item.mode.length + 1, item.at - 1);
    from = item.at + item.id.length / 2;
    if (!changes.has(item.name)) kept.push({ key: sortKey(item.mode, name), raw });
  }
  const made = [...changes].flatMap(([name, change]) => {
    if (change === undefined) return [];
    const raw = Buffer.concat([Buffer.from(`${change.mode} ${name}\0`), Buffer.from(change.id, 'hex')]);
    return [{ key: sortKey(change.mode, Buffer.from(name)), raw }];
  });
  const sorted = [...kept, ...made].sort((one, other) => Buffer.compare(one.key, other.key));
  return Buffer.concat(sorted.map(({ raw }) => raw));
}

function sortKey(mode: string, name: Buffer): Buffer {
  return isFolder({ mode }) ? Buffer.concat([name, Buffer.from('/')]) : name;
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
