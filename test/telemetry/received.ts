import { isFields, listAt, textAt, valueAt } from '../../src/data/fields.ts';
import { decode } from './protobuf.ts';

/** The value of an attribute, as it was read. */
export type Value = string | number | bigint | boolean | readonly Value[];
export type Attributes = Readonly<Record<string, Value>>;

export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty where it has none. */
  readonly parentSpanId: string;
  readonly name: string;
  /** https://github.com/open-telemetry/opentelemetry-proto: 1 internal, 2 server, 3 client. */
  readonly kind: number;
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: Attributes;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  /** 0 unset, 1 ok, 2 error. */
  readonly status: { readonly code: number; readonly message: string };
  readonly resource: Attributes;
}

export interface ReceivedPoint {
  readonly metric: string;
  readonly unit: string;
  readonly temporality: number;
  readonly attributes: Attributes;
  readonly resource: Attributes;
  /** Of a counter. */
  readonly value?: number;
  /** Of a histogram. */
  readonly count?: number;
  readonly sum?: number;
}

/** The spans of a request to `/v1/traces`. Throws where anything is not as the protocol has it. */
export function readSpans(body: Buffer): readonly ReceivedSpan[] {
  return listAt(decode('ExportTraceServiceRequest', body), 'resourceSpans').flatMap((of) => {
    const resource = resourceOf(of);
    return listAt(of, 'scopeSpans').flatMap((scope) => {
      if (textAt(scope, 'scope', 'name') === undefined) throw new Error('a scope without a name');
      return listAt(scope, 'spans').map((span) => readSpan(span, resource));
    });
  });
}

function readSpan(span: unknown, resource: Attributes): ReceivedSpan {
  const name = textAt(span, 'name');
  if (name === undefined) throw new Error('a span without a name');
  const [start, end] = [timeOf(span, 'startTimeUnixNano'), timeOf(span, 'endTimeUnixNano')];
  if (start > end) throw new Error(`${name} ends before it begins`);
  const kind = numberOf(span, 'kind');
  if (kind < 1 || kind > 5) throw new Error(`${name} is of the kind ${kind}`);
  const code = valueAt(span, 'status', 'code') ?? 0;
  if (code !== 0 && code !== 1 && code !== 2) throw new Error(`${name} has the status ${code}`);
  return {
    traceId: idOf(span, 'traceId', 16),
    spanId: idOf(span, 'spanId', 8),
    parentSpanId: textAt(span, 'parentSpanId') === undefined ? '' : idOf(span, 'parentSpanId', 8),
    name,
    kind,
    start,
    end,
    attributes: attributesOf(span),
    links: listAt(span, 'links').map((link) => ({
      traceId: idOf(link, 'traceId', 16),
      spanId: idOf(link, 'spanId', 8),
    })),
    status: { code, message: textAt(span, 'status', 'message') ?? '' },
    resource,
  };
}

/** The points of a request to `/v1/metrics`. Throws where anything is not as the protocol has it. */
export function readPoints(body: Buffer): readonly ReceivedPoint[] {
  return listAt(decode('ExportMetricsServiceRequest', body), 'resourceMetrics').flatMap((of) =>
    listAt(of, 'scopeMetrics').flatMap((scope) =>
      listAt(scope, 'metrics').flatMap((metric) => readMetric(metric, resourceOf(of))),
    ),
  );
}

function readMetric(metric: unknown, resource: Attributes): readonly ReceivedPoint[] {
  const name = textAt(metric, 'name');
  if (name === undefined) throw new Error('a metric without a name');
  const kind = ['sum', 'histogram'].find((one) => isFields(valueAt(metric, one)));
  if (kind === undefined) throw new Error(`${name} is neither a sum nor a histogram`);
  if (kind === 'sum' && valueAt(metric, 'sum', 'isMonotonic') !== true) throw new Error(`${name} may fall`);
  const shared = { metric: name, unit: textAt(metric, 'unit') ?? '', resource };
  return listAt(metric, kind, 'dataPoints').map((point) => ({
    ...shared,
    temporality: numberOf(valueAt(metric, kind), 'aggregationTemporality'),
    attributes: attributesOf(point),
    ...(kind === 'sum' ? sumOf(point) : histogramOf(point)),
  }));
}

