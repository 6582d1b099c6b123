import { environmentOf } from '../configuration/environment.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { DeployError } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import { withdrawOpen } from '../stages/withdraw.ts';

/** What is held or released. */
export interface HoldRequest {
  readonly command: string;
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
    readonly signal: AbortSignal;
  },
): Promise<{ readonly outcome: Outcome }> {
  const { ports, signal } = given;
  const environment = request.environment ?? '';
  const { write } = environmentOf(configuration, environment);
  const holds = await ports.holds();
  const { application } = configuration;
  const done = (sentence: string) => ({
    outcome: { outcome: 'succeeded', reason: 'done', stage: 'write', sentence } as const,
  });
  if (request.command === 'release') {
    const hold = await holds.release(application, environment, signal);
    if (hold === undefined) return done(`${application} was not held in ${environment}`);
    return done(
      `${application} is open in ${environment} again; it was held by ${hold.owner}: ${hold.reason}. Run resume to go on with what waits`,
    );
  }
  const since = ports.clock.now();
  const until =
    request.untilSeconds === undefined ? {} : { until: new Date(since.getTime() + request.untilSeconds * 1000) };
  const owner = given.actor ?? 'somebody';
  const { result, hold } = await holds.place(
    { application, environment, owner, reason: request.reason ?? '', since, ...until },
    signal,
  );
  const withdrawn =
    write === 'push'
      ? undefined
      : await withdrawOpen({ application, environment, base: configuration.gitops.branch }, { ports, signal });
  const told = withdrawn === undefined ? '' : `; ${withdrawn}`;
  if (result === 'placed') return done(`${application} is held in ${environment}${told}`);
  const end = hold.until === undefined ? '' : ` until ${hold.until.toISOString()}`;
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
