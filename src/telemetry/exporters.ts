import type { ExportResult } from '@opentelemetry/core';
import { ExportResultCode } from '@opentelemetry/core';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import type { ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { numberAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';

/** Where one kind of telemetry goes; what is undefined the SDK reads from its own environment variables. */
export interface Destination {
  /** The whole address, with `/v1/traces` or `/v1/metrics`. */
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds for one export with its retries. */
  readonly timeoutMillis?: number;
}

/** Hears why something was not taken. */
export type Notice = (why: string) => void;

/** The official exporter of traces, which tells us too what became of them. */
export class TraceExporter extends OTLPTraceExporter {
  readonly #notice: Notice;

  constructor(destination: Destination, notice: Notice) {
    super(optionsOf(destination));
    this.#notice = notice;
  }

  override export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    super.export(spans, noticing(this.#notice, done));
  }
}

/** The official exporter of metrics, which tells us too what became of them. */
export class MetricExporter extends OTLPMetricExporter {
  readonly #notice: Notice;

  constructor(destination: Destination, notice: Notice) {
    super(optionsOf(destination));
    this.#notice = notice;
  }

  override export(metrics: ResourceMetrics, done: (result: ExportResult) => void): void {
    super.export(metrics, noticing(this.#notice, done));
  }
}

function optionsOf({ headers, ...destination }: Destination) {
  return { ...destination, ...(headers === undefined ? {} : { headers: { ...headers } }) };
}

function noticing(notice: Notice, done: (result: ExportResult) => void): (result: ExportResult) => void {
  return (result) => {
    if (result.code !== ExportResultCode.SUCCESS) notice(whyOf(result.error));
    done(result);
  };
}

/** A code alone, or words of our own: messages hold what a receiver says, and addresses. */
function whyOf(error: Error | undefined): string {
  const code: unknown = error !== undefined && 'code' in error ? error.code : undefined;
  if (typeof code === 'number') return `HTTP ${code}`;
  if (typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code)) return code;
  // the SDK has an error of its own without a status for these alone, once it has tried again
  if (error?.name === 'OTLPExporterError') return 'it is busy (HTTP 429, 502, 503 or 504)';
  return error?.message.includes('exceeded size limit') === true ? 'its answer is too long' : 'no answer in time';
}

/** Of which signal a receiver has refused a part: https://opentelemetry.io/docs/specs/otlp/#partial-success-1 */
export function refusedIn(partialSuccess: unknown): 'traces' | 'metrics' | undefined {
  const told = typeof partialSuccess === 'string' ? parseJson(partialSuccess) : undefined;
  if ((numberAt(told, 'rejectedSpans') ?? 0) > 0) return 'traces';
  return (numberAt(told, 'rejectedDataPoints') ?? 0) > 0 ? 'metrics' : undefined;
}
