import { environmentOf } from '../configuration/environment.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { withoutUndefined } from '../data/fields.ts';
import type { Plan } from '../deployment/plan.ts';
import type { CommonFacts } from '../deployment/plan-deployment.ts';
import { imageOfRecord, planRecord } from '../deployment/plan-deployment.ts';
import type { Progress } from '../deployment/progress.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { isUnfinished } from '../deployment/record.ts';
import { hasWritten, progressOf, verdictOf, verifiedAnew } from '../deployment/taken-up.ts';
import { editsUnderWay, isPlannedAlike } from '../deployment/waves.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { DeploymentEnd } from '../report/report.ts';
import { recordsLookedAt } from '../stages/admit.ts';
import { carries } from '../stages/carries.ts';
import { drive } from '../stages/drive.ts';
import { notifyOutcome } from '../stages/notify.ts';
import { closeRecord, publishLastComment, publishOutcome } from '../stages/publish.ts';
import { letGoUnlessNeeded, reopenAfterRollback } from '../stages/rollback-hold.ts';
import { silentRun } from '../stages/run.ts';
import type { ToldTarget } from '../stages/unwatched.ts';

interface Given {
  readonly ports: Ports;
  readonly configuration: ApplicationConfiguration;
  readonly facts: CommonFacts;
  readonly signal: AbortSignal;
  /** What Argo CD told of a target of this environment. */
  readonly told?: ToldTarget;
}

/**
 * Goes on with what waits in one environment, or was left by a run that has ended: the newest deployment is taken to its
 * verdict, older ones that it overtook are superseded. What another run works on is left to it.
 */
export async function resumeEnvironment(given: Given): Promise<readonly DeploymentEnd[]> {
  const known = await recordsAtRest(given);
  await reopen(given, known);
  const ends: DeploymentEnd[] = [];
  let newer: DeploymentRecord | undefined;
  for (const record of known) {
    if (!isUnfinished(record.note) || (await isWorkedOn(record, given))) {
      if (hasWritten(record) || record.note.state === 'open') newer ??= record;
      continue;
    }
    if (newer !== undefined) {
      // one that errored has told so already
      if (record.note.state !== 'errored') ends.push(await supersede(record, { newer, known }, given));
      continue;
    }
    const end = await takeUp(record, given);
    ends.push(end);
    if (end.progress.written !== undefined) newer = record;
  }
  return ends;
}

/** A hold of a rollback that came to nothing is taken away; what keeps us from that holds up nothing. */
async function reopen(
  { ports, configuration, facts, signal }: Given,
  known: readonly DeploymentRecord[],
): Promise<void> {
  const overtaken = known.find(({ payload, note }) => payload.kind === 'rollback' && note.state === 'superseded');
  if (overtaken === undefined) return;
  try {
    await reopenAfterRollback(silentRun(planRecord(overtaken, configuration, facts), ports, signal));
  } catch (error) {
    signal.throwIfAborted();
    ports.log.debug(`the hold of a rollback stays: ${error instanceof Error ? error.message : ''}`);
  }
}

/** Milliseconds before the second look whether a run has ended, and at most between two: each takes requests that others need too. */
const lookAgainAfter = 10_000;
const lookAgainAtMost = 60_000;

/**
 * The records of the environment, newest first. Nobody tells a second time: what Argo CD told of a deployment that another run is
 * still at is kept until that has ended, for as long as this run may take.
 */
async function recordsAtRest(given: Given): Promise<readonly DeploymentRecord[]> {
  const { ports, configuration, facts, signal, told } = given;
  const { records } = await ports.forge();
  const list = () => records.list(configuration.application, facts.environment, recordsLookedAt, signal);
  const isUseful = told !== undefined && (await isOutOfReach(told, given));
  const until = ports.clock.now().getTime() + facts.timeoutSeconds * 1000;
  for (let look = 0; ; look += 1) {
    const known = await list();
    const [newest] = known;
    if (!isUseful || newest === undefined || ports.clock.now().getTime() >= until) return known;
    if (!(await isWorkedOn(newest, given))) return known;
    if (look === 0) ports.log.info(`${facts.environment}: waits for the run that is at it, to tell what Argo CD told`);
    await ports.clock.sleep(Math.min(lookAgainAfter * 2 ** look, lookAgainAtMost), signal);
  }
}

