import { DeployError } from '../errors.ts';
import { isFile, noCommit } from '../git/refusals.ts';
import type { CommitSha } from '../ports/gitops-repository.ts';
import { blobId, bytesOf } from './blob.ts';
import type { GitHub } from './client.ts';
import type { WireCommit, WireEntry } from './file-query.ts';
import { queryCommit, queryRef } from './file-query.ts';
import { inGroups } from './groups.ts';

/** What stands at a path of a commit: a file with its bytes, or a folder, a symbolic link, a submodule without. */
export interface Entry {
  readonly path: string;
  readonly mode: string;
  readonly oid: string;
  readonly bytes?: Uint8Array;
}

/** What is known of a commit. */
export interface KnownCommit {
  readonly tree: string;
  /** GraphQL's id of the repository. */
  readonly repositoryId: string;
  /** Of the paths that were asked for, those where something stands. */
  readonly entries: ReadonlyMap<string, Entry>;
}

/** How many paths one query asks for at most. */
const mostPaths = 100;

/** How many commits are remembered; a deployment looks at two or three. */
const mostCommits = 8;

/** The same with what is known not to be there. */
interface Remembered extends Omit<KnownCommit, 'entries'> {
  /** Undefined at paths where nothing stands. */
  readonly entries: ReadonlyMap<string, Entry | undefined>;
}

/**
 * Files of commits, each read once: what a commit holds never changes. A look at a branch can bring the files along that were
 * read last, since whoever lost a race reads the same ones anew.
 */
export class CommitFiles {
  readonly #commits = new Map<CommitSha, Remembered>();
  #lastPaths: readonly string[] = [];

  /** The commit that a ref points at, with its files or without; undefined where there is none. */
  async head(
    github: GitHub,
    ref: string,
    { withFiles }: { readonly withFiles: boolean },
  ): Promise<CommitSha | undefined> {
    const found = await queryRef(github, ref, withFiles ? this.#lastPaths : []);
    if (found !== undefined) this.#keep(found.oid, await readFiles(github, found));
    return found?.oid;
  }

  /** What stands at some paths of a commit. Throws `bad-input` for a commit that is not there. */
  async look(github: GitHub, commit: CommitSha, paths: readonly string[]): Promise<KnownCommit> {
    const asked = paths.filter(isNormal);
    let known = this.#commits.get(commit);
    const unknown = asked.filter((path) => known?.entries.has(path) !== true);
    for (let start = 0; start < unknown.length || known === undefined; start += mostPaths) {
      const found = await queryCommit(github, commit, unknown.slice(start, start + mostPaths));
      if (found === undefined) throw noCommit(`${github.at.owner}/${github.at.repo}`, commit);
      known = merge(known, await readFiles(github, found));
    }
    this.#keep(commit, known);
    this.#lastPaths = [...known.entries.keys()].slice(0, mostPaths);
    const there = asked.flatMap((path) => known.entries.get(path) ?? []);
    return { ...known, entries: new Map(there.map((entry) => [entry.path, entry])) };
  }

  /** The one that was looked at least recently is forgotten. */
  #keep(commit: CommitSha, known: Remembered): void {
    const whole = merge(this.#commits.get(commit), known);
    this.#commits.delete(commit);
    this.#commits.set(commit, whole);
    const [oldest] = this.#commits.keys();
    if (this.#commits.size > mostCommits && oldest !== undefined) this.#commits.delete(oldest);
  }
}

function merge(one: Remembered | undefined, other: Remembered): Remembered {
  return { ...other, entries: new Map([...(one?.entries ?? []), ...other.entries]) };
}

/** Whether text is a path as git writes it; GitHub would take `/a` and `a//b` for another one. */
function isNormal(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

async function readFiles(github: GitHub, { tree, repositoryId, entries }: WireCommit): Promise<Remembered> {
  const read = await inGroups(
    [...entries],
    async ([path, entry]) => [path, await readEntry(github, path, entry)] as const,
  );
  return { tree, repositoryId, entries: new Map(read) };
}

async function readEntry(github: GitHub, path: string, entry: WireEntry | undefined): Promise<Entry | undefined> {
  if (entry === undefined) return undefined;
  const { mode, oid, text } = entry;
  if (!isFile(entry)) return { path, mode, oid };
  return { path, mode, oid, bytes: bytesOf(text, oid) ?? (await readRaw(github, path, oid)) };
}

/** The bytes themselves, in base64. */
async function readRaw({ rest, at }: GitHub, path: string, oid: string): Promise<Uint8Array> {
  const { data } = await rest.git.getBlob({ ...at, file_sha: oid });
  const bytes = Buffer.from(data.content, 'base64');
  if (blobId(bytes, oid) === oid) return bytes;
  const message = `${at.owner}/${at.repo} gave other bytes for ${path} than its id says`;
  throw new DeployError('gitops-unreachable', { stage: 'write', message });
}
