import { code, escapeMarkdown, linked } from './escape.ts';
import { byLevel } from './finding-order.ts';
import type { Checked, ShownFinding } from './findings.ts';
import { levelOf, openFindings, told, where } from './findings.ts';

/** Rows of a table: GitHub drops a job summary of more than 1 MiB. */
const mostRows = 100;

/** The findings as a table for the job summary, the worst first, and below it what is suppressed and what was not judged. */
export function checkedMarkdown(checked: Checked): string {
  const ranked = byLevel(openFindings(checked));
  const rows = ranked.map((finding) => {
    const [message = '', fix = ''] = [finding.message, finding.fix].map((text) => escapeMarkdown(told(text)));
    return [levelOf(finding), `${message}<br>${code(where(finding.place))}`, ruleOf(finding), fix];
  });
  const suppressed = checked.findings.flatMap((finding) =>
    finding.suppressed === undefined ? [] : [suppressedRow(finding, finding.suppressed)],
  );
  const left = checked.notJudged.map(({ message, ...place }) => [code(where(place)), escapeMarkdown(told(message))]);
  return [
    ...table(['severity', 'what, and where', 'rule', 'fix'], rows),
    ...reasons(ranked.slice(0, mostRows)),
    ...table(['suppressed', 'rule', 'what', 'because', 'until'], suppressed),
    ...table(['not judged', 'because it'], left),
  ].join('\n\n');
}

/** Why it matters, once for each rule: as a column it would leave no room for the others. */
function reasons(findings: readonly ShownFinding[]): readonly string[] {
  const lines = new Set(findings.map((one) => `- ${ruleOf(one)}: ${escapeMarkdown(told(one.why))}`));
  return lines.size === 0 ? [] : ['<details><summary>Why it matters</summary>', [...lines].join('\n'), '</details>'];
}

function ruleOf({ rule, documentation }: ShownFinding): string {
  return linked(code(rule), documentation);
}

function suppressedRow(finding: ShownFinding, { reason, until = '' }: NonNullable<ShownFinding['suppressed']>) {
  const cells = [finding.message, reason, until].map((text) => escapeMarkdown(told(text)));
  return [code(where(finding.place)), ruleOf(finding), ...cells];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const lines = [head, head.map(() => '---'), ...rows.slice(0, mostRows)].map((row) => `| ${row.join(' | ')} |`);
  const more = rows.length > mostRows ? [`and ${rows.length - mostRows} more: see the report`] : [];
  return [lines.join('\n'), ...more];
}
