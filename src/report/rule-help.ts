import type { RuleFacts } from '../rules/rule.ts';

/** A part of a sentence as one of its own. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** What a rule is about, in Markdown: the beginning of its page, and what code scanning shows beside an alert. */
export function ruleHelp({ title, why, fix }: Pick<RuleFacts, 'title' | 'why' | 'fix'>): string {
  return `It finds ${title}.\n\n**Why it matters:** ${why}.\n\n**What to do:** ${fix}.`;
}

/** The same as plain text. */
export function ruleHelpText({ title, why, fix }: Pick<RuleFacts, 'title' | 'why' | 'fix'>): string {
  return `${sentence(title)} ${sentence(why)} What to do: ${fix}.`;
}
