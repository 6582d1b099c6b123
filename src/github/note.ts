import { withoutUndefined } from '../data/fields.ts';
import type { MadeBackup, ToldHealthy } from '../deployment/progress.ts';
import type { RecordNote, RecordState } from '../deployment/record.ts';
import { isReason, stages } from '../outcome.ts';
import { oneLine } from './line.ts';

const states = {
  open: 'in_progress',
  paused: 'pending',
  succeeded: 'success',
  failed: 'failure',
  errored: 'error',
  superseded: 'inactive',
} as const satisfies Record<RecordState, string>;

/** The states of a deployment status that we use. */
export type DeploymentState = (typeof states)[RecordState];

const recordStates: Readonly<Record<DeploymentState, RecordState>> = {
  in_progress: 'open',
  pending: 'paused',
  success: 'succeeded',
  failure: 'failed',
  error: 'errored',
  inactive: 'superseded',
};

function isOurState(text: string): text is DeploymentState {
  return Object.hasOwn(recordStates, text);
}

/**
 * A note as a deployment status, cut where it must be: `rollout/analysis-failed #12 @REVISION restored: sentence` (`back #13` where a pull request puts the values back), and for waves
 * `rollout/soaking @REVISION wave 1 since 2026-01-31T12:00:00Z: sentence` or `rollout/partial @REVISION wave 2 bad from 1: sentence`;
 * of what Argo CD told `rollout/not-watched wave 1 told eu 2026-01-31T12:00:00Z: sentence`; of a Backup `write backup velero/NAME: sentence`.
 */
export function encodeNote(note: RecordNote): { readonly state: DeploymentState; readonly description: string } {
  const reason = note.reason === undefined ? '' : `/${note.reason}`;
  const revision = note.revision === undefined ? '' : ` @${note.revision}`;
  const pull = note.pullRequest === undefined ? '' : ` #${note.pullRequest}`;
  const restored = note.restored === true ? ' restored' : '';
  const back = note.rollbackPullRequest === undefined ? '' : ` back #${note.rollbackPullRequest}`;
  const wave = note.wave === undefined ? '' : ` wave ${note.wave}`;
  const since = note.soakingSince === undefined ? '' : ` since ${toSecond(note.soakingSince)}`;
  const told = (note.toldHealthy ?? []).map(({ target, at }) => ` told ${target} ${toSecond(at)}`).join('');
  const backups = (note.backups ?? []).map(({ namespace, name }) => ` backup ${namespace}/${name}`).join('');
  const badFrom = note.badFrom === undefined ? '' : ` bad from ${note.badFrom}`;
  return {
    state: states[note.state],
    description: oneLine(
      `${note.stage}${reason}${pull}${revision}${restored}${back}${wave}${since}${badFrom}${told}${backups}: ${note.sentence}`,
    ),
  };
}

