import type { RuleFacts } from '../rules/rule.ts';

type Words = Pick<RuleFacts, 'title' | 'why' | 'fix'>;

/** A text of a rule as Markdown shows it literally; what stands in backticks stays code. */
export function prose(text: string): string {
  return text.replace(/`[^`]*`|[<*_[\]]/g, (found) => (found.length > 1 ? found : `\\${found}`));
}

/** What a rule is about, in Markdown: the beginning of its page, and what code scanning shows beside an alert. */
export function ruleHelp({ title, why, fix }: Words): string {
  return [`It finds ${prose(title)}.`, `**Why it matters:** ${prose(why)}.`, `**What to do:** ${prose(fix)}.`].join(
    '\n\n',
  );
}

/** The same as plain text. */
export function ruleHelpText({ title, why, fix }: Words): string {
  return `It finds ${title}. Why it matters: ${why}. What to do: ${fix}.`;
}
