import type { ApplicationConfiguration } from './configuration/schema.ts';
import { connect } from './connect.ts';
import type { Problem } from './errors.ts';
import { DeployError, outcomeOf, printProblem } from './errors.ts';
import { createFiles } from './files/files.ts';
import type { RunContext } from './inputs/event.ts';
import { readContext } from './inputs/event.ts';
import { admitEvent } from './inputs/policy.ts';
import type { ReadRequest, Request } from './inputs/request.ts';
import type { Log } from './ports/log.ts';
import type { Results } from './ports/results.ts';
import type { Ended } from './report/report.ts';

/** What both entries give: where the program stands, and how it talks. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly results: Results;
  readonly signal: AbortSignal;
}

/** Runs the command that was asked for; every failure is an outcome. */
export async function runProgram(read: ReadRequest, around: Surroundings): Promise<Ended> {
  try {
    return await dispatch(read, around);
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

function fail(problems: readonly Problem[], code: 'bad-input' | 'not-supported' = 'bad-input'): never {
  const [first] = problems;
  const message =
    first === undefined || problems.length > 1 ? `${problems.length} problems: see each` : printProblem(first);
  throw new DeployError(code, { stage: 'inputs', message, problems });
}

async function dispatch(read: ReadRequest, around: Surroundings): Promise<Ended> {
  const { request, secrets, problems } = read;
  const context = readContext(around.environment, await readEvent(around.environment));
  admitEvent(context, request.image !== undefined);
  const needsConfiguration =
    request.command !== 'rollout' && (request.command !== 'watch' || request.rollouts.length === 0);
  const configuration = needsConfiguration ? await configure(request, context, problems) : undefined;
  if (problems.length > 0) fail(problems);
  await using connected = connect({
    ...around,
    secrets,
    context,
    ...(request.context === undefined ? {} : { kubeContext: request.context }),
    ...(configuration === undefined ? {} : { application: configuration }),
  });
  const { ports } = connected;
  switch (request.command) {
    case 'watch':
      return watchOnly(request, ports, around.signal);
    case 'deploy':
      if (configuration === undefined) return fail([{ message: 'there is no configuration' }]);
      return deployOne({ request, context, configuration }, ports, around);
    case 'hold':
    case 'release':
      if (configuration === undefined) return fail([{ message: 'there is no configuration' }]);
      return (await import('./commands/hold.ts')).changeHold(request, configuration, {
        ports,
        actor: context.actor,
        signal: around.signal,
      });
    default:
      return fail(
        [{ message: `"${request.command}" is not supported yet`, place: { name: 'command' } }],
        'not-supported',
      );
  }
}

async function readEvent(environment: Surroundings['environment']): Promise<unknown> {
  const path = environment['GITHUB_EVENT_PATH'];
  const bytes = path === undefined || path === '' ? undefined : await createFiles().read(path);
  return bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes));
}

/** The application's configuration; what is wrong with it is told together with what is wrong with the inputs. */
async function configure(
  request: Request,
  context: RunContext,
  inputProblems: readonly Problem[],
): Promise<ApplicationConfiguration> {
  const bytes = await createFiles().read(request.config);
  if (bytes === undefined) {
    return fail([
      ...inputProblems,
      { message: 'there is no such file', place: { file: request.config }, remedy: 'see docs/configuration.md' },
    ]);
  }
  const { readConfiguration } = await import('./configuration/read.ts');
  const fallback = context.repository?.split('/')[1] ?? 'application';
  const read = readConfiguration(new TextDecoder().decode(bytes), request.config, fallback);
  if (read.result === 'wrong')
    return fail([...inputProblems, ...read.problems], inputProblems.length > 0 ? 'bad-input' : read.code);
  const names = read.applications.map(({ application }) => application);
  const wanted = request.application ?? (names.length === 1 ? names[0] : undefined);
  const found = read.applications.find(({ application }) => application === wanted);
  if (found !== undefined) return found;
  const message = wanted === undefined ? 'which application?' : `there is no application "${wanted}"`;
  return fail([
    ...inputProblems,
    { message, place: { name: 'application' }, remedy: `the configuration has ${names.join(', ')}` },
  ]);
}

async function watchOnly(
  request: Request,
  ports: import('./ports/index.ts').Ports,
  signal: AbortSignal,
): Promise<Ended> {
  const { watch } = await import('./commands/watch.ts');
  const { image, rollouts, argocdApplication, revision, timeoutSeconds, onPause } = request;
  if (image === undefined || rollouts.length === 0)
    return fail(
      [
        {
          message: 'watching an environment is not supported yet',
          remedy: 'watch --rollout NAMESPACE/NAME --image REFERENCE',
        },
      ],
      'not-supported',
    );
  const goal = {
    image,
    platformDigests: [],
    workloads: rollouts,
    // whoever only watches asks about that very rollout: the culprit is told, however late the watch began
    written: true,
    ...(revision === undefined ? {} : { revision }),
    ...(argocdApplication === undefined ? {} : { application: argocdApplication }),
  };
  const { outcome, targets } = await watch({ goal, timeoutSeconds, onPause }, ports, signal);
  return { outcome, details: { targets } };
}

interface ToDeploy {
  readonly request: Request;
  readonly context: RunContext;
  readonly configuration: ApplicationConfiguration;
}

async function deployOne(
  { request, context, configuration }: ToDeploy,
  ports: import('./ports/index.ts').Ports,
  around: Surroundings,
): Promise<Ended> {
  const { readCheckout } = await import('./git/checkout.ts');
  const checkout = await readCheckout('.', around.environment);
  const commit = context.commit ?? checkout?.commit;
  if (commit === undefined || context.repository === undefined) {
    return fail([
      {
        message: 'the commit to deploy is not known',
        remedy: 'run in a checkout, with GITHUB_REPOSITORY set to owner/name',
      },
    ]);
  }
  if (request.dryRun)
    return fail([{ message: '`dry-run` is not supported yet', place: { name: 'dry-run' } }], 'not-supported');
  const { planDeployment } = await import('./commands/plan.ts');
  const { deploy } = await import('./commands/deploy.ts');
  const forge = await ports.forge();
  const pullRequest = context.pullRequest ?? (await forge.source.pullRequestOf(commit, around.signal));
  const plan = planDeployment(configuration, {
    environment: request.environment ?? '',
    repository: context.repository,
    sourceUrl: `${context.serverUrl}/${context.repository}`,
    source: {
      commit,
      branch: context.branch ?? checkout?.branch ?? 'main',
      date: checkout?.commit === commit ? checkout.date : ports.clock.now().toISOString(),
      ...(pullRequest === undefined ? {} : { pullRequest }),
    },
    timeoutSeconds: request.timeoutSeconds,
    onPause: request.onPause,
    ...(request.image === undefined ? {} : { image: request.image }),
    ...(context.run === undefined ? {} : { run: context.run }),
  });
  const end = await deploy(plan, ports, { signal: around.signal });
  return { outcome: end.outcome, deployments: [end] };
}
