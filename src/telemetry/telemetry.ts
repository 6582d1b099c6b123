import { randomUUID } from 'node:crypto';
import { SpanKind } from '@opentelemetry/api';
import { traceIdOf } from '../data/traceparent.ts';
import type { Event } from '../deployment/machine.ts';
import type { Plan } from '../deployment/plan.ts';
import type { Outcome } from '../outcome.ts';
import type { Clock } from '../ports/clock.ts';
import type { Telemetry, TraceContext, TracedCommand, TracedEnd, TracedStage } from '../ports/telemetry.ts';
import {
  commandAttributes,
  commandLabels,
  deploymentAttributes,
  deploymentEnd,
  deploymentLabels,
  outcomeAttributes,
  pipelineEnd,
  pipelineOf,
  stageAttributes,
  stageEnd,
  stageLabels,
} from './attributes.ts';
import { watchChildren } from './children.ts';
import { watchRequests } from './requests.ts';
import type { SessionOptions } from './session.ts';
import { Session } from './session.ts';
import type { Tracing } from './traced.ts';
import { carried, linksTo, parentOf, traced } from './traced.ts';
import { Watching } from './watching.ts';

/** What telemetry is made from. */
export interface TelemetryOptions
  extends Omit<SessionOptions, 'instance' | 'onLoss'>,
    Pick<Tracing, 'hide' | 'signal'> {
  /** The context that the run was started in. */
  readonly parent: Partial<TraceContext>;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly say: (message: string) => void;
  readonly warn: (message: string) => void;
}

type At = TelemetryOptions & Tracing;

/** Milliseconds that the last export may take. A cancelled run must be over 7.5 s after the signal, whatever it did before. */
const lastExport = 5000;
const lastOfCancelled = 7000;
const leastOfCancelled = 300;

/** Traces and metrics by the official SDK, which lives for one command: what is sent twice would count twice. */
export function createTelemetry(options: TelemetryOptions): Telemetry {
  let at: At | undefined;
  return {
    context: carried,
    async command(of, work) {
      const losses = new Set<string>();
      const session = openSession(options, losses);
      at = session === undefined ? undefined : { ...options, session };
      try {
        return at === undefined ? await work() : await runCommand(of, at, { work, losses });
      } finally {
        at = undefined;
        if (losses.size > 0) options.warn(lossOf(losses));
      }
    },
    deployment: (plan, earlier, work) => (at === undefined ? work() : runDeployment(plan, earlier, { at, work })),
    stage: (of, work) => (at === undefined ? work() : runStage(of, at, work)),
  };
}

/** What the environment says wrong is told, and costs nothing but the telemetry. */
function openSession(options: TelemetryOptions, losses: Set<string>): Session | undefined {
  const onLoss: SessionOptions['onLoss'] = (what, why) => void losses.add(`${what}: ${why}`);
  try {
    return new Session({ ...options, instance: randomUUID(), onLoss });
  } catch {
    // the message would hold the address
    losses.add('the SDK refuses its settings');
    return undefined;
  }
}

function lossOf(losses: ReadonlySet<string>): string {
  return `telemetry was not taken (${[...losses].join('; ')}): look at the address of the OTLP receiver and at its log; nothing else depends on it`;
}

/** The span of the command begins when the run began, and everything ends with it. */
async function runCommand<T extends { readonly outcome: Outcome }>(
  of: TracedCommand,
  at: At,
  { work, losses }: { readonly work: () => Promise<T>; readonly losses: Set<string> },
): Promise<T> {
  const { session, clock, signal } = at;
  const watching = new Watching(session.tracer);
  const unwatch = [watchRequests(watching, at), watchChildren(watching)];
  let cancelledAt: number | undefined;
  const cancel = () => {
    cancelledAt = clock.now().getTime();
    session.sendNow();
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await traced(at, commandSpan(of, at), () => {
      sayTrace(at);
      return work();
    });
  } finally {
    signal.removeEventListener('abort', cancel);
    for (const stop of unwatch) stop();
    watching.endAll();
    const isSent = await session.close(timeLeft(cancelledAt, clock.now().getTime()));
    if (!isSent) losses.add('no answer in time');
  }
}

