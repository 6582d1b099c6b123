import { textAt } from '../data/fields.ts';
import type { HoldMoved } from '../git/hold-keeper.ts';
import type { CommitSha } from '../ports/gitops-repository.ts';
import { writeOnce } from './attempt.ts';
import type { Client, GitHub } from './client.ts';
import { failureOf } from './failure.ts';
import type { RefMove } from './move-ref.ts';
import { moveByRest, served, swap } from './move-ref.ts';

/**
 * What the ref of a hold points at; undefined where it is not there. All whose names begin so are asked for, since that is an
 * empty list where there are none: a 404 for one that is not there could also be a token that sees nothing, and no hold.
 */
export async function holdAt({ rest, at }: GitHub, ref: string): Promise<CommitSha | undefined> {
  const { data } = await rest.git.listMatchingRefs({ ...at, ref: ref.slice('refs/'.length) });
  return data.find((one) => one.ref === ref)?.object.sha;
}

/** The commit of a hold as git prints one, or what is left of it: undefined where it cannot be read. */
export async function holdCommit({ rest, at }: GitHub, object: CommitSha): Promise<string | undefined> {
  try {
    const { data } = await rest.git.getCommit({ ...at, commit_sha: object });
    const seconds = Math.floor(new Date(data.committer.date).getTime() / 1000);
    return `committer GitHub <noreply@github.com> ${seconds} +0000\n\n${data.message}`;
  } catch (error) {
    if (failureOf(error).status === 404) return undefined;
    throw error;
  }
}

/** Makes the commit of a hold. GitHub makes no empty tree, so that the hold stands in a file too. */
export async function makeHoldCommit({ rest, at }: GitHub, message: string): Promise<CommitSha> {
  const entry = { path: 'hold.txt', mode: '100644', type: 'blob', content: message } as const;
  const { data: tree } = await rest.git.createTree({ ...at, tree: [entry] });
  const { data: commit } = await rest.git.createCommit({ ...at, message, tree: tree.sha, parents: [] });
  return commit.sha;
}

const query = 'query($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { id } }';

/**
 * Moves the ref of a hold if it is where it was found: by `updateRefs`, which compares and swaps, and where that is refused or
 * not known, by REST. GitHub does not say whether the first takes refs that are no branches and no tags; the second does, and
 * a ref that must not exist yet is made by either only where there is none. (By REST, between our look and the removal of a
 * hold, or the renewal of one that is over, somebody else may move it.)
 */
export async function moveHold(
  github: GitHub,
  client: Client,
  at: Omit<RefMove, 'repositoryId' | 'force'>,
): Promise<HoldMoved> {
  const answer: unknown = await github.graphql(query, github.at);
  const move = { ...at, force: at.before !== undefined, repositoryId: textAt(answer, 'repository', 'id') ?? '' };
  const lookUp = async () => {
    const now = await holdAt(github, move.ref);
    if (now === move.after) return { result: 'committed', revision: now ?? '' } as const;
    return now === move.before ? undefined : ({ result: 'lost-race' } as const);
  };
  const swapped = await writeOnce(github, client, { send: () => swap(github, move), lookUp });
  const isOpen = swapped.result === 'refused' || swapped.result === 'not-served';
  const moved = isOpen ? await writeOnce(github, client, { send: () => moveByRest(github, move), lookUp }) : swapped;
  const result = served(moved);
  return result.result === 'committed' ? { result: 'moved' } : result;
}
