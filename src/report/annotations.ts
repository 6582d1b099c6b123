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
  const all: readonly Planned[] = [
    ...byLevel(openFindings(checked)).map((one) => ({ level: annotatedAs(one), annotation: () => ofFinding(one) })),
    ...checked.notJudged.map(ofNotJudged).map((one) => ({ level: one.level, annotation: () => one })),
  ];
  return (['error', 'warning', 'notice'] as const).flatMap((level) =>
    fitting(
      level,
      all.filter((one) => one.level === level),
    ),
  );
}

/** An annotation that is written only where there is room for it. */
interface Planned {
  readonly level: Annotation['level'];
  readonly annotation: () => Annotation;
}

function fitting(level: Annotation['level'], all: readonly Planned[]): readonly Annotation[] {
  const room = rooms[level];
  if (all.length <= room) return all.map(({ annotation }) => annotation());
  const more = all.length - room + 1;
  const message = `${more} more ${level}s are in the log, the job summary and the report: GitHub shows ten of each level`;
  return [
    ...all.slice(0, room - 1).map(({ annotation }) => annotation()),
    { level, title: 'gitops-deploy check', message },
  ];
}

function annotatedAs(finding: ShownFinding): Annotation['level'] {
  const level = levelOf(finding);
  return level === 'info' ? 'notice' : level;
}

function ofFinding(finding: ShownFinding): Annotation {
  const { rule, message, why, fix, documentation, place, endColumn } = finding;
  return {
    level: annotatedAs(finding),
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
