import { listAt, numberAt, textAt, valueAt } from '../kubernetes/fields.ts';
import type { Comments } from '../ports/forge.ts';
import type { Client } from './client.ts';
import { ask, statusOf } from './client.ts';

/** GitHub's limit for a comment. */
const longest = 65_536;
const cutNote = '\n\n_Cut: the whole report is in the job summary._\n';

/**
 * The author is asked for as `viewerDidAuthor`: the one question that a user's token, an App's and `GITHUB_TOKEN` can all
 * answer (`GET /user` refuses the last two).
 */
const query = `query Comments($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { databaseId body viewerDidAuthor }
      }
    }
  }
}`;

interface Comment {
  readonly id: number;
  readonly body: string;
}

interface Place {
  readonly pullRequest: number;
  readonly marker: string;
  readonly signal: AbortSignal;
}

/** The sticky comment: found by its marker and by being ours; a stranger's text with the marker is never touched. */
export function createComments(client: Client): Comments {
  return {
    async put(pullRequest, marker, text, signal) {
      const at = { pullRequest, marker, signal };
      let said: string | undefined;
      // another run may have written between our reading and our writing: what it recorded is read again
      for (let round = 0; round < 4; round += 1) {
        const wanted = cut(`${marker}\n${await text()}`);
        if (wanted === said) return;
        await write(client, wanted, at);
        said = wanted;
      }
    },
  };
}

function cut(body: string): string {
  const characters = [...body];
  if (characters.length <= longest) return body;
  return characters.slice(0, longest - cutNote.length).join('') + cutNote;
}

async function write(client: Client, body: string, at: Place): Promise<void> {
  const ours = await find(client, at);
  const [oldest, ...more] = ours;
  for (const twin of more) await remove(client, twin.id, at.signal);
  if (oldest !== undefined) {
    if (oldest.body !== body) await update(client, oldest.id, { body, signal: at.signal });
    return;
  }
  await create(client, body, at);
  // two runs that both found none have both made one: whoever sees both keeps the older
  const [first, ...twins] = await find(client, at);
  for (const twin of twins) await remove(client, twin.id, at.signal);
  if (first !== undefined && first.body !== body) await update(client, first.id, { body, signal: at.signal });
}

async function find(client: Client, { pullRequest, marker, signal }: Place): Promise<readonly Comment[]> {
  const found: Comment[] = [];
  for (let after: string | null | undefined = null; after !== undefined; ) {
    const answer: unknown = await ask(client, 'reading the comments of', ({ octokit, repository }) =>
      octokit.graphql(query, { ...repository, number: pullRequest, after, request: { signal } }),
    );
    const comments = valueAt(answer, 'repository', 'pullRequest', 'comments');
    found.push(...listAt(comments, 'nodes').flatMap((node) => readComment(node, marker)));
    after =
      valueAt(comments, 'pageInfo', 'hasNextPage') === true ? textAt(comments, 'pageInfo', 'endCursor') : undefined;
  }
  return found.sort((one, other) => one.id - other.id);
}

function readComment(node: unknown, marker: string): readonly Comment[] {
  const id = numberAt(node, 'databaseId');
  const body = textAt(node, 'body');
  const isOurs = valueAt(node, 'viewerDidAuthor') === true && body?.startsWith(marker) === true;
  return id === undefined || body === undefined || !isOurs ? [] : [{ id, body }];
}

async function create(client: Client, body: string, { pullRequest, signal }: Place): Promise<void> {
  await ask(client, 'commenting in', ({ octokit, repository }) =>
    octokit.rest.issues.createComment({ ...repository, issue_number: pullRequest, body, request: { signal } }),
  );
}

async function update(
  client: Client,
  id: number,
  what: { readonly body: string; readonly signal: AbortSignal },
): Promise<void> {
  await ask(client, 'commenting in', ({ octokit, repository }) =>
    octokit.rest.issues.updateComment({
      ...repository,
      comment_id: id,
      body: what.body,
      request: { signal: what.signal },
    }),
  );
}

async function remove(client: Client, id: number, signal: AbortSignal): Promise<void> {
  await ask(client, 'removing a comment in', async ({ octokit, repository }) => {
    try {
      await octokit.rest.issues.deleteComment({ ...repository, comment_id: id, request: { signal } });
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
    }
  });
}