/** What is not sampled is not found under any id. */
function sayTrace({ traces, say }: At): void {
  const { traceparent } = carried() ?? {};
  if (traces !== undefined && traceparent?.endsWith('-01') === true) say(`trace ${traceIdOf(traceparent)}`);
}

function commandSpan<T extends { readonly outcome: Outcome }>(of: TracedCommand, { session, clock, parent }: At) {
  return {
    name: `RUN ${pipelineOf(of)}`,
    kind: SpanKind.SERVER,
    attributes: commandAttributes(of),
    startTime: of.began,
    parent: parentOf(parent),
    outcomeOf: ({ outcome }: T) => outcome,
    atEnd: (outcome: Outcome | undefined) => {
      session.figures.runTook(seconds(of.began, clock.now()), commandLabels(of, outcome));
      return pipelineEnd(outcome);
    },
  };
}

/** Milliseconds for the last export; `cancelledAt` is when a signal came, and both are of one clock. */
export function timeLeft(cancelledAt: number | undefined, now: number): number {
  if (cancelledAt === undefined) return lastExport;
  return Math.max(leastOfCancelled, Math.min(lastExport, lastOfCancelled - (now - cancelledAt)));
}

/** The outcomes after which an image was seen to run healthy for the first time. */
const becameHealthy: readonly Outcome['reason'][] = ['healthy', 'healthy-without-data'];

function runDeployment<T extends TracedEnd>(
  plan: Plan,
  earlier: string | undefined,
  { at, work }: { readonly at: At; readonly work: () => Promise<T> },
): Promise<T> {
  const { figures } = at.session;
  const span = {
    name: `deployment ${plan.application} ${plan.environment}`,
    kind: SpanKind.INTERNAL,
    attributes: deploymentAttributes(plan),
    links: linksTo(earlier),
    outcomeOf: ({ outcome }: T) => outcome,
    atEnd: (outcome: Outcome | undefined, end: T | undefined) => {
      if (outcome !== undefined) figures.ended({ ...deploymentLabels(plan), ...outcomeAttributes(outcome) });
      // what was put back was committed long before
      if (outcome !== undefined && becameHealthy.includes(outcome.reason) && plan.kind !== 'rollback')
        figures.becameHealthyAfter(seconds(new Date(plan.source.date), at.clock.now()), deploymentLabels(plan));
      return end === undefined ? outcomeAttributesOf(outcome) : deploymentEnd(end);
    },
  };
  return traced(at, span, work);
}

function outcomeAttributesOf(outcome: Outcome | undefined) {
  return outcome === undefined ? {} : outcomeAttributes(outcome);
}

function runStage(of: TracedStage, at: At, work: () => Promise<Event>): Promise<Event> {
  const began = at.clock.now();
  const span = {
    name: of.stage,
    kind: SpanKind.INTERNAL,
    attributes: stageAttributes(of, randomUUID()),
    outcomeOf: outcomeOfEvent,
    atEnd: (outcome: Outcome | undefined) => {
      at.session.figures.stageTook(seconds(began, at.clock.now()), stageLabels(of));
      return stageEnd(outcome);
    },
  };
  return traced(at, span, work);
}

/** The outcome that a step came to; undefined where the deployment goes on after it. */
function outcomeOfEvent(event: Event): Outcome | undefined {
  switch (event.event) {
    case 'ended':
    case 'judged':
    case 'wave-proven':
      return event.outcome;
    case 'recovered':
    case 'checked':
    case 'image-ready':
    case 'scanned':
    case 'signed':
    case 'tagged':
    case 'written':
    case 'merged':
    case 'base-moved':
    case 'observed':
    case 'taken-up':
      return undefined;
  }
}

/** Seconds between two times; a clock that was put back counts as none. */
function seconds(from: Date, to: Date): number {
  const milliseconds = to.getTime() - from.getTime();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds / 1000) : 0;
}
