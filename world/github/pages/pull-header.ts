import type { Pull, Repository } from '../state.ts';
import type { Html } from './html.ts';
import { counted, html, pathOf } from './html.ts';
import { account, icon } from './icon.ts';

/** A pull request on one of its pages. */
export interface PullScene {
  readonly repository: Repository;
  readonly pull: Pull;
}

/** How a pull request stands, in GitHub's words. */
export function standingOf({ closed_at, merge, draft }: Pull): 'open' | 'draft' | 'merged' | 'closed' {
  if (merge !== undefined) return 'merged';
  if (closed_at !== null) return 'closed';
  return draft ? 'draft' : 'open';
}

/** The sign of a pull request in lists and at its top. */
export function standingIcon(pull: Pull, label = ''): Html {
  const standing = standingOf(pull);
  return icon(standing === 'draft' ? 'open' : standing, label);
}

/** Title, state and branches, and the way to the pull request's other page. */
export function pullHeader({ repository, pull }: PullScene, current: 'conversation' | 'files'): Html {
  const standing = standingOf(pull);
  const path = pathOf(repository.owner, repository.name, 'pull', pull.number);
  const tab = (name: 'conversation' | 'files', address: string, text: string) =>
    html`<a href="${address}" ${name === current ? html`aria-current="page"` : undefined}>${text}</a>`;
  return html`<h1>${pull.title} <span class="muted">#${pull.number}</span></h1>
    <p class="standing-line"><span class="standing ${standing}">${standingIcon(pull)} ${capital(standing)}</span>
      <span class="muted">${sentence({ repository, pull })}</span></p>
    ${marks(pull)}
    <nav class="tabs" aria-label="Pull request">${tab('conversation', path, 'Conversation')}
      ${tab('files', `${path}/files`, 'Files changed')}</nav>`;
}

/** Labels, and whose review is awaited. */
function marks({ labels, requested: { users, teams } }: Pull): Html | undefined {
  if (labels.length + users.length + teams.length === 0) return undefined;
  const shown = labels.map((name) => html`<span class="label">${name}</span> `);
  const asked = [...users, ...teams].map((name) => html` ${account(name)}`);
  return html`<p class="muted">${shown}${asked.length === 0 ? undefined : html`awaiting a review of${asked}`}</p>`;
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function sentence({ repository: { bare }, pull }: PullScene): Html {
  const { creator, merge, base, head, base_sha, head_sha } = pull;
  const count = counted(bare.between(merge?.onto ?? base_sha, head_sha).length, 'commit');
  const branches = html`${count} into <code class="ref">${base}</code> from <code class="ref">${head}</code>`;
  if (merge !== undefined) return html`${account(merge.by)} merged ${branches}`;
  return html`${account(creator)} wants to merge ${branches}`;
}
