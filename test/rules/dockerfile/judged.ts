import type { RuleContext } from '../../../src/rules/context.ts';
import { linesOf, saidOf } from '../judged.ts';

/** What a rule says of a Dockerfile, as `error 2:6 …`. */
export function said(rule: string, text: string, given: Partial<RuleContext> = {}): readonly string[] {
  return linesOf(rule, text, { file: 'Dockerfile', ...given });
}

/** A Dockerfile after the repairs of a rule. */
export function repaired(rule: string, text: string): string {
  const splices = saidOf({ Dockerfile: text }, { rule }).flatMap(({ report: { repair } }) =>
    repair?.of === 'text' ? repair.splices : [],
  );
  return splices
    .toSorted((one, other) => other.start - one.start)
    .reduce((at, { start, end, text: other }) => at.slice(0, start) + other + at.slice(end), text);
}
