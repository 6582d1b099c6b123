import { isTrueAt, listAt, textAt, timeAt, valueAt } from '../data/fields.ts';
import type { CommitLog, LoggedCommit, LogSearch } from '../ports/gitops-repository.ts';
import type { GitHub } from './client.ts';

const pageSize = 100;

const query = `query($owner: String!, $repo: String!, $ref: String!, $since: GitTimestamp!, $path: String, $after: String) {
  repository(owner: $owner, name: $repo) { ref(qualifiedName: $ref) { target { ... on Commit {
  history(first: ${pageSize}, since: $since, path: $path, after: $after) {
  pageInfo { hasNextPage endCursor } nodes { oid committedDate message } } } } } } }`;

/** The history of a branch since a moment, a hundred commits a request. */
export async function readLog({ graphql, at }: GitHub, ref: string, search: LogSearch): Promise<CommitLog> {
  const { since, below, most } = search;
  const commits: LoggedCommit[] = [];
  let after: string | undefined;
  while (commits.length < most) {
    const asked = { ref, since: since.toISOString(), path: below === '' ? null : below, after: after ?? null };
    const answer = await graphql<unknown>(query, { ...at, ...asked });
    const history = valueAt(answer, 'repository', 'ref', 'target', 'history');
    commits.push(...listAt(history, 'nodes').flatMap(commitIn));
    after = textAt(history, 'pageInfo', 'endCursor');
    if (!isTrueAt(history, 'pageInfo', 'hasNextPage') || after === undefined)
      return { commits: commits.slice(0, most), isCut: commits.length > most };
  }
  return { commits: commits.slice(0, most), isCut: true };
}

function commitIn(node: unknown): readonly LoggedCommit[] {
  const [revision, at] = [textAt(node, 'oid'), timeAt(node, 'committedDate')];
  if (revision === undefined || at === undefined) return [];
  return [{ revision, at, message: textAt(node, 'message') ?? '' }];
}
