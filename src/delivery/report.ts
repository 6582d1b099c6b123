import type { CountedDeployment } from './deployment.ts';
import type { Period } from './period.ts';
import type { Durations, Rate } from './statistics.ts';

/** The figures of one scope and period. All that cannot be known is undefined: never zero. */
export interface Figures {
  /** Changes that reached the environment: with a verdict, or written to Git where only Git is known. */
  readonly deployments: number;
  /** Those of them that became healthy, whatever became of them later. */
  readonly healthy: number;
  /** Those of them that failed. */
  readonly failed: number;
  /** Deployments that went back: rollbacks and reverts. They are no changes. */
  readonly rollbacks: number;
  /** `deployments` for each day of the period. */
  readonly perDay: number;
  /** Seconds from the source commit to the healthy verdict of changes. */
  readonly leadTime: Durations;
  /** Of the changes with a verdict, those that failed; undefined without any. */
  readonly changeFailureRate?: Rate;
  /** Seconds from a failure until healthy again. */
  readonly timeToRestore: Durations;
  /** Failures that nobody has seen the end of. */
  readonly unrestored: number;
  /** Of the changes and ways back with a verdict, those that were made to get out of a failure; undefined without any. */
  readonly reworkRate?: Rate;
  /** Seconds from the record to the healthy verdict of changes. */
  readonly deploymentTime: Durations;
  /** Of these, those under two minutes; undefined without any. */
  readonly underTwoMinutes?: Rate;
  /** What is in the period and in none of the rates. */
  readonly leftOut: LeftOut;
}

/** Numbers of deployments that say nothing of whether a change was good. */
export interface LeftOut {
  readonly superseded: number;
  /** Under way, or waiting. */
  readonly goingOn: number;
  /** Ended `errored`: nobody could tell. */
  readonly untold: number;
  /** Refused before anything reached the environment. */
  readonly notDeployed: number;
  /** Known from Git alone: they count as deployments, and have no verdict. */
  readonly fromGit: number;
  /** Wrote what Git named already. */
  readonly repeats: number;
}

/** What figures are about: everything, an application, or one environment of it. */
export interface FiguresScope {
  readonly application?: string;
  readonly environment?: string;
}

/** The figures of one scope: of the whole period, and of its parts from the oldest to the newest. */
export interface ScopeFigures extends FiguresScope {
  readonly figures: Figures;
  readonly parts: readonly { readonly period: Period; readonly figures: Figures }[];
}

/** How far back one environment of one application could be seen. */
export interface Sight {
  readonly application: string;
  readonly environment: string;
  /** The oldest record that was read; undefined where there is none. */
  readonly recordsFrom?: Date;
  /** Whether all records since the beginning of the period were read, and there are older ones. */
  readonly isComplete: boolean;
  /** Whether records of the period were left unread, since there are more than are read. */
  readonly isCut: boolean;
  /** Deployments that only the history of the GitOps repository tells of. */
  readonly fromGit: number;
}

/** A value that is compared, or why it is not known. */
export type Compared =
  | {
      readonly known: 'yes';
      readonly value: number;
      /** The 95 % interval, of shares. */
      readonly low?: number;
      readonly high?: number;
      /** How many deployments it was found from. */
      readonly of?: number;
    }
  | { readonly known: 'no'; readonly because: string };

/** The measures of the table of before and after, in its order. */
export const measures = [
  'image-size',
  'build-time',
  'start-up-time',
  'deployments-per-day',
  'lead-time-p50',
  'lead-time-p95',
  'deployment-time-p50',
  'deployment-time-p95',
  'deployments-under-2-min',
  'failed-deployments',
  'time-to-restore-p50',
  'time-to-restore-p95',
] as const;
export type Measure = (typeof measures)[number];

/** What the values of a measure are. */
export type MeasureUnit = 'bytes' | 'seconds' | 'share' | 'per-day';

/** One line of the table. */
export interface ComparedRow {
  readonly measure: Measure;
  readonly unit: MeasureUnit;
  readonly before: Compared;
  readonly after: Compared;
}

/** One side of the table: a period, or an image. */
export type Side =
  | { readonly of: 'period'; readonly period: Period }
  | { readonly of: 'image'; readonly image: string };

/** The table of before and after. */
export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  readonly rows: readonly ComparedRow[];
}

/** All that `report` knows: Markdown, JSON, CSV and the page are made of it. */
export interface DeliveryReport {
  readonly madeAt: Date;
  readonly period: Period;
  /** Length of the parts in days: 1, 7 or 28. */
  readonly partDays: number;
  /** Everything first, then each application (where there are several), then each environment. */
  readonly scopes: readonly ScopeFigures[];
  readonly sights: readonly Sight[];
  /** Deployments of the period, the oldest first. */
  readonly deployments: readonly CountedDeployment[];
  readonly comparison?: Comparison;
  /** What a reader must know of the figures, each a sentence; untrusted text in them is not yet escaped. */
  readonly remarks: readonly string[];
}
