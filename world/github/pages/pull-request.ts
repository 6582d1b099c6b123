import type { CommitFacts } from '../bare-repository.ts';
import type { Comment, State } from '../state.ts';
import { checksBox } from './check-view.ts';
import { commitLine, commitLink } from './commit-line.ts';
import type { Html } from './html.ts';
import { html, moment } from './html.ts';
import { account, avatar, icon } from './icon.ts';
import { renderMarkdown } from './markdown.ts';
import type { PullScene } from './pull-header.ts';
import { pullHeader } from './pull-header.ts';

/** Something that happened to a pull request, and when. */
interface Happening {
  readonly at: string;
  readonly shown: Html;
}

/** `/OWNER/REPO/pull/N`: what was said and what happened, in its order, and then the checks. */
export function pullPage(state: State, scene: PullScene): Html {
  const { repository, pull } = scene;
  const comments = state.comments.filter((one) => one.repository === pull.repository && one.issue === pull.number);
  const happenings = [...commitsOf(state, scene), ...comments.map(commentHappening), ...endOf(scene)];
  const body = {
    id: pull.id,
    creator: pull.creator,
    at: pull.created_at,
    edited: pull.created_at,
    text: pull.body ?? '',
  };
  const approvals = [...pull.approvals].map(
    (login) => html`<p class="event">${icon('good')} ${account(login)} approved these changes</p>`,
  );
  const { merge, head_sha } = pull;
  const isOther = merge !== undefined && merge.sha !== head_sha;
  return html`${pullHeader(scene, 'conversation')}
    <h2 class="unseen">Conversation</h2>
    <div class="timeline">${card(body, `pull-${pull.id}`)}
      ${happenings.toSorted((one, other) => one.at.localeCompare(other.at)).map(({ shown }) => shown)}${approvals}</div>
    <h2 class="unseen">Checks</h2>
    ${checksBox(state, { repository, sha: head_sha }, 'Head commit')}
    ${isOther ? checksBox(state, { repository, sha: merge.sha }, 'Merge commit') : undefined}`;
}

function commitsOf(state: State, { repository, pull }: PullScene): readonly Happening[] {
  const { bare } = repository;
  // what moved the base straight to the head left nothing between them
  const listed = bare.commits('--reverse', `${pull.merge?.onto ?? pull.base_sha}..${pull.head_sha}`);
  const shown = (commit: CommitFacts) =>
    html`<div class="event" id="commit-${commit.sha}">${icon('commit')} ${commitLine(state, repository, commit)}</div>`;
  // they stand after what they came with, whatever date their author gave them
  return listed.map((commit) => ({ at: pull.created_at, shown: shown(commit) }));
}

function commentHappening({ id, creator, created_at, updated_at, body }: Comment): Happening {
  const said = { id, creator, at: created_at, edited: updated_at, text: body };
  return { at: created_at, shown: card(said, `issuecomment-${id}`) };
}

interface Said {
  readonly creator: string;
  readonly at: string;
  readonly edited: string;
  readonly text: string;
}

function card({ creator, at, edited, text }: Said, id: string): Html {
  const changed = edited === at ? undefined : html` · edited ${moment(edited)}`;
  const body = text.trim() === '' ? html`<p class="muted"><em>No description provided.</em></p>` : renderMarkdown(text);
  return html`<article class="comment" id="${id}">${avatar(creator)}
    <div class="box"><header>${account(creator)} <span class="muted">commented ${moment(at)}${changed}</span></header>
    <div class="markdown">${body}</div></div></article>`;
}

function endOf({ repository, pull: { merge, closed_at, base } }: PullScene): readonly Happening[] {
  if (merge !== undefined) {
    const shown = html`<p class="event merged">${icon('merged')} ${account(merge.by)}
      merged commit ${commitLink(repository, merge.sha)} into <code class="ref">${base}</code> ${moment(merge.at)}</p>`;
    return [{ at: merge.at, shown }];
  }
  if (closed_at === null) return [];
  return [{ at: closed_at, shown: html`<p class="event">${icon('closed')} Closed ${moment(closed_at)}</p>` }];
}
