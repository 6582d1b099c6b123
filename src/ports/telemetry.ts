import type { Effect, Event } from '../deployment/machine.ts';
import type { Plan } from '../deployment/plan.ts';
import type { Progress } from '../deployment/progress.ts';
import type { Outcome } from '../outcome.ts';

/** Where work stands in a trace, in the two fields of W3C Trace Context: https://www.w3.org/TR/trace-context/ */
export interface TraceContext {
  readonly traceparent: string;
  readonly tracestate?: string;
}

/** The command that a run carries out. */
export interface TracedCommand {
  readonly command: string;
  readonly application?: string;
  readonly environment?: string;
  readonly run?: Plan['run'];
  /** `owner/name` and the page of the application repository. */
  readonly repository?: string;
  readonly sourceUrl?: string;
  readonly commit?: string;
  readonly branch?: string;
  readonly pullRequest?: number;
  /** When the run began: earlier than telemetry was opened. */
  readonly began: Date;
}

/** A step of a deployment, as the machine names it. */
export interface TracedStage {
  readonly plan: Pick<Plan, 'application' | 'environment' | 'kind' | 'run'>;
  readonly stage: Exclude<Effect['do'], 'end'>;
  readonly wave?: number;
}

/** How a deployment ended. */
export interface TracedEnd {
  readonly outcome: Outcome;
  readonly progress: Progress;
}

/**
 * Traces and figures of what is done, for whoever is configured to receive them. Each function does the work that it is given and answers
 * as that does: nothing of telemetry changes an outcome, is thrown, or takes more than seconds.
 */
export interface Telemetry {
  /** Where the work under way stands in its trace; undefined where nothing is traced. */
  context(): TraceContext | undefined;
  /** A whole command. What is left to be sent is sent before it answers, within seconds. */
  command<T extends { readonly outcome: Outcome }>(of: TracedCommand, work: () => Promise<T>): Promise<T>;
  /** A deployment; `earlier` is the `traceparent` of the run that began it, where this one takes it up. */
  deployment<T extends TracedEnd>(plan: Plan, earlier: string | undefined, work: () => Promise<T>): Promise<T>;
  stage(of: TracedStage, work: () => Promise<Event>): Promise<Event>;
}

/** For runs whose traces nobody receives. */
export const noTelemetry: Telemetry = {
  context: () => undefined,
  command: (_, work) => work(),
  deployment: (_, __, work) => work(),
  stage: (_, work) => work(),
};
