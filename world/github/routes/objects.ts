import { entriesIn, kindOf } from '../objects.ts';
import { notFound, Refusal } from '../refusal.ts';
import { nodeId } from '../replies/account.ts';
import { commitReply } from '../replies/commit.ts';
import { repositoryUrl } from '../replies/repository.ts';
import type { Answer, Call, Fields, Route } from '../route.ts';
import { isFields, listOf, route, textOf } from '../route.ts';

/** https://docs.github.com/rest/git/blobs#get-a-blob: always in base64, with a line break after every 60 characters */
function getBlob(call: Call): Answer {
  const { bare } = call.repository;
  const sha = call.path.file_sha ?? '';
  const bytes = kindOf(bare, sha) === 'blob' ? bare.raw(['cat-file', 'blob', sha]) : undefined;
  if (bytes === undefined) throw notFound();
  const content = bytes.toString('base64').replace(/.{1,60}/g, '$&\n');
  const facts = { sha, node_id: nodeId('Blob', sha), size: bytes.length, url: urlOf(call, `blobs/${sha}`) };
  return { status: 200, body: { ...facts, content, encoding: 'base64' } };
}

/** https://docs.github.com/rest/git/blobs#create-a-blob */
function createBlob(call: Call): Answer {
  const encoding = textOf(call.body, 'encoding') ?? 'utf-8';
  if (encoding !== 'utf-8' && encoding !== 'base64') throw new Refusal(422, 'encoding is invalid');
  const bytes = Buffer.from(textOf(call.body, 'content') ?? '', encoding);
  const sha = call.repository.bare.git(['hash-object', '-w', '--stdin'], bytes);
  return { status: 201, body: { sha, url: urlOf(call, `blobs/${sha}`) } };
}

/** The most entries that GitHub lists, here much lower: https://docs.github.com/rest/git/trees#get-a-tree says 100,000. */
const mostEntries = 1000;

/** https://docs.github.com/rest/git/trees#get-a-tree: `recursive` counts whatever its value, the empty one too */
function getTree(call: Call): Answer {
  const { bare } = call.repository;
  const named = call.path.tree_sha ?? '';
  const sha = bare.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${named}^{tree}`]);
  const all = sha === undefined ? undefined : entriesIn(bare, sha, call.query.has('recursive'));
  if (sha === undefined || all === undefined) throw notFound();
  const truncated = call.query.has('recursive') && all.length > mostEntries;
  return {
    status: 200,
    body: { ...treeReply(call, sha, all.slice(0, truncated ? mostEntries : all.length)), truncated },
  };
}

function treeReply(call: Call, sha: string, entries: NonNullable<ReturnType<typeof entriesIn>>) {
  const url = urlOf(call, `trees/${sha}`);
  return { sha, url, tree: entries.map(({ mode, type, oid, path }) => ({ path, mode, type, sha: oid })) };
}

/** https://docs.github.com/rest/git/trees#create-a-tree: entries upon `base_tree`; what is there already is replaced, and a `sha` of null deletes */
function createTree(call: Call): Answer {
  const { bare } = call.repository;
  const entries = (listOf(call.body, 'tree') ?? []).filter(isFields);
  if (entries.length === 0) throw new Refusal(422, 'Invalid tree info');
  const base = textOf(call.body, 'base_tree');
  const index = { GIT_INDEX_FILE: `${bare.path}/scratch-index` };
  bare.git(base === undefined ? ['read-tree', '--empty'] : ['read-tree', base], undefined, index);
  bare.git(['update-index', '-z', '--index-info'], entries.map((one) => entryLine(call, one)).join(''), index);
  const sha = bare.git(['write-tree'], undefined, index);
  return { status: 201, body: { ...treeReply(call, sha, entriesIn(bare, sha, false) ?? []), truncated: false } };
}

function entryLine({ repository }: Call, entry: Fields): string {
  const content = textOf(entry, 'content');
  const sha =
    content === undefined ? textOf(entry, 'sha') : repository.bare.git(['hash-object', '-w', '--stdin'], content);
  // https://git-scm.com/docs/git-update-index#_using_index_info: a mode of 0 removes
  if (entry['sha'] === null) return `0 ${'0'.repeat(40)}\t${textOf(entry, 'path')}\0`;
  return `${textOf(entry, 'mode')} ${sha}\t${textOf(entry, 'path')}\0`;
}

/** https://docs.github.com/rest/git/commits#create-a-commit: without an author it is the token's owner */
function createCommit(call: Call): Answer {
  const { repository, state, viewer, body } = call;
  const parents = (listOf(body, 'parents') ?? []).filter((one) => typeof one === 'string');
  const tree = textOf(body, 'tree') ?? '';
  if (kindOf(repository.bare, tree) !== 'tree') throw new Refusal(422, 'Tree SHA does not exist');
  if (parents.some((parent) => kindOf(repository.bare, parent) !== 'commit'))
    throw new Refusal(422, 'Parent SHA does not exist or is not a commit object');
  const author = `${viewer.login} <${viewer.login}@users.noreply.github.com>`;
  const sha = repository.bare.commitTree(tree, parents, {
    message: textOf(body, 'message') ?? '',
    author,
    date: state.clock(),
  });
  return { status: 201, body: gitCommit(call, sha) };
}

/** https://docs.github.com/rest/git/commits#get-a-commit-object */
function getCommit(call: Call): Answer {
  const sha = call.path.commit_sha ?? '';
  if (kindOf(call.repository.bare, sha) !== 'commit') throw notFound();
  return { status: 200, body: gitCommit(call, sha) };
}

function gitCommit(call: Call, sha: string) {
  const { state, repository } = call;
  const [facts] = repository.bare.commits('-1', sha);
  if (facts === undefined) throw notFound();
  const { commit, node_id, html_url, parents } = commitReply(state, repository, facts);
  const { author, committer, tree, message, verification } = commit;
  const url = urlOf(call, `commits/${sha}`);
  return { sha, node_id, url, html_url, author, committer, tree, message, parents, verification };
}

function urlOf({ state, repository }: Call, path: string): string {
  return `${repositoryUrl(state, repository)}/git/${path}`;
}

export const objectRoutes: readonly Route[] = [
  route('GET /git/blobs/{file_sha}', ['contents=read'], getBlob),
  route('POST /git/blobs', ['contents=write'], createBlob),
  route('GET /git/trees/{tree_sha}', ['contents=read'], getTree),
  route('POST /git/trees', ['contents=write'], createTree),
  route('GET /git/commits/{commit_sha}', ['contents=read'], getCommit),
  route('POST /git/commits', ['contents=write'], createCommit),
];
