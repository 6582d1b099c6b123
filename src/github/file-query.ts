import { listAt, textAt, valueAt } from '../data/fields.ts';
import type { FolderContent } from '../data/folder.ts';
import { contentOf } from '../git/tree.ts';
import type { CommitSha } from '../ports/gitops-repository.ts';
import type { GitHub } from './client.ts';

/** What stands at a path of a commit, as GraphQL tells of it. */
export interface WireEntry {
  /** Six octal digits, as git writes them. */
  readonly mode: string;
  readonly oid: string;
  /** Undefined for what is no text. */
  readonly text: string | undefined;
}

/** What is asked about a commit: files or whatever stands at some paths, and what stands directly in some folders (the root is `''`). */
export interface Asked {
  readonly paths: readonly string[];
  readonly folders: readonly string[];
}

/** A commit with what was asked about it. */
export interface WireCommit {
  readonly oid: CommitSha;
  readonly tree: string;
  /** GraphQL's id of the repository. */
  readonly repositoryId: string;
  /** Undefined at paths where nothing stands. */
  readonly entries: ReadonlyMap<string, WireEntry | undefined>;
  /** Undefined where no folder is. */
  readonly folders: ReadonlyMap<string, FolderContent | undefined>;
}

/** Each path is a variable, `$p0`, `$p1`; those of folders are `$d0`, `$d1`. */
interface Variable {
  readonly name: string;
  readonly path: string;
}

function variablesOf({ paths, folders }: Asked): readonly Variable[] {
  const named = (letter: string, all: readonly string[]) => all.map((path, at) => ({ name: `${letter}${at}`, path }));
  return [...named('p', paths), ...named('d', folders)].filter(({ path }) => path !== '');
}

const entriesField = 'entries { name mode }';

/** The fields of a commit for what is asked. */
function commitFields(asked: Asked): string {
  const fields = variablesOf(asked).map(({ name }) => {
    const object = name.startsWith('d')
      ? `object { ... on Tree { ${entriesField} } }`
      : 'mode oid object { ... on Blob { text } }';
    return `${name}: file(path: $${name}) { ${object} }`;
  });
  const root = asked.folders.includes('') ? entriesField : '';
  return `oid ... on Commit { tree { oid ${root} } ${fields.join(' ')} }`;
}

function declared(asked: Asked): string {
  return variablesOf(asked)
    .map(({ name }) => `, $${name}: String!`)
    .join('');
}

function valuesOf(asked: Asked): Readonly<Record<string, string>> {
  return Object.fromEntries(variablesOf(asked).map(({ name, path }) => [name, path]));
}

/** The commit that a ref points at, with what is asked about it, in one request; undefined where there is no such ref. */
export async function queryRef(github: GitHub, ref: string, asked: Asked): Promise<WireCommit | undefined> {
  const query = `query($owner: String!, $repo: String!, $ref: String!${declared(asked)}) {
    repository(owner: $owner, name: $repo) { id ref(qualifiedName: $ref) { target { ${commitFields(asked)} } } } }`;
  const repository = await queryPaths(github, query, { ref, ...valuesOf(asked) });
  return readCommit(repository, valueAt(repository, 'ref', 'target'), asked);
}

/** A commit with what is asked about it, in one request; undefined where there is no such commit. */
export async function queryCommit(github: GitHub, commit: CommitSha, asked: Asked): Promise<WireCommit | undefined> {
  const query = `query($owner: String!, $repo: String!, $commit: GitObjectID!${declared(asked)}) {
    repository(owner: $owner, name: $repo) { id object(oid: $commit) { ${commitFields(asked)} } } }`;
  const repository = await queryPaths(github, query, { commit, ...valuesOf(asked) });
  return readCommit(repository, valueAt(repository, 'object'), asked);
}

/** A path that is not there is null; should a GitHub call it an error, it is one of that path alone. */
async function queryPaths(
  github: GitHub,
  query: string,
  variables: Readonly<Record<string, string>>,
): Promise<unknown> {
  try {
    const answer: unknown = await github.graphql(query, { ...github.at, ...variables });
    return valueAt(answer, 'repository');
  } catch (error) {
    const errors = listAt(error, 'errors');
    const isOfPaths = errors.every((one) => textAt(one, 'type') === 'NOT_FOUND' && listAt(one, 'path').length > 2);
    if (errors.length === 0 || !isOfPaths) throw error;
    return valueAt(error, 'data', 'repository');
  }
}

/** An object that is no commit has no tree. */
function readCommit(repository: unknown, commit: unknown, { paths, folders }: Asked): WireCommit | undefined {
  const repositoryId = textAt(repository, 'id') ?? '';
  const [oid, tree] = [textAt(commit, 'oid'), textAt(commit, 'tree', 'oid')];
  if (oid === undefined || tree === undefined) return undefined;
  const entries = paths.map((path, at) => [path, readEntry(valueAt(commit, `p${at}`))] as const);
  const trees = folders.map((path, at) => {
    const found = path === '' ? valueAt(commit, 'tree') : valueAt(commit, `d${at}`, 'object');
    return [path, readFolder(found)] as const;
  });
  return { oid, tree, repositoryId, entries: new Map(entries), folders: new Map(trees) };
}

/** https://docs.github.com/graphql/reference/objects#tree: what is no tree has no entries */
function readFolder(tree: unknown): FolderContent | undefined {
  if (!Array.isArray(valueAt(tree, 'entries'))) return undefined;
  const entries = listAt(tree, 'entries').flatMap((entry) => {
    const [name, mode] = [textAt(entry, 'name'), modeOf(entry)];
    return name === undefined || mode === undefined ? [] : [{ name, mode }];
  });
  return contentOf(entries);
}

function readEntry(entry: unknown): WireEntry | undefined {
  const oid = textAt(entry, 'oid');
  const mode = modeOf(entry);
  if (oid === undefined || mode === undefined) return undefined;
  return { mode, oid, text: textAt(entry, 'object', 'text') };
}

/** https://docs.github.com/graphql/reference/objects#treeentry: the mode is a decimal number */
function modeOf(entry: unknown): string | undefined {
  const mode = valueAt(entry, 'mode');
  return typeof mode === 'number' ? mode.toString(8).padStart(6, '0') : undefined;
}
