import * as z from 'zod/mini';
import { checked, duration, means } from './kinds.ts';
import { objectiveOf } from './objective.ts';
import { wordsIn, wrongTemplate } from './template.ts';

/** The words that a query may hold: `range` is the time that each of its values is of. */
export const queryWords = ['range', 'application', 'environment'] as const;

const query = checked((text) => {
  if (text.trim() === '') return 'must not be empty';
  const wrong = wrongTemplate(text, queryWords);
  if (wrong !== undefined) return wrong;
  return wordsIn(text).includes('range') ? undefined : 'needs {{range}} where its range stands, such as [{{range}}]';
});

const objective = checked((text) =>
  objectiveOf(text) === undefined ? 'must be above 0% and below 100%, such as 99.9%' : undefined,
);

const day = 86_400;
const window = duration.check(
  z.refine((seconds) => seconds >= 3600 && seconds <= 366 * day, 'must be from 1h to 366d'),
);

/** What users were promised, and how Prometheus tells whether it was kept. */
export const slo = z
  .strictObject({
    objective: means(objective, 'The share that has to be good, such as `99.9%`'),
    window: means(z._default(window, 30 * day), 'Over which time, up to now; 30d unless given'),
    good: means(
      z.optional(query),
      'PromQL for how much was good, such as `sum(increase(http_requests_total{namespace="{{environment}}",code!~"5.."}[{{range}}]))`',
    ),
    total: means(z.optional(query), 'PromQL for how much there was, in the same way'),
    ratio: means(
      z.optional(query),
      'PromQL for the share that was good, from 0 to 1, in place of `good` and `total`: each time counts alike, such as `avg_over_time(probe_success{job="api"}[{{range}}])`',
    ),
    'if-unknown': means(
      z._default(z.enum(['hold', 'pass']), 'hold'),
      'What `budget: hold` does where Prometheus does not tell how much is left',
    ),
  })
  .check(
    z.refine((one) => (one.good === undefined) === (one.total === undefined), 'good and total go together'),
    z.refine(
      (one) => (one.ratio === undefined) !== (one.good === undefined && one.total === undefined),
      'needs good and total, or ratio, and not both',
    ),
  );

/** A service level objective as it is configured. */
export type SloSection = z.output<typeof slo>;
