import type { ReceivedPoint } from './received.ts';

/** How a series of Prometheus is called that a point becomes, with the names of its labels. */
export interface Series {
  readonly name: string;
  readonly labels: readonly string[];
}

const words = (name: string) => name.replace(/[^a-zA-Z0-9_:]/g, '_');

/**
 * The series that a point becomes where Prometheus translates names as it does by default (UnderscoreEscapingWithSuffixes):
 * https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/#otlp-metric-points-to-prometheus
 */
export function seriesOf({ metric, unit, attributes, value }: ReceivedPoint): readonly Series[] {
  // a unit in braces is an annotation, and no part of the name
  const base = `${words(metric)}${unit === 's' ? '_seconds' : ''}`;
  const labels = [...Object.keys(attributes).map(words), 'job', 'instance'];
  if (value !== undefined) return [{ name: `${base}_total`, labels }];
  return [
    { name: `${base}_bucket`, labels: [...labels, 'le'] },
    { name: `${base}_sum`, labels },
    { name: `${base}_count`, labels },
  ];
}
