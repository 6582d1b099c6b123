import type { Application } from './application.ts';
import type { Judgement, Relation, Snapshot, WantedObject } from './assessment.ts';
import { printName } from './assessment.ts';
import type { Comparison } from './comparison.ts';
import type { Goal, ObjectName } from './goal.ts';
import type { SyncRequest } from './manual-sync.ts';
import type { Timers } from './timers.ts';

/** What the Application says: which of our commits it applied, or why the workloads must not be judged yet. */
export type ApplicationJudgement =
  | {
      readonly applied: 'ours' | 'descendant';
      readonly summary: string;
      /** What the sync operation still does: then nothing has succeeded yet. */
      readonly running?: string;
      /** What failed although the workloads were applied, such as a PostSync hook: they cannot succeed without it. */
      readonly failure?: Judgement;
      /** The one Application of an app of apps that manages the workloads. */
      readonly child?: ObjectName;
      /** Whether a workload is managed by a child that was not seen: nothing is known of what that has applied. */
      readonly isBlind?: true;
    }
  | {
      readonly applied: 'not-yet';
      readonly summary: string;
      readonly judgement: Judgement;
      /** The Application that is waited for. */
      readonly behind?: ObjectName;
      /** What must be seen to say why nothing is synced. */
      readonly wanted?: WantedObject;
      /** The sync that Argo CD is to be asked for, as nobody else does. */
      readonly toSync?: SyncRequest;
    };

/** Why workloads must not be judged, before it is said of which Application. */
export type NotYet = Omit<Extract<ApplicationJudgement, { applied: 'not-yet' }>, 'summary' | 'applied' | 'behind'>;
/** What was applied, before it is said of which Application. */
export type Applied = Omit<Extract<ApplicationJudgement, { applied: 'ours' | 'descendant' }>, 'summary'>;

/** What is known besides of an Application that was seen. */
export interface ApplicationContext {
  readonly snapshot: Snapshot;
  readonly timers: Timers;
  readonly seenBefore: boolean;
  readonly comparisons: ReadonlyMap<string, Comparison>;
  /** The first of the workloads that were seen, each in a few words. */
  readonly workloadsSeen: readonly string[];
  /** Whether every workload names our image, or did. */
  readonly isOurImageLive: boolean;
}

/** One Application, and how it stands to our revision. */
export interface Standing extends ApplicationContext {
  readonly goal: Goal;
  readonly application: Application;
  readonly comparison: Comparison | undefined;
  /** How what was compared last stands to our revision, and how what was synced last does. */
  readonly compared: Relation;
  readonly synced: Relation;
}

function isCommit(revision: string): boolean {
  return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(revision);
}

/** The commits that the Application names, to be compared with ours. Versions of Helm charts are none. */
export function revisionsNamed(application: Application): readonly string[] {
  const named = [...application.revisions, ...(application.operation?.revisions ?? [])];
  return [...new Set(named.filter(isCommit))];
}

function relationOf(revisions: readonly string[], snapshot: Snapshot): Relation {
  const relations = revisions.map((revision) => snapshot.relations.get(revision) ?? 'other');
  return (
    relations.find((relation) => relation === 'ours') ?? relations.find((relation) => relation !== 'other') ?? 'other'
  );
}

/** How an Application stands to the revision of a goal. */
export function standingOf(goal: Goal, application: Application, context: ApplicationContext): Standing {
  const { snapshot, comparisons } = context;
  const { operation } = application;
  return {
    ...context,
    goal,
    application,
    comparison: comparisons.get(printName(application)),
    compared: relationOf(application.revisions, snapshot),
    synced: operation === undefined || operation.isPartial ? 'other' : relationOf(operation.revisions, snapshot),
  };
}

/** A revision for a sentence: a commit by its first characters. */
export function short(revision: string | undefined): string {
  return revision === undefined ? 'nothing' : isCommit(revision) ? revision.slice(0, 7) : revision;
}

/** An Application in a few words. */
export function summarise(application: Application): string {
  const revisions = application.revisions.map(short).join(', ');
  return `${application.syncStatus ?? 'Unknown'} to ${revisions === '' ? 'nothing yet' : revisions}, ${application.health ?? 'Unknown'}`;
}
