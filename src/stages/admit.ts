import { replacedBy } from '../deployment/changelog.ts';
import { outcomeOfRecord } from '../deployment/left-over.ts';
import type { Event } from '../deployment/machine.ts';
import { releaseCommand } from '../deployment/names.ts';
import type { DeployedImage, WrittenEdit } from '../deployment/progress.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { isUnfinished } from '../deployment/record.ts';
import { mayGoBack, mayWrite, occupies } from '../deployment/supersede.ts';
import { progressOf, verdictOf } from '../deployment/taken-up.ts';
import { printImage } from '../image/reference.ts';
import type { Outcome, Stage } from '../outcome.ts';
import type { Hold } from '../ports/holds.ts';
import { previewUnwanted } from './preview.ts';
import type { OpenRecord } from './record.ts';
import { keepRecord, openRecord } from './record.ts';
import type { Run } from './run.ts';
import { ended, outcomeAt } from './run.ts';

type Needed = 'clock' | 'forge' | 'holds';

/** How many records are looked at: enough to find the last healthy one behind a series of failures. */
export const recordsLookedAt = 30;

/** The newest deployment that was seen healthy; `known` is newest first. */
export function lastHealthyOf(known: readonly DeploymentRecord[]): DeploymentRecord | undefined {
  return known.find(({ note }) => note.state === 'succeeded');
}

/** Whether this deployment may write now, and what it needs to know of the ones before. */
export type Admission =
  | {
      readonly admitted: 'yes';
      /** Our own record, kept by this run or by an earlier one of the same deployment. */
      readonly open?: OpenRecord;
      readonly lastHealthy?: DeploymentRecord;
      /** The records of all other deployments that were looked at, newest first. */
      readonly others: readonly DeploymentRecord[];
    }
  | { readonly admitted: 'no'; readonly event: Event };

/** The hold that closes the environment of a deployment: its own, or of a preview that of all previews. */
export async function holdOn({ plan, ports, signal }: Run<'holds'>): Promise<Hold | undefined> {
  const { application, environment, preview } = plan;
  const holds = await ports.holds();
  const own = await holds.find(application, environment, signal);
  return own ?? (preview && holds.find(application, preview.of, signal));
}

/**
 * Lets a deployment write unless it is no longer asked for, the environment is held, or a newer source commit has been here; its gates
 * are asked next (`gates.ts`). Asked on each
 * attempt after the head was read: whoever is let in later moves that head, and our compare-and-swap fails.
 */
export async function admit(run: Run<Needed>, image: DeployedImage, begun: OpenRecord | undefined): Promise<Admission> {
  const { plan, signal } = run;
  const withdrawn = await run.recheck?.();
  if (withdrawn !== undefined) return { admitted: 'no', event: withRecord(withdrawn, begun) };
  const unwanted = await previewUnwanted(run);
  if (unwanted !== undefined) return { admitted: 'no', event: withRecord(unwanted, begun) };
  const { records } = await run.ports.forge();
  const hold = await holdOn(run);
  const known = await records.list(plan.application, plan.environment, recordsLookedAt, signal);
  const adopted = begun === undefined ? await adopt(run, known, image) : undefined;
  if (adopted !== undefined && verdictOf(adopted.note) !== undefined)
    return { admitted: 'no', event: { event: 'taken-up', progress: progressOf(adopted, image, undefined) } };
  const open = begun ?? (adopted === undefined ? undefined : openRecord(adopted));
  // a rollback closes the environment itself, and goes back whoever has closed it before
  if (hold !== undefined && plan.kind !== 'rollback') {
    const verdict = verdictBehind(hold, known, { image, run });
    return { admitted: 'no', event: verdict ?? (await held(run, { hold, image, open })) };
  }
  const others = known.filter(({ id }) => id !== open?.id);
  const overtaken = await overtakenBy(run, others);
  if (overtaken !== undefined) return { admitted: 'no', event: withRecord(overtaken, open) };
  const lastHealthy = lastHealthyOf(others);
  return {
    admitted: 'yes',
    others,
    ...(open === undefined ? {} : { open }),
    ...(lastHealthy === undefined ? {} : { lastHealthy }),
  };
}

/**
 * How this very image ended before, where that is what the environment is held for: it stays bad, is not queued, and its
 * commit does not turn green when something newer is deployed.
 */
function verdictBehind(
  hold: Hold,
  known: readonly DeploymentRecord[],
  { image, run }: { readonly image: DeployedImage; readonly run: Run<never> },
): Event | undefined {
  const cause = known.find((one) => (one.id === hold.record || one.note.restored === true) && isOf(run, image, one));
  const outcome = cause === undefined ? undefined : outcomeOfRecord(cause);
  if (outcome === undefined) return undefined;
  const sentence = `${outcome.sentence}; this image was put back, and ${hold.environment} is held since`;
  return { event: 'ended', outcome: { ...outcome, sentence } };
}

/** Whether a record is of our source commit with this very image. */
function isOf({ plan }: Run<never>, image: DeployedImage, { payload }: DeploymentRecord): boolean {
  return payload.source === plan.source.commit && payload.image === printImage(image.reference);
}