function toSecond(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

const pattern =
  /^([a-z]+)(?:\/([a-z]+(?:-[a-z]+)*))?(?: #([1-9]\d{0,9}))?(?: @([0-9a-f]{40}(?:[0-9a-f]{24})?))?( restored)?(?: back #([1-9]\d{0,9}))?(?: wave ([1-9]\d{0,4}))?(?: since (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ))?(?: bad from ([1-9]\d{0,4}))?((?: told \S+ \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)*)((?: backup [a-z0-9-]+\/[a-z0-9-]+)*):(?: (.*))?$/;

/**
 * What a deployment status of ours says; undefined for one that is not ours, since anybody may put others on the same
 * deployment. A reason that only a newer version knows is left out: the state matters more.
 */
export function decodeNote(state: string, description: string): RecordNote | undefined {
  const [
    ,
    stageText,
    reason,
    pull,
    revision,
    restored,
    back,
    wave,
    since,
    badFrom,
    told = '',
    backups = '',
    sentence = '',
  ] = pattern.exec(description) ?? [];
  const stage = stages.find((one) => one === stageText);
  if (stage === undefined || !isOurState(state)) return undefined;
  return {
    state: recordStates[state],
    stage,
    sentence,
    ...(reason !== undefined && isReason(reason) ? { reason } : {}),
    ...(pull === undefined ? {} : { pullRequest: Number(pull) }),
    ...(revision === undefined ? {} : { revision }),
    ...(restored === undefined ? {} : { restored: true }),
    ...(back === undefined ? {} : { rollbackPullRequest: Number(back) }),
    ...(wave === undefined ? {} : { wave: Number(wave) }),
    ...(since === undefined ? {} : { soakingSince: new Date(since) }),
    ...(badFrom === undefined ? {} : { badFrom: Number(badFrom) }),
    ...(told === '' ? {} : { toldHealthy: readToldHealthy(told) }),
    ...(backups === '' ? {} : { backups: readBackups(backups) }),
  };
}

function readToldHealthy(text: string): readonly ToldHealthy[] {
  const words = [...text.matchAll(/ told (\S+) (\S+)/g)];
  return words.map(([, target = '', at = '']) => ({ target, at: new Date(at) }));
}

function readBackups(text: string): readonly MadeBackup[] {
  const words = [...text.matchAll(/ backup (\S+)\/(\S+)/g)];
  return words.map(([, namespace = '', name = '']) => ({ namespace, name }));
}

/** One status of a deployment, as the API has it. */
export interface DeploymentStatus {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  readonly createdAt: Date;
  readonly url?: string;
}

/** What is noted on a record, and since when. */
export interface Noted {
  readonly note: RecordNote;
  readonly at: Date;
}

/**
 * The newest status of ours. One of somebody else does not count, above all not the `inactive` that GitHub itself adds to
 * whatever succeeded before in an environment, when the deployment of another tool or of a job succeeds there:
 * https://docs.github.com/rest/deployments/statuses#inactive-deployments. Revision and pull request may stand in an older
 * one only, of the same wave; whoever ends the record of a run that is gone may not know that.
 */
export function newestNote(statuses: readonly DeploymentStatus[]): Noted | undefined {
  const newestFirst = statuses.toSorted((one, other) => other.id - one.id);
  const ours = newestFirst.flatMap(({ state, description, createdAt, url }) => {
    const note = decodeNote(state, description);
    return note === undefined ? [] : [{ note: url === undefined ? note : { ...note, url }, at: createdAt }];
  });
  const [newest] = ours;
  if (newest === undefined) return undefined;
  const wave = ours.find(({ note }) => note.wave !== undefined)?.note.wave;
  const ofThisWave = ours.filter(({ note }) => note.wave === undefined || note.wave === wave);
  const revision = ofThisWave.find(({ note }) => note.revision !== undefined)?.note.revision;
  const pullRequest = ofThisWave.find(({ note }) => note.pullRequest !== undefined)?.note.pullRequest;
  return {
    ...newest,
    note: {
      ...newest.note,
      ...withoutUndefined({ wave, revision, pullRequest, soakingSince: soakingSinceIn(ofThisWave) }),
      ...withoutUndefined({ toldHealthy: toldHealthyIn(ofThisWave), backups: backupsIn(ours) }),
      ...(ours.slice(1).some(({ note }) => note.state === 'succeeded') ? { wasHealthy: true } : {}),
    },
  };
}

/**
 * Each target was told of by a run of its own, and noted by that: all such notes together tell, the newest word of each target.
 * Those from before the revision was noted first are of another one.
 */
function toldHealthyIn(ofThisWave: readonly { readonly note: RecordNote }[]): readonly ToldHealthy[] | undefined {
  const of = ofThisWave.find(({ note }) => note.revision !== undefined)?.note.revision;
  const before = ofThisWave.findIndex(({ note }) => note.revision !== undefined && note.revision !== of);
  const since = ofThisWave.slice(0, before < 0 ? undefined : before).findLastIndex(({ note }) => note.revision === of);
  const all = ofThisWave.slice(0, since + 1).flatMap(({ note }) => note.toldHealthy ?? []);
  if (all.length === 0) return undefined;
  const oldestFirst = all.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return [...new Map(oldestFirst.map((one) => [one.target, one])).values()];
}

/** Each Backup was noted once, when it was complete: all of them, oldest first. */
function backupsIn(newestFirst: readonly { readonly note: RecordNote }[]): readonly MadeBackup[] | undefined {
  const all = newestFirst.toReversed().flatMap(({ note }) => note.backups ?? []);
  return all.length === 0 ? undefined : all;
}

/** Whoever ends the record of a run that is gone does not say that its wave soaks. What went bad, or has ended, soaks no more. */
function soakingSinceIn([newest, ...older]: readonly { readonly note: RecordNote }[]): Date | undefined {
  if (newest === undefined || newest.note.soakingSince !== undefined) return newest?.note.soakingSince;
  const mayGoOn = newest.note.state === 'errored' || newest.note.state === 'paused';
  return mayGoOn && newest.note.badFrom === undefined ? older[0]?.note.soakingSince : undefined;
}
