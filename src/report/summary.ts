import { printPlace } from '../errors.ts';
import { remedyOf } from '../outcome.ts';
import { checklistsMarkdown } from './checklist.ts';
import { besides, deploymentText } from './comment.ts';
import { code, escapeMarkdown } from './escape.ts';
import type { Checked } from './findings.ts';
import { checkedMarkdown } from './findings-table.ts';
import type { Ended } from './report.ts';

/** The job summary: each deployment in detail, or the outcome of a command that deploys nothing. */
export function summaryText(ended: Ended): string {
  const { deployments = [], problems = [] } = ended;
  if (deployments.length > 0) {
    const each = deployments.map(
      ({ told, outcome, progress }) =>
        `### ${escapeMarkdown(told.application)}\n\n${deploymentText({ ...told, progress, outcome })}`,
    );
    return `${[besides(ended), ...each].filter((part) => part !== '').join('\n\n')}\n`;
  }
  if (ended.markdown !== undefined) return ended.markdown;
  const { outcome, reason, sentence } = ended.outcome;
  const remedy = remedyOf(ended.outcome);
  const lines = problems.map(
    ({ place, message, remedy: own }) =>
      `| ${code(printPlace(place))} | ${escapeMarkdown(message)} | ${escapeMarkdown(own ?? '')} |`,
  );
  const table = lines.length === 0 ? '' : `\n\n| where | what | remedy |\n| --- | --- | --- |\n${lines.join('\n')}`;
  const found =
    ended.checked === undefined ? '' : `\n\n${checkedMarkdown(ended.checked)}${checklistsOf(ended.checked)}`;
  return `**${outcome}** (${code(reason)}): ${escapeMarkdown(sentence)}${table}${found.trimEnd()}\n\n${escapeMarkdown(remedy)}\n`;
}

function checklistsOf({ checklists = [] }: Checked): string {
  return checklists.length === 0 ? '' : `\n\n${checklistsMarkdown(checklists)}`;
}
