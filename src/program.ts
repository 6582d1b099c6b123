import { environmentOf } from './configuration/environment.ts';
import type { ApplicationConfiguration } from './configuration/schema.ts';
import type { Connected } from './connect.ts';
import { connect } from './connect.ts';
import type { DeploymentRecord } from './deployment/record.ts';
import type { Problem } from './errors.ts';
import { DeployError, outcomeOf } from './errors.ts';
import type { ImageReference } from './image/reference.ts';
import type { Environment } from './inputs/action.ts';
import type { RunContext } from './inputs/event.ts';
import { readContext } from './inputs/event.ts';
import { admitEvent } from './inputs/policy.ts';
import type { ReadRequest, Request, Secrets } from './inputs/request.ts';
import type { Outcome } from './outcome.ts';
import { worst } from './outcome.ts';
import type { Ports } from './ports/index.ts';
import type { Log } from './ports/log.ts';
import type { Results } from './ports/results.ts';
import { configure, fail, readEvent } from './prepare.ts';
import type { Ended } from './report/report.ts';

/** What both entries give: where the program stands, and how it talks. */
export interface Surroundings {
  readonly environment: Environment;
  readonly log: Log;
  readonly results: Results;
  readonly signal: AbortSignal;
}

/** A command with all that it may need; what it opens is opened when it is used. */
interface Command {
  readonly request: Request;
  readonly secrets: Secrets;
  readonly context: RunContext;
  readonly around: Surroundings;
  readonly configuration: ApplicationConfiguration | undefined;
  /** The ports, each time anew. */
  readonly connect: () => Connected;
}

/** Runs the command that was asked for; every failure is an outcome. */
export async function runProgram(read: ReadRequest, around: Surroundings): Promise<Ended> {
  try {
    return await dispatch(await prepare(read, around));
  } catch (error) {
    if (around.signal.aborted)
      return {
        outcome: { outcome: 'cancelled', reason: 'cancelled', stage: 'inputs', sentence: 'the run was cancelled' },
      };
    const problems = error instanceof DeployError ? error.problems : [];
    if (!(error instanceof DeployError) && error instanceof Error) around.log.debug(error.stack ?? error.message);
    return { outcome: outcomeOf(error, 'inputs'), ...(problems.length === 0 ? {} : { problems }) };
  }
}

/** Rollouts can be looked at without any configuration. */
function needsConfiguration({ command, rollouts }: Request): boolean {
  return command !== 'rollout' && (command !== 'watch' || rollouts.length === 0);
}

async function prepare({ request, secrets, problems }: ReadRequest, around: Surroundings): Promise<Command> {
  const context = readContext(around.environment, await readEvent(around.environment));
  admitEvent(context, request.image !== undefined);
  const configuring = { request, context, secrets, ...around };
  const configuration = needsConfiguration(request) ? await configure(configuring, problems) : undefined;
  if (problems.length > 0) fail(problems);
  const given = {
    ...around,
    secrets,
    context,
    ...(request.context === undefined ? {} : { kubeContext: request.context }),
    ...(configuration === undefined ? {} : { application: configuration }),
  };
  return { request, secrets, context, around, configuration, connect: () => connect(given) };
}

async function dispatch(command: Command): Promise<Ended> {
  switch (command.request.command) {
    case 'deploy':
      return command.request.dryRun ? runDryRun(command) : runDeploy(command);
    case 'resume':
      return runResume(command);
    case 'watch':
      return command.request.rollouts.length > 0 ? watchNamed(command) : watchConfigured(command);
    case 'rollout':
      return runRolloutStatus(command);
    case 'status':
      return runStatus(command);
    case 'hold':
    case 'release':
      return changeHold(command);
  }
}

function configured({ configuration }: Command): ApplicationConfiguration {
  return configuration ?? fail([{ message: 'this command needs a configuration' }]);
}

