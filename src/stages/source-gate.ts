import { withoutUndefined } from '../data/fields.ts';
import type { SourceEnvironment } from '../deployment/plan.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { wasRolledBack } from '../deployment/record.ts';
import type { Standing } from '../deployment/standing.ts';
import { standingOf } from '../deployment/standing.ts';
import type { Outcome } from '../outcome.ts';
import type { Log } from '../ports/log.ts';
import { recordsLookedAt } from './admit.ts';
import type { Gate } from './gates.ts';
import type { Run } from './run.ts';
import { outcomeAt, silentRun } from './run.ts';
import { watchTargets } from './watch.ts';
import { planToWatch, progressToWatch, whatToWatch } from './watched-record.ts';

type Needed = 'clock' | 'log' | 'cluster' | 'gitops' | 'forge';

/** Seconds that a look at an environment may take: what is healthy shows so at once, unless the cluster is slow to answer. */
const looksFor = 20;

/**
 * Whether an image is healthy in an environment that comes before, and has been for long enough: its record says so, and where it
 * still runs there, the cluster too, now. What nobody can see is not taken for healthy.
 */
export async function sourceGate(run: Run<Needed>, source: SourceEnvironment, image: DeployedImage): Promise<Gate> {
  const { records } = await run.ports.forge();
  const { environment } = source;
  const known = await records.list(run.plan.application, environment, recordsLookedAt, run.signal);
  const standing = standingOf(known, image.reference.digest);
  if (standing.is !== 'healthy') return closedBy(environment, standing);
  const seen = standing.replaced === undefined ? await lookAt(run, source, standing.record) : undefined;
  if (seen !== undefined && !isHealthy(seen)) return notSeen(environment, standing.since, seen);
  return soaked(run, environment, standing);
}

/**
 * Failed, where the image went bad or was rolled back in an environment before since it was written here, by the records of that: for who
 * looks often, and cannot ask the cluster each time.
 */
export async function refusedSince(
  run: Run<'forge'>,
  { reference: { digest } }: DeployedImage,
): Promise<Outcome | undefined> {
  const { records } = await run.ports.forge();
  for (const { environment } of run.plan.gates.after) {
    const known = await records.list(run.plan.application, environment, recordsLookedAt, run.signal);
    const standing = standingOf(known, digest);
    if (standing.is !== 'failed' && standing.is !== 'put-back') continue;
    return outcomeAt('failed', 'source-failed', { stage: 'merge', sentence: sayingOf(environment, standing) });
  }
  return undefined;
}

/** What the cluster shows of a record's deployment at this moment; `paused` where there is no way to look. */
async function lookAt(run: Run<Needed>, source: SourceEnvironment, record: DeploymentRecord): Promise<Outcome> {
  const at = { timeoutSeconds: looksFor, onPause: 'end', rollback: 'manual' } as const;
  const plan = planToWatch({ ...run.plan, ...source, ...at });
  const progress = progressToWatch(record, plan);
  const what = progress === undefined ? undefined : whatToWatch(progress);
  if (what === undefined) throw new Error(`record ${record.id} succeeded and names no revision`);
  const ports = { ...run.ports, log: asideOf(run.ports.log, source.environment) };
  const event = await watchTargets(silentRun(plan, ports, run.signal), what);
  if (event.event !== 'judged' && event.event !== 'wave-proven') throw new Error('a watch ends with a verdict');
  return event.outcome;
}

/** What is scaled to zero shows nothing. */
function isHealthy({ outcome, reason }: Outcome): boolean {
  return outcome === 'succeeded' && reason !== 'nothing-runs';
}

/** What is seen there is not what is deployed here: it is told aside. */
function asideOf(log: Log, environment: string): Log {
  const aside = (message: string) => log.debug(`${environment}: ${message}`);
  return { debug: aside, info: aside, warning: aside, error: aside, mask: (secret) => log.mask(secret) };
}

function closedBy(environment: string, standing: Exclude<Standing, { is: 'healthy' }>): Gate {
  const because = sayingOf(environment, standing);
  if (standing.is === 'failed' || standing.is === 'put-back') return closed(environment, 'source-failed', because);
  return closed(environment, 'source-not-healthy', because);
}

function sayingOf(environment: string, standing: Exclude<Standing, { is: 'healthy' }>): string {
  switch (standing.is) {
    case 'never':
      return `${environment} has not run this image`;
    case 'under-way':
      return `${environment} is not done with this image: ${standing.record.note.sentence}`;
    case 'untold':
      return `nobody knows how this image is in ${environment}: ${standing.record.note.sentence}`;
    case 'failed':
      return failureOf(environment, standing.record);
    case 'put-back':
      return `${environment} was rolled back from this image${byOf(standing.record)}`;
  }
}

function failureOf(environment: string, { note }: DeploymentRecord): string {
  const how = wasRolledBack(note) ? 'was taken out of' : 'failed in';
  return `this image ${how} ${environment}: ${note.sentence}`;
}

function byOf({ payload }: DeploymentRecord): string {
  return payload.by === undefined ? '' : ` by ${payload.by}`;
}

function notSeen(environment: string, since: Date, seen: Outcome): Gate {
  const was = `this image was healthy in ${environment} (${since.toISOString()})`;
  if (seen.outcome === 'failed')
    return closed(environment, 'source-failed', `${was}, and is not now: ${seen.sentence}`);
  return closed(environment, 'source-not-healthy', `${was}, and that it is now could not be seen: ${seen.sentence}`);
}

function closed(environment: string, reason: 'source-failed' | 'source-not-healthy', sentence: string): Gate {
  const name = `healthy in ${environment}`;
  if (reason === 'source-failed')
    return { name, is: 'closed', outcome: outcomeAt('failed', reason, { stage: 'write', sentence }) };
  const waiting = {
    for: `${environment} to be seen healthy with this image`,
    goOn: `see ${environment} through with this image, where its cluster can be reached; then resume`,
  };
  return { name, is: 'closed', outcome: { ...outcomeAt('paused', reason, { stage: 'write', sentence }), waiting } };
}

/** What was replaced before its time was over does not soak any more, however long one waits. */
function soaked(
  run: Run<'clock'>,
  environment: string,
  { since, replaced }: Extract<Standing, { is: 'healthy' }>,
): Gate {
  const { soakSeconds } = run.plan.gates;
  const until = new Date(since.getTime() + soakSeconds * 1000);
  const end = replaced?.createdAt ?? run.ports.clock.now();
  const soak = soakSeconds === 0 ? '' : `, for ${soakSeconds} s`;
  const name = `healthy in ${environment}${soak}`;
  if (until <= end) return { name, is: 'open', sentence: `healthy in ${environment} since ${since.toISOString()}` };
  const isOver = replaced !== undefined;
  const sentence = isOver
    ? `this image was healthy in ${environment} for ${seconds(since, end)} s of ${soakSeconds} s when ${replaced.payload.source.slice(0, 7)} took its place`
    : `this image is healthy in ${environment} since ${since.toISOString()}, and soaks there until ${until.toISOString()}`;
  const waiting = {
    for: isOver ? `a deployment of this image to ${environment}` : 'the time to pass',
    since,
    goOn: isOver ? `promote what runs in ${environment} now, or deploy this there again` : 'run resume then',
    ...withoutUndefined({ until: isOver ? undefined : until }),
  };
  return {
    name,
    is: 'closed',
    outcome: { ...outcomeAt('paused', 'source-soaking', { stage: 'write', sentence }), waiting },
  };
}

function seconds(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));
}
