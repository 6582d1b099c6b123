import { appProblems, openAccess } from './access.ts';
import type { Command, Surroundings } from './command.ts';
import { commonFacts, configured } from './command.ts';
import { environmentOf, targetsOf } from './configuration/environment.ts';
import type { ApplicationConfiguration } from './configuration/schema.ts';
import { connect } from './connect.ts';
import type { DeploymentRecord } from './deployment/record.ts';
import { DeployError, outcomeOf } from './errors.ts';
import { Tally } from './github/tally.ts';
import { readContext } from './inputs/event.ts';
import { admitEvent, trustedBranch } from './inputs/policy.ts';
import type { ReadRequest, Request } from './inputs/request.ts';
import { opensApplication } from './inputs/secrets.ts';
import type { Outcome } from './outcome.ts';
import { worst } from './outcome.ts';
import { planBuild, planRequest } from './plan-request.ts';
import { configure, fail, readEvent } from './prepare.ts';
import type { Ended } from './report/report.ts';
import type { RolloutPlace } from './rollout/action.ts';

/** Runs the command that was asked for; every failure is an outcome. */
export async function runProgram(read: ReadRequest, around: Surroundings): Promise<Ended> {
  const tally = new Tally();
  try {
    return await dispatch(await prepare(read, around, tally));
  } catch (error) {
    if (around.signal.aborted)
      return {
        outcome: { outcome: 'cancelled', reason: 'cancelled', stage: 'inputs', sentence: 'the run was cancelled' },
      };
    const problems = error instanceof DeployError ? error.problems : [];
    if (!(error instanceof DeployError) && error instanceof Error) around.log.debug(error.stack ?? error.message);
    return { outcome: outcomeOf(error, 'inputs'), ...(problems.length === 0 ? {} : { problems }) };
  } finally {
    const counted = tally.toLine();
    if (counted !== undefined) around.log.debug(counted);
  }
}

/** Rollouts that are named can be looked at and steered, and files be judged, without any configuration. */
function needsConfiguration({ command, workloads }: Request): boolean {
  if (command === 'watch' || command === 'rollout') return workloads.length === 0;
  return command !== 'check';
}

async function prepare(
  { request, secrets, problems: read }: ReadRequest,
  around: Surroundings,
  tally: Tally,
): Promise<Command> {
  const context = readContext(around.environment, await readEvent(around.environment));
  admitEvent(context, { command: request.command, hasImage: request.image !== undefined });
  const problems = [...read, ...(await appProblems(secrets))];
  if (problems.length > 0 && problems.every(({ notYet }) => notYet)) fail(problems, 'not-supported');
  // which of the files would count depends on the command
  if (problems.some(({ place }) => place?.name === 'command')) fail(problems);
  const access = openAccess({ secrets, context, log: around.log, tally });
  const configuring = { request, context, access, ...around };
  const branch = needsConfiguration(request) ? trustedBranch(context, request.command) : undefined;
  const configuration = needsConfiguration(request) ? await configure(configuring, problems) : undefined;
  if (problems.length > 0) fail(problems);
  const given = {
    ...around,
    ...(branch === undefined ? {} : { trustedBranch: branch }),
    secrets,
    access,
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
    case 'build':
      return runBuild(command);
    case 'resume':
      return runResume(command);
    case 'watch':
      return command.request.workloads.length > 0 ? watchNamed(command) : watchConfigured(command);
    case 'rollout':
      return runRollout(command);
    case 'status':
      return runStatus(command);
    case 'hold':
    case 'release':
      return changeHold(command);
    case 'check':
      return runCheck(command);
  }
}

// each waits for its command, `return await`: what it opened is closed once it has ended, and not before
async function runDeploy(command: Command): Promise<Ended> {
  await using connected = command.connect();
  const plan = await planRequest(command, connected);
  const { deploy } = await import('./commands/deploy.ts');
  return await deploy(plan, connected.ports, command.around.signal);
}

async function runBuild(command: Command): Promise<Ended> {
  const { environment } = command.request;
  if (environment !== undefined) environmentOf(configured(command), environment);
  await using connected = command.connect();
  const plan = await planBuild(command, connected);
  const { buildOnly, buildDryRun } = await import('./commands/build.ts');
  const run = command.request.dryRun ? buildDryRun : buildOnly;
  return await run(plan, connected.ports, command.around.signal);
}

async function runDryRun(command: Command): Promise<Ended> {
  await using connected = command.connect();
  const plan = await planRequest(command, connected);
  const { dryRun } = await import('./commands/dry-run.ts');
  const knowsGitHub = opensApplication(command.secrets);
  return await dryRun({ plan, ports: connected.ports, signal: command.around.signal, knowsGitHub });
}