function repositoryOf({ context }: Command): { readonly repository: string; readonly sourceUrl: string } {
  const { repository, serverUrl } = context;
  if (repository !== undefined) return { repository, sourceUrl: `${serverUrl}/${repository}` };
  return fail([
    {
      message: 'the application repository is not known',
      place: { name: 'GITHUB_REPOSITORY' },
      remedy: 'set it to owner/name',
    },
  ]);
}

/** What every plan has in common, whatever is deployed. */
function commonFacts(command: Command, environment: string) {
  const { timeoutSeconds, onPause } = command.request;
  const { run } = command.context;
  return {
    ...repositoryOf(command),
    environment,
    timeoutSeconds,
    onPause,
    ...(run === undefined ? {} : { run }),
  };
}

async function planThis(command: Command, { ports }: Connected) {
  const { request, context, around } = command;
  const { planDeployment } = await import('./deployment/plan-deployment.ts');
  const facts = commonFacts(command, request.environment ?? '');
  // a wrong name must be told before anybody is asked anything
  environmentOf(configured(command), facts.environment);
  const { readCheckout } = await import('./git/checkout.ts');
  const checkout = await readCheckout('.', around.environment);
  const labelled =
    request.image === undefined ? undefined : await sourceOf(request.image, facts.sourceUrl, { ports, around });
  const commit = labelled?.commit ?? context.commit ?? checkout?.commit;
  if (commit === undefined)
    return fail([{ message: 'the commit to deploy is not known', remedy: 'run in a checkout of it' }]);
  if (request.image === undefined && checkout !== undefined && checkout.commit !== commit)
    return fail([otherCheckout(checkout.commit, commit)]);
  const knowsPullRequest = commit === context.commit && context.pullRequest !== undefined;
  const asksGitHub = !knowsPullRequest && command.secrets.githubToken !== undefined;
  const pullRequest = asksGitHub
    ? await (await ports.forge()).source.pullRequestOf(commit, around.signal)
    : context.pullRequest;
  const now = () => ports.clock.now().toISOString();
  return planDeployment(configured(command), {
    ...facts,
    source: {
      commit,
      branch: context.branch ?? checkout?.branch ?? 'main',
      date: labelled?.date ?? (checkout?.commit === commit ? checkout.date : now()),
      ...(pullRequest === undefined ? {} : { pullRequest }),
    },
    ...(request.image === undefined ? {} : { image: request.image }),
  });
}

/** Milliseconds in which a registry must tell the labels of an image: nobody knows yet that we have begun. */
const labelsWithin = 10_000;

/** The commit that a given image was built from, where its labels say so: it is answered on, and not the one that we run on. */
async function sourceOf(
  image: ImageReference,
  sourceUrl: string,
  { ports, around }: { readonly ports: Ports; readonly around: Surroundings },
) {
  const { sourceIn } = await import('./image/labels.ts');
  try {
    const signal = AbortSignal.any([around.signal, AbortSignal.timeout(labelsWithin)]);
    const description = await (await ports.registry()).describe(image, signal);
    return description === undefined ? undefined : sourceIn(description.labels, sourceUrl);
  } catch (error) {
    around.signal.throwIfAborted();
    // whatever is wrong with the registry ends the deployment where the image is looked for, and is told there
    around.log.debug(error instanceof Error ? error.message : '');
    return undefined;
  }
}

/** What would be built is what is checked out: on a pull request that is by default a merge that nobody wrote. */
function otherCheckout(there: string, wanted: string): Problem {
  return {
    message: `the checkout is at ${there.slice(0, 7)}, and ${wanted.slice(0, 7)} is to be deployed`,
    place: { name: 'checkout' },
    remedy: 'check out that commit; on a pull request: github.event.pull_request.head.sha',
  };
}

async function runDeploy(command: Command): Promise<Ended> {
  await using connected = command.connect();
  const plan = await planThis(command, connected);
  const { deploy } = await import('./commands/deploy.ts');
  return deploy(plan, connected.ports, command.around.signal);
}

