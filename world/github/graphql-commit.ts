import { sees } from './access.ts';
import type { GraphqlContext } from './graphql.ts';
import { demandOrForbid, GraphqlRefusal, ruleViolation } from './graphql-refusal.ts';
import { pushBlock } from './protection.ts';
import { nodeId } from './replies/account.ts';
import { repositoryPage } from './replies/repository.ts';
import type { Repository } from './state.ts';

interface CommitInput {
  readonly clientMutationId?: string | null;
  readonly branch: { readonly repositoryNameWithOwner?: string | null; readonly branchName?: string | null };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
    readonly deletions?: readonly { readonly path: string }[] | null;
  } | null;
}

/**
 * Commits on a branch, if it still points where the caller thinks it does.
 * https://docs.github.com/graphql/reference/mutations#createcommitonbranch; the refusal of a stale head was seen in
 * https://github.com/ministryofjustice/modernisation-platform/issues/11985; that every file that is written loses the
 * mode that it had, in https://github.com/DataDog/commit-headless/pull/46
 */
export function createCommitOnBranch({ input }: { input: CommitInput }, context: GraphqlContext) {
  const { state, viewer } = context;
  const repository = repositoryOf(input, context);
  demandOrForbid(viewer, ['contents=write']);
  const branch = (input.branch.branchName ?? '').replace(/^refs\/heads\//, '');
  const before = repository.bare.ref(`refs/heads/${branch}`);
  if (before === undefined)
    throw new GraphqlRefusal('NOT_FOUND', `Could not resolve to a Ref with the name ${branch}.`);
  if (before !== input.expectedHeadOid) throw stale(input);
  const sha = makeCommit(context, repository, { input, before });
  const block = pushBlock(state, repository, { branch, before, after: sha, by: viewer.login });
  if (block !== undefined) throw ruleViolation(block);
  // somebody pushes at the same moment
  if (repository.bare.ask(['update-ref', `refs/heads/${branch}`, sha, before]) === undefined) throw stale(input);
  const url = `${repositoryPage(state, repository)}/commit/${sha}`;
  return {
    clientMutationId: input.clientMutationId ?? null,
    commit: { id: nodeId('Commit', sha), oid: sha, url, commitUrl: url, messageHeadline: input.message.headline },
    ref: { id: nodeId('Ref', branch), name: branch, prefix: 'refs/heads/' },
  };
}

function stale({ expectedHeadOid }: CommitInput): GraphqlRefusal {
  const message = `Expected branch to point to "${expectedHeadOid}" but it did not.  Pull and try again.`;
  return new GraphqlRefusal('STALE_DATA', message);
}

function repositoryOf({ branch }: CommitInput, { state, viewer }: GraphqlContext): Repository {
  const name = branch.repositoryNameWithOwner ?? '';
  const found = state.repositories.get(name.toLowerCase());
  if (found !== undefined && sees(viewer, found)) return found;
  throw new GraphqlRefusal('NOT_FOUND', `Could not resolve to a Repository with the name '${name}'.`);
}

function makeCommit(
  { state, viewer }: GraphqlContext,
  { bare }: Repository,
  at: { readonly input: CommitInput; readonly before: string },
): string {
  const { fileChanges, message } = at.input;
  const files: Record<string, Uint8Array | null> = {};
  for (const { path } of fileChanges?.deletions ?? []) {
    if (bare.file(at.before, path) === undefined) throw missing(at.before);
    files[path] = null;
  }
  for (const { path, contents } of fileChanges?.additions ?? []) files[path] = Buffer.from(contents, 'base64');
  const body = message.body ?? '';
  return bare.makeCommit({
    parent: at.before,
    files,
    message: body === '' ? message.headline : `${message.headline}\n\n${body}`,
    author: `${viewer.login} <${viewer.login}@users.noreply.github.com>`,
    date: state.clock(),
  });
}

function missing(oid: string): GraphqlRefusal {
  const message = `A path was requested for deletion which does not exist as of commit oid \`${oid}\``;
  return new GraphqlRefusal('UNPROCESSABLE', message);
}
