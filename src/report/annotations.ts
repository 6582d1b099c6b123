import type { Annotation } from '../errors.ts';
import { byLevel } from './finding-order.ts';
import type { Checked, ShownFinding } from './findings.ts';
import { levelOf, notJudgedReason, openFindings, told } from './findings.ts';

/**
 * GitHub shows ten annotations of each level that a step makes, and drops the others without a word; one error is how the step ends.
 * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
 */
const rooms: Readonly<Record<Annotation['level'], number>> = { error: 9, warning: 10, notice: 10 };

/** The annotations of a check: the worst of each level, the last of which says how many more there are. */
export function annotationsOf(checked: Checked): readonly Annotation[] {
  const all = [...byLevel(openFindings(checked)).map(ofFinding), ...checked.notJudged.map(ofNotJudged)];
  return (['error', 'warning', 'notice'] as const).flatMap((level) =>
    fitting(
      level,
      all.filter((one) => one.level === level),
    ),
  );
}

function fitting(level: Annotation['level'], all: readonly Annotation[]): readonly Annotation[] {
  const room = rooms[level];
  if (all.length <= room) return all;
  const more = all.length - room + 1;
  const message = `${more} more ${level}s are in the log, the job summary and the report: GitHub shows ten of each level`;
  return [...all.slice(0, room - 1), { level, title: 'gitops-deploy check', message }];
}

function ofFinding(finding: ShownFinding): Annotation {
  const { rule, message, why, fix, documentation, place, endColumn } = finding;
  const level = levelOf(finding);
  return {
    level: level === 'info' ? 'notice' : level,
    title: told(rule),
    message: [told(message), `why: ${told(why)}`, `fix: ${told(fix)}`, told(documentation)].join('\n'),
    place: { ...place, ...(endColumn === undefined ? {} : { endColumn }) },
  };
}

function ofNotJudged(one: Checked['notJudged'][number]): Annotation {
  const { file, line, column, wasJudged } = one;
  return {
    level: wasJudged === true ? 'error' : 'warning',
    title: 'not judged',
    message: notJudgedReason(one),
    place: { file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) },
  };
}
