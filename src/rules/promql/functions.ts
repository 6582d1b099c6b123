/** What an expression gives: `vector` is an instant vector, `range` a range vector. */
export type ValueType = 'scalar' | 'vector' | 'range' | 'string';

/** What a function takes and gives. */
export interface Signature {
  readonly takes: readonly ValueType[];
  /** How many of the last arguments may be left out. */
  readonly optional: number;
  /** Whether the last argument may come again and again. */
  readonly repeats: boolean;
  readonly gives: ValueType;
}

/**
 * The functions of PromQL by what they take: v a vector, r a range vector, s a scalar, t a text; `?` what may be left out, `*` what may be
 * left out or come again. Experimental ones are among them: https://prometheus.io/docs/prometheus/latest/querying/functions/
 */
const table: Readonly<Record<string, string>> = {
  v: `abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_sum
    histogram_stddev histogram_stdvar ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp start_timestamp`,
  r: `absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time
    mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time
    ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time`,
  'v?': 'days_in_month day_of_month day_of_week day_of_year hour minute month year',
  vss: 'clamp',
  vs: 'clamp_max clamp_min',
  'vs?': 'round',
  'vv?': 'info',
  sv: 'histogram_quantile',
  ssv: 'histogram_fraction',
  'vtss*': 'histogram_quantiles',
  rss: 'double_exponential_smoothing holt_winters',
  rs: 'predict_linear',
  'rs?': 'integral',
  sr: 'quantile_over_time',
  vtttt: 'label_replace',
  'vttt*': 'label_join',
  'vt*': 'sort_by_label sort_by_label_desc',
  '': 'end pi range start step time',
};

const types: Readonly<Record<string, ValueType>> = { v: 'vector', r: 'range', s: 'scalar', t: 'string' };
const scalars: ReadonlySet<string> = new Set('end pi range start step time scalar'.split(' '));

/** What each function takes and gives. */
export const signatures: ReadonlyMap<string, Signature> = new Map([
  ...Object.entries(table).flatMap(([takes, names]) =>
    names.split(/\s+/).map((name) => [name, signatureOf(takes, name)] as const),
  ),
  ['scalar', signatureOf('v', 'scalar')],
  ['vector', signatureOf('s', 'vector')],
]);

function signatureOf(takes: string, name: string): Signature {
  return {
    takes: [...takes].flatMap((letter) => types[letter] ?? []),
    optional: /[?*]$/.test(takes) ? 1 : 0,
    repeats: takes.endsWith('*'),
    gives: scalars.has(name) ? 'scalar' : 'vector',
  };
}
