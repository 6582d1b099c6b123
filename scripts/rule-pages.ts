// The pages of docs/rules/, made from what the rules say of themselves.
import { prose, ruleHelp } from '../src/report/rule-help.ts';
import type { Family, Rule } from '../src/rules/rule.ts';
import { families } from '../src/rules/rule.ts';
import { table } from './table.ts';

const note = '<!-- made by `npm run generate`; edit the source named below -->';

const headings: Readonly<Record<Family, string>> = {
  resources: 'Resources',
  security: 'Security',
  reliability: 'Manifests and reliability',
  performance: 'Performance',
  images: 'Images',
  dockerfile: 'Dockerfiles',
  workflow: 'Workflows',
  rollouts: 'Roll-outs and analysis',
  networking: 'Networking',
  operations: 'Operations and cost',
  suppressions: 'Suppressions',
};

const repairs: Readonly<Record<Rule['repairs'], { readonly short: string; readonly long: string }>> = {
  safe: { short: 'writes it', long: '`check --fix` writes it, where the files leave nothing to guess.' },
  suggested: {
    short: '',
    long: '`check --fix` leaves it alone: the finding says what to write, and somebody has to decide.',
  },
  person: { short: '', long: '`check --fix` leaves it alone: somebody has to think about it.' },
};

/** `docs/rules/README.md`: every rule, family by family. */
export function rulesIndex(rules: readonly Rule[]): string {
  const sections = families.flatMap((family) => {
    const own = rules.filter((rule) => rule.family === family);
    return own.length === 0 ? [] : [`## ${headings[family]}\n\n${familyTable(own)}`];
  });
  return `# The rules of \`check\`

${note}
<!-- source: src/rules/ -->

What [\`check\`](../check.md) looks for. *error*: the API refuses it, it is surely broken, or it fails the restricted Pod Security Standard; the check fails.
*warning*: likely harm. *info*: advice. Of several severities the worst stands first. \`opinion\`: careful people differ; off in the profile \`strict-facts\`.
What a rule counts as is [configured](../check.md#settings), and a finding is [let pass](../check.md#letting-a-finding-pass) with a reason.

${sections.join('\n\n')}
`;
}

function familyTable(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => [
    `[\`${rule.id}\`](${rule.id}.md)`,
    severityWords(rule),
    prose(rule.title),
    repairs[rule.repairs].short,
  ]);
  return table(['rule', 'severity', 'what it finds', '`--fix`'], rows);
}

function severityWords({ severities, isOpinion }: Rule): string {
  return `${severities.join(', ')}${isOpinion === true ? ' (opinion)' : ''}`;
}

/** The page of one rule. */
export function rulePageText(rule: Rule): string {
  const parts = [
    `# \`${rule.id}\`\n\n${note}\n<!-- source: src/rules/ -->`,
    ruleHelp(rule),
    `[${headings[rule.family]}](README.md#${anchorOf(headings[rule.family])}) · ${severityWords(rule)} · ${repairs[rule.repairs].long}`,
    exampleText(rule),
    `## Letting one pass\n\n${suppressionText(rule)}`,
    listText('The same in other tools', rule.elsewhere ?? []),
    listText('Where it comes from', rule.sources),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(' ', '-');
}

function exampleText({ example: { file, bad, good } }: Rule): string {
  const block = (text: string) => fence(text, languageOf(file));
  return `## Example\n\nFound, in \`${file}\`:\n\n${block(bad)}\n\nNot found:\n\n${block(good)}`;
}

function languageOf(file: string): string {
  if (/\.ya?ml$/.test(file)) return 'yaml';
  return /dockerfile/i.test(file) ? 'dockerfile' : '';
}

function fence(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text.replace(/\n$/, '')}\n${ticks}`;
}

function suppressionText({ id, looksAt }: Rule): string {
  if (looksAt === 'suppressions')
    return `What is said of suppressions is not suppressed. It is configured: \`readiness: { rules: { ${id}: off } }\`.`;
  if (id === 'resource-absurd' || id === 'resource-jump')
    return `An amount is acknowledged, and not suppressed, so that the next one is looked at again: the annotation
\`gitops-deploy.io/allow-resources: "memory<=128Gi: REASON"\` on the workload, or the same as a comment on the line or the line above.
[More](../workflow.md#when-an-amount-is-meant).`;
  const comment = `\`# gitops-deploy ignore ${id}: REASON until 2027-03-31\` on its line, or above it`;
  const isFile = looksAt === 'dockerfile' || looksAt === 'workflow';
  const where = isFile
    ? `The comment ${comment}.`
    : `On the object or its pod template the annotation \`gitops-deploy.io/ignore: "${id}: REASON until 2027-03-31"\`, or the comment ${comment}.`;
  return `${where}\nThe date may be left out. For good, or in some files: \`readiness: { rules: { ${id}: off } }\`. [More](../check.md#letting-a-finding-pass).`;
}

function listText(heading: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `## ${heading}\n\n${items.map((item) => `- ${prose(item)}`).join('\n')}`;
}

/** The pages by their file names within `docs/rules/`. */
export function rulePages(rules: readonly Rule[]): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', rulesIndex(rules)],
    ...rules.map((rule) => [`${rule.id}.md`, rulePageText(rule)] as const),
  ]);
}
