import { withoutUndefined } from '../data/fields.ts';
import type { Event } from '../deployment/machine.ts';
import { branchName } from '../deployment/names.ts';
import type { DeployedImage, PlatformScan, Progress, Written } from '../deployment/progress.ts';
import { editsOfWave } from '../deployment/waves.ts';
import { diffOf } from '../manifest/diff.ts';
import type { EditPlan } from '../manifest/plan.ts';
import type { CommitResult, CommitSha } from '../ports/gitops-repository.ts';
import type { Finding } from '../readiness/finding.ts';
import { bySeverity } from '../readiness/finding.ts';
import { staleText, supersededText } from '../report/superseded.ts';
import type { Admission } from './admit.ts';
import { admit, overtakenInGit } from './admit.ts';
import { backoff } from './backoff.ts';
import type { BackedUp } from './backup.ts';
import { backUp } from './backup.ts';
import { closedGate } from './gates.ts';
import { judgeWorkload } from './judge.ts';
import { changedFiles, commitText, isChanged, planWavesOn, readHead } from './plan-edits.ts';
import { previewUnwanted } from './preview.ts';
import { filesOfPreview } from './preview-files.ts';
import type { Proposal } from './propose.ts';
import { propose } from './propose.ts';
import type { OpenRecord } from './record.ts';
import { keepRecord, noteWritten, recordedEdits } from './record.ts';
import { explainRefusal, refusedPush } from './refused-push.ts';
import { removeFiles } from './remove-preview.ts';
import { closeForRollback, replacedMeanwhile } from './rollback-hold.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';
import { tagMoved } from './tag-moved.ts';

type Needed =
  | 'policyFiles'
  | 'clock'
  | 'cluster'
  | 'metrics'
  | 'random'
  | 'forge'
  | 'gitops'
  | 'holds'
  | 'log'
  | 'registry';
type Planned = Extract<EditPlan, { result: 'planned' }>;

/** What has come before the write: what was scanned, and a pull request of ours whose base has moved. */
interface Known {
  readonly scans?: readonly PlatformScan[];
  readonly overtaken?: Progress['overtaken'] | undefined;
  /** The wave to write; undefined where all targets are deployed at once. */
  readonly wave?: Progress['wave'];
}

/** How often a lost race is run again; each time on fresh bytes. */
const attempts = 20;

/**
 * Writes the image into the GitOps repository: a compare-and-swap. Each attempt reads the branch head, asks whether
 * it may write, plans on the head's bytes, judges what would be rolled out, keeps a record, and commits on exactly that head,
 * or starts again.
 */
export async function write(run: Run<Needed>, image: DeployedImage, known: Known = {}): Promise<Event> {
  const { overtaken } = known;
  if ((overtaken?.times ?? 0) > attempts) return lostEveryRace(run);
  const event = await tryAgainAndAgain(run, image, known);
  if (overtaken !== undefined && event.event === 'ended' && event.outcome.outcome === 'superseded')
    await closeOvertaken(run, overtaken, supersededText(run.plan, event));
  return event.event === 'written' ? ((await takeBack(run)) ?? event) : event;
}

/** The files of a preview go again where its pull request was closed meanwhile: whoever did that looked before they were there. */
async function takeBack(run: Run<Needed>): Promise<Event | undefined> {
  const { preview } = run.plan;
  const unwanted = await previewUnwanted(run);
  if (preview === undefined || unwanted?.event !== 'ended') return undefined;
  if (unwanted.outcome.reason !== 'preview-closed') return undefined;
  const removed = await removeFiles({ ...run.plan, preview }, run);
  return removed.result === 'failed' ? { event: 'ended', outcome: removed.outcome } : unwanted;
}

/** Our pull request says what nobody wants any more; unless somebody newer has made it theirs. */
async function closeOvertaken(
  run: Run<'forge'>,
  { pullRequest, head }: { readonly pullRequest: number; readonly head: string },
  comment: string,
): Promise<void> {
  const { pullRequests } = await run.ports.forge();
  if ((await pullRequests.get(pullRequest, run.signal)).head !== head) return;
  await pullRequests.close(pullRequest, comment, run.signal);
}