/** What this run can look at itself needs no word of anybody. */
async function isOutOfReach({ target }: ToldTarget, { ports, configuration, facts }: Given): Promise<boolean> {
  const found = environmentOf(configuration, facts.environment).targets.find(({ name }) => name === target);
  if (found === undefined) return false;
  for (const name of new Set([found.cluster, found.argocd?.cluster ?? found.cluster]))
    if ((await ports.cluster(name)) === undefined) return true;
  return false;
}

/** A record stays open while its run goes on; without a run nobody can tell, and it is taken up. */
export async function isWorkedOn(
  { note, payload }: DeploymentRecord,
  { ports, facts, signal }: Given,
): Promise<boolean> {
  if (note.state !== 'open' || payload.run === undefined || payload.run.id === facts.run?.id) return false;
  const { source } = await ports.forge();
  return !(await source.runHasEnded(payload.run, signal));
}

/** Takes the deployment of a record up where it stands, and to its verdict. */
export async function takeUp(record: DeploymentRecord, given: Given): Promise<DeploymentEnd> {
  const plan = planRecord(record, given.configuration, given.facts);
  given.ports.log.info(`${plan.environment}: taking up the deployment of ${plan.source.commit.slice(0, 7)}`);
  const from = verifiedAnew(await progressNow(record, plan, given), plan);
  const { ports, signal, told } = given;
  const { trace: earlier } = record.payload;
  return drive(plan, ports, { signal, from, before: record.note, ...withoutUndefined({ told, earlier }) });
}

async function progressNow(record: DeploymentRecord, plan: Plan, { ports, signal }: Given): Promise<Progress> {
  const image = imageOfRecord(record);
  if (!isPlannedAlike(record, plan)) return progressOf(withoutPlace(record), image, undefined);
  const { revision, pullRequest } = record.note;
  if (revision !== undefined || pullRequest === undefined) return progressOf(record, image, undefined);
  const { pullRequests } = await ports.forge();
  const { number, url, state, head } = await pullRequests.get(pullRequest, signal);
  const place = { on: 'pull-request', number, url, head, made: false } as const;
  if (state === 'closed') return progressOf(record, image, place);
  const run = silentRun(plan, ports, signal);
  // with anything else on its branch it is no longer ours: what has to be done is asked anew
  return progressOf(record, image, (await carries(run, editsUnderWay(record), head)) ? place : undefined);
}

/** With other waves than it was planned in, a deployment begins with the first one: what is written already is found so. */
function withoutPlace({ note, ...record }: DeploymentRecord): DeploymentRecord {
  const { state, stage, sentence } = note;
  return { ...record, note: { state, stage, sentence } };
}

/** What took the place of a record, among all that are known of the environment, newest first. */
interface Overtaken {
  readonly newer: DeploymentRecord;
  readonly known: readonly DeploymentRecord[];
}

async function supersede(record: DeploymentRecord, by: Overtaken, given: Given): Promise<DeploymentEnd> {
  const told = planRecord(record, given.configuration, given.facts);
  const outcome = overtakenOutcome(record, by.newer);
  const progress: Progress = { stage: outcome.stage, checked: true, tagged: true, targets: [], record: record.id };
  await tellOvertaken(record, by, { told, given, at: { outcome, progress, signal: given.signal } });
  const run = silentRun(told, given.ports, given.signal);
  if (told.kind === 'rollback') await reopenAfterRollback(run);
  if (verdictOf(record.note) !== undefined) await letGoUnlessNeeded(run, record.id);
  return { told, outcome, progress };
}

/** One that went bad, and whose values nobody has to put back any more, does not turn green. */
function overtakenOutcome({ note }: DeploymentRecord, newer: DeploymentRecord): Outcome {
  const sentence = `superseded by ${newer.payload.source.slice(0, 7)}`;
  const overtaken = { outcome: 'superseded', reason: 'newer-deployment', stage: note.stage, sentence } as const;
  return verdictOf(note)?.outcome ?? overtaken;
}

/** What a newer deployment of the same commit has told there is left as it is: only the record is closed. */
async function tellOvertaken(
  record: DeploymentRecord,
  { known }: Overtaken,
  {
    told,
    given: { ports, signal },
    at,
  }: { readonly told: Plan; readonly given: Given; readonly at: Parameters<typeof publishOutcome>[2] },
): Promise<void> {
  const isNewer = ({ id, note, payload }: DeploymentRecord) =>
    id > record.id && payload.source === record.payload.source && note.state !== 'superseded';
  if (known.some(isNewer)) return closeRecord(told, ports, at);
  await publishOutcome(told, ports, at);
  await Promise.all([publishLastComment(told, ports, at), notifyOutcome(told, ports, { ...at, signal })]);
}
