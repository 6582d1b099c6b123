import { environmentOf } from '../configuration/environment.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { DeployError } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import { everyApplication } from '../ports/holds.ts';
import type { Ports } from '../ports/index.ts';
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

/** Closes an environment to new deployments, or opens it again. */
export async function changeHold(
  request: HoldRequest,
  configuration: ApplicationConfiguration,
  given: {
    readonly ports: Pick<Ports, 'holds' | 'clock' | 'forge' | 'log'>;
    readonly actor: string | undefined;
    /** The pull request of the application repository that it is asked for from. */
    readonly pullRequest?: number;
    readonly signal: AbortSignal;
  },
): Promise<{ readonly outcome: Outcome }> {
  const { ports, signal } = given;
  const environment = request.environment ?? '';
  const { write } = environmentOf(configuration, environment);
  const holds = await ports.holds();
  const isForAll = request.application === everyApplication;
  const application = isForAll ? everyApplication : configuration.application;
  const name = isForAll ? 'every application' : application;
  const done = (sentence: string) => ({
    outcome: { outcome: 'succeeded', reason: 'done', stage: 'write', sentence } as const,
  });
  if (request.command === 'release') {
    const hold = await holds.release(application, environment, signal);
    if (hold === undefined) return done(`${name} was not held in ${environment}`);
    const left = isForAll ? undefined : await holds.find(application, environment, signal);
    const still = left === undefined ? '' : `; yet every application is held there by ${left.owner}: ${left.reason}`;
    return done(
      `${name} is open in ${environment} again${still}; it was held by ${hold.owner}: ${hold.reason}. Run resume to go on with what waits`,
    );
  }
  const since = ports.clock.now();
  const until =
    request.untilSeconds === undefined ? {} : { until: new Date(since.getTime() + request.untilSeconds * 1000) };
  const owner = given.actor ?? 'somebody';
  const from = given.pullRequest === undefined ? {} : { pullRequest: given.pullRequest };
  const { result, hold } = await holds.place(
    { application, environment, owner, reason: request.reason ?? '', since, ...until, ...from },
    signal,
  );
  const withdrawn =
    write === 'push'
      ? undefined
      : await withdrawOpen(
          { application: configuration.application, environment, base: configuration.gitops.branch },
          { ports, signal },
        );
  const told = withdrawn === undefined ? '' : `; ${withdrawn}`;
  if (result === 'placed') return done(`${name} is held in ${environment}${told}`);
  const end = hold.until === undefined ? '' : ` until ${hold.until.toISOString()}`;
  const already = `${name} is held in ${environment} already${end}, by ${hold.owner}: ${hold.reason}${told}`;
  // it would open sooner than was just asked for
  const wanted = until.until?.getTime() ?? Number.POSITIVE_INFINITY;
  if ((hold.until?.getTime() ?? Number.POSITIVE_INFINITY) >= wanted) return done(already);
  throw new DeployError('bad-input', {
    stage: 'write',
    message: already,
    remedy: 'release it first, and hold it anew for as long as is wanted',
  });
}
