import type { Attributes } from '@opentelemetry/api';
import { withoutUndefined } from '../data/fields.ts';
import type { Plan } from '../deployment/plan.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import type { Outcome, OutcomeName } from '../outcome.ts';
import type { TracedCommand, TracedEnd, TracedStage } from '../ports/telemetry.ts';

/*
 * Names of the semantic conventions of OpenTelemetry 1.43 (https://opentelemetry.io/docs/specs/semconv/registry/attributes/): `cicd`,
 * `vcs`, `deployment`, `container` and `oci` are in development there, so that they stand here and not in a package. What has no name
 * there begins with `gitops_deploy.`.
 */

/** https://opentelemetry.io/docs/specs/semconv/cicd/cicd-spans/: other values may be used where none of its own applies. */
const results = {
  succeeded: 'success',
  failed: 'failure',
  errored: 'error',
  paused: 'paused',
  superseded: 'skip',
  cancelled: 'cancellation',
} as const satisfies Record<OutcomeName, string>;

function resultOf({ outcome, reason }: Outcome): string {
  return reason === 'deadline-exceeded' ? 'timeout' : results[outcome];
}

/** Whether an outcome is an error of what a span describes: what waits, or was overtaken, is none. */
export function isError({ outcome }: Outcome): boolean {
  return outcome === 'failed' || outcome === 'errored';
}

/** What an outcome says on every span and with every figure. */
export function outcomeAttributes(outcome: Outcome): Attributes {
  return {
    'gitops_deploy.outcome': outcome.outcome,
    'gitops_deploy.reason': outcome.reason,
    ...(isError(outcome) ? { 'error.type': outcome.reason } : {}),
  };
}

/** A command as the pipeline that it is: of few different values, so that figures may carry it. */
export function pipelineOf({ command, application }: Pick<TracedCommand, 'command' | 'application'>): string {
  return application === undefined ? command : `${command} ${application}`;
}

/** What is known of a command when it begins. */
export function commandAttributes(of: TracedCommand): Attributes {
  const [owner, name] = of.repository?.split('/') ?? [];
  return withoutUndefined({
    'cicd.pipeline.name': pipelineOf(of),
    'cicd.pipeline.action.name': 'RUN',
    'cicd.pipeline.run.id': of.run === undefined ? undefined : String(of.run.id),
    'cicd.pipeline.run.url.full': of.run?.url,
    'vcs.provider.name': of.repository === undefined ? undefined : 'github',
    'vcs.owner.name': owner,
    'vcs.repository.name': name,
    'vcs.repository.url.full': of.sourceUrl,
    ...headAttributes(of),
    'deployment.environment.name': of.environment,
    'gitops_deploy.command': of.command,
    'gitops_deploy.application': of.application,
  });
}

function headAttributes({ commit, branch, pullRequest }: Pick<TracedCommand, 'commit' | 'branch' | 'pullRequest'>) {
  return {
    'vcs.ref.head.revision': commit,
    'vcs.ref.head.name': branch,
    'vcs.ref.head.type': branch === undefined ? undefined : 'branch',
    'vcs.change.id': pullRequest === undefined ? undefined : String(pullRequest),
  };
}

/** What is known of a command when it has ended. */
export function pipelineEnd(outcome: Outcome | undefined): Attributes {
  return outcome === undefined ? {} : { 'cicd.pipeline.result': resultOf(outcome), ...outcomeAttributes(outcome) };
}

/** What the duration of a command is told with. */
export function commandLabels(of: TracedCommand, outcome: Outcome | undefined): Attributes {
  const name = { 'cicd.pipeline.name': pipelineOf(of) };
  if (outcome === undefined) return name;
  const error = isError(outcome) ? { 'error.type': outcome.reason } : {};
  return { ...name, 'cicd.pipeline.result': resultOf(outcome), ...error };
}

/** What a deployment is, with its figures too. */
export function deploymentLabels({
  application,
  environment,
  kind,
}: Pick<Plan, 'application' | 'environment' | 'kind'>): Attributes {
  return {
    'gitops_deploy.application': application,
    'deployment.environment.name': environment,
    'gitops_deploy.kind': kind,
  };
}

/** What is known of a deployment when it begins. */
export function deploymentAttributes(plan: Plan): Attributes {
  const { source, gitops, sourceUrl, repository, by } = plan;
  const [owner, name] = repository.split('/');
  return withoutUndefined({
    ...deploymentLabels(plan),
    'deployment.name': plan.application,
    'vcs.provider.name': 'github',
    'vcs.owner.name': owner,
    'vcs.repository.name': name,
    'vcs.repository.url.full': sourceUrl,
    ...headAttributes(source),
    'gitops_deploy.gitops.repository': withoutLogin(gitops.repository),
    'gitops_deploy.by': by,
  });
}

/** The address of a repository may hold a login; as git has it, that goes to the last `@` before the path. */
function withoutLogin(repository: string): string {
  return repository
    .trim()
    .replace(/^([a-z+]+:\/\/)[^/?#]*@/i, '$1')
    .replace(/[?#].*$/s, '');
}

/** What is known of a deployment when it has ended. */
export function deploymentEnd({ outcome, progress }: TracedEnd): Attributes {
  const { outcome: name } = outcome;
  const status = name === 'succeeded' ? 'succeeded' : isError(outcome) ? 'failed' : undefined;
  return withoutUndefined({
    ...outcomeAttributes(outcome),
    'deployment.id': progress.record === undefined ? undefined : String(progress.record),
    // the two values that it has; of what waits or was overtaken it says nothing
    'deployment.status': status,
    'gitops_deploy.revision': progress.revision,
    'gitops_deploy.recovery': progress.recovery?.result,
    ...(progress.image === undefined ? {} : imageAttributes(progress.image)),
  });
}

function imageAttributes({ reference: { registry, name, tag, digest } }: DeployedImage): Attributes {
  return withoutUndefined({
    'container.image.name': `${registry}/${name}`,
    'container.image.tags': tag === undefined ? undefined : [tag],
    'oci.manifest.digest': digest,
  });
}

const taskTypes = {
  check: 'test',
  build: 'build',
  scan: 'test',
  sign: 'build',
  tag: 'build',
  write: 'deploy',
  merge: 'deploy',
  watch: 'deploy',
  recover: 'deploy',
  'watch-restored': 'deploy',
} as const satisfies Record<TracedStage['stage'], string>;

/** What a step is, with its figures too. */
export function stageLabels({ plan, stage }: TracedStage): Attributes {
  return { ...deploymentLabels(plan), 'cicd.pipeline.task.name': stage };
}

/** What is known of a step when it begins; `id` tells it from all others. */
export function stageAttributes(of: TracedStage, id: string): Attributes {
  return withoutUndefined({
    ...stageLabels(of),
    'cicd.pipeline.task.type': taskTypes[of.stage],
    'cicd.pipeline.task.run.id': id,
    'cicd.pipeline.task.run.url.full': of.plan.run?.url,
    'gitops_deploy.wave': of.wave,
  });
}

/** What is known of a step when it has ended; undefined is a step after which the deployment goes on. */
export function stageEnd(outcome: Outcome | undefined): Attributes {
  if (outcome === undefined) return { 'cicd.pipeline.task.run.result': 'success' };
  return { 'cicd.pipeline.task.run.result': resultOf(outcome), ...outcomeAttributes(outcome) };
}
