import { catalogue } from '../../src/rules/catalogue.ts';
import type { RuleContext } from '../../src/rules/context.ts';
import { defaultContext } from '../../src/rules/context.ts';
import type { Said } from '../../src/rules/judge.ts';
import { judgeByRules, readFiles } from './applied.ts';

/** What holds in tests unless a test says otherwise: the day does not move. */
export const context: RuleContext = { ...defaultContext, today: '2026-11-27' };

/** What the rules say of some files that are applied together; only the rule of this id, if one is given. */
export function saidOf(
  files: Readonly<Record<string, string>>,
  { rule, ...given }: Partial<RuleContext> & { readonly rule?: string } = {},
): readonly Said[] {
  const bytes = new Map(Object.entries(files).map(([file, text]) => [file, new TextEncoder().encode(text)]));
  const rules = catalogue.filter(({ id }) => rule === undefined || id === rule);
  return judgeByRules(readFiles(bytes), rules, { ...context, ...given });
}

/** `error 7:14 the image of container api has no tag`, one line for each finding of a rule in one file. */
export function linesOf(
  rule: string,
  text: string,
  given: Partial<RuleContext> & { readonly file?: string } = {},
): readonly string[] {
  const { file = 'app.yaml', ...rest } = given;
  return saidOf({ [file]: text }, { rule, ...rest }).map(
    ({ finding: { severity, place, message } }) => `${severity} ${place.line}:${place.column} ${message}`,
  );
}
