import { environmentOf } from '../configuration/environment.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { withoutUndefined } from '../data/fields.ts';
import { DeployError } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import { everyApplication } from '../ports/holds.ts';
import type { Ports } from '../ports/index.ts';
import { notifyHold } from '../stages/notify.ts';
import { withdrawOpen } from '../stages/withdraw.ts';

/** What is held or released. */
export interface HoldRequest {
  readonly command: string;
  /** `_all` for every application; else that of the configuration is meant. */
  readonly application?: string;
  readonly environment?: string;
  readonly reason?: string;
  readonly untilSeconds?: number;
}

interface Given {
  readonly ports: Pick<Ports, 'holds' | 'clock' | 'forge' | 'log' | 'notifier'>;
  readonly actor: string | undefined;
  /** The pull request of the application repository that it is asked for from. */
  readonly pullRequest?: number;
  readonly signal: AbortSignal;
}

/** What is closed or opened, and how people call it. */
interface Scope {
  readonly application: string;
  readonly environment: string;
  readonly name: string;
}

/** Closes an environment to new deployments, or opens it again. */
export async function changeHold(
  request: HoldRequest,
  configuration: ApplicationConfiguration,
  given: Given,
): Promise<{ readonly outcome: Outcome }> {
  const environment = request.environment ?? '';
  environmentOf(configuration, environment);
  const scope =
    request.application === everyApplication
      ? { application: everyApplication, environment, name: 'every application' }
      : { application: configuration.application, environment, name: configuration.application };
  const change = request.command === 'release' ? release(scope, given) : hold(scope, request, { configuration, given });
  return { outcome: await change };
}

function done(sentence: string): Outcome {
  return { outcome: 'succeeded', reason: 'done', stage: 'write', sentence };
}

async function release({ application, environment, name }: Scope, given: Given): Promise<Outcome> {
  const holds = await given.ports.holds();
  const hold = await holds.release(application, environment, given.signal);
  if (hold === undefined) return done(`${name} was not held in ${environment}`);
  const isForAll = application === everyApplication;
  const left = isForAll ? undefined : await holds.find(application, environment, given.signal);
  const still = left === undefined ? '' : `; yet every application is held there by ${left.owner}: ${left.reason}`;
  const sentence = `${name} is open in ${environment} again${still}; it was held by ${hold.owner}: ${hold.reason}`;
  await notifyHold('released', { ...hold, by: given.actor ?? 'somebody', sentence }, given);
  return done(`${sentence}. Run resume to go on with what waits`);
}

async function hold(
  { application, environment, name }: Scope,
  { untilSeconds, reason = '' }: HoldRequest,
  { configuration, given }: { readonly configuration: ApplicationConfiguration; readonly given: Given },
): Promise<Outcome> {
  const { ports, signal, pullRequest, actor: owner = 'somebody' } = given;
  const since = ports.clock.now();
  const until = untilSeconds === undefined ? undefined : new Date(since.getTime() + untilSeconds * 1000);
  const wanted = { application, environment, owner, reason, since, ...withoutUndefined({ until, pullRequest }) };
  const holds = await ports.holds();
  const { result, hold } = await holds.place(wanted, signal);
  const told = await withdrawn(configuration, environment, given);
  const end = hold.until === undefined ? '' : ` until ${hold.until.toISOString()}`;
  if (result === 'placed') {
    const sentence = `${name} is held in ${environment}${end} by ${owner}: ${hold.reason}`;
    await notifyHold('held', { ...hold, by: owner, sentence }, given);
    return done(`${name} is held in ${environment}${told}`);
  }
  const already = `${name} is held in ${environment} already${end}, by ${hold.owner}: ${hold.reason}${told}`;
  // it would open sooner than was just asked for
  const isLongEnough =
    (hold.until?.getTime() ?? Number.POSITIVE_INFINITY) >= (until?.getTime() ?? Number.POSITIVE_INFINITY);
  if (isLongEnough) return done(already);
  throw new DeployError('bad-input', {
    stage: 'write',
    message: already,
    remedy: 'release it first, and hold it anew for as long as is wanted',
  });
}

/** What was on its way to be merged is not any more; how that is told, if anything was. */
async function withdrawn(
  configuration: ApplicationConfiguration,
  environment: string,
  { ports, signal }: Given,
): Promise<string> {
  if (environmentOf(configuration, environment).write === 'push') return '';
  const { application, gitops } = configuration;
  const sentence = await withdrawOpen({ application, environment, base: gitops.branch }, { ports, signal });
  return sentence === undefined ? '' : `; ${sentence}`;
}
