import { prometheusRuleKind, rulesOf } from '../alerting-rule.ts';
import type { ManifestObject } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import { selectorsIn } from '../promql/expression.ts';
import type { ParsedQuery } from '../promql/parse.ts';
import { parseTemplateQuery, queryOf } from '../rollouts/prometheus-metric.ts';
import { metricsOf, templatesIn } from '../rollouts/template.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { parseExpr } from './alert.ts';
import { exampleAlert } from './example.ts';
import type { LostLabel } from './monitor-labels.ts';
import { lostLabels } from './monitor-labels.ts';
import { meaningFaults } from './query-faults.ts';

/** Queries that Prometheus refuses, or that never say what they are meant to. */
export const alertQuery: Rule = {
  id: 'alert-query',
  family: 'operations',
  severities: ['error', 'warning'],
  title: 'a query that Prometheus refuses, a ratio or a quantile that is not summed up, or a label that no series has',
  why: 'an alert that cannot be read takes its whole group down with it, and one that reads well but matches nothing never fires, or always does',
  fix: 'sum by the labels that both sides share, keep le in the sum of a histogram, and select by labels that the monitor adds',
  repairs: 'suggested',
  sources: [
    'https://prometheus.io/docs/prometheus/latest/querying/operators/#vector-matching',
    'https://prometheus.io/docs/practices/histograms/',
    'https://prometheus-operator.dev/docs/api-reference/api/',
  ],
  elsewhere: ['pint'],
  example: {
    file: 'alerts.yaml',
    bad: exampleAlert('rate(http_requests_total{status=~"5.."}[5m]) / rate(http_requests_total[5m]) > 0.01'),
    good: exampleAlert('sum(rate(http_requests_total{status=~"5.."}[5m])) / sum(rate(http_requests_total[5m])) > 0.01'),
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => {
    const lost = lostLabels(set);
    return [
      ...set
        .ofKind(prometheusRuleKind)
        .flatMap(rulesOf)
        .flatMap(({ expr, object }) => judge(lost, parseExpr(expr), { at: expr, object })),
      ...templatesIn(set).flatMap((object) =>
        metricsOf(object)
          .flatMap((metric) => queryOf(metric) ?? [])
          .flatMap((at) => judge(lost, parseTemplateQuery(at.value ?? ''), { at, object })),
      ),
    ];
  },
};

function judge(
  lost: LostLabel,
  parsed: ParsedQuery | undefined,
  where: { readonly at: View; readonly object: ManifestObject },
): readonly Report[] {
  if (parsed === undefined) return [];
  if (parsed.result === 'wrong')
    return [{ ...where, message: `Prometheus refuses the query: ${parsed.fault.message}` }];
  const isRule = where.object.kind === prometheusRuleKind.kind;
  if (parsed.type === 'string' || (parsed.type === 'range' && isRule))
    return [
      {
        ...where,
        message: `the query gives ${parsed.type === 'string' ? 'a text' : 'a range'}, and a rule needs an instant vector or a number`,
      },
    ];
  const labels = isRule ? selectorsIn(parsed.expression).flatMap((selector) => lost(selector) ?? []) : [];
  return [
    ...meaningFaults(parsed.expression).map((fault) => ({ ...where, ...fault })),
    ...[...new Set(labels)].map((message) => ({ ...where, severity: 'warning' as const, message })),
  ];
}
