import type { Attributes, Span, SpanKind, Tracer } from '@opentelemetry/api';
import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { isTracingSuppressed } from '@opentelemetry/core';

/** What a span begins as. */
interface Begun {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
}

/** What is known of it later. */
interface Known {
  readonly name?: string;
  readonly attributes?: Attributes;
  /** Its `error.type`, where that makes it an error. */
  readonly error?: string;
}

/** Spans of things that begin and end in events, each kept by the thing itself until it ends. */
export class Watching {
  readonly #tracer: Tracer;
  readonly #open = new Map<object, Span>();

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  /** Begins a span below the one under way. Outside of any, and for what sends spans itself, there is none. */
  begin(of: object, { name, kind, attributes }: Begun): void {
    const active = context.active();
    if (isTracingSuppressed(active) || trace.getSpan(active) === undefined) return;
    this.#open.set(of, this.#tracer.startSpan(name, { kind, attributes }, active));
  }

  add(of: object, { name, attributes = {}, error }: Known): void {
    const span = this.#open.get(of);
    if (span === undefined) return;
    if (name !== undefined) span.updateName(name);
    span.setAttributes(attributes);
    if (error !== undefined) setError(span, error);
  }

  end(of: object | undefined): void {
    if (of === undefined) return;
    this.#open.get(of)?.end();
    this.#open.delete(of);
  }

  fail(of: object | undefined, error: string): void {
    if (of === undefined) return;
    this.add(of, { error });
    this.end(of);
  }

  /** Ends whatever is still open, as the process is about to. */
  endAll(): void {
    for (const of of [...this.#open.keys()]) this.end(of);
  }
}

function setError(span: Span, type: string): void {
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
