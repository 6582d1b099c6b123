import type { Expression, Matcher } from '../promql/expression.ts';
import { allIn, selectorsIn } from '../promql/expression.ts';
import { isRate } from '../promql/look.ts';

/** What a query does not do although Prometheus takes it, and whether that is sure. */
export interface MeaningFault {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** Ratios and quantiles that do not say what they seem to. */
export function meaningFaults(expression: Expression): readonly MeaningFault[] {
  return allIn(expression).flatMap((one): readonly MeaningFault[] => {
    if (one.is === 'binary' && one.operator === '/' && one.matching === undefined) return ratioFaults(one.of);
    return one.is === 'call' && one.name === 'histogram_quantile' ? quantileFaults(one.of[1]) : [];
  });
}

function ratioFaults([left, right]: readonly [Expression, Expression]): readonly MeaningFault[] {
  if (isRate(left) && isRate(right)) return sameMetricTwice(left, right);
  const [one, other] = isRate(left) ? [left, right] : [right, left];
  if (!isRate(one) || other.is !== 'aggregation' || other.grouping?.by === 'without' || keepsSeries(other)) return [];
  // what is scraped has job and instance at least; what is recorded may have less
  const isRecorded = selectorsIn(one).some(({ metric }) => metric === undefined || metric.includes(':'));
  return isRecorded || (other.grouping?.labels ?? []).length > 1
    ? []
    : [
        {
          severity: 'error',
          message: `one side of the division is a rate of single series and the other a ${other.name} of them: their labels never match, so it is always empty`,
        },
      ];
}

function keepsSeries({ name }: Expression & { is: 'aggregation' }): boolean {
  return ['topk', 'bottomk', 'limitk', 'limit_ratio'].includes(name);
}

/** Each series finds the one with the same labels: of one metric that is itself. */
function sameMetricTwice(left: Expression, right: Expression): readonly MeaningFault[] {
  const [[one], [other]] = [selectorsIn(left), selectorsIn(right)];
  if (one?.metric === undefined || one.metric !== other?.metric) return [];
  const differing = [...notIn(one.matchers, other.matchers), ...notIn(other.matchers, one.matchers)];
  if (differing.length === 0) return [];
  const labels = [...new Set(differing.map(({ label }) => label))].join(', ');
  return [
    {
      severity: 'error',
      message: `the division matches series by all labels, ${labels} too: each series of ${one.metric} is divided by itself or by none, so the ratio is 1 or nothing`,
    },
  ];
}

function notIn(matchers: readonly Matcher[], others: readonly Matcher[]): readonly Matcher[] {
  const texts = new Set(others.map(textOf));
  return matchers.filter((matcher) => !texts.has(textOf(matcher)));
}

function textOf({ label, operator, value }: Matcher): string {
  return JSON.stringify([label, operator, value]);
}

/** Native histograms have no buckets of their own, and need no `le`. */
function quantileFaults(of: Expression | undefined): readonly MeaningFault[] {
  if (of === undefined || !selectorsIn(of).some(({ metric }) => metric?.endsWith('_bucket'))) return [];
  if (isRate(of))
    return [
      {
        severity: 'warning',
        message:
          'histogram_quantile without an aggregation gives a quantile for each pod and route, and none of the service',
      },
    ];
  if (of.is !== 'aggregation' || keepsSeries(of)) return [];
  const { grouping } = of;
  const keepsLe = grouping !== undefined && grouping.labels.includes('le') === (grouping.by === 'by');
  return keepsLe
    ? []
    : [
        {
          severity: 'error',
          message: `${of.name} drops the label le, without which histogram_quantile has no buckets and gives nothing`,
        },
      ];
}
