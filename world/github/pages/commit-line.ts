import type { CommitFacts } from '../bare-repository.ts';
import type { Repository, State } from '../state.ts';
import { checksOf, verdictOf } from './check.ts';
import type { Html } from './html.ts';
import { html, moment, pathOf } from './html.ts';
import { toneIcon } from './icon.ts';

/** The subject of a commit message. */
export function subjectOf({ message }: CommitFacts): string {
  return message.split('\n')[0] ?? '';
}

/** The way to a commit, by its abbreviated name. */
export function commitLink({ owner, name }: Repository, sha: string): Html {
  return html`<a href="${pathOf(owner, name, 'commit', sha)}"><code>${sha.slice(0, 7)}</code></a>`;
}

/** A commit in a list: subject, author, age, how its checks stand, and the way to it. */
export function commitLine(state: State, repository: Repository, commit: CommitFacts): Html {
  const { sha, author } = commit;
  const path = pathOf(repository.owner, repository.name, 'commit', sha);
  const verdict = verdictOf(checksOf(state, repository, sha));
  const sign = verdict === undefined ? undefined : toneIcon(verdict);
  return html`<span class="commit-line"><a class="subject" href="${path}">${subjectOf(commit)}</a>
    <span class="muted">${author.name} ${moment(author.date)}</span> ${sign}
    ${commitLink(repository, sha)}</span>`;
}
