import { withoutUndefined } from '../data/fields.ts';
import type { ImageDifference, ScannedContents } from '../image/difference.ts';
import type { ImageReference } from '../image/reference.ts';
import type { Outcome, Stage } from '../outcome.ts';
import type {
  DeployedImage,
  FailedStep,
  PlatformScan,
  Progress,
  Recovery,
  RolledBack,
  SignedImage,
  TargetState,
  WatchEnd,
  Written,
} from './progress.ts';
import type { DeploymentRecord } from './record.ts';

/** What has to be done next. Each is performed by one file of the room `stages`, which answers with an event. */
export type Effect =
  | { readonly do: 'check' }
  | { readonly do: 'build' }
  | { readonly do: 'scan'; readonly image: DeployedImage; readonly before: ImageReference | undefined }
  | { readonly do: 'sign'; readonly image: DeployedImage }
  | { readonly do: 'tag'; readonly image: DeployedImage }
  | {
      readonly do: 'write';
      readonly image: DeployedImage;
      readonly scans: readonly PlatformScan[];
      readonly overtaken: Progress['overtaken'];
      readonly wave: Progress['wave'];
    }
  | {
      readonly do: 'merge';
      readonly image: DeployedImage;
      readonly written: Written;
      readonly overtaken: Progress['overtaken'];
    }
  | { readonly do: 'watch'; readonly image: DeployedImage; readonly written: Written; readonly revision: string }
  | {
      readonly do: 'recover';
      readonly image: DeployedImage;
      readonly written: Written;
      readonly because: Outcome;
      readonly badFrom: WatchEnd['badFrom'];
      readonly proposed: WatchEnd['proposed'];
      readonly backups: Progress['backups'];
    }
  /** Watches what was put back. */
  | { readonly do: 'watch-restored'; readonly written: Written; readonly restored: RolledBack }
  | { readonly do: 'end'; readonly outcome: Outcome };

/** What an effect came to. */
export type Event =
  /** `before` is the image that Git names now, where that is known. */
  | { readonly event: 'checked'; readonly before?: ImageReference }
  | { readonly event: 'image-ready'; readonly image: DeployedImage }
  | ({ readonly event: 'scanned'; readonly scans: readonly PlatformScan[] } & Compared)
  /** Signed and verified, as far as that is wanted. */
  | { readonly event: 'signed'; readonly signed: SignedImage }
  | { readonly event: 'tagged' }
  | { readonly event: 'written'; readonly written: Written }
  | { readonly event: 'merged'; readonly revision: string }
  /** Others wrote the same values before our pull request was merged: it is planned again. */
  | { readonly event: 'base-moved'; readonly pullRequest: number; readonly head: string; readonly since: Date }
  | { readonly event: 'observed'; readonly targets: readonly TargetState[] }
  | {
      readonly event: 'judged';
      readonly outcome: Outcome;
      readonly recover: boolean;
      readonly targets: readonly TargetState[];
      /** The first wave that went bad; undefined where all targets are deployed at once. */
      readonly badFrom?: number;
      /** Since when the wave has been healthy, where it has not soaked for long enough. */
      readonly soakingSince?: Date;
      /** Whether the record says it already. */
      readonly isKnown?: boolean;
    }
  /** The wave under way is healthy and has soaked, and there is another. */
  | { readonly event: 'wave-proven'; readonly outcome: Outcome; readonly targets: readonly TargetState[] }
  /** What became of the rollback so far. */
  | { readonly event: 'recovered'; readonly recovery: Recovery }
  /** An earlier run of this very deployment came to a bad verdict, and was putting the values back: its end is ours. */
  | { readonly event: 'taken-up'; readonly progress: Progress }
  /** Any stage may end the deployment: a refusal, a pause, something newer, an error. */
  | ({
      readonly event: 'ended';
      readonly outcome: Outcome;
      readonly scans?: readonly PlatformScan[];
      readonly failedStep?: FailedStep;
      readonly record?: number;
      /** The record of the deployment that took over. */
      readonly by?: DeploymentRecord;
    } & Compared);

/** What is known of the image that runs, beside the one that is deployed. */
interface Compared {
  /** What the scans found in both, where both were scanned: told by `difference`, and not kept. */
  readonly contents?: ScannedContents;
  readonly difference?: ImageDifference;
}

/** A deployment that has not begun. */
export const notBegun: Progress = { stage: 'inputs', checked: false, tagged: false, targets: [] };

/** What to do next, from what has been done: the same answer in the run that began it and in one that takes over. */
export function next(progress: Progress): Effect {
  const { image, scans, written, revision, verdict } = progress;
  if (progress.outcome !== undefined) return { do: 'end', outcome: progress.outcome };
  if (!progress.checked) return { do: 'check' };
  if (image === undefined) return { do: 'build' };
  if (scans === undefined) return { do: 'scan', image, before: progress.before };
  if (progress.signed === undefined) return { do: 'sign', image };
  if (!progress.tagged) return { do: 'tag', image };
  if (written === undefined) return { do: 'write', image, scans, overtaken: progress.overtaken, wave: progress.wave };
  if (revision === undefined) return { do: 'merge', image, written, overtaken: progress.overtaken };
  if (verdict === undefined) return { do: 'watch', image, written, revision };
  if (verdict.recover && progress.recovery === undefined)
    return {
      do: 'recover',
      image,
      written,
      because: verdict.outcome,
      badFrom: verdict.badFrom,
      proposed: verdict.proposed,
      backups: progress.backups,
    };
  if (progress.recovery?.result === 'rolled-back' && progress.recovery.healthy === 'not yet')
    return { do: 'watch-restored', written, restored: progress.recovery };
  return { do: 'end', outcome: finalOutcome(verdict.outcome, progress.recovery) };
}

