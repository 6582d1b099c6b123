import type { FolderContent } from '../data/folder.ts';
import { DeployError } from '../errors.ts';
import { isFile, noCommit } from '../git/refusals.ts';
import type { CommitSha } from '../ports/gitops-repository.ts';
import { blobId, bytesOf } from './blob.ts';
import type { GitHub } from './client.ts';
import type { Asked, WireCommit, WireEntry } from './file-query.ts';
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
  /** Of the folders that were asked for, those that are there, with what stands directly in them. */
  readonly folders: ReadonlyMap<string, FolderContent>;
}

/** How many paths one query asks for at most. */
const mostPaths = 100;

/** How many commits are remembered; a deployment looks at two or three. */
const mostCommits = 8;

/** The same with what is known not to be there. */
interface Remembered extends Omit<KnownCommit, 'entries' | 'folders'> {
  readonly entries: ReadonlyMap<string, Entry | undefined>;
  readonly folders: ReadonlyMap<string, FolderContent | undefined>;
}

const nothing: Asked = { paths: [], folders: [] };

/**
 * Files and folders of commits, each read once: what a commit holds never changes. A look at a branch can bring those along
 * that were read last, since whoever lost a race reads the same ones anew.
 */
export class CommitFiles {
  readonly #commits = new Map<CommitSha, Remembered>();
  #last = nothing;

  /** The commit that a ref points at, with its files or without; undefined where there is none. */
  async head(
    github: GitHub,
    ref: string,
    { withFiles }: { readonly withFiles: boolean },
  ): Promise<CommitSha | undefined> {
    const found = await queryRef(github, ref, withFiles ? this.#last : nothing);
    if (found !== undefined) this.#keep(found.oid, await readFiles(github, found));
    return found?.oid;
  }

  /** What stands at some paths of a commit and in some folders. Throws `bad-input` for a commit that is not there. */
  async look(github: GitHub, commit: CommitSha, { paths = [], folders = [] }: Partial<Asked>): Promise<KnownCommit> {
    const asked = { paths: paths.filter(isNormal), folders: folders.filter((path) => path === '' || isNormal(path)) };
    for (const part of partsOf(unknownOf(asked, this.#commits.get(commit)))) {
      const found = await queryCommit(github, commit, part);
      if (found === undefined) throw noCommit(`${github.at.owner}/${github.at.repo}`, commit);
      this.#keep(commit, await readFiles(github, found));
    }
    const known = this.#commits.get(commit);
    if (known === undefined) throw noCommit(`${github.at.owner}/${github.at.repo}`, commit);
    this.#keep(commit, known);
    this.#last = partsOf({ paths: [...known.entries.keys()], folders: [...known.folders.keys()] })[0] ?? nothing;
    return { ...known, entries: there(asked.paths, known.entries), folders: there(asked.folders, known.folders) };
  }

  /** The one that was looked at least recently is forgotten. */
  #keep(commit: CommitSha, known: Remembered): void {
    const before = this.#commits.get(commit);
    this.#commits.delete(commit);
    this.#commits.set(commit, {
      ...known,
      entries: new Map([...(before?.entries ?? []), ...known.entries]),
      folders: new Map([...(before?.folders ?? []), ...known.folders]),
    });
    const [oldest] = this.#commits.keys();
    if (this.#commits.size > mostCommits && oldest !== undefined) this.#commits.delete(oldest);
  }
}

function unknownOf({ paths, folders }: Asked, known: Remembered | undefined): Asked | undefined {
  if (known === undefined) return { paths, folders };
  const unknown = {
    paths: paths.filter((path) => !known.entries.has(path)),
    folders: folders.filter((path) => !known.folders.has(path)),
  };
  return unknown.paths.length + unknown.folders.length === 0 ? undefined : unknown;
}

/** As many queries as it takes; one at least, where anything is asked at all. */
function partsOf(asked: Asked | undefined): readonly Asked[] {
  if (asked === undefined) return [];
  const all = [...asked.paths.map((path) => ({ path })), ...asked.folders.map((folder) => ({ folder }))];
  const parts = Array.from({ length: Math.max(1, Math.ceil(all.length / mostPaths)) }, (_, at) =>
    all.slice(at * mostPaths, (at + 1) * mostPaths),
  );
  return parts.map((part) => ({
    paths: part.flatMap((one) => ('path' in one ? [one.path] : [])),
    folders: part.flatMap((one) => ('folder' in one ? [one.folder] : [])),
  }));
}

function there<T>(asked: readonly string[], known: ReadonlyMap<string, T | undefined>): ReadonlyMap<string, T> {
  return new Map(
    asked.flatMap((path) => {
      const found = known.get(path);
      return found === undefined ? [] : [[path, found] as const];
    }),
  );
}

/** Whether text is a path as git writes it; GitHub would take `/a` and `a//b` for another one. */
function isNormal(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

async function readFiles(github: GitHub, { tree, repositoryId, entries, folders }: WireCommit): Promise<Remembered> {
  const read = await inGroups(
    [...entries],
    async ([path, entry]) => [path, await readEntry(github, path, entry)] as const,
  );
  return { tree, repositoryId, entries: new Map(read), folders };
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
