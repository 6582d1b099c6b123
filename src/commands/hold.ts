import { environmentOf } from '../configuration/environment.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { DeployError } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import type { Hold } from '../ports/holds.ts';
import type { Ports } from '../ports/index.ts';
import { notifyHold } from '../stages/notify.ts';
import { withdrawOpen } from '../stages/withdraw.ts';

/** What is held or released. */
export interface HoldRequest {
  readonly command: string;
  readonly environment?: string;
  readonly reason?: string;
  readonly untilSeconds?: number;
}

interface Given {
  readonly ports: Pick<Ports, 'holds' | 'clock' | 'forge' | 'log' | 'notifier'>;
  readonly actor: string | undefined;
  readonly signal: AbortSignal;
}

type Scope = Pick<Hold, 'application' | 'environment'>;

/** Closes an environment to new deployments, or opens it again. */
export async function changeHold(
  request: HoldRequest,
  configuration: ApplicationConfiguration,
  given: Given,
): Promise<{ readonly outcome: Outcome }> {
  const environment = request.environment ?? '';
  environmentOf(configuration, environment);
  const scope = { application: configuration.application, environment };
  return {
    outcome: request.command === 'release' ? await release(scope, given) : await hold(request, configuration, given),
  };
}

function done(sentence: string): Outcome {
  return { outcome: 'succeeded', reason: 'done', stage: 'write', sentence };
}

async function release({ application, environment }: Scope, given: Given): Promise<Outcome> {
  const holds = await given.ports.holds();
  const hold = await holds.release(application, environment, given.signal);
  if (hold === undefined) return done(`${application} was not held in ${environment}`);
  const sentence = `${application} is open in ${environment} again; it was held by ${hold.owner}: ${hold.reason}`;
  await notifyHold('released', { ...hold, by: given.actor ?? 'somebody', sentence }, given);
  return done(`${sentence}. Run resume to go on with what waits`);
}

async function hold(request: HoldRequest, configuration: ApplicationConfiguration, given: Given): Promise<Outcome> {
  const { ports, signal } = given;
  const environment = request.environment ?? '';
  const { application } = configuration;
  const since = ports.clock.now();
  const until =
    request.untilSeconds === undefined ? {} : { until: new Date(since.getTime() + request.untilSeconds * 1000) };
  const owner = given.actor ?? 'somebody';
  const holds = await ports.holds();
  const { result, hold } = await holds.place(
    { application, environment, owner, reason: request.reason ?? '', since, ...until },
    signal,
  );
  const told = await withdrawn(configuration, environment, given);
  const end = hold.until === undefined ? '' : ` until ${hold.until.toISOString()}`;
  if (result === 'placed') {
    const sentence = `${application} is held in ${environment}${end} by ${owner}: ${hold.reason}`;
    await notifyHold('held', { ...hold, by: owner, sentence }, given);
    return done(`${application} is held in ${environment}${told}`);
  }
  const already = `${application} is held in ${environment} already${end}, by ${hold.owner}: ${hold.reason}${told}`;
  // it would open sooner than was just asked for
  const wanted = until.until?.getTime() ?? Number.POSITIVE_INFINITY;
  if ((hold.until?.getTime() ?? Number.POSITIVE_INFINITY) >= wanted) return done(already);
  throw new DeployError('bad-input', {
    stage: 'write',
    message: already,
    remedy: 'release it first, and hold it anew for as long as is wanted',
  });
}

/** What was on its way to be merged is not any more; how that is told, if anything was. */
async function withdrawn(
  { application, environments, gitops }: ApplicationConfiguration,
  environment: string,
  { ports, signal }: Given,
): Promise<string> {
  if (environments[environment]?.write === 'push') return '';
  const sentence = await withdrawOpen({ application, environment, base: gitops.branch }, { ports, signal });
  return sentence === undefined ? '' : `; ${sentence}`;
}