/** Git names the image already: a pull request of an older deployment, open on our branch, would only undo that. */
async function closeStale(run: Run<'forge'>, image: DeployedImage, own: CommitSha | undefined): Promise<void> {
  if (own === undefined) return;
  const { pullRequests } = await run.ports.forge();
  const there = await pullRequests.findOpen(branchName(run.plan), run.plan.gitops.branch, run.signal);
  if (there === undefined) return;
  await closeOvertaken(run, { pullRequest: there.number, head: own }, staleText(run.plan, image));
}

async function tryAgainAndAgain(run: Run<Needed>, image: DeployedImage, known: Known): Promise<Event> {
  let begun: Begun = { record: undefined, backedUp: undefined };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const tried = await tryToWrite(run, image, { ...known, ...begun });
    if ('event' in tried) return tried;
    begun = tried;
    if (tried.backedUp?.hasWaited === true) continue;
    run.ports.log.info(`somebody else wrote to ${run.plan.gitops.branch} first; planning again on the new head`);
    await run.ports.clock.sleep(backoff(attempt, run.ports.random()), run.signal);
  }
  return lostEveryRace(run);
}

function lostEveryRace(run: Run<never>): Event {
  const sentence = `lost the race for ${run.plan.gitops.branch} ${attempts} times`;
  return ended('errored', 'too-many-races', { stage: 'write', sentence });
}

/** What is there from the attempts before. */
interface Begun {
  readonly record: OpenRecord | undefined;
  readonly backedUp: BackedUp | undefined;
}

/** One attempt: an event that ends the stage, or what to go on with: after a lost race, or a Backup that took its time, all is asked anew. */
async function tryToWrite(run: Run<Needed>, image: DeployedImage, begun: Known & Begun): Promise<Event | Begun> {
  const heads = await readHeads(run);
  if ('event' in heads) return heads;
  const admission = await admit(run, image, begun.record);
  if (admission.admitted === 'no') return admission.event;
  const planned = await planWavesOn(run, image, heads.base);
  if ('event' in planned) return planned;
  const { scans = [], wave } = begun;
  const { head, waves } = planned;
  const plan = waves[(wave ?? 1) - 1];
  if (plan === undefined) throw new Error(`there is no wave ${wave}`);
  const overtaken =
    replacedMeanwhile(run, planned.whole, admission) ?? (await overtakenInGit(run, recordedEdits(plan), admission));
  if (overtaken !== undefined) return overtaken;
  const moved = await tagMoved(run, image, recordedEdits(plan));
  if (moved !== undefined) return moved;
  const judged = await judgeWorkload(run, head, plan, admission.lastHealthy);
  // what ran healthy here before comes back, whatever a rule says by now
  if (judged.refusal !== undefined && run.plan.kind !== 'rollback') return judged.refusal;
  const edits = waves.flatMap((one, index) => recordedEdits(one, wave === undefined ? undefined : index + 1));
  const files = previewFiles(run, plan, admission);
  const record = await keepRecord(run, { image, edits, files, wave, open: admission.open });
  // what a run that died has backed up stays known
  if (record.backups !== undefined) run.learns({ backups: record.backups });
  if (run.plan.kind === 'rollback') await closeForRollback(run, record.id);
  const written = { ...writtenFrom(record, plan, wave), ...foundIn(judged.findings) };
  // what Git names already is only watched: a run that died after its push must not wait for a gate
  const closed = written.changed ? await closedGate(run, image, admission) : undefined;
  if (closed !== undefined) return { ...closed, record: record.id };
  if (!written.changed) {
    await closeStale(run, image, heads.own);
    return settle(run, written, head);
  }
  const backedUp = await backUp(run, { record, wave, before: begun.backedUp });
  if ('event' in backedUp) return { ...backedUp, record: record.id };
  if (backedUp.hasWaited) return { record, backedUp };
  const { others } = admission;
  const tried = run.plan.write === 'pull-request' ? propose : push;
  const event = await tried(run, { head, plan, image, record, written, current: heads.own, scans, judged, others });
  return 'event' in event ? event : { ...event, backedUp };
}

