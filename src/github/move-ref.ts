import { textAt } from '../data/fields.ts';
import type { BranchRemoval, CommitResult, CommitSha } from '../ports/gitops-repository.ts';
import { comesBefore } from './ancestry.ts';
import type { Written } from './attempt.ts';
import { writeOnce } from './attempt.ts';
import type { Client, GitHub } from './client.ts';

/** A ref to move from where it is thought to be. */
export interface RefMove {
  /** In full. */
  readonly ref: string;
  /** Undefined where it must not exist yet. */
  readonly before: CommitSha | undefined;
  /** Undefined to take it away. */
  readonly after: CommitSha | undefined;
  /** Whether `after` is not made upon `before`. */
  readonly force: boolean;
  /** GraphQL's id of the repository. */
  readonly repositoryId: string;
}

const mutation = 'mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }';

/**
 * Moves a branch to a commit if it still is where it is thought to be, by force too: `updateRefs` compares and swaps in one
 * step (https://docs.github.com/graphql/reference/mutations#updaterefs). A GitHub Enterprise Server before that one (it came
 * in April 2024: https://github.com/octokit/graphql-schema/pull/934) is asked by REST: there a ref is made only where there
 * is none, and moves forward only, but between our look and a move by force somebody else may move it.
 */
export async function moveBranch(github: GitHub, client: Client, move: RefMove): Promise<CommitResult> {
  const lookUp = () => standing(github, move);
  const moved = await writeOnce(github, client, { send: () => swap(github, move), lookUp });
  if (moved.result !== 'not-served') return moved;
  const elsewhere = await lookUp();
  return elsewhere ?? served(await writeOnce(github, client, { send: () => moveByRest(github, move), lookUp }));
}

const idQuery = 'query($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { id } }';

/** Takes a branch away if it still is where it is thought to be; by REST, somebody may move it between our look and its end. */
export async function removeBranch(
  github: GitHub,
  client: Client,
  at: { readonly ref: string; readonly before: CommitSha },
): Promise<BranchRemoval> {
  const answer: unknown = await github.graphql(idQuery, github.at);
  const repositoryId = textAt(answer, 'repository', 'id') ?? '';
  const move = { ...at, after: undefined, force: true, repositoryId };
  const lookUp = async () => {
    const now = await branchAt(github, at.ref);
    if (now === undefined) return { result: 'committed', revision: '' } as const;
    return now === at.before ? undefined : ({ result: 'lost-race' } as const);
  };
  const swapped = await writeOnce(github, client, { send: () => swap(github, move), lookUp });
  const gone =
    swapped.result === 'not-served'
      ? ((await lookUp()) ?? served(await writeOnce(github, client, { send: () => moveByRest(github, move), lookUp })))
      : swapped;
  return gone.result === 'committed' ? { result: 'removed' } : gone;
}

/** REST is served everywhere. */
export function served(written: Written): CommitResult {
  return written.result === 'not-served' ? { result: 'refused', message: 'it cannot move refs' } : written;
}

/** Compares and swaps; gives where the ref is then. */
export async function swap({ graphql, at }: GitHub, move: RefMove): Promise<CommitSha> {
  const { ref, before, after, force, repositoryId } = move;
  // git writes a ref that is not there as zeros
  const nothing = '0'.repeat((after ?? before ?? '').length);
  const refUpdates = [{ name: ref, beforeOid: before ?? nothing, afterOid: after ?? nothing, force }];
  await graphql(mutation, { input: { repositoryId, refUpdates }, request: { ...at.request, repeat: false } });
  return after ?? '';
}

/** Makes, moves or takes away a ref; only that it is made is compared with what is there. */
export async function moveByRest({ rest, at }: GitHub, { ref, before, after, force }: RefMove): Promise<CommitSha> {
  const once = { ...at, request: { ...at.request, repeat: false } };
  const name = ref.slice('refs/'.length);
  if (after === undefined) await rest.git.deleteRef({ ...once, ref: name });
  else if (before === undefined) await rest.git.createRef({ ...once, ref, sha: after });
  else await rest.git.updateRef({ ...once, ref: name, sha: after, force });
  return after ?? '';
}

/** What became of a move; undefined where the branch is still where it was. */
async function standing(github: GitHub, { ref, before, after = '' }: RefMove): Promise<CommitResult | undefined> {
  const now = await branchAt(github, ref);
  if (now === after) return { result: 'committed', revision: after };
  if (now === before) return undefined;
  const isBelow = now !== undefined && (await comesBefore(github, after, now)) === true;
  return isBelow ? { result: 'committed', revision: after } : { result: 'lost-race' };
}

const query = `query($owner: String!, $repo: String!, $ref: String!) {
  repository(owner: $owner, name: $repo) { ref(qualifiedName: $ref) { target { oid } } } }`;

async function branchAt({ graphql, at }: GitHub, ref: string): Promise<CommitSha | undefined> {
  const answer: unknown = await graphql(query, { ...at, ref });
  return textAt(answer, 'repository', 'ref', 'target', 'oid');
}
