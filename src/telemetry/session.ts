import { setTimeout as sleep } from 'node:timers/promises';
import type { Span, Tracer } from '@opentelemetry/api';
import { context, DiagLogLevel, diag } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import type { Resource } from '@opentelemetry/resources';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Destination } from './exporters.ts';
import { MetricExporter, refusedIn, TraceExporter } from './exporters.ts';
import { Figures } from './figures.ts';

/** What a session is made from. */
export interface SessionOptions {
  /** Undefined for what is not wanted. */
  readonly traces?: Destination;
  readonly metrics?: Destination;
  readonly version: string;
  /** Tells this run from all others. */
  readonly instance: string;
  /** Says that something was not taken, and why. */
  readonly onLoss: (what: 'traces' | 'metrics', why: string) => void;
}

/** Milliseconds between two exports of metrics: none but the last, since every run is a series of its own, with one sample. */
const never = 2 ** 31 - 1;

/** The name of what made spans and metrics. */
const scope = 'gitops-deploy';

/** The SDK at work, for one command. */
export class Session {
  readonly tracer: Tracer;
  readonly figures: Figures;
  /** The spans of work that goes on, and what ends each: nobody waits for work that a cancelled run has left behind. */
  readonly open = new Map<Span, () => void>();
  readonly #tracing: BasicTracerProvider;
  readonly #measuring: MeterProvider;

  constructor(options: SessionOptions) {
    const { traces, metrics, version, onLoss } = options;
    const resource = resourceOf(options);
    this.#tracing = new BasicTracerProvider({
      resource,
      spanProcessors:
        traces === undefined ? [] : [new BatchSpanProcessor(new TraceExporter(traces, (why) => onLoss('traces', why)))],
    });
    this.#measuring = new MeterProvider({
      resource,
      readers: metrics === undefined ? [] : [readerFor(metrics, (why) => onLoss('metrics', why))],
    });
    this.tracer = this.#tracing.getTracer(scope, version);
    this.figures = new Figures(this.#measuring.getMeter(scope, version));
    hearRefusals(onLoss);
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  }

  /** Sends the spans that have ended, without waiting for it. */
  sendNow(): void {
    this.#tracing.forceFlush().catch(() => {});
  }

  /** Sends what is left, for so many milliseconds at most; the answer is whether that was enough. */
  async close(milliseconds: number): Promise<boolean> {
    for (const end of [...this.open.values()].toReversed()) end();
    context.disable();
    const late = new AbortController();
    const all = Promise.allSettled([this.#tracing.shutdown(), this.#measuring.shutdown()]).then(() => true);
    const limit = sleep(milliseconds, false, { signal: late.signal }).catch(() => false);
    const inTime = await Promise.race([all, limit]);
    late.abort();
    diag.disable();
    return inTime;
  }
}

/** What a receiver takes only a part of counts as taken for the SDK, which says so to its log alone. */
function hearRefusals(onLoss: SessionOptions['onLoss']): void {
  const nothing = () => {};
  const warn = (_: string, ...details: readonly unknown[]) => {
    const refused = refusedIn(details[0]);
    if (refused !== undefined) onLoss(refused, 'it refused some of them');
  };
  const logger = { verbose: nothing, debug: nothing, info: nothing, warn, error: nothing };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
}

function readerFor(destination: Destination, notice: (why: string) => void): PeriodicExportingMetricReader {
  return new PeriodicExportingMetricReader({
    exporter: new MetricExporter(destination, notice),
    exportIntervalMillis: never,
  });
}

/** What the environment names goes over ours. */
function resourceOf({ version, instance }: SessionOptions): Resource {
  const ours = resourceFromAttributes({
    'service.name': scope,
    'service.version': version,
    'service.instance.id': instance,
  });
  return ours.merge(detectResources({ detectors: [envDetector] }));
}
