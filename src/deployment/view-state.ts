import type { Outcome, Stage } from '../outcome.ts';
import { stages } from '../outcome.ts';
import type { Recovery, TargetState } from './progress.ts';

/** When a stage was under way; without an end it still is. */
export interface StageTime {
  readonly stage: Stage;
  readonly startedAt: Date;
  readonly endedAt?: Date;
}

/** How far one deployment (or a mere watch) is, for whoever looks on while it goes. */
export interface ViewState {
  /** The application; of a watch without a configuration the workloads. */
  readonly application: string;
  /** Undefined for a watch without a configuration, as the commit is. */
  readonly environment?: string;
  /** Of the application repository. */
  readonly commit?: string;
  /** The stage under way, or the last one. */
  readonly stage: Stage;
  /** The stages that were begun, in their order; one that was not needed is missing. */
  readonly stages: readonly StageTime[];
  /** `registry/name:tag@digest`, once it is known. */
  readonly image?: string;
  /** What the watch sees. */
  readonly targets: readonly TargetState[];
  readonly recovery?: Recovery;
  /** Once it has ended. */
  readonly outcome?: Outcome;
}

/** The times once a stage begins, or goes on: a stage that is begun again takes back those behind it. */
export function beginStage(times: readonly StageTime[], stage: Stage, at: Date): readonly StageTime[] {
  const startedAt = times.find((time) => time.stage === stage)?.startedAt ?? at;
  const before = times.filter((time) => stages.indexOf(time.stage) < stages.indexOf(stage));
  return [...endStages(before, at), { stage, startedAt }];
}

/** The times once nothing is under way any more. */
export function endStages(times: readonly StageTime[], at: Date): readonly StageTime[] {
  return times.map((time) => ({ ...time, endedAt: time.endedAt ?? at }));
}
