import type { Plan } from '../deployment/plan.ts';
import type { Outcome } from '../outcome.ts';
import { oneLine } from '../text/one-line.ts';
import { commitLink } from './changelog.ts';
import { code, escapeMarkdown, fenced, linked } from './escape.ts';

/** What the pull request that puts values back is told from. */
interface RollbackProposal {
  readonly plan: Plan;
  /** The bad verdict. */
  readonly because: Outcome;
  /** What goes back, in one word, where that is known. */
  readonly version: string | undefined;
  /** The unified diff. */
  readonly diff: string;
}

/** GitHub takes 65,536 characters in a body; escaped text is longer than what it shows. */
const longestDiff = 30_000;
/** GitHub's limit for a title is 256. */
const longestTitle = 200;

/** Title and body of the pull request that puts values back after a bad verdict. */
export function rollbackProposalText({ plan, because, version = 'the old image', diff }: RollbackProposal): {
  readonly title: string;
  readonly body: string;
} {
  const { application, environment, source, run } = plan;
  const lines = [
    `Puts back what **${escapeMarkdown(application)}** named in **${escapeMarkdown(environment)}** before ${commitLink(plan, source.commit)}: ${code(version)}.`,
    `That commit ended **${because.outcome}** (${code(because.reason)}): ${escapeMarkdown(because.sentence)}`,
    'The environment is held. Once this is merged, <code>resume</code> watches it; then <code>release</code> lets deployments in again.',
    `### Change in Git\n\n${fenced(diff.slice(0, longestDiff), 'diff')}`,
    ...(run === undefined ? [] : [linked('The run', run.url)]),
  ];
  return {
    title: oneLine(`Roll back ${application} to ${version} (${environment})`, longestTitle),
    body: lines.join('\n\n'),
  };
}
