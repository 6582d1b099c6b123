import { appProblems, openAccess } from '../access.ts';
import type { Connecting } from '../connect.ts';
import { connect } from '../connect.ts';
import { Tally } from '../github/tally.ts';
import { readContext } from '../inputs/event.ts';
import { admitEvent, trustedBranch } from '../inputs/policy.ts';
import type { ReadRequest, Request } from '../inputs/request.ts';
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
import { runRollback } from './rollback.ts';
import { runRollout } from './rollout.ts';
import { runStatus } from './status.ts';
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
  if (problems.length > 0 && problems.every(({ notYet }) => notYet)) fail(problems, 'not-supported');
  // which of the files would count depends on the command
  if (problems.some(({ place }) => place?.name === 'command')) fail(problems);
  const access = openAccess({ secrets, context, log: around.log, tally });
  const configuring = { request, context, access, ...around };
  const branch = needsConfiguration(request) ? trustedBranch(context, request.command) : undefined;
  const configured = needsConfiguration(request) ? await configure(configuring, problems) : undefined;
  if (problems.length > 0) fail(problems);
  const given = {
    ...around,
    ...(branch === undefined ? {} : { trustedBranch: branch }),
    secrets,
    access,
    context,
    ...(request.context === undefined ? {} : { kubeContext: request.context }),
    ...(configured === undefined ? {} : { application: configured.application }),
  };
  return {
    request,
    secrets,
    context,
    around,
    configuration: configured?.application,
    applications: configured?.applications ?? [],
    connect: (application) => connect(application === undefined ? given : { ...given, application }),
    inspect: () => inspect(given),
  };
}

async function inspect(given: Connecting) {
  const { application } = given;
  if (application === undefined) return fail([{ message: 'this command needs a configuration' }]);
  const { openInspection } = await import('../inspect.ts');
  return openInspection({ ...given, application });
}

async function dispatch(command: Command): Promise<Ended> {
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
    case 'report':
      return runReport(command);
  }
}
