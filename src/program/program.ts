import { appProblems, openAccess } from '../access.ts';
import type { Connecting } from '../connect.ts';
import { connect } from '../connect.ts';
import { systemClock } from '../files/clock.ts';
import { Tally } from '../github/tally.ts';
import { readContext } from '../inputs/event.ts';
import { admitEvent, trustedBranch } from '../inputs/policy.ts';
import type { ReadRequest, Request } from '../inputs/request.ts';
import { noTelemetry } from '../ports/telemetry.ts';
import { configure, fail, readEvent } from '../prepare.ts';
import type { Ended } from '../report/report.ts';
import { runCheck } from './check.ts';
import type { Command, Surroundings } from './command.ts';
import { runBuild, runDeploy } from './deploy.ts';
import { runDoctor } from './doctor.ts';
import { endOfFailure } from './failure.ts';
import { changeHold } from './hold.ts';
import { runPromote } from './promote.ts';
import { runReport } from './report.ts';
import { runResume } from './resume.ts';
import { runRightSize } from './right-size.ts';
import { runRollback } from './rollback.ts';
import { runRollout } from './rollout.ts';
import { runStatus } from './status.ts';
import { tracedCommand, wantsTelemetry } from './traced-command.ts';
import { runWatch } from './watch.ts';

/** Runs the command that was asked for; every failure is an outcome. */
export async function runProgram(read: ReadRequest, around: Surroundings): Promise<Ended> {
  const tally = new Tally();
  try {
    const command = await prepare(read, around, tally);
    if (read.request.command !== 'comment') return await dispatch(command);
    const way = { job: read, prepare: (asked: ReadRequest, of: Surroundings) => prepare(asked, of, tally), dispatch };
    const { runComment } = await import('./comment.ts');
    return await runComment(command, way);
  } catch (error) {
    return endOfFailure(error, around);
  } finally {
    const counted = tally.toLine();
    if (counted !== undefined) around.log.debug(counted);
  }
}

/** Rollouts that are named can be looked at and steered, and files be judged, without any configuration. */
function needsConfiguration({ command, workloads }: Request): boolean {
  if (command === 'watch' || command === 'rollout') return workloads.length === 0;
  // what a comment asks for says of which application it is
  return command !== 'check' && command !== 'comment';
}

async function prepare(
  { request, secrets, problems: read }: ReadRequest,
  around: Surroundings,
  tally: Tally,
): Promise<Command> {
  const context = readContext(around.environment, await readEvent(around.environment));
  admitEvent(context, { command: request.command, hasImage: request.image !== undefined });
  const problems = [...read, ...(await appProblems(secrets))];
  // which of the files would count depends on the command
  if (problems.some(({ place }) => place?.name === 'command')) fail(problems);
  const access = openAccess({ secrets, context, log: around.log, tally });
  const configuring = { request, context, access, ...around };
  const began = systemClock.now();
  const branch = needsConfiguration(request) ? trustedBranch(context, request.command) : undefined;
  const configured = needsConfiguration(request) ? await configure(configuring, problems) : undefined;
  const configuration = configured?.application;
  if (problems.length > 0) fail(problems);
  const { apiUrl } = context;
  const telemetry = wantsTelemetry(configuration, around.environment)
    ? await (await import('../telemetry-access.ts')).openTelemetry(configuration, { ...around, apiUrl })
    : noTelemetry;
  const given = {
    ...around,
    telemetry,
    ...(branch === undefined ? {} : { trustedBranch: branch }),
    secrets,
    access,
    context,
    ...(request.context === undefined ? {} : { kubeContext: request.context }),
    ...(configuration === undefined ? {} : { application: configuration }),
  };
  return {
    request,
    secrets,
    context,
    around,
    configuration,
    applications: configured?.applications ?? [],
    telemetry,
    began,
    connect: (other) => connect({ ...given, ...other }),
    inspect: () => inspect(given),
  };
}

async function inspect(given: Connecting) {
  const { application } = given;
  if (application === undefined) return fail([{ message: 'this command needs a configuration' }]);
  const { openInspection } = await import('../inspect.ts');
  return openInspection({ ...given, application });
}

/** Each command is a trace of its own. */
function dispatch(command: Command): Promise<Ended> {
  return command.telemetry.command(tracedCommand(command), () => perform(command));
}

async function perform(command: Command): Promise<Ended> {
  switch (command.request.command) {
    case 'deploy':
      return runDeploy(command);
    case 'promote':
      return runPromote(command);
    case 'build':
      return runBuild(command);
    case 'resume':
      return runResume(command);
    case 'rollback':
      return runRollback(command);
    case 'watch':
      return runWatch(command);
    case 'rollout':
      return runRollout(command);
    case 'status':
      return runStatus(command);
    case 'hold':
    case 'release':
      return changeHold(command);
    case 'check':
      return runCheck(command);
    case 'comment':
      throw new Error('what a comment asks for is another command');
    case 'doctor':
      return runDoctor(command);
    case 'right-size':
      return runRightSize(command);
    case 'report':
      return runReport(command);
  }
}
