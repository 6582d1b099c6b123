import type { BareRepository } from './bare-repository.ts';

/** An entry of a tree. */
export interface Entry {
  /** Six octal digits. */
  readonly mode: string;
  readonly type: string;
  readonly oid: string;
  readonly path: string;
}

/** The entries that `git ls-tree -z` lists. */
function entriesOf(listing: string): readonly Entry[] {
  return listing.split('\0').flatMap((line) => {
    const [, mode, type, oid, path] = /^(\d+) (\w+) ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return mode === undefined || type === undefined || oid === undefined || path === undefined
      ? []
      : [{ mode, type, oid, path }];
  });
}

/** What stands at a path of a commit; undefined where nothing does. */
export function entryAt(bare: BareRepository, commit: string, path: string): Entry | undefined {
  const words = ['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', commit, '--', path];
  return entriesOf(bare.ask(words) ?? '').find((one) => one.path === path);
}

/** The entries of a tree; with `recursive` those of all trees below, trees included, as GitHub lists them. */
export function entriesIn(bare: BareRepository, tree: string, recursive: boolean): readonly Entry[] | undefined {
  const listing = bare.ask(['ls-tree', ...(recursive ? ['-r', '-t'] : []), '-z', '--full-tree', tree]);
  return listing === undefined ? undefined : entriesOf(listing);
}

/** The kind of an object; undefined where it is not there. */
export function kindOf(bare: BareRepository, oid: string): string | undefined {
  return /^[0-9a-f]{40}$/.test(oid) ? bare.ask(['cat-file', '-t', oid]) : undefined;
}

/** GitHub guesses from the beginning of a file, as git does, whether it is text. */
export function isBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, 8000).includes(0);
}
