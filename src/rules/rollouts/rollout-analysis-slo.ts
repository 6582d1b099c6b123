import type { RuleContext } from '../context.ts';
import type { ManifestObject } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import { isRatio } from '../promql/look.ts';
import type { Report, Rule } from '../rule.ts';
import { burnRate, fastestBurn, printShare } from '../slo.ts';
import type { View } from '../view.ts';
import { boundIn } from './condition.ts';
import { templateWith } from './example.ts';
import { countOf } from './metric-duration.ts';
import { parseTemplateQuery, queryOf } from './prometheus-metric.ts';
import { metricsOf, templatesIn } from './template.ts';

/** A metric that lets bad releases pass. */
export const rolloutAnalysisSlo: Rule = {
  id: 'rollout-analysis-slo',
  family: 'rollouts',
  severities: ['warning'],
  title:
    'an analysis that accepts far more errors than the objective allows, or forgives more than a third of its measurements',
  why: 'a bad release passes, and the error budget of a month is gone before anybody looks',
  fix: 'compare with the stable version, take the threshold from the objective, and forgive fewer measurements',
  repairs: 'person',
  isOpinion: true,
  sources: [
    'https://sre.google/workbook/alerting-on-slos/',
    'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
  ],
  example: { file: 'template.yaml', bad: exampleWith(4), good: exampleWith(3) },
  looksAt: 'set',
  judge: (set: ObjectSet, context) =>
    templatesIn(set).flatMap((template) => metricsOf(template).flatMap((metric) => judge(metric, template, context))),
};

function judge(metric: View, object: ManifestObject, { slo }: RuleContext): readonly Report[] {
  return [...forgiving(metric), ...(slo === undefined ? [] : loose(metric, slo))].map((report) => ({
    ...report,
    object,
  }));
}

function forgiving(metric: View): readonly Report[] {
  const at = metric.at('failureLimit');
  const [count, limit] = [countOf(metric), at.number];
  if (count === undefined || limit === undefined || limit <= count / 3) return [];
  return [{ at, message: `${limit} of ${count} measurements may fail, and the release passes` }];
}

function loose(metric: View, slo: number): readonly Report[] {
  const query = queryOf(metric)?.value;
  const parsed = query === undefined ? undefined : parseTemplateQuery(query);
  if (parsed?.result !== 'parsed' || !isRatio(parsed.expression)) return [];
  return [metric.at('successCondition'), metric.at('failureCondition')].flatMap((at) => {
    const accepted = acceptedShare(at);
    if (accepted === undefined || burnRate(accepted, slo) <= fastestBurn) return [];
    const times = Math.round(burnRate(accepted, slo));
    return [
      {
        at,
        message: `${printShare(accepted)} of bad requests are accepted, ${times} times what an objective of ${printShare(slo)} allows`,
      },
    ];
  });
}

/** The share of bad requests that a condition on a share of good or bad ones accepts. */
function acceptedShare(at: View): number | undefined {
  const bound = boundIn(at.value ?? '');
  if (bound === undefined || bound.value <= 0 || bound.value >= 1) return undefined;
  return bound.value > 0.5 ? 1 - bound.value : bound.value;
}

function exampleWith(limit: number): string {
  return templateWith(`
interval: 30s
count: 10
failureLimit: ${limit}
successCondition: len(result) > 0 && result[0] >= 0.95
provider: { prometheus: { query: "sum(rate(good_total[5m])) / sum(rate(all_total[5m]))" } }`);
}
