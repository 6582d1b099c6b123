import { isFields, listAt, textAt, valueAt } from '../data/fields.ts';
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

/** A commit with some of its paths. */
export interface WireCommit {
  readonly oid: CommitSha;
  readonly tree: string;
  /** GraphQL's id of the repository. */
  readonly repositoryId: string;
  /** Undefined at paths where nothing stands. */
  readonly entries: ReadonlyMap<string, WireEntry | undefined>;
}

/** The fields of a commit for so many paths, each of which is a variable. */
function commitFields(paths: readonly string[]): string {
  const files = paths.map((_, at) => `f${at}: file(path: $p${at}) { mode oid object { ... on Blob { text } } }`);
  return `oid ... on Commit { tree { oid } ${files.join(' ')} }`;
}

function declared(paths: readonly string[]): string {
  return paths.map((_, at) => `, $p${at}: String!`).join('');
}

function variablesOf(paths: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(paths.map((path, at) => [`p${at}`, path]));
}

/** The commit that a ref points at, with some of its paths, in one request; undefined where there is no such ref. */
export async function queryRef(github: GitHub, ref: string, paths: readonly string[]): Promise<WireCommit | undefined> {
  const query = `query($owner: String!, $repo: String!, $ref: String!${declared(paths)}) {
    repository(owner: $owner, name: $repo) { id ref(qualifiedName: $ref) { target { ${commitFields(paths)} } } } }`;
  const repository = await queryPaths(github, query, { ref, ...variablesOf(paths) });
  return readCommit(repository, valueAt(repository, 'ref', 'target'), paths);
}

/** A commit with some of its paths, in one request; undefined where there is no such commit. */
export async function queryCommit(
  github: GitHub,
  commit: CommitSha,
  paths: readonly string[],
): Promise<WireCommit | undefined> {
  const query = `query($owner: String!, $repo: String!, $commit: GitObjectID!${declared(paths)}) {
    repository(owner: $owner, name: $repo) { id object(oid: $commit) { ${commitFields(paths)} } } }`;
  const repository = await queryPaths(github, query, { commit, ...variablesOf(paths) });
  return readCommit(repository, valueAt(repository, 'object'), paths);
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
function readCommit(repository: unknown, commit: unknown, paths: readonly string[]): WireCommit | undefined {
  const repositoryId = textAt(repository, 'id') ?? '';
  const [oid, tree] = [textAt(commit, 'oid'), textAt(commit, 'tree', 'oid')];
  if (oid === undefined || tree === undefined) return undefined;
  const entries = new Map(paths.map((path, at) => [path, readEntry(valueAt(commit, `f${at}`))] as const));
  return { oid, tree, repositoryId, entries };
}

/** https://docs.github.com/graphql/reference/objects#treeentry: the mode is a decimal number */
function readEntry(entry: unknown): WireEntry | undefined {
  const oid = textAt(entry, 'oid');
  const mode = valueAt(entry, 'mode');
  if (!isFields(entry) || oid === undefined || typeof mode !== 'number') return undefined;
  return { mode: mode.toString(8).padStart(6, '0'), oid, text: textAt(entry, 'object', 'text') };
}
