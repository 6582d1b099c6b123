import type { ManifestObject } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import { isAboutTraffic, mayBeEmpty, mayBeNaN } from '../promql/look.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { lookAtCondition } from './condition.ts';
import { rolloutWith, templateWith } from './example.ts';
import { isAboutPreview, previewsJudgedBy } from './preview-query.ts';
import { parseTemplateQuery, queryOf } from './prometheus-metric.ts';
import { metricsOf, templatesIn } from './template.ts';

/** A condition that has not decided what an empty answer means. */
export const rolloutAnalysisEmpty: Rule = {
  id: 'rollout-analysis-empty',
  family: 'rollouts',
  severities: ['error', 'info'],
  title:
    'a condition that takes a value out of an answer that may be empty, or no number, and has not decided what that means',
  why: 'without traffic the query answers nothing, which ends the measurement in Error, or 0/0, which is no number and fails every comparison: on a preview that nobody uses each release is aborted',
  fix: 'decide on purpose: len(result) == 0 || isNaN(result[0]) || result[0] >= 0.95, and send traffic of your own to the preview',
  repairs: 'suggested',
  sources: [
    'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#handling-metric-results',
    'https://argo-rollouts.readthedocs.io/en/stable/analysis/prometheus/',
  ],
  example: {
    file: 'rollout.yaml',
    bad: exampleWith('result[0] >= 0.95'),
    good: exampleWith('len(result) == 0 || isNaN(result[0]) || result[0] >= 0.95'),
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => {
    const previews = previewsJudgedBy(set);
    return templatesIn(set).flatMap((template) =>
      metricsOf(template).flatMap((metric) => judgeMetric(metric, template, previews.get(template) ?? [])),
    );
  },
};

function judgeMetric(metric: View, template: ManifestObject, preview: readonly string[]): readonly Report[] {
  const query = queryOf(metric);
  if (query?.value === undefined) return [];
  const parsed = parseTemplateQuery(query.value);
  if (parsed?.result !== 'parsed') return [];
  const gives = {
    isNumber: parsed.type === 'scalar',
    mayBeEmpty: mayBeEmpty(parsed.expression),
    mayBeNaN: mayBeNaN(parsed.expression),
    isPreviewTraffic: isAboutPreview(query.value, preview) && isAboutTraffic(parsed.expression),
  };
  return [metric.at('successCondition'), metric.at('failureCondition')].flatMap((at) => {
    const report = judgeCondition(at, gives, metric);
    return report === undefined ? [] : [{ ...report, object: template }];
  });
}

interface Gives {
  readonly isNumber: boolean;
  readonly mayBeEmpty: boolean;
  readonly mayBeNaN: boolean;
  readonly isPreviewTraffic: boolean;
}

function judgeCondition(at: View, gives: Gives, metric: View): Report | undefined {
  if (at.value === undefined || at.isFilledInLater) return undefined;
  const look = lookAtCondition(at.value);
  if (gives.isNumber && look.takesItem)
    return { at, message: `the query gives one number, and ${at.value} takes an item out of it`, why: alwaysError };
  if (!gives.isNumber && look.comparesList)
    return {
      at,
      message: `the query gives a list, and ${at.value} compares it as if it were one number`,
      why: alwaysError,
    };
  if (!look.takesItem) return undefined;
  const open = [
    ...(gives.mayBeEmpty && !look.decidesEmpty ? ['empty, which ends in Error'] : []),
    ...(gives.mayBeNaN && !look.decidesNaN ? [`NaN, which ${effectOfNaN(at, metric)}`] : []),
  ];
  if (open.length === 0) return undefined;
  const severity = gives.isPreviewTraffic ? 'error' : 'info';
  const where = gives.isPreviewTraffic ? ' on a preview without traffic' : '';
  return {
    at,
    severity,
    message: `${at.value} has not decided what an answer means that is ${open.join(', or ')}${where}`,
  };
}

const alwaysError = 'each measurement ends in Error, whatever Prometheus answers, and the analysis aborts the release';

/** A comparison with what is no number is false. */
function effectOfNaN(at: View, metric: View): string {
  const hasBoth = metric.at('successCondition').isThere && metric.at('failureCondition').isThere;
  if (hasBoth) return 'is inconclusive';
  return at.steps.some((step) => 'key' in step && step.key === 'failureCondition') ? 'passes' : 'fails';
}

function exampleWith(condition: string): string {
  const rollout = rolloutWith(`
blueGreen:
  activeService: api-active
  previewService: api-preview
  prePromotionAnalysis:
    templates: [{ templateName: success-rate }]`);
  return `${rollout}${templateWith(`
successCondition: ${condition}
provider:
  prometheus:
    address: http://prometheus.monitoring:9090
    query: |
      sum(rate(http_requests_total{service="api-preview",status!~"5.."}[5m]))
      / sum(rate(http_requests_total{service="api-preview"}[5m]))`)}`;
}
