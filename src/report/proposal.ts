import type { BodyPart } from '../configuration/template.ts';
import { replaceWords, wordsIn } from '../configuration/template.ts';
import { printImage, versionOf } from '../image/reference.ts';
import { oneLine } from '../text/one-line.ts';
import { escapeMarkdown } from './escape.ts';
import type { Part } from './part.ts';
import { cutPart } from './part.ts';
import type { ProposalFacts } from './proposal-parts.ts';
import { partsOf } from './proposal-parts.ts';

export type { ProposalFacts } from './proposal-parts.ts';

/** GitHub takes 65,536 characters in the body of a pull request; the rest is for what a template says twice. */
const longestBody = 65_000;
/** GitHub's limit for a title is 256. */
const longestTitle = 200;

/** Title and body of the pull request in the GitOps repository, each made anew from what is known now. */
export function proposalText(facts: ProposalFacts): { readonly title: string; readonly body: string } {
  const { title, template } = facts.plan.pullRequest;
  const values = valuesOf(facts);
  const asked = title === undefined ? '' : inTitle(title, values);
  return {
    title: asked === '' ? inTitle(ownTitle(facts), values) : asked,
    // a space at an end that GitHub leaves out would look like a change each time
    body: fillBody(template ?? layout(facts), partsOf(facts), values).trim(),
  };
}

function ownTitle({ wave }: ProposalFacts): string {
  return `Deploy {{application}} {{tag}} to {{environment}}${wave === undefined ? '' : `, ${wave}`}`;
}

/** Our own body, as a template: what is judged comes first, what is long after it. */
function layout({ scans }: ProposalFacts): string {
  const sections = [
    '<code>{{image}}</code> for **{{application}}** in **{{environment}}**.',
    '{{source}}',
    '{{changes}}',
    '### Findings in what is about to be rolled out\n\n{{findings}}',
    '### Changelog\n\n{{changelog}}',
    ...(scans.length === 0 ? [] : ['### Scan\n\n{{scan}}']),
    '### Change in Git\n\n{{diff}}',
    '### How to roll back\n\n{{rollback}}',
    '{{run}}',
  ];
  return sections.join('\n\n');
}

type Values = Readonly<Record<string, string>>;

/** What the words stand for; nothing where this deployment has nothing. */
function valuesOf({ plan, image: { reference } }: ProposalFacts): Values {
  const { commit, branch, date, pullRequest } = plan.source;
  return {
    sha: commit,
    'short-sha': commit.slice(0, 7),
    tag: versionOf(reference),
    digest: reference.digest,
    image: printImage(reference),
    branch: oneLine(branch, 250),
    date,
    application: plan.application,
    environment: plan.environment,
    'pull-request': pullRequest === undefined ? '' : String(pullRequest),
  };
}

/** Words whose values nobody holds to a grammar; all others have none of the characters that Markdown makes something of. */
const anyText: ReadonlySet<string> = new Set(['branch', 'date', 'sha', 'short-sha']);

/** A commit that is one is what the template asked for, and is copied from there. */
function shownValue(word: string, value: string): string {
  return anyText.has(word) && !/^[0-9a-f]+$/.test(value) ? escapeMarkdown(value) : value;
}

/** A title is text: nothing in it is Markdown, but a commit that takes it over may link what looks like an issue. */
function inTitle(template: string, values: Values): string {
  const filled = replaceWords(template, (word) => (values[word] ?? '').replace(/[#](?=\d)/g, '#\u200b'));
  return oneLine(filled, longestTitle);
}

/** In this order parts are given room, with the most characters of each: what must not be missing comes first. */
const rooms: readonly (readonly [BodyPart, number])[] = [
  ['rollback', 3000],
  ['source', 3000],
  ['run', 500],
  ['findings', 20_000],
  ['changes', 8000],
  ['scan', 4000],
];

/**
 * Fills a template in. Where all of it is too long, the changelog and the diff are shortened: the diff stands in the files
 * of the pull request too, so the changelog may have half of what is left, and more where the diff does not need it.
 */
function fillBody(template: string, parts: Readonly<Record<BodyPart, Part>>, values: Values): string {
  const words = wordsIn(template);
  const times = (part: BodyPart) => words.filter((word) => word === part).length;
  const text = (word: string) => shownValue(word, values[word] ?? '');
  const shown = new Map<string, string>();
  let room = longestBody - replaceWords(template, text).length;
  const give = (part: BodyPart, most: number) => {
    const count = times(part);
    const cut = count === 0 ? '' : cutPart(parts[part], Math.floor(Math.max(0, Math.min(most, room)) / count));
    shown.set(part, cut);
    room -= cut.length * count;
  };
  for (const [part, most] of rooms) give(part, most);
  const diff = cutPart(parts.diff, Number.POSITIVE_INFINITY).length * times('diff');
  give('changelog', Math.max(room / 2, room - diff));
  give('diff', room);
  return replaceWords(template, (word) => shown.get(word) ?? text(word));
}
