import type { TemplateValues } from '../configuration/template.ts';
import type { Plan, TargetPlan } from '../deployment/plan.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import { printImage } from '../image/reference.ts';

/** What the templates of a target's edits are filled with. */
export function templateValues(plan: Plan, image: DeployedImage, target: TargetPlan): TemplateValues {
  const { commit, branch, date, pullRequest } = plan.source;
  return {
    sha: commit,
    'short-sha': commit.slice(0, 7),
    tag: image.reference.tag,
    digest: image.reference.digest,
    image: printImage(image.reference),
    branch,
    date,
    application: plan.application,
    environment: plan.environment,
    target: target.name,
    'pull-request': pullRequest === undefined ? undefined : String(pullRequest),
  };
}