function withRecord(event: Event, open: OpenRecord | undefined): Event {
  return open === undefined || event.event !== 'ended' ? event : { ...event, record: open.id };
}

/** The unfinished record that an earlier run of this very deployment left behind, so that a second one is not made. */
async function adopt(
  run: Run<Needed>,
  known: readonly DeploymentRecord[],
  image: DeployedImage,
): Promise<DeploymentRecord | undefined> {
  const { source } = await run.ports.forge();
  for (const record of known) {
    const { payload, note } = record;
    if (payload.kind !== run.plan.kind || !isOf(run, image, record) || !isUnfinished(note)) continue;
    const isOurs = payload.run === undefined || payload.run.id === run.plan.run?.id;
    if (note.state !== 'open' || isOurs || (await source.runHasEnded(payload.run, run.signal))) return record;
  }
  return undefined;
}

/** The event that ends a deployment whose source commit is older than what was deployed since, or has another history. */
export async function overtakenBy(run: Run<'forge'>, others: readonly DeploymentRecord[]): Promise<Event | undefined> {
  if (mayGoBack(run.plan)) return undefined;
  const [newest, ...racing] = inTheWay(others);
  if (newest === undefined) return undefined;
  const event = await against(run, newest, 'any history');
  if (event !== undefined) return event;
  for (const theirs of racing) {
    const overtaken = await against(run, theirs, 'descendants');
    if (overtaken !== undefined) return overtaken;
  }
  return undefined;
}

/**
 * The records of the commits that may stand in the way, one for each commit, the newest record first. Of several that deploy
 * at once the newest record need not be that of the newest commit: everything that is not finished counts, and what was
 * finished last.
 */
function inTheWay(others: readonly DeploymentRecord[]): readonly DeploymentRecord[] {
  const standing = others.filter(({ note }) => occupies(note));
  const finished = standing.find(({ note }) => !isUnfinished(note));
  const relevant = standing.filter((one) => isUnfinished(one.note) || one === finished);
  return [...Map.groupBy(relevant, ({ payload }) => payload.source).values()].flatMap(([newest]) => newest ?? []);
}

/**
 * The event that ends a deployment where Git names what a newer one had proposed, however that one ended: what we gave up,
 * a person may have merged.
 */
export async function overtakenInGit(
  run: Run<'forge'>,
  edits: readonly WrittenEdit[],
  { others, open }: Extract<Admission, { admitted: 'yes' }>,
): Promise<Event | undefined> {
  if (mayGoBack(run.plan)) return undefined;
  const standing = replacedBy(edits, others);
  // those were asked about before
  if (standing === undefined || occupies(standing.note) || standing.note.restored === true) return undefined;
  const event = await against(run, standing, 'descendants');
  return event === undefined ? undefined : withRecord(event, open);
}

/** How we stand to one of them; only the newest may stop a commit of another history. */
async function against(
  run: Run<'forge'>,
  by: DeploymentRecord,
  counts: 'any history' | 'descendants',
): Promise<Event | undefined> {
  const { plan, signal } = run;
  const theirs = by.payload.source;
  if (theirs === plan.source.commit) return undefined;
  const { source } = await run.ports.forge();
  const answer = mayWrite(await source.compare(theirs, plan.source.commit, signal), plan.explicit);
  const short = theirs.slice(0, 7);
  if (answer === 'superseded') {
    const sentence = `superseded by ${short}, which is newer`;
    const outcome = outcomeAt('superseded', 'newer-deployment', { stage: 'write', sentence });
    return { event: 'ended', outcome, by };
  }
  if (answer === 'yes' || counts === 'descendants') return undefined;
  const sentence = `this commit and ${short}, which is deployed, are neither older nor newer than each other`;
  return ended('errored', 'diverged-source', { stage: 'write', sentence });
}

/** A held environment keeps the record, paused: `resume` goes on with it once the hold is released. */
async function held(
  run: Run<Needed>,
  at: { readonly hold: Hold; readonly image: DeployedImage; readonly open: OpenRecord | undefined },
): Promise<Event> {
  // nothing has been read yet: the edits are planned, and recorded anew, when the hold is gone
  const record = at.open ?? (await keepRecord(run, { image: at.image, edits: [], open: undefined }));
  return { event: 'ended', outcome: heldOutcome(at.hold, 'write'), record: record.id };
}

/** Paused by a hold: by whom, why, and what takes it away. */
export function heldOutcome(hold: Hold, stage: Stage): Outcome {
  const { application, environment } = hold;
  const whose = hold.pullRequest === undefined ? '' : ` (pull request ${hold.pullRequest})`;
  const sentence = `${environment} is held by ${hold.owner}${whose}: ${hold.reason}`;
  return {
    ...outcomeAt('paused', 'held', { stage, sentence }),
    waiting: {
      for: 'somebody to release the hold',
      since: hold.since,
      goOn: `${releaseCommand({ application, environment })}, and then gitops-deploy resume`,
      ...(hold.until === undefined ? {} : { until: hold.until }),
    },
  };
}
