import type { Plan } from '../deployment/plan.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { versionOf } from '../image/reference.ts';
import type { Outcome } from '../outcome.ts';
import { commitLink } from './changelog.ts';
import { code, escapeMarkdown, linked } from './escape.ts';
import { fromPullRequest, versionOfRecord } from './proposal-parts.ts';

/** How a deployment ended whose place another one takes, and the record of that one. */
interface Superseded {
  readonly outcome: Pick<Outcome, 'sentence'>;
  readonly by?: DeploymentRecord;
}

/** What is said on a pull request that is closed since a newer deployment takes its place: which one, and where it is. */
export function supersededText(plan: Plan, { outcome, by }: Superseded): string {
  if (by === undefined) return `Closed: ${escapeMarkdown(outcome.sentence)}.`;
  const { payload, note } = by;
  const version = `${versionOfRecord(payload.image)} (${commitLink(plan, payload.source)}${fromPullRequest(plan, payload.pullRequest)})`;
  const run = payload.run === undefined ? '' : ` ${linked('Its run', payload.run.url)}.`;
  return `Closed: ${version} takes the place of this in ${escapeMarkdown(payload.environment)}${placeOf(note)}.${run}`;
}

/** Where the edit of a deployment stands: GitHub makes links of a number and of a commit of the same repository. */
function placeOf({ revision, pullRequest }: DeploymentRecord['note']): string {
  const at = [...(pullRequest === undefined ? [] : [`#${pullRequest}`]), ...(revision === undefined ? [] : [revision])];
  return at.length === 0 ? '' : `: ${at.join(', ')}`;
}

/** What is said on a pull request that would only undo what Git names already. */
export function staleText(plan: Plan, { reference }: DeployedImage): string {
  const { commit, pullRequest } = plan.source;
  const version = `${code(versionOf(reference))} (${commitLink(plan, commit)}${fromPullRequest(plan, pullRequest)})`;
  return `Closed: Git names ${version} already for ${escapeMarkdown(plan.environment)}, without this.`;
}