/** Every environment by itself and at the same time: one that waits keeps no other waiting. */
async function runResume(command: Command): Promise<Ended> {
  const configuration = configured(command);
  const { environment } = command.request;
  if (environment !== undefined) environmentOf(configuration, environment);
  const names = environment === undefined ? Object.keys(configuration.environments) : [environment];
  const { resumeEnvironment } = await import('./commands/resume.ts');
  const told = await toldTo(command, configuration);
  const settled = await Promise.allSettled(
    names.map(async (name) => {
      await using connected = command.connect();
      const facts = commonFacts(command, name);
      return await resumeEnvironment({
        ports: connected.ports,
        configuration,
        facts,
        signal: command.around.signal,
        ...(told?.environment === name ? { told } : {}),
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

/** What Argo CD told this run, where that started it; what cannot be used only starts it. */
async function toldTo({ context, around }: Command, configuration: ApplicationConfiguration) {
  if (context.told === undefined) return undefined;
  const { readTold } = await import('./rollout/told.ts');
  const { toldOf } = await import('./deployment/told-of.ts');
  const word = readTold(context.told);
  const of = typeof word === 'string' ? word : toldOf(configuration, word);
  if (typeof word !== 'string' && typeof of !== 'string') return { ...of, word };
  around.log.info(`what Argo CD told changes nothing: ${of}`);
  return undefined;
}

/** The worst outcome stands for all. */
function outcomeOfAll(outcomes: readonly Outcome[]): Outcome {
  // what a newer one took over from is no news beside that one
  const told = outcomes.filter(({ outcome }) => outcome !== 'superseded');
  const [first, ...others] = told.length > 0 ? told : outcomes;
  if (first === undefined)
    return { outcome: 'succeeded', reason: 'done', stage: 'report', sentence: 'nothing waits to be resumed' };
  return others.reduce((bad, one) => (worst(bad.outcome, one.outcome) === bad.outcome ? bad : one), first);
}

async function watchNamed({ request, connect: open, around }: Command): Promise<Ended> {
  const { watch } = await import('./commands/watch.ts');
  const { image, workloads, argocdApplication, revision, timeoutSeconds, onPause } = request;
  if (image === undefined) return fail([{ message: 'watch needs it', place: { name: 'image' } }]);
  const goal = {
    image,
    platformDigests: [],
    workloads,
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

async function runRollout(command: Command): Promise<Ended> {
  const { request, connect: open, around } = command;
  const { verb } = request;
  const places = rolloutPlaces(command);
  await using connected = open();
  if (verb === 'status') {
    const { rolloutStatus } = await import('./commands/rollout-status.ts');
    return await rolloutStatus(places, connected.ports, around.signal);
  }
  const { rolloutAction } = await import('./commands/rollout-action.ts');
  return await rolloutAction({ action: verb, places }, connected.ports, around.signal);
}

/** The Rollouts that are named, or those of an environment, each where it runs. */
function rolloutPlaces(command: Command): readonly RolloutPlace[] {
  const { workloads, environment = '', target, argocdApplication: application } = command.request;
  if (workloads.length > 0) return [{ workloads, ...(application === undefined ? {} : { application }) }];
  const places = targetsOf(configured(command), environment, target).map((one) => ({
    workloads: one.workloads
      .filter(({ kind }) => kind === 'Rollout')
      .map(({ kind, namespace, name }) => ({ kind, namespace, name })),
    ...(one.cluster === undefined ? {} : { cluster: one.cluster }),
    ...(one.argocd === undefined
      ? {}
      : { application: { namespace: one.argocd.namespace, name: one.argocd.application } }),
  }));
  if (places.some((place) => place.workloads.length > 0)) return places;
  return fail([{ message: `${environment} has no Rollout there`, place: { name: 'environment' } }]);
}

async function runStatus(command: Command): Promise<Ended> {
  const { status } = await import('./commands/status.ts');
  await using connected = command.connect();
  const { ports } = connected;
  return await status(configured(command), command.request.environment, { ports, signal: command.around.signal });
}

async function changeHold(command: Command): Promise<Ended> {
  const { changeHold: change } = await import('./commands/hold.ts');
  await using connected = command.connect();
  const { ports } = connected;
  const { actor } = command.context;
  return await change(command.request, configured(command), { ports, actor, signal: command.around.signal });
}

/** What the event names as the base of the change counts where none is given. */
async function runCheck({ request, context, around, connect: open }: Command): Promise<Ended> {
  const { check } = await import('./commands/check.ts');
  const base = request.base ?? context.base;
  await using connected = open();
  return await check({ paths: request.paths, ...(base === undefined ? {} : { base }) }, connected.ports, around.signal);
}
