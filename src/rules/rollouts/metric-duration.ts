import { secondsOf } from '../duration.ts';
import type { ManifestObject } from '../object.ts';
import type { View } from '../view.ts';
import { metricsOf } from './template.ts';

/** Seconds that a metric measures at least: it waits first, then between measurements. Undefined where nothing ends it. */
function metricSeconds(metric: View): number | undefined {
  const count = countOf(metric);
  const interval = metric.at('interval').isThere ? secondsOf(metric.at('interval').value) : 0;
  const delay = metric.at('initialDelay').isThere ? secondsOf(metric.at('initialDelay').value) : 0;
  if (count === undefined || interval === undefined || delay === undefined) return undefined;
  return delay + Math.max(count - 1, 0) * interval;
}

/** How often a metric measures; undefined where it is filled in later, or for as long as the analysis lasts. */
export function countOf(metric: View): number | undefined {
  const view = metric.at('count');
  if (view.isThere && view.value !== '0') return /^\d+$/.test(view.value ?? '') ? Number(view.value) : undefined;
  return metric.at('interval').isThere ? undefined : 1;
}

/** Seconds that an analysis takes at least: its metrics are measured side by side. */
export function analysisSeconds(templates: readonly ManifestObject[]): number {
  return Math.max(0, ...templates.flatMap(metricsOf).map((metric) => metricSeconds(metric) ?? 0));
}
