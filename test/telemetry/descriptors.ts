/**
 * What OTLP's messages are made of: number, name and type of each field, as https://github.com/open-telemetry/opentelemetry-proto
 * has them (v1.9.0: trace.proto, metrics.proto, common.proto, resource.proto). `*` says that a field is repeated.
 */
const text = `
ExportTraceServiceRequest 1 resourceSpans ResourceSpans*
ResourceSpans 1 resource Resource 2 scopeSpans ScopeSpans* 3 schemaUrl string
ScopeSpans 1 scope InstrumentationScope 2 spans Span* 3 schemaUrl string
Span 1 traceId bytes 2 spanId bytes 3 traceState string 4 parentSpanId bytes 16 flags fixed32 5 name string 6 kind enum 7 startTimeUnixNano fixed64 8 endTimeUnixNano fixed64 9 attributes KeyValue* 10 droppedAttributesCount uint32 11 events Event* 12 droppedEventsCount uint32 13 links Link* 14 droppedLinksCount uint32 15 status Status
Event 1 timeUnixNano fixed64 2 name string 3 attributes KeyValue* 4 droppedAttributesCount uint32
Link 1 traceId bytes 2 spanId bytes 3 traceState string 4 attributes KeyValue* 5 droppedAttributesCount uint32 6 flags fixed32
Status 2 message string 3 code enum
Resource 1 attributes KeyValue* 2 droppedAttributesCount uint32
InstrumentationScope 1 name string 2 version string 3 attributes KeyValue* 4 droppedAttributesCount uint32
KeyValue 1 key string 2 value AnyValue
AnyValue 1 stringValue string 2 boolValue bool 3 intValue int64 4 doubleValue double 5 arrayValue ArrayValue 6 kvlistValue KeyValueList 7 bytesValue bytes
ArrayValue 1 values AnyValue*
KeyValueList 1 values KeyValue*
ExportMetricsServiceRequest 1 resourceMetrics ResourceMetrics*
ResourceMetrics 1 resource Resource 2 scopeMetrics ScopeMetrics* 3 schemaUrl string
ScopeMetrics 1 scope InstrumentationScope 2 metrics Metric* 3 schemaUrl string
Metric 1 name string 2 description string 3 unit string 5 gauge Gauge 7 sum Sum 9 histogram Histogram
Gauge 1 dataPoints NumberDataPoint*
Sum 1 dataPoints NumberDataPoint* 2 aggregationTemporality enum 3 isMonotonic bool
Histogram 1 dataPoints HistogramDataPoint* 2 aggregationTemporality enum
NumberDataPoint 7 attributes KeyValue* 2 startTimeUnixNano fixed64 3 timeUnixNano fixed64 4 asDouble double 6 asInt sfixed64 8 flags uint32
HistogramDataPoint 9 attributes KeyValue* 2 startTimeUnixNano fixed64 3 timeUnixNano fixed64 4 count fixed64 5 sum double 6 bucketCounts fixed64* 7 explicitBounds double* 10 flags uint32 11 min double 12 max double
`;

/** One field of a message. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly isRepeated: boolean;
}

function fieldsOf(words: readonly string[]): ReadonlyMap<number, Field> {
  const fields = new Map<number, Field>();
  for (let at = 0; at < words.length; at += 3) {
    const [number = '', name = '', type = ''] = words.slice(at, at + 3);
    fields.set(Number(number), { name, type: type.replace('*', ''), isRepeated: type.endsWith('*') });
  }
  return fields;
}

/** Every message by its name, with its fields by their numbers. */
export const messages: ReadonlyMap<string, ReadonlyMap<number, Field>> = new Map(
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...words] = line.split(' ');
      return [name, fieldsOf(words)] as const;
    }),
);