/** Pushes the edit; one that a rule refuses is proposed, where the environment says so. */
async function push(run: Run<Needed>, proposal: Proposal): Promise<Event | { readonly record: OpenRecord }> {
  const { record, written, image, current } = proposal;
  const result = await commit(run, proposal);
  if (result.result === 'lost-race') return { record };
  if (result.result === 'refused') {
    const { branch } = run.plan.gitops;
    if (run.plan.write === 'push') return refusedPush(run, result, branch);
    const { sentence } = await explainRefusal(run, result, branch);
    run.ports.log.info(`${sentence}; opening a pull request instead (write: push-or-pull-request)`);
    return propose(run, proposal);
  }
  await closeStale(run, image, current);
  return settle(run, written, result.revision);
}

/** Where the branches stand, read before anything that may refuse: whoever is let in after us moves one of them. */
async function readHeads(run: Run<'gitops'>): Promise<Event | { readonly base: CommitSha; readonly own?: CommitSha }> {
  const base = await readHead(run);
  if (typeof base !== 'string') return base;
  if (run.plan.write === 'push') return { base };
  const gitops = await run.ports.gitops();
  const own = await gitops.head(branchName(run.plan), run.signal);
  return own === undefined ? { base } : { base, own };
}

async function settle(run: Run<Needed>, written: Omit<Written, 'place'>, revision: string): Promise<Event> {
  await noteWritten(run, written, { revision });
  return { event: 'written', written: { ...written, place: { on: 'branch', revision } } };
}

/** The files of a preview that were made by this deployment or one before it: each record knows all, since older ones are not looked at. */
function previewFiles(
  { plan }: Run<never>,
  { files }: Planned,
  { others, open }: Extract<Admission, { admitted: 'yes' }>,
): readonly string[] {
  const made = files.flatMap(({ file, isNew }) => (isNew === true ? [file] : []));
  return [...new Set([...filesOfPreview(plan, others), ...(open?.files ?? []), ...made])].sort();
}

/** Findings that are kept: the log has all. */
const mostFindings = 200;

/** What the rules say and nothing is refused for, as the report tells it. */
function foundIn(findings: readonly Finding[]): Pick<Written, 'findings'> {
  if (findings.length === 0) return {};
  const kept = findings.toSorted(bySeverity).slice(0, mostFindings);
  return {
    findings: kept.map(({ rule, severity, place, message, fix }) => ({
      rule,
      severity,
      file: place.file,
      line: place.line,
      message,
      fix,
    })),
  };
}

function writtenFrom(record: OpenRecord, plan: Planned, wave: number | undefined): Omit<Written, 'place'> {
  // an earlier run of this deployment may have made the edit: its record knows what stood there before
  const recorded = editsOfWave(record.edits, wave);
  const changed = plan.files.some(isChanged);
  return {
    record: record.id,
    edits: recorded,
    diff: plan.files.filter(isChanged).map(diffOf).join(''),
    changed,
    ours: changed || recorded.some(({ from, to }) => from !== to),
    recorded: record.edits,
    ...withoutUndefined({ wave }),
  };
}

async function commit(
  run: Run<Needed>,
  at: Pick<Proposal, 'head' | 'plan' | 'image' | 'written'>,
): Promise<CommitResult> {
  const gitops = await run.ports.gitops();
  const { branch } = run.plan.gitops;
  return gitops.commit(
    {
      branch,
      parent: at.head,
      expected: at.head,
      files: changedFiles(at.plan.files),
      message: commitText(run.plan, at.image, { edits: at.plan, wave: at.written.wave }),
    },
    run.signal,
  );
}
