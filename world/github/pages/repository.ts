import { pullsOf } from '../pull-requests.ts';
import type { Pull, Repository, State } from '../state.ts';
import { checksOf, verdictOf } from './check.ts';
import { commitLine } from './commit-line.ts';
import type { Html } from './html.ts';
import { counted, html, moment, pathOf } from './html.ts';
import { account, icon, toneIcon } from './icon.ts';
import { standingIcon, standingOf } from './pull-header.ts';

/** Commits of the default branch that are listed. */
const shownCommits = 20;

/** `/OWNER/REPO`: pull requests, the newest commits of the default branch with their verdicts, and branches. */
export function repositoryPage(state: State, repository: Repository): Html {
  const { owner, name, fullName, bare } = repository;
  const pulls = pullsOf(state, repository).toReversed();
  const [open, closed] = [pulls.filter((one) => one.closed_at === null), pulls.filter((one) => one.closed_at !== null)];
  const isBegun = bare.ref('refs/heads/main') !== undefined;
  const commits = isBegun ? bare.commits(`-${shownCommits}`, 'refs/heads/main') : [];
  const rows = commits.map(
    (commit) => html`<li class="row" id="commit-${commit.sha}">${commitLine(state, repository, commit)}</li>`,
  );
  return html`<h1>${icon('repository')} <a href="/">${owner}</a> / <a href="${pathOf(owner, name)}">${name}</a></h1>
    <p class="muted">Clone it from <code>${state.url}/${fullName}.git</code></p>
    ${pullList(state, repository, { title: counted(open.length, 'open pull request'), pulls: open })}
    ${closed.length === 0 ? undefined : pullList(state, repository, { title: `${closed.length} closed`, pulls: closed })}
    <section class="box"><h2 class="row-title">Latest commits of main</h2><ul class="rows">${rows}</ul></section>
    ${branchList(state, repository)}`;
}

function pullList(state: State, repository: Repository, list: { title: string; pulls: readonly Pull[] }): Html {
  const rows = list.pulls.map((pull) => {
    const path = pathOf(repository.owner, repository.name, 'pull', pull.number);
    const happened = pull.closed_at === null ? 'opened' : standingOf(pull);
    const when = moment(pull.closed_at ?? pull.created_at);
    return html`<li class="row" id="pull-${pull.number}">${standingIcon(pull, standingOf(pull))}
      <div class="what"><a class="subject" href="${path}"><strong>${pull.title}</strong></a>
      ${sign(state, repository, pull.head_sha)}
      <span class="muted">#${pull.number} ${happened} ${when} by ${account(pull.creator)}</span></div></li>`;
  });
  return html`<section class="box"><h2 class="row-title">${list.title}</h2><ul class="rows">${rows}</ul></section>`;
}

function sign(state: State, repository: Repository, sha: string): Html | undefined {
  const verdict = verdictOf(checksOf(state, repository, sha));
  return verdict === undefined ? undefined : toneIcon(verdict);
}

function branchList(state: State, repository: Repository): Html {
  const { bare, protections } = repository;
  const names = bare.git(['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads/']).split('\n');
  const rows = names
    .filter((name) => name !== '')
    .map((name) => {
      const lock = protections.has(name) ? html`<span class="label">protected</span>` : undefined;
      const [commit] = bare.commits('-1', `refs/heads/${name}`);
      const line = commit === undefined ? undefined : commitLine(state, repository, commit);
      return html`<li class="row">${icon('branch')}
        <div class="what"><code class="ref">${name}</code> ${lock} ${line}</div></li>`;
    });
  return html`<section class="box"><h2 class="row-title">Branches</h2><ul class="rows">${rows}</ul></section>`;
}

/** `/`: the repositories. */
export function homePage(state: State): Html {
  const rows = [...state.repositories.values()].map((repository) => {
    const open = pullsOf(state, repository).filter((one) => one.closed_at === null).length;
    const path = pathOf(repository.owner, repository.name);
    return html`<li class="row">${icon('repository')}
      <div class="what"><a class="subject" href="${path}"><strong>${repository.fullName}</strong></a>
      <span class="muted">${counted(open, 'open pull request')}</span></div></li>`;
  });
  return html`<h1>Repositories</h1><section class="box" aria-label="Repositories"><ul class="rows">${rows}</ul></section>`;
}
