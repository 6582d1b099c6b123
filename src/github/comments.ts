import { listAt, numberAt, textAt, valueAt } from '../data/fields.ts';
import type { Comments } from '../ports/forge.ts';
import type { Client, GitHub } from './client.ts';
import { ask } from './client.ts';
import { fitBody } from './comment-body.ts';
import { failureOf } from './failure.ts';

/** How often the comment is written at most until it no longer changes. */
const rounds = 5;

const doing = { what: 'commenting on a pull request of', stage: 'report', needs: 'pull_requests=write' } as const;

/** The sticky comment: found by its marker and by being ours; a stranger's with the same marker is never touched. */
export function createComments(client: Client): Comments {
  return {
    async find(pullRequest, marker, signal) {
      const [oldest] = await ask(client, { ...doing, signal }, (github) => find(github, { pullRequest, marker }));
      return oldest?.body;
    },
    async put(pullRequest, marker, text, signal) {
      let written: string | undefined;
      for (let round = 0; round < rounds; round += 1) {
        // whoever writes last has looked after writing: what another run wrote in between is never the last word
        const body = fitBody(`${marker}\n${await text()}`);
        if (body === written) return;
        const isThere = await ask(client, { ...doing, signal }, (github) =>
          write(github, { pullRequest, marker, body }),
        );
        written = isThere ? body : undefined;
      }
    },
  };
}

interface Wanted {
  readonly pullRequest: number;
  readonly marker: string;
  readonly body: string;
}

/** Writes the comment, and leaves one; false where somebody deleted it meanwhile. */
async function write(github: GitHub, wanted: Wanted): Promise<boolean> {
  const ours = await find(github, wanted);
  if (ours.length > 0) return settle(github, ours, wanted.body);
  const { rest, at } = github;
  await rest.issues.createComment({ ...at, issue_number: wanted.pullRequest, body: wanted.body });
  // another run that found none either has made one too: both keep the older
  return settle(github, await find(github, wanted), wanted.body);
}

/** Gives the oldest comment its text, and removes the others. */
async function settle({ rest, at }: GitHub, [oldest, ...twins]: readonly Comment[], body: string): Promise<boolean> {
  for (const { id } of twins) await unlessGone(rest.issues.deleteComment({ ...at, comment_id: id }));
  if (oldest === undefined) return false;
  return isSame(oldest.body, body) || unlessGone(rest.issues.updateComment({ ...at, comment_id: oldest.id, body }));
}

/** GitHub may have changed line ends and the end of the text. */
function isSame(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/\r\n/g, '\n').trimEnd();
  return plain(one) === plain(other);
}

/** Whether the comment was still there. */
async function unlessGone(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (failureOf(error).status === 404) return false;
    throw error;
  }
}

interface Comment {
  readonly id: number;
  readonly body: string;
}

/**
 * Whose a comment is, GitHub is asked for as `viewerDidAuthor`: the one question that a user's token, an App's and
 * `GITHUB_TOKEN` can all ask. `GET /user` answers the last two with 403, `performed_via_github_app` names the App but not
 * a user, and logins of bots are spelled differently by REST (`name[bot]`) and GraphQL (`name`).
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

/** Our comments with the marker, the oldest first. */
async function find(
  { graphql, at }: GitHub,
  { pullRequest, marker }: Omit<Wanted, 'body'>,
): Promise<readonly Comment[]> {
  const found: Comment[] = [];
  let after: string | undefined;
  do {
    const answer: unknown = await graphql(query, { ...at, number: pullRequest, after: after ?? null });
    const comments = valueAt(answer, 'repository', 'pullRequest', 'comments');
    found.push(...listAt(comments, 'nodes').flatMap((node) => readComment(node, marker)));
    const hasNext = valueAt(comments, 'pageInfo', 'hasNextPage') === true;
    after = hasNext ? textAt(comments, 'pageInfo', 'endCursor') : undefined;
  } while (after !== undefined);
  return found.toSorted((one, other) => one.id - other.id);
}

function readComment(node: unknown, marker: string): readonly Comment[] {
  const id = numberAt(node, 'databaseId');
  const body = textAt(node, 'body');
  if (id === undefined || body === undefined || !body.startsWith(marker)) return [];
  return valueAt(node, 'viewerDidAuthor') === true ? [{ id, body }] : [];
}
