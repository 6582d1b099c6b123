import { pullsOf } from '../pull-requests.ts';
import { notFound, validationFailed } from '../refusal.ts';
import { accountReply, nodeId } from '../replies/account.ts';
import { repositoryPage, repositoryUrl } from '../replies/repository.ts';
import type { Answer, Call, Route } from '../route.ts';
import { isLongerThan, paged, route, textOf } from '../route.ts';
import type { Comment } from '../state.ts';
import { nextId, now } from '../state.ts';

const reads = ['issues=read', 'pull_requests=read'] as const;
const writes = ['issues=write', 'pull_requests=write'] as const;

/** The number of the pull request that the path names; there are no issues here but those of pull requests. */
function namedIssue({ state, repository, path }: Call): number {
  const number = Number(path.issue_number);
  if (!pullsOf(state, repository).some((one) => one.number === number)) throw notFound();
  return number;
}

function namedComment({ state, repository, path }: Call): Comment {
  const id = Number(path.comment_id);
  const found = state.comments.find((one) => one.repository === repository.fullName && one.id === id);
  if (found === undefined) throw notFound();
  return found;
}

/** The refusal was seen in https://github.com/suzuki-shunsuke/github-comment/issues/124, its newer form in https://github.com/reg-viz/reg-actions/issues/123 */
function bodyOf({ body }: Call): string {
  const text = textOf(body, 'body') ?? '';
  const resource = 'IssueComment';
  if (isLongerThan(text, 65_536)) {
    const message = 'Body is too long (maximum is 65536 characters)';
    throw validationFailed({ resource, code: 'unprocessable', field: 'data', message });
  }
  if (text.trim() === '')
    throw validationFailed({ resource, code: 'unprocessable', field: 'data', message: 'Body cannot be blank' });
  return text;
}

/** https://docs.github.com/rest/issues/comments#create-an-issue-comment */
function createComment(call: Call): Answer {
  const { state, repository, viewer } = call;
  const created = now(state);
  const comment: Comment = {
    repository: repository.fullName,
    issue: namedIssue(call),
    body: bodyOf(call),
    id: nextId(state),
    creator: viewer.login,
    created_at: created,
    updated_at: created,
  };
  state.comments.push(comment);
  return { status: 201, body: commentReply(call, comment) };
}

/** https://docs.github.com/rest/issues/comments#list-issue-comments: by ascending ID */
function listComments(call: Call): Answer {
  const issue = namedIssue(call);
  const since = call.query.get('since') ?? '';
  const found = call.state.comments.filter(
    (one) => one.repository === call.repository.fullName && one.issue === issue && one.updated_at >= since,
  );
  return paged(call, found, (comment) => commentReply(call, comment));
}

function updateComment(call: Call): Answer {
  const comment = namedComment(call);
  comment.body = bodyOf(call);
  comment.updated_at = now(call.state);
  return { status: 200, body: commentReply(call, comment) };
}

function deleteComment(call: Call): Answer {
  const { comments } = call.state;
  comments.splice(comments.indexOf(namedComment(call)), 1);
  return { status: 204 };
}

function commentReply({ state, repository }: Call, comment: Comment) {
  const api = repositoryUrl(state, repository);
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url: `${api}/issues/comments/${comment.id}`,
    html_url: `${repositoryPage(state, repository)}/pull/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${comment.issue}`,
    body: comment.body,
    user: accountReply(state, comment.creator),
    author_association: 'CONTRIBUTOR',
    created_at: comment.created_at,
    updated_at: comment.updated_at,
  };
}

export const commentRoutes: readonly Route[] = [
  route('GET /issues/{issue_number}/comments', reads, listComments),
  route('POST /issues/{issue_number}/comments', writes, createComment),
  route('GET /issues/comments/{comment_id}', reads, (call) => ({
    status: 200,
    body: commentReply(call, namedComment(call)),
  })),
  route('PATCH /issues/comments/{comment_id}', writes, updateComment),
  route('DELETE /issues/comments/{comment_id}', writes, deleteComment),
];
