import type { Attributes, AttributeValue, Context, Link, Span, SpanKind } from '@opentelemetry/api';
import {
  context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { outcomeOf } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import type { TraceContext } from '../ports/telemetry.ts';
import { isError } from './attributes.ts';
import type { Session } from './session.ts';

/** What spans are made with. */
export interface Tracing {
  readonly session: Session;
  /** Takes out of a text what must not be shown. */
  readonly hide: (text: string) => string;
  readonly signal: AbortSignal;
}

/** One piece of work as a span. */
export interface Traced<T> {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
  /** Now, unless given. */
  readonly startTime?: Date;
  readonly links?: Link[];
  /** What is under way, unless given. */
  readonly parent?: Context;
  /** What it came to; undefined where it has no outcome of its own. */
  readonly outcomeOf: (value: T) => Outcome | undefined;
  /** Called once, with what it came to; the value is undefined where it threw. */
  readonly atEnd: (outcome: Outcome | undefined, value: T | undefined) => Attributes;
}

const propagator = new W3CTraceContextPropagator();

/** Does work within a span, and answers as it does. */
export async function traced<T>({ session, hide, signal }: Tracing, of: Traced<T>, work: () => Promise<T>): Promise<T> {
  const { name, parent = context.active(), ...options } = of;
  const attributes = hiddenIn(options.attributes, hide);
  const span = session.tracer.startSpan(hide(name), { ...options, attributes }, parent);
  const end = (outcome: Outcome | undefined, value?: T) => {
    if (!session.open.delete(span)) return;
    finish(span, of.atEnd(outcome, value), outcome, hide);
    span.end();
  };
  session.open.set(span, () => end(endOf(signal.reason, signal)));
  try {
    const value = await context.with(trace.setSpan(parent, span), work);
    end(of.outcomeOf(value), value);
    return value;
  } catch (error) {
    end(endOf(error, signal));
    throw error;
  }
}

function endOf(error: unknown, signal: AbortSignal): Outcome {
  if (!signal.aborted) return outcomeOf(error, 'inputs');
  return { outcome: 'cancelled', reason: 'cancelled', stage: 'inputs', sentence: 'the run was cancelled' };
}

function finish(
  span: Span,
  attributes: Attributes,
  outcome: Outcome | undefined,
  hide: (text: string) => string,
): void {
  span.setAttributes(hiddenIn(attributes, hide));
  if (outcome !== undefined && isError(outcome))
    span.setStatus({ code: SpanStatusCode.ERROR, message: hide(outcome.sentence) });
}

/** Names of branches and people are of others, and may hold what is secret here. */
function hiddenIn(attributes: Attributes, hide: Tracing['hide']): Attributes {
  const hidden = (value: AttributeValue | undefined) => (typeof value === 'string' ? hide(value) : value);
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, hidden(value)]));
}

/** The context of what is under way; undefined where no span is. */
export function carried(): TraceContext | undefined {
  const carrier: Record<string, string> = {};
  propagator.inject(context.active(), carrier, defaultTextMapSetter);
  const { traceparent, tracestate } = carrier;
  if (traceparent === undefined) return undefined;
  return { traceparent, ...(tracestate === undefined ? {} : { tracestate }) };
}

/** What a run was started in; what is no context counts as none. */
export function parentOf(given: Partial<TraceContext>): Context {
  return propagator.extract(ROOT_CONTEXT, given, defaultTextMapGetter);
}

/** A link to where earlier work stands; none where that is not known. */
export function linksTo(traceparent: string | undefined): Link[] {
  const linked = traceparent === undefined ? undefined : trace.getSpanContext(parentOf({ traceparent }));
  return linked === undefined ? [] : [{ context: linked }];
}
