import { pushBlock } from '../protection.ts';
import { notFound, Refusal } from '../refusal.ts';
import { nodeId } from '../replies/account.ts';
import { repositoryUrl } from '../replies/repository.ts';
import type { Answer, Call, Route } from '../route.ts';
import { route, textOf } from '../route.ts';

/** The full name of the ref in the path, which stands there without `refs/`. */
function namedRef({ path }: Call): string {
  return `refs/${(path.ref ?? '').replace(/^refs\//, '')}`;
}

/** https://docs.github.com/rest/git/refs#get-a-reference: a name that only begins so is not found */
function getRef(call: Call): Answer {
  const ref = namedRef(call);
  const sha = call.repository.bare.ref(ref);
  if (sha === undefined) throw notFound();
  return { status: 200, body: refReply(call, ref, sha) };
}

/** https://docs.github.com/rest/git/refs#list-matching-references: all whose names begin so, in any namespace */
function matchingRefs(call: Call): Answer {
  const lines = call.repository.bare.git(['for-each-ref', '--format=%(refname) %(objectname)']).split('\n');
  const refs = lines.map((line) => line.split(' ')).filter(([name = '']) => name.startsWith(namedRef(call)));
  return { status: 200, body: refs.map(([name = '', sha = '']) => refReply(call, name, sha)) };
}

/** https://docs.github.com/rest/git/refs#create-a-reference; the second refusal was seen in https://github.com/usk6666/yorishiro-proxy/pull/82 */
function createRef(call: Call): Answer {
  const { bare } = call.repository;
  const ref = textOf(call.body, 'ref') ?? '';
  const sha = textOf(call.body, 'sha') ?? '';
  if (!/^refs\/[^/]+\/./.test(ref) || bare.ask(['check-ref-format', ref]) === undefined)
    throw new Refusal(422, "Reference name must start with 'refs/' and have at least two slashes.");
  if (bare.ref(ref) !== undefined) throw new Refusal(422, 'Reference already exists');
  setRef(call, ref, { before: undefined, after: existing(call, sha) });
  return { status: 201, body: refReply(call, ref, sha) };
}

/** https://docs.github.com/rest/git/refs#update-a-reference; the refusal was seen in https://github.com/philschatz/octokit.js/issues/21 */
function updateRef(call: Call): Answer {
  const { bare } = call.repository;
  const ref = namedRef(call);
  const before = bare.ref(ref);
  if (before === undefined) throw new Refusal(422, 'Reference does not exist');
  const after = existing(call, textOf(call.body, 'sha') ?? '');
  if (call.body.force !== true && !bare.isAncestor(before, after))
    throw new Refusal(422, 'Update is not a fast forward');
  setRef(call, ref, { before, after });
  return { status: 200, body: refReply(call, ref, after) };
}

/** https://docs.github.com/rest/git/refs#delete-a-reference */
function deleteRef(call: Call): Answer {
  const ref = namedRef(call);
  const before = call.repository.bare.ref(ref);
  if (before === undefined) throw new Refusal(422, 'Reference does not exist');
  setRef(call, ref, { before, after: undefined });
  return { status: 204 };
}

function existing({ repository }: Call, sha: string): string {
  const isThere = /^[0-9a-f]{40}$/.test(sha) && repository.bare.ask(['cat-file', '-e', sha]) !== undefined;
  if (!isThere) throw new Refusal(422, 'Object does not exist');
  return sha;
}

/** Moves the ref unless its branch is protected; the refusal was seen in https://github.com/googleapis/repo-automation-bots/issues/5551 */
function setRef(
  { state, repository, viewer }: Call,
  ref: string,
  move: { before: string | undefined; after: string | undefined },
) {
  const branch = ref.replace(/^refs\/heads\//, '');
  const by = viewer.login;
  const block = branch === ref ? undefined : pushBlock(state, repository, { branch, by, ...move });
  if (block !== undefined) throw new Refusal(422, block.message);
  if (move.after === undefined) repository.bare.git(['update-ref', '-d', ref]);
  else repository.bare.git(['update-ref', ref, move.after]);
}

function refReply({ state, repository }: Call, ref: string, sha: string) {
  const url = `${repositoryUrl(state, repository)}/git`;
  const type = repository.bare.git(['cat-file', '-t', sha]);
  const object = { sha, type, url: `${url}/${type}s/${sha}` };
  return { ref, node_id: nodeId('Ref', ref), url: `${url}/${ref}`, object };
}

export const refRoutes: readonly Route[] = [
  route('GET /git/ref/{ref}', ['contents=read'], getRef),
  route('GET /git/matching-refs/{ref}', ['contents=read'], matchingRefs),
  route('POST /git/refs', ['contents=write'], createRef),
  route('PATCH /git/refs/{ref}', ['contents=write'], updateRef),
  route('DELETE /git/refs/{ref}', ['contents=write'], deleteRef),
];