function sumOf(point: unknown) {
  if (timeOf(point, 'startTimeUnixNano') > timeOf(point, 'timeUnixNano')) throw new Error('a point before its start');
  return { value: Number(valueAt(point, 'asDouble') ?? valueAt(point, 'asInt')) };
}

function histogramOf(point: unknown) {
  const buckets = listAt(point, 'bucketCounts').map(Number);
  const bounds = listAt(point, 'explicitBounds').map(Number);
  const count = Number(valueAt(point, 'count'));
  if (buckets.length !== bounds.length + 1) throw new Error('a bucket is missing');
  if (buckets.reduce((sum, one) => sum + one, 0) !== count) throw new Error('the buckets hold another count');
  if (bounds.some((bound, index) => index > 0 && bound <= (bounds[index - 1] ?? 0)))
    throw new Error('bounds not sorted');
  if (timeOf(point, 'startTimeUnixNano') > timeOf(point, 'timeUnixNano')) throw new Error('a point before its start');
  return { count, sum: Number(valueAt(point, 'sum')) };
}

function resourceOf(of: unknown): Attributes {
  const resource = attributesOf(valueAt(of, 'resource'));
  if (resource['service.name'] === undefined) throw new Error('a resource without service.name');
  return resource;
}

/** Each key once, and each value of the one type that is set. */
function attributesOf(of: unknown): Attributes {
  const attributes: Record<string, Value> = {};
  for (const pair of listAt(of, 'attributes')) {
    const key = textAt(pair, 'key');
    if (key === undefined || key in attributes)
      throw new Error(`the attribute ${key} is missing its key or given twice`);
    attributes[key] = attributeValue(valueAt(pair, 'value'), key);
  }
  return attributes;
}

function attributeValue(any: unknown, key: string): Value {
  const set = isFields(any) ? Object.entries(any) : [];
  const [only] = set;
  if (only === undefined || set.length > 1) throw new Error(`the attribute ${key} has ${set.length} values`);
  const [type, value] = only;
  if (type === 'arrayValue') return listAt(value, 'values').map((one) => attributeValue(one, key));
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return value;
  if (typeof value === 'number') return value;
  throw new Error(`the attribute ${key} is a ${type}`);
}

function idOf(of: unknown, name: string, bytes: number): string {
  const id = textAt(of, name) ?? '';
  if (id.length !== bytes * 2 || /^0+$/.test(id)) throw new Error(`${name} is ${id === '' ? 'missing' : id}`);
  return id;
}

/** A time in nanoseconds, of this decade. */
function timeOf(of: unknown, name: string): bigint {
  const time = valueAt(of, name);
  const isTime = typeof time === 'bigint' && time > 1_700_000_000_000_000_000n && time < 2_500_000_000_000_000_000n;
  if (!isTime) throw new Error(`${name} is ${String(time)}`);
  return time;
}

function numberOf(of: unknown, name: string): number {
  const value = valueAt(of, name);
  return typeof value === 'number' ? value : 0;
}

/**
 * What must hold of a trace as a whole: no id is given twice, and each parent is a span of the same trace, or of the context that the run
 * was started in.
 */
export function checkTrace(spans: readonly ReceivedSpan[], started?: { readonly parent: string }): void {
  const byId = new Map(spans.map((span) => [`${span.traceId}${span.spanId}`, span]));
  if (byId.size !== spans.length) throw new Error('an id is given twice');
  for (const { name, traceId, parentSpanId } of spans) {
    const isRoot = parentSpanId === (started?.parent ?? '');
    if (!isRoot && !byId.has(`${traceId}${parentSpanId}`)) throw new Error(`the parent of ${name} is not in its trace`);
  }
}
