import { fetchObjects } from './fetch.ts';
import { refuseLinks } from './refusals.ts';
import type { Network } from './transport.ts';

/** An entry of a tree: a file, a symbolic link or a submodule. */
export interface TreeEntry {
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

/** Where to look in which commit. */
interface Looked {
  readonly commit: string;
  /** Folders end in `/`; none for the whole tree. */
  readonly paths: readonly string[];
  readonly signal: AbortSignal;
}

/** More paths than this are not put on a command line: the whole tree is listed instead. */
const mostPaths = 200;

/** The entries at or below some paths of a commit that is there. */
export async function entriesOf({ git }: Network, { commit, paths, signal }: Looked): Promise<readonly TreeEntry[]> {
  const named = paths.length > mostPaths ? [] : paths;
  const listing = await git.local({
    arguments: ['--literal-pathspecs', 'ls-tree', '-r', '-z', '--full-tree', commit, '--', ...named],
    signal,
  });
  return readListing(listing);
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

/** The entries of exactly these paths; throws `edit-refused` for a symbolic link or a submodule. */
export async function filesOf(network: Network, looked: Looked): Promise<readonly TreeEntry[]> {
  if (looked.paths.length === 0) return [];
  const wanted = new Set(looked.paths);
  const entries = (await entriesOf(network, looked)).filter(({ path }) => wanted.has(path));
  refuseLinks(entries);
  return entries;
}

/** The bytes of files by path; what is not there yet is fetched, all of it in one request. */
export async function contentsOf(
  network: Network,
  entries: readonly TreeEntry[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const ids = [...new Set(entries.map(({ id }) => id))];
  const there = await readBlobs(network, ids, signal);
  const missing = ids.filter((id) => !there.has(id));
  if (missing.length > 0) await fetchObjects(network, missing, signal);
  const contents = new Map([...there, ...(await readBlobs(network, missing, signal))]);
  return new Map(
    entries.flatMap(({ id, path }) => {
      const bytes = contents.get(id);
      return bytes === undefined ? [] : [[path, bytes] as const];
    }),
  );
}

/** The blobs of these ids that are there. */
async function readBlobs(
  { git }: Network,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (ids.length === 0) return new Map();
  const output = await git.local({ arguments: ['cat-file', '--batch'], input: `${ids.join('\n')}\n`, signal });
  return new Map(batchEntries(output));
}

/** What `git cat-file --batch` prints: `ID TYPE SIZE\n`, the bytes and `\n`; or `ID missing\n`. */
export function* batchEntries(output: Buffer): Generator<readonly [string, Uint8Array]> {
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at);
    const [id = '', type = '', size = ''] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type === 'missing') continue;
    yield [id, output.subarray(at, at + Number(size))];
    at += Number(size) + 1;
  }
}