async function runDryRun(command: Command): Promise<Ended> {
  await using connected = command.connect();
  const plan = await planThis(command, connected);
  const { dryRun } = await import('./commands/dry-run.ts');
  const knowsGitHub = command.secrets.githubToken !== undefined;
  return dryRun({ plan, ports: connected.ports, signal: command.around.signal, knowsGitHub });
}

/** Every environment by itself and at the same time: one that waits keeps no other waiting. */
async function runResume(command: Command): Promise<Ended> {
  const configuration = configured(command);
  const { environment } = command.request;
  if (environment !== undefined) environmentOf(configuration, environment);
  const names = environment === undefined ? Object.keys(configuration.environments) : [environment];
  const { resumeEnvironment } = await import('./commands/resume.ts');
  const settled = await Promise.allSettled(
    names.map(async (name) => {
      await using connected = command.connect();
      const facts = commonFacts(command, name);
      return resumeEnvironment({
        ports: connected.ports,
        configuration,
        facts,
        signal: command.around.signal,
      });
    }),
  );
  const deployments = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined && deployments.length === 0) throw failed.reason;
  const outcomes = deployments.map((one) => one.outcome);
  return {
    outcome: outcomeOfAll(failed === undefined ? outcomes : [...outcomes, outcomeOf(failed.reason, 'inputs')]),
    deployments,
  };
}

/** The worst outcome stands for all. */
function outcomeOfAll(outcomes: readonly Outcome[]): Outcome {
  const [first, ...others] = outcomes;
  if (first === undefined)
    return { outcome: 'succeeded', reason: 'done', stage: 'report', sentence: 'nothing waits to be resumed' };
  return others.reduce((bad, one) => (worst(bad.outcome, one.outcome) === bad.outcome ? bad : one), first);
}

async function watchNamed({ request, connect: open, around }: Command): Promise<Ended> {
  const { watch } = await import('./commands/watch.ts');
  const { image, rollouts, argocdApplication, revision, timeoutSeconds, onPause } = request;
  if (image === undefined) return fail([{ message: 'watch needs it', place: { name: 'image' } }]);
  const goal = {
    image,
    platformDigests: [],
    workloads: rollouts,
    // whoever only watches asks about that very rollout: the culprit is told, however late the watch began
    written: true,
    ...(revision === undefined ? {} : { revision }),
    ...(argocdApplication === undefined ? {} : { application: argocdApplication }),
  };
  await using connected = open();
  const { outcome, targets } = await watch({ goal, timeoutSeconds, onPause }, connected.ports, around.signal);
  return { outcome, details: { targets } };
}

async function watchConfigured(command: Command): Promise<Ended> {
  const { request, around } = command;
  const configuration = configured(command);
  const name = request.environment ?? '';
  environmentOf(configuration, name);
  const [{ watchEnvironment }, { planRecord }] = await Promise.all([
    import('./commands/watch.ts'),
    import('./deployment/plan-deployment.ts'),
  ]);
  const { application } = configuration;
  const { target } = request;
  await using connected = command.connect();
  const { outcome, targets } = await watchEnvironment(
    { application, name, ...(target === undefined ? {} : { target }) },
    (record: DeploymentRecord) => planRecord(record, configuration, commonFacts(command, name)),
    { ports: connected.ports, signal: around.signal },
  );
  return { outcome, details: { targets } };
}

async function runRolloutStatus({ request, connect: open, around }: Command): Promise<Ended> {
  const { rolloutStatus } = await import('./commands/rollout-status.ts');
  await using connected = open();
  return rolloutStatus(request.rollouts, connected.ports, around.signal);
}

async function runStatus(command: Command): Promise<Ended> {
  const { status } = await import('./commands/status.ts');
  await using connected = command.connect();
  const { ports } = connected;
  return status(configured(command), command.request.environment, { ports, signal: command.around.signal });
}

async function changeHold(command: Command): Promise<Ended> {
  const { changeHold: change } = await import('./commands/hold.ts');
  await using connected = command.connect();
  const { ports } = connected;
  const { actor } = command.context;
  return change(command.request, configured(command), { ports, actor, signal: command.around.signal });
}
