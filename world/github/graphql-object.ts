import { isUtf8 } from 'node:buffer';
import type { CommitFacts } from './bare-repository.ts';
import type { GraphqlContext } from './graphql.ts';
import { demandOrForbid } from './graphql-refusal.ts';
import type { Entry } from './objects.ts';
import { entriesIn, entryAt, isBinary, kindOf } from './objects.ts';
import { nodeId } from './replies/account.ts';
import type { Repository } from './state.ts';

/** How much of a file GraphQL tells; the rest is cut off (`isTruncated`). */
const longestText = 512_000;

/** https://docs.github.com/graphql/reference/objects#repository: `object`, by its id or by what git calls a revision */
export function findObject(
  { viewer }: GraphqlContext,
  repository: Repository,
  { oid, expression }: { readonly oid?: string | null; readonly expression?: string | null },
) {
  demandOrForbid(viewer, ['contents=read']);
  const { bare } = repository;
  const found = oid ?? bare.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', expression ?? '']);
  const kind = found === undefined ? undefined : kindOf(bare, found);
  if (found === undefined || kind === undefined) return null;
  if (kind === 'commit') return commitNode(repository, found);
  if (kind === 'tree') return treeNode(repository, found);
  return kind === 'blob' ? blobNode(repository, found) : { __typename: 'Tag', oid: found };
}

/** https://docs.github.com/graphql/reference/objects#ref */
export function findRef({ viewer }: GraphqlContext, repository: Repository, qualifiedName: string) {
  demandOrForbid(viewer, ['contents=read']);
  const oid = repository.bare.ref(qualifiedName);
  if (oid === undefined) return null;
  const name = qualifiedName.replace(/^refs\/[^/]+\//, '');
  return { id: nodeId('Ref', qualifiedName), name, target: () => commitNode(repository, oid) };
}

function commitNode(repository: Repository, oid: string) {
  const { bare } = repository;
  return {
    __typename: 'Commit',
    id: nodeId('Commit', oid),
    oid,
    tree: () => treeNode(repository, bare.git(['rev-parse', `${oid}^{tree}`])),
    file: ({ path }: { path: string }) => {
      const entry = entryAt(bare, oid, path);
      return entry === undefined ? null : entryNode(repository, entry);
    },
    history: (args: HistoryArguments) => historyOf(repository, oid, args),
  };
}

interface HistoryArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly since?: string | null;
  readonly path?: string | null;
}

/** https://docs.github.com/graphql/reference/objects#commit: as `git log` has it, the cursor is the commit and a place */
function historyOf(repository: Repository, oid: string, { first, after, since, path }: HistoryArguments) {
  const size = Math.min(first ?? 100, 100);
  const start = Number(after?.split(' ')[1] ?? -1) + 1;
  const words = since == null ? [] : [`--since=${since}`];
  const paths = path == null ? [] : ['--', path];
  const all = repository.bare.commits(...words, oid, ...paths);
  const shown = all.slice(start, start + size);
  const endCursor = shown.length === 0 ? null : `${oid} ${start + shown.length - 1}`;
  return {
    nodes: shown.map((facts) => factsNode(repository, facts)),
    totalCount: all.length,
    pageInfo: { hasNextPage: start + size < all.length, endCursor },
  };
}

function factsNode(repository: Repository, facts: CommitFacts) {
  const parents = { nodes: facts.parents.map((oid) => ({ __typename: 'Commit', oid })) };
  const { message, committer } = facts;
  return { ...commitNode(repository, facts.sha), message, committedDate: committer.date, parents };
}

/** https://docs.github.com/graphql/reference/objects#tree: all of its entries, in no pages */
function treeNode(repository: Repository, oid: string): object {
  const entries = () => entriesIn(repository.bare, oid, false)?.map((entry) => entryNode(repository, entry)) ?? null;
  return { __typename: 'Tree', id: nodeId('Tree', oid), oid, entries };
}

/** https://docs.github.com/graphql/reference/objects#treeentry: the mode is git's, as a decimal number */
function entryNode(repository: Repository, { mode, type, oid, path }: Entry) {
  const object = () => {
    if (type === 'tree') return treeNode(repository, oid);
    return type === 'blob' ? blobNode(repository, oid) : null;
  };
  return { mode: Number.parseInt(mode, 8), type, oid, path, name: path.split('/').at(-1), object };
}

/** https://docs.github.com/graphql/reference/objects#blob: "UTF8 text data or null if the Blob is binary" */
function blobNode({ bare }: Repository, oid: string) {
  const bytes = bare.raw(['cat-file', 'blob', oid]) ?? Buffer.alloc(0);
  const binary = isBinary(bytes);
  const text = bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
  return {
    __typename: 'Blob',
    id: nodeId('Blob', oid),
    oid,
    byteSize: bytes.length,
    isBinary: binary,
    isTruncated: !binary && text.length > longestText,
    text: binary ? null : text.slice(0, longestText),
  };
}
