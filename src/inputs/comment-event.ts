import { isFields, numberAt, textAt, valueAt } from '../data/fields.ts';
import { DeployError } from '../errors.ts';
import type { RunContext } from './event.ts';

/** A comment that somebody has written under a pull request, as its event tells. */
export interface WrittenComment {
  readonly id: number;
  readonly body: string;
  /** The login of who wrote it. */
  readonly author: string;
  readonly writtenAt: Date;
  readonly pullRequest: number;
}

export type CommentEvent =
  | { readonly result: 'comment'; readonly comment: WrittenComment }
  /** Nobody's business of ours, and why. */
  | { readonly result: 'ignored'; readonly why: string };

/** What every comment of ours begins with. */
const ourMark = '<!-- gitops-deploy:';

/**
 * Reads the event `issue_comment`. Ignored is what no person has just written under an open conversation: edits, comments of bots and
 * Apps, and our own under whatever token.
 * @throws DeployError `bad-input` where the run is on another event
 */
export function readCommentEvent({ event, repository }: RunContext, payload: unknown): CommentEvent {
  if (event !== 'issue_comment' || repository === undefined) {
    throw new DeployError('bad-input', {
      stage: 'inputs',
      message: `comment reads the event issue_comment, and this run is on ${event ?? 'none'}`,
      remedy: 'run it in a workflow `on: { issue_comment: { types: [created] } }`: see docs/comments.md',
    });
  }
  const why = reasonToIgnore(payload, repository);
  if (why !== undefined) return { result: 'ignored', why };
  const comment = writtenComment(payload);
  return comment === undefined
    ? { result: 'ignored', why: 'the event tells no comment' }
    : { result: 'comment', comment };
}

function writtenComment(payload: unknown): WrittenComment | undefined {
  const id = numberAt(payload, 'comment', 'id');
  const pullRequest = numberAt(payload, 'issue', 'number');
  const author = textAt(payload, 'comment', 'user', 'login');
  const writtenAt = new Date(textAt(payload, 'comment', 'created_at') ?? '');
  if (id === undefined || pullRequest === undefined || author === undefined || Number.isNaN(writtenAt.getTime()))
    return undefined;
  return { id, pullRequest, author, writtenAt, body: textAt(payload, 'comment', 'body') ?? '' };
}

/** https://docs.github.com/webhooks/webhook-events-and-payloads#issue_comment */
function reasonToIgnore(payload: unknown, repository: string): string | undefined {
  const comment = valueAt(payload, 'comment');
  const of = textAt(payload, 'repository', 'full_name') ?? '';
  if (of.toLowerCase() !== repository.toLowerCase()) return `the event is of ${of}, and not of ${repository}`;
  const action = textAt(payload, 'action');
  if (action !== 'created') return `the comment was ${action ?? 'not created'}: what is edited is no command`;
  if (!isFields(valueAt(payload, 'issue', 'pull_request'))) return 'the comment stands under an issue';
  if (valueAt(payload, 'issue', 'locked') === true) return 'the conversation is locked';
  const login = textAt(comment, 'user', 'login') ?? '';
  if (textAt(comment, 'user', 'type') !== 'User' || login.endsWith('[bot]')) return 'no person has written the comment';
  if (isFields(valueAt(comment, 'performed_via_github_app')))
    return 'an App has written the comment in the name of a person';
  if (textAt(payload, 'sender', 'login') !== login) return 'another one than its author has sent the comment';
  return (textAt(comment, 'body') ?? '').startsWith(ourMark) ? 'the comment is one of ours' : undefined;
}