/** What is known after an event. */
export function advance(progress: Progress, event: Event): Progress {
  switch (event.event) {
    case 'checked':
      return { ...progress, checked: true, ...(event.before === undefined ? {} : { before: event.before }) };
    case 'image-ready':
      return { ...withoutScans(progress), image: event.image };
    case 'scanned':
      return { ...progress, scans: event.scans, ...withoutUndefined({ difference: event.difference }) };
    case 'signed':
      return { ...progress, signed: event.signed };
    case 'tagged':
      return { ...progress, tagged: true };
    case 'written':
      return { ...progress, record: event.written.record, written: event.written, ...revisionOf(event.written) };
    case 'merged':
      return { ...progress, revision: event.revision };
    case 'base-moved':
      return planAgain(progress, event);
    case 'observed':
      return { ...progress, targets: event.targets };
    case 'judged': {
      const { outcome, recover, targets, badFrom, soakingSince, isKnown } = event;
      const verdict = { outcome, recover, ...withoutUndefined({ badFrom }) };
      return { ...progress, targets, verdict, ...withoutUndefined({ soakingSince, isKnown }) };
    }
    case 'wave-proven':
      return nextWave(progress, event.targets);
    case 'recovered':
      return { ...progress, recovery: event.recovery };
    case 'taken-up':
      return {
        ...progress,
        ...event.progress,
        ...withoutUndefined({ scans: progress.scans, signed: progress.signed }),
      };
    case 'ended':
      return {
        ...progress,
        outcome: event.outcome,
        ...(event.scans === undefined ? {} : { scans: event.scans }),
        ...(event.failedStep === undefined ? {} : { failedStep: event.failedStep }),
        ...(event.record === undefined ? {} : { record: event.record }),
        ...withoutUndefined({ difference: event.difference }),
      };
  }
}

function planAgain(
  { written: _, ...progress }: Progress,
  { pullRequest, head, since }: Extract<Event, { event: 'base-moved' }>,
): Progress {
  return { ...progress, overtaken: { pullRequest, head, since, times: (progress.overtaken?.times ?? 0) + 1 } };
}

/** The next wave begins where this one has ended: it has yet to be written. */
function nextWave(
  { written, revision, overtaken: _, soakingSince: __, toldHealthy: ___, ...progress }: Progress,
  targets: readonly TargetState[],
): Progress {
  const { edits = [], diff = '', ours = false } = written ?? {};
  const proven = { edits, diff, ours, ...withoutUndefined({ revision }) };
  return { ...progress, targets, wave: (progress.wave ?? 1) + 1, proven: [...(progress.proven ?? []), proven] };
}

/** Another image than the one that was scanned has to be scanned itself, and its signature verified. */
function withoutScans({ scans: _, signed: __, difference: ___, ...progress }: Progress): Progress {
  return { ...progress, tagged: false };
}

function revisionOf(written: Written): { revision: string } | undefined {
  return written.place.on === 'branch' ? { revision: written.place.revision } : undefined;
}

/**
 * A rollback that fails is worse news than what it was to repair: Git still names the bad image, or what it names again does not run
 * healthy either. One that finds a newer change in Git is that change's business.
 */
function finalOutcome(verdict: Outcome, recovery: Recovery | undefined): Outcome {
  const failed = { ...verdict, outcome: 'failed', reason: 'rollback-failed' } as const;
  switch (recovery?.result) {
    case undefined:
    case 'nothing-to-restore':
      return verdict;
    case 'overtaken': {
      const sentence = `${verdict.sentence}; and a newer change stands in Git already`;
      return { ...verdict, outcome: 'superseded', reason: 'newer-deployment', sentence };
    }
    case 'failed':
      return { ...failed, sentence: `${verdict.sentence}; and the rollback failed: ${recovery.sentence}` };
    case 'rolled-back': {
      const sentence = `${verdict.sentence}; ${recovery.sentence}`;
      return recovery.healthy === 'no' ? { ...failed, sentence } : { ...verdict, sentence };
    }
    case 'proposed':
      return { ...verdict, sentence: `${verdict.sentence}; ${recovery.sentence}` };
    case 'not-configured':
      return { ...verdict, remedy: recovery.remedy };
  }
}

const stageOfEffect = {
  check: 'inputs',
  build: 'build',
  scan: 'scan',
  sign: 'scan',
  tag: 'scan',
  write: 'write',
  merge: 'merge',
  watch: 'rollout',
  recover: 'rollout',
  'watch-restored': 'rollout',
  end: 'report',
} as const satisfies Record<Effect['do'], Stage>;

/** The stage that an effect belongs to, for status lines. */
export function stageOf(effect: Effect): Stage {
  return stageOfEffect[effect.do];
}
