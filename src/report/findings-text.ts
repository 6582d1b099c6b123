import { checklistLines } from './checklist.ts';
import { byLevel, byPlace } from './finding-order.ts';
import type { Checked, ShownFinding } from './findings.ts';
import { countsOf, levelOf, notJudgedText, openFindings, told } from './findings.ts';

/** Findings beyond the worst so many have one line each. */
const mostInFull = 200;
/** What is beyond so many of a kind is counted. */
const mostLines = 2000;
/** From so many findings on it is told which rules they are of. */
const manyFindings = 20;

/**
 * What was found, for people: file by file, each finding with its line. Why, what to do and where to read on are said once of a rule,
 * and again only where they differ.
 */
export function findingsText(checked: Checked): string {
  const ranked = byLevel(openFindings(checked));
  const shown = byPlace(ranked.slice(0, mostLines));
  const inFull = new Set(ranked.slice(0, mostInFull));
  const said = new Set<string>();
  const files = [...Map.groupBy(shown, ({ place }) => place.file)].map(([file, findings]) =>
    fileText(file, findings, { inFull, said }),
  );
  const left = checked.notJudged.slice(0, mostLines).map(notJudgedText);
  const checklists = checklistLines(checked.checklists ?? []).join('\n');
  const parts = [...files, ...listed(left), ...counted(checked), ...ruleCounts(ranked), checklists];
  return parts.filter((part) => part !== '').join('\n\n');
}

interface Saying {
  readonly inFull: ReadonlySet<ShownFinding>;
  /** What has been said of rules so far. */
  readonly said: Set<string>;
}

function fileText(file: string, findings: readonly ShownFinding[], saying: Saying): string {
  const width = Math.max(...findings.map((one) => spot(one).length));
  const lines = findings.flatMap((finding) => [
    `  ${spot(finding).padEnd(width)}  ${levelOf(finding).padEnd('warning'.length)}  ${told(finding.rule)}: ${told(finding.message)}`,
    ...(saying.inFull.has(finding) ? details(finding, saying.said) : []),
  ]);
  return [`${told(file)}: ${countsOf(findings)}`, ...lines].join('\n');
}

function spot({ place }: ShownFinding): string {
  return `${place.line}:${place.column}`;
}

function details({ rule, excerpt, why, fix, documentation }: ShownFinding, said: Set<string>): readonly string[] {
  const words = [`why: ${told(why)}`, `fix: ${told(fix)}`, `see: ${told(documentation)}`];
  const fresh = words.filter((line) => !said.has(`${rule} ${line}`));
  for (const line of fresh) said.add(`${rule} ${line}`);
  return [...(excerpt === '' ? [] : excerpt.split('\n')), ...fresh.map((line) => `    ${line}`)];
}

function listed(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function counted({ findings, notJudged }: Checked): readonly string[] {
  const more = [findings, notJudged].reduce((sum, { length }) => sum + Math.max(0, length - mostLines), 0);
  return more === 0 ? [] : [`${more} more are in the report alone`];
}

/** The rules that find the most. */
function ruleCounts(findings: readonly ShownFinding[]): readonly string[] {
  if (findings.length < manyFindings) return [];
  const counts = [...Map.groupBy(findings, ({ rule }) => rule)]
    .map(([rule, { length }]) => ({ rule, length }))
    .toSorted((one, other) => other.length - one.length);
  const lines = counts.map(({ rule, length }) => `${String(length).padStart(7)}  ${told(rule)}`);
  return [[`${countsOf(findings)}, by rule:`, ...lines].join('\n')];
}
