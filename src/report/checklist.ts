import type { AnsweredItem, Checklist, Score } from '../rules/checklist.ts';
import { lastDayOf } from '../rules/checklist.ts';
import { areas } from '../rules/checklist-items.ts';
import { oneLine } from '../text/one-line.ts';
import { code, escapeMarkdown } from './escape.ts';

/** Characters of a text that a person wrote. */
const longestText = 300;

/** A job summary of more than 1 MiB is not shown at all: of more applications the scores are told. */
const mostTables = 50;
const mostLines = 500;

/** The checklists as Markdown for a pull request or a job summary, each application with its scores; of several the tables are folded. */
export function checklistsMarkdown(checklists: readonly Checklist[]): string {
  const [only, ...others] = checklists;
  if (only !== undefined && others.length === 0)
    return `### Production readiness of ${titleOf(only)}\n\n${scoresOf(only)}\n\n${tableOf(only)}`;
  const folded = checklists
    .slice(0, mostTables)
    .map((one) => `<details><summary>${titleOf(one)} (${scoresOf(one)})</summary>\n\n${tableOf(one)}\n\n</details>`);
  const rest = checklists.slice(mostTables, mostLines).map((one) => `- ${titleOf(one)} (${scoresOf(one)})`);
  const left = checklists.length - mostLines;
  const more = left > 0 ? [`and ${left} more, in the report`] : [];
  return ['### Production readiness', ...folded, rest.join('\n'), ...more].filter((part) => part !== '').join('\n\n');
}

function titleOf({ application, total }: Checklist): string {
  return `${escapeMarkdown(oneLine(application, longestText))}: ${scoreText(total)}`;
}

function scoresOf({ scores }: Checklist): string {
  return areas.map((area) => `${area} ${scoreText(scores[area])}`).join(', ');
}

function tableOf({ items }: Checklist): string {
  const rows = items
    .filter(({ answer }) => answer.answer !== 'not-concerned')
    .map((one) => `| ${one.item.area} | ${one.item.title} | ${answerText(one)} |`);
  return ['| area | item | |', '| --- | --- | --- |', ...rows].join('\n');
}

/** `18 of 24`. */
function scoreText({ met, of }: Score): string {
  return `${met} of ${of}`;
}

function answerText({ item, answer }: AnsweredItem): string {
  switch (answer.answer) {
    case 'proven':
      return answer.seen === undefined ? '✅ proven by the manifests' : `✅ seen: ${shown(answer.seen)}`;
    case 'disproved':
      return `❌ ${[...answer.rules].map(([rule, count]) => `${code(rule)}${count > 1 ? ` (${count})` : ''}`).join(', ')}`;
    case 'attested': {
      const { by, on, evidence } = answer.attestation;
      const where = evidence === undefined ? '' : `: ${shown(evidence)}`;
      return `✅ attested by ${shown(by)} on ${shown(on)}, until ${shown(lastDayOf(answer.attestation))}${where}`;
    }
    case 'open':
      return answer.expired === undefined
        ? `⬜ to be attested: ${item.question ?? 'nothing in the manifests proves it'}${seenPart(answer)}`
        : `⬜ the attestation of ${shown(answer.expired.by)} ended on ${shown(lastDayOf(answer.expired))}`;
    case 'not-concerned':
      return '';
  }
}

function seenPart({ seen }: { readonly seen?: string }): string {
  return seen === undefined ? '' : ` (seen: ${shown(seen)})`;
}

function shown(text: string): string {
  return escapeMarkdown(oneLine(text, longestText));
}

/** A checklist for the report: `answer` is `proven`, `disproved` with the rules, `attested` or `open` with who and when. */
export function checklistReport({ application, items, scores, total }: Checklist): Readonly<Record<string, unknown>> {
  const answered = items.filter(({ answer }) => answer.answer !== 'not-concerned');
  return {
    application,
    total,
    scores,
    items: answered.map(({ item: { id, area, title, question }, answer }) => ({
      id,
      area,
      title,
      ...(question === undefined ? {} : { question }),
      ...answer,
      ...(answer.answer === 'disproved' ? { rules: Object.fromEntries(answer.rules) } : {}),
    })),
  };
}

/** The checklists for a log: a line for each application, and one for each item that is not met. */
export function checklistLines(checklists: readonly Checklist[]): readonly string[] {
  return checklists.flatMap(({ application, items, total }) => [
    `${oneLine(application, longestText)}: ${scoreText(total)} items of the production readiness checklist`,
    ...items.flatMap(openLine),
  ]);
}

function openLine({ item, answer }: AnsweredItem): readonly string[] {
  switch (answer.answer) {
    case 'disproved':
      return [`  not met: ${item.title}: ${[...answer.rules.keys()].join(', ')}`];
    case 'open':
      return [`  open: ${item.title}: ${item.question ?? 'nothing in the manifests proves it'}`];
    default:
      return [];
  }
}
