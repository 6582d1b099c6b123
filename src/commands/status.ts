import { environmentOf } from '../configuration/environment.ts';
import { previewBases } from '../configuration/preview.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { withoutUndefined } from '../data/fields.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { imageOf } from '../deployment/taken-up.ts';
import { goingOn, standingAt } from '../deployment/target-standing.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { Ended } from '../report/report.ts';
import type { ApplicationStatus, EnvironmentStatus, TargetStatus } from '../report/status.ts';
import { statusDetails, statusMarkdown, statusTable } from '../report/status.ts';
import { recordsLookedAt } from '../stages/admit.ts';
import type { LookedTarget } from '../stages/health.ts';
import { lookOnce } from '../stages/health.ts';

interface Given {
  readonly ports: Pick<Ports, 'forge' | 'gitops' | 'holds' | 'log' | 'results' | 'cluster' | 'clock'>;
  readonly signal: AbortSignal;
}

/** Shows what runs in each environment and target, since when and by whom, how it is, who holds it, what waits and what is under way. */
export async function status(
  configuration: ApplicationConfiguration,
  environment: string | undefined,
  given: Given,
): Promise<Ended> {
  if (environment !== undefined) environmentOf(configuration, environment);
  const names = await namesOf(configuration, environment, given);
  const { application } = configuration;
  const { ports } = given;
  const known = await Promise.all(names.map((name) => knownOf(configuration, name, given)));
  const environments = await withHealth(configuration, known.filter(isThere), given);
  const at: ApplicationStatus = { application, at: ports.clock.now(), environments };
  ports.results.show(statusTable(at));
  return { outcome: outcomeOf(at), details: statusDetails(at), markdown: statusMarkdown(at) };
}

/** The environments that are shown: in place of previews as a whole each that is there. */
async function namesOf(
  configuration: ApplicationConfiguration,
  environment: string | undefined,
  given: Given,
): Promise<readonly string[]> {
  const all = environment === undefined ? Object.keys(configuration.environments) : [environment];
  const bases = previewBases(configuration).filter((base) => all.includes(base));
  const previews = bases.length === 0 ? [] : await previewsOf(configuration, bases, given);
  return [...all.filter((name) => !bases.includes(name)), ...previews];
}

/** What is not known of previews without Git hides no other environment. */
async function previewsOf(
  configuration: ApplicationConfiguration,
  bases: readonly string[],
  { ports, signal }: Given,
): Promise<readonly string[]> {
  const { previewsThere } = await import('./previews.ts');
  try {
    return await previewsThere({ configuration, ports, signal }, bases);
  } catch (error) {
    signal.throwIfAborted();
    ports.log.warning(`previews cannot be looked for: ${error instanceof Error ? error.message : ''}`);
    return [];
  }
}

/** A preview that was taken away is none any more. */
function isThere({ newest }: EnvironmentStatus): boolean {
  return newest?.note.reason !== 'preview-closed';
}

function outcomeOf({ application, environments }: ApplicationStatus): Outcome {
  const { length } = environments;
  const listed = (what: string, is: (one: EnvironmentStatus) => boolean) => {
    const found = environments.filter(is).map((one) => one.environment);
    return found.length === 0 ? [] : [`${what}: ${found.join(', ')}`];
  };
  const sentence = [
    `${application}: ${length} environment${length === 1 ? '' : 's'}`,
    ...listed('held', ({ hold }) => hold !== undefined),
    ...listed('waiting', ({ waiting }) => waiting.length > 0),
    ...listed('under way', ({ underWay }) => underWay.length > 0),
  ].join('; ');
  return { outcome: 'succeeded', reason: 'done', stage: 'report', sentence };
}

/** How many records are asked for at first: each takes a request, and the newest few nearly always tell. */
const recordsAtFirst = 5;

async function knownOf(
  configuration: ApplicationConfiguration,
  name: string,
  { ports, signal }: Given,
): Promise<EnvironmentStatus> {
  const [known, hold] = await Promise.all([
    recordsOf(configuration.application, name, { ports, signal }),
    holdOf(configuration.application, name, { ports, signal }),
  ]);
  const { rollback, targets } = environmentOf(configuration, name);
  const [newest] = known;
  return {
    environment: name,
    ...hold,
    ...goingOn(known),
    ...withoutUndefined({ newest }),
    targets: targets.map(({ name: target }) => ({
      target,
      ...withoutUndefined({ standing: standingAt(known, target, { putsBack: rollback !== 'manual' }) }),
    })),
  };
}

async function recordsOf(
  application: string,
  environment: string,
  { ports, signal }: Pick<Given, 'signal'> & { readonly ports: Pick<Ports, 'forge'> },
): Promise<readonly DeploymentRecord[]> {
  const { records } = await ports.forge();
  const few = await records.list(application, environment, recordsAtFirst, signal);
  const isEnough = few.length < recordsAtFirst || few.some(({ note }) => note.state === 'succeeded');
  return isEnough ? few : records.list(application, environment, recordsLookedAt, signal);
}

/** A repository that does not answer keeps the rest from nobody. */
async function holdOf(
  application: string,
  environment: string,
  { ports, signal }: Pick<Given, 'signal'> & { readonly ports: Pick<Ports, 'holds'> },
): Promise<Pick<EnvironmentStatus, 'hold' | 'holdUnknown'>> {
  try {
    const hold = await (await ports.holds()).find(application, environment, signal);
    return withoutUndefined({ hold });
  } catch (error) {
    signal.throwIfAborted();
    return { holdUnknown: error instanceof Error ? error.message : 'the GitOps repository cannot be asked' };
  }
}

/** All targets of all environments in one look. */
async function withHealth(
  configuration: ApplicationConfiguration,
  environments: readonly EnvironmentStatus[],
  { ports, signal }: Given,
): Promise<readonly EnvironmentStatus[]> {
  const looked = environments.flatMap((one) => one.targets.flatMap((target) => toLookAt(configuration, one, target)));
  const seen = await lookOnce(looked, ports, signal);
  return environments.map((one) => ({
    ...one,
    targets: one.targets.map((target) => ({
      ...target,
      ...withoutUndefined({ health: seen.get(keyOf(one, target)) }),
    })),
  }));
}

function keyOf({ environment }: EnvironmentStatus, { target }: TargetStatus): string {
  return `${environment}/${target}`;
}

function toLookAt(
  configuration: ApplicationConfiguration,
  environment: EnvironmentStatus,
  status: TargetStatus,
): readonly LookedTarget[] {
  const image = status.standing === undefined ? undefined : imageOf(status.standing);
  const { targets } = environmentOf(configuration, environment.environment);
  const target = targets.find(({ name }) => name === status.target);
  if (image === undefined || target === undefined) return [];
  return [{ key: keyOf(environment, status), target, image }];
}
