import type { Deployment, State } from '../state.ts';
import type { Revision } from './annotation-view.ts';
import { annotationInPlace } from './annotation-view.ts';
import type { Check } from './check.ts';
import { checksOf, deploymentsOf, verdictOf } from './check.ts';
import { commitLink } from './commit-line.ts';
import type { Html } from './html.ts';
import { counted, html, moment, outward, plural } from './html.ts';
import { toneIcon } from './icon.ts';
import type { Tone } from './tone.ts';
import { toneOf } from './tone.ts';

const headlines: Readonly<Record<Tone, string>> = {
  good: 'All checks have passed',
  bad: 'Some checks were not successful',
  running: 'Some checks haven’t completed yet',
  neutral: 'All checks are done',
};

const nouns: readonly (readonly [Tone, string])[] = [
  ['bad', 'failing'],
  ['running', 'in progress'],
  ['neutral', 'neutral'],
  ['good', 'successful'],
];

/** The box of everything that is known of one commit: commit statuses, check runs with annotations, and deployments. */
export function checksBox(state: State, revision: Revision, title: string): Html {
  const { repository, sha } = revision;
  const checks = checksOf(state, repository, sha);
  const deployments = deploymentsOf(state, repository, sha);
  const short = sha.slice(0, 7);
  return html`<section class="box checks" id="checks-${sha}" aria-label="Checks of ${short}">
    ${headline(checks, html`${title} ${commitLink(repository, sha)}`)}
    <ul class="rows">${checks.map((check) => checkRow(revision, check))}</ul>
    ${deployments.length === 0 ? undefined : deploymentRows(deployments)}
  </section>`;
}

function deploymentRows(deployments: readonly Deployment[]): Html {
  return html`<h3 class="row-title">Deployments</h3><ul class="rows">${deployments.map(deploymentRow)}</ul>`;
}

function headline(checks: readonly Check[], subject: Html): Html {
  const verdict = verdictOf(checks);
  if (verdict === undefined)
    return html`<header class="headline"><h3>No checks yet</h3><p class="muted">${subject}</p></header>`;
  return html`<header class="headline"><span class="sign ${verdict}">${toneIcon(verdict)}</span>
    <div><h3>${headlines[verdict]}</h3><p class="muted">${tally(checks)} · ${subject}</p></div></header>`;
}

function tally(checks: readonly Check[]): string {
  const counts = nouns.flatMap(([tone, noun]) => {
    const count = checks.filter((one) => one.tone === tone).length;
    return count === 0 ? [] : [`${count} ${noun}`];
  });
  return `${counts.join(', ')} ${plural(checks.length, 'check')}`;
}

function checkRow(revision: Revision, check: Check): Html {
  const { id, name, word, tone, description, address, at, annotations } = check;
  const said = description === '' ? word.replaceAll('_', ' ') : description;
  return html`<li id="${id}" class="row">${toneIcon(tone, word)}
    <div class="what"><strong>${name}</strong> <span class="muted">${said}</span></div>
    <div class="when muted">${moment(at)} ${details(address, name)}</div>
    ${annotationList(revision, annotations)}
  </li>`;
}

/** The link to what somebody ran; nothing, where there is none. */
function details(address: string | null | undefined, subject: string): Html {
  return outward(address, html`Details<span class="unseen"> of ${subject}</span>`, []);
}

function annotationList(revision: Revision, annotations: Check['annotations']): Html | undefined {
  if (annotations.length === 0) return undefined;
  return html`<details class="annotations" open><summary>${counted(annotations.length, 'annotation')}</summary>
    ${annotations.map((one) => annotationInPlace(revision, one))}</details>`;
}

/** A deployment without a status waits: https://docs.github.com/rest/deployments/deployments */
function deploymentRow({ id, environment, statuses, description, created_at }: Deployment): Html {
  const newest = statuses.at(-1);
  const word = newest?.state ?? 'pending';
  const said = newest === undefined || newest.description === '' ? (description ?? '') : newest.description;
  return html`<li id="deployment-${id}" class="row">${toneIcon(toneOf(word), word)}
    <div class="what"><strong>${outward(newest?.environment_url, environment)}</strong>
      <span class="label ${toneOf(word)}">${word.replaceAll('_', ' ')}</span> <span class="muted">${said}</span></div>
    <div class="when muted">${moment(newest?.created_at ?? created_at)} ${details(newest?.log_url, environment)}</div>
  </li>`;
}
