import type { Queried, Sample, Series } from '../ports/metrics.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What stands in `data` of an answer, as one kind of result reads it; undefined where it is of another shape. */
export type Read<T> = (data: Fields) => readonly T[] | undefined;

/**
 * Reads an answer of Prometheus (https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview); undefined where it is none.
 * An error of the query has a message and often no success status, so the status is looked at by the caller.
 */
export function readAnswer<T>(body: unknown, read: Read<T>): Queried<T> | undefined {
  if (!isFields(body)) return undefined;
  if (body['status'] === 'error') return { result: 'refused', message: messageOf(body) };
  const data = body['data'];
  const found = body['status'] === 'success' && isFields(data) ? read(data) : undefined;
  return found === undefined ? undefined : { result: 'answered', found, warnings: textsOf(body['warnings']) };
}

/** The result of an instant query: a vector, or a scalar. */
export const readSamples: Read<Sample> = ({ resultType, result }) => {
  if (resultType === 'scalar') return allOf([{ metric: {}, value: result }], sampleOf);
  return resultType === 'vector' && Array.isArray(result) ? allOf(result, sampleOf) : undefined;
};

/** The result of a range query: a matrix. */
export const readSeries: Read<Series> = ({ resultType, result }) =>
  resultType === 'matrix' && Array.isArray(result) ? allOf(result, seriesOf) : undefined;

/** Undefined where one of them cannot be read: half an answer is none. `nothing` is left out. */
function allOf<T>(
  entries: readonly unknown[],
  one: (entry: unknown) => T | 'nothing' | undefined,
): readonly T[] | undefined {
  const all = entries.map(one);
  return all.includes(undefined) ? undefined : all.filter((entry): entry is T => entry !== 'nothing');
}

function sampleOf(entry: unknown): Sample | 'nothing' | undefined {
  const labels = labelsOf(entry);
  if (!isFields(entry) || labels === undefined) return undefined;
  // a native histogram has no value
  if (entry['value'] === undefined) return entry['histogram'] === undefined ? undefined : 'nothing';
  const point = pointOf(entry['value']);
  return point === undefined ? undefined : { labels, value: point[1], at: new Date(point[0] * 1000) };
}

function seriesOf(entry: unknown): Series | 'nothing' | undefined {
  const labels = labelsOf(entry);
  if (!isFields(entry) || labels === undefined) return undefined;
  const values = entry['values'];
  if (values === undefined) return entry['histograms'] === undefined ? undefined : 'nothing';
  const points = Array.isArray(values) ? allOf(values, pointOf) : undefined;
  return points === undefined ? undefined : { labels, points };
}

function labelsOf(entry: unknown): Sample['labels'] | undefined {
  const metric = isFields(entry) ? entry['metric'] : undefined;
  return isFields(metric) && isTexts(metric) ? metric : undefined;
}

function pointOf(pair: unknown): readonly [number, number] | undefined {
  if (!Array.isArray(pair)) return undefined;
  const [seconds, text]: readonly unknown[] = pair;
  if (typeof seconds !== 'number' || typeof text !== 'string') return undefined;
  const value = numberOf(text);
  return value === undefined ? undefined : [seconds, value];
}

/** As Go prints a float. */
function numberOf(text: string): number | undefined {
  if (text === 'NaN') return Number.NaN;
  const infinite = /^([+-]?)Inf$/.exec(text);
  if (infinite !== null) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

function messageOf({ error, errorType }: Fields): string {
  return typeof error === 'string' && error !== '' ? error : String(errorType ?? 'it does not say why');
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(fields: Fields): fields is Readonly<Record<string, string>> {
  return Object.values(fields).every((value) => typeof value === 'string');
}
