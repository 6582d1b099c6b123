import { plainLine } from '../text/plain.ts';
import type { Diagnosis } from './diagnosis.ts';
import { inOrder } from './diagnosis.ts';
import type { Group } from './questions.ts';
import { groups, questions } from './questions.ts';

const marks = { fine: 'fine', problem: 'PROBLEM', 'could-not-tell': 'could not tell' } as const;
const width = Math.max(...Object.values(marks).map((mark) => mark.length));

/** Everything as a checklist: a heading for each group, a line for each answer, and what to do below it. */
export function printChecklist(diagnoses: readonly Diagnosis[]): string {
  const byGroup = Map.groupBy(inOrder(diagnoses), ({ question }) => questions[question].group);
  return Object.entries(groups)
    .flatMap(([group, heading]) => printGroup(heading, byGroup.get(isGroup(group) ? group : 'machine') ?? []))
    .join('\n');
}

function isGroup(text: string): text is Group {
  return Object.hasOwn(groups, text);
}

function printGroup(heading: string, own: readonly Diagnosis[]): readonly string[] {
  if (own.length === 0) return [];
  const longest = Math.min(24, Math.max(...own.map(({ question }) => question.length)));
  return [heading, ...own.flatMap((one) => printDiagnosis(one, longest)), ''];
}

function printDiagnosis(
  { question, about, answer, sentence, remedy, advice }: Diagnosis,
  longest: number,
): readonly string[] {
  const indent = ' '.repeat(width + longest + 6);
  const more = [remedy, advice === undefined ? undefined : `advice: ${advice}`].filter((line) => line !== undefined);
  return [
    `  ${marks[answer].padEnd(width)}  ${question.padEnd(longest)}  ${plainLine(about === question ? sentence : `${about}: ${sentence}`)}`,
    ...more.map((line) => `${indent}${plainLine(line)}`),
  ];
}

/** What a problem says in the log of a job: its annotation. */
export function printDiagnosisLine({ question, about, sentence, remedy }: Diagnosis): string {
  return plainLine(`${question}: ${about}: ${sentence}${remedy === undefined ? '' : ` (${remedy})`}`);
}

/** One sentence about everything. */
export function summaryOf(diagnoses: readonly Diagnosis[]): string {
  const count = (answer: Diagnosis['answer']) => diagnoses.filter((one) => one.answer === answer).length;
  const [fine, problems, unknown] = [count('fine'), count('problem'), count('could-not-tell')];
  const told = `${problems === 0 ? 'no problem' : `${problems} problem${problems === 1 ? '' : 's'}`}, ${fine} fine`;
  return unknown === 0 ? told : `${told}, ${unknown} that could not be told`;
}
