import type { State } from '../state.ts';
import type { Revision } from './annotation-view.ts';
import { checksOf } from './check.ts';
import { checksBox } from './check-view.ts';
import { commitLink, subjectOf } from './commit-line.ts';
import { readPatch } from './diff.ts';
import { diffView } from './diff-view.ts';
import type { Html } from './html.ts';
import { html, moment } from './html.ts';
import type { PullScene } from './pull-header.ts';
import { pullHeader } from './pull-header.ts';

/** The tree of nothing, the same in every repository: what a first commit is compared with. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

function changedFrom(state: State, revision: Revision, base: string | undefined): Html {
  const { repository, sha } = revision;
  const files = readPatch(repository.bare.patch(base ?? emptyTree, sha));
  const annotations = checksOf(state, repository, sha).flatMap((check) => check.annotations);
  return diffView(revision, files, annotations);
}

/** `/OWNER/REPO/pull/N/files`: what the pull request changes since it left its base, with the annotations of its head. */
export function filesPage(state: State, scene: PullScene): Html {
  const { repository, pull } = scene;
  const base = repository.bare.mergeBase(pull.merge?.onto ?? pull.base_sha, pull.head_sha);
  return html`${pullHeader(scene, 'files')}<h2 class="unseen">Files changed</h2>
    ${changedFrom(state, { repository, sha: pull.head_sha }, base)}`;
}

/** `/OWNER/REPO/commit/SHA`: message, checks and what it changed; of a merge, what it changed in the branch it went into. */
export function commitPage(state: State, revision: Revision): Html {
  const { repository, sha } = revision;
  const [commit] = repository.bare.commits('-1', sha);
  if (commit === undefined) return html``;
  const rest = commit.message.split('\n').slice(1).join('\n').trim();
  const parents = commit.parents.map((parent) => html` ${commitLink(repository, parent)}`);
  return html`<h1>${subjectOf(commit)}</h1>
    ${rest === '' ? undefined : html`<pre class="message">${rest}</pre>`}
    <p class="muted"><strong>${commit.author.name}</strong> committed ${moment(commit.committer.date)}
      · commit <code>${sha}</code> · ${parents.length === 0 ? 'no parent' : html`parent${parents}`}</p>
    <h2 class="unseen">Checks</h2>${checksBox(state, revision, 'Commit')}
    <h2 class="unseen">Files changed</h2>${changedFrom(state, revision, commit.parents[0])}`;
}
