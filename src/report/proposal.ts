import type { Plan } from '../deployment/plan.ts';
import type { DeployedImage, Written } from '../deployment/progress.ts';
import { printImage } from '../image/reference.ts';
import { code, escapeMarkdown, fenced } from './escape.ts';

/** Title and body of the pull request in the GitOps repository. */
export function proposalText(
  plan: Plan,
  image: DeployedImage,
  written: Omit<Written, 'place'>,
): { title: string; body: string } {
  const version = image.reference.tag ?? image.reference.digest.slice(0, 19);
  const origin = plan.source.pullRequest === undefined ? '' : ` from ${plan.repository}#${plan.source.pullRequest}`;
  return {
    title: `Deploy ${plan.application} ${version} to ${plan.environment}`.slice(0, 200),
    body: [
      `${escapeMarkdown(plan.application)} in ${escapeMarkdown(plan.environment)}: ${code(printImage(image.reference))}`,
      '',
      `Source: ${plan.repository}@${plan.source.commit}${origin}`,
      '',
      fenced(written.diff, 'diff'),
    ].join('\n'),
  };
}
