import { describe, expect, it } from 'vitest';
import { linesOf } from '../judged.ts';
import { rollout, template } from './rollout.ts';

const ratio =
  "sum(rate(http_requests_total{job='next',code!~'5..'}[5m])) / sum(rate(http_requests_total{job='next'}[5m]))";
const metric = (condition: string, query = ratio) =>
  template('rate', [`name: rate\n${condition}\nprovider: { prometheus: { query: "${query}" } }`]);
const preview = 'blueGreen:\n  previewService: next\n  prePromotionAnalysis: { templates: [{ templateName: rate }] }';

describe('rollout-analysis-empty', () => {
  const onPreview = (condition: string, query?: string) =>
    linesOf('rollout-analysis-empty', rollout(preview) + metric(condition, query));

  it.each([
    ['successCondition: result[0] >= 0.95', 'empty, which ends in Error, or NaN, which fails'],
    ['successCondition: result[0] >= 0.95 || len(result) == 0', 'empty, which ends in Error, or NaN, which fails'],
    ['successCondition: isNil(result) || isNaN(result[0]) || result[0] >= 0.95', 'empty, which ends in Error'],
    ['successCondition: len(result) == 0 || result[0] >= 0.95', 'NaN, which fails'],
    ['failureCondition: len(result) != 0 || result[0] < 0.95', 'NaN, which passes'],
  ])('%s', (condition, open) => {
    const [key, value] = condition.split(': ');
    expect(onPreview(condition)).toEqual([
      `error 20:23 ${value} has not decided what an answer means that is ${open} on a preview without traffic`,
    ]);
    expect(key).toMatch(/Condition$/);
  });

  it.each([
    ['successCondition: len(result) == 0 || isNaN(result[0]) || result[0] >= 0.95', ratio],
    ['successCondition: len(result) > 0 && result[0] >= 0.95', ratio],
    ['successCondition: all(result, # >= 0.95)', ratio],
    ['successCondition: result[0] >= 0.95', 'sum(rate(http_requests_total[5m])) or vector(1)'],
    ['successCondition: result[0] >= 0.95', 'http_a / (http_b > 0) or vector(1)'],
    ['successCondition: result >= 0.95', `scalar(${ratio})`],
    ['successCondition: result[0] >= 0.95', '{{ args.query }}'],
  ])('%s of %s is decided', (condition, query) => {
    expect(onPreview(condition, query)).toEqual([]);
  });

  it.each([
    [
      'successCondition: result >= 0.95',
      ratio,
      'the query gives a list, and result >= 0.95 compares it as if it were one number',
    ],
    [
      'successCondition: result[0] >= 0.95',
      `scalar(${ratio})`,
      'the query gives one number, and result[0] >= 0.95 takes an item out of it',
    ],
  ])('%s of %s is always an error', (condition, query, message) => {
    expect(onPreview(condition, query)).toEqual([`error 20:23 ${message}`]);
  });

  it('is advice where there is traffic, or where it is not asked for', () => {
    const said = (text: string) => linesOf('rollout-analysis-empty', text).map((line) => line.split(' ')[0]);
    const condition = metric('successCondition: result[0] < 3');
    const canary = 'canary:\n  steps: [{ analysis: { templates: [{ templateName: rate }] } }]';
    const made =
      'blueGreen:\n  previewService: next\n  prePromotionAnalysis: { templates: [{ templateName: rate }, { templateName: smoke }] }';
    const job = template('smoke', ['name: smoke\nprovider: { job: {} }']);
    expect(said(rollout(canary) + condition)).toEqual(['info']);
    expect(said(rollout(made) + condition + job)).toEqual(['info']);
    expect(
      said(rollout(preview) + metric('successCondition: result[0] < 3', 'sum(container_memory_usage_bytes)')),
    ).toEqual(['info']);
  });
});

describe('rollout-analysis-empty of a query with arguments', () => {
  const said = (args: string, query: string) =>
    linesOf(
      'rollout-analysis-empty',
      rollout(`${preview.replace(' }] }', ` }], args: ${args} }`)}`) + metric('successCondition: result[0] > 0', query),
    ).map((line) => line.split(' ')[0]);
  const rate = (job: string) => `sum(rate(http_requests_total{job='${job}'}[5m]))`;

  it.each([
    ['[{ name: job, value: next.shop }]', rate('{{ args.job }}'), 'error'],
    ['[{ name: hash, valueFrom: { podTemplateHashValue: Latest } }]', rate('{{args.hash}}'), 'error'],
    ['[{ name: job, value: api }]', rate('{{args.job}}'), 'info'],
    ['[]', rate('api'), 'info'],
  ])('%s of %s: %s', (args, query, severity) => {
    expect(said(args, query)).toEqual([severity]);
  });
});

describe('rollout-analysis-time', () => {
  const timed = template('rate', ['name: rate\ninterval: 30s\ncount: 10\ninitialDelay: 1m', 'name: short']);
  const both = `blueGreen:
  scaleDownDelaySeconds: 330
  prePromotionAnalysis: { templates: [{ templateName: rate }] }
  postPromotionAnalysis: { templates: [{ templateName: rate }] }`;

  it('adds up what a release waits for', () => {
    const line =
      'warning 11:7 a release of Rollout api takes at least 11 min (the pre-promotion analysis 5.5 min, the post-promotion analysis 5.5 min), more than the 10.9 min that a deployment may take';
    expect(linesOf('rollout-analysis-time', rollout(both) + timed, { deploymentSeconds: 655 })).toEqual([line]);
    expect(linesOf('rollout-analysis-time', rollout(both) + timed, { deploymentSeconds: 660 })).toEqual([]);
    expect(linesOf('rollout-analysis-time', rollout(both) + timed)).toEqual([]);
  });

  it('counts pauses of a canary, and no analysis in the background', () => {
    const canary = `canary:
  analysis: { templates: [{ templateName: rate }] }
  steps: [{ pause: { duration: 2m } }, { pause: { duration: 30 } }, { pause: {} }]`;
    expect(linesOf('rollout-analysis-time', rollout(canary) + timed, { deploymentSeconds: 120 })).toEqual([
      'warning 11:7 a release of Rollout api takes at least 2.5 min (pauses 2.5 min), more than the 2 min that a deployment may take',
    ]);
  });

  it('tells of an old version that is gone before the analysis ends', () => {
    expect(linesOf('rollout-analysis-time', rollout(both.replace('330', '329')) + timed)).toEqual([
      'info 11:30 the old version is kept for 5.48 min, and the post-promotion analysis takes 5.5 min',
    ]);
  });
});

describe('rollout-analysis-slo', () => {
  const said = (condition: string, query?: string, slo = 0.9997) =>
    linesOf('rollout-analysis-slo', metric(condition, query), { slo });

  it.each([
    [
      'successCondition: result[0] >= 0.95',
      '5% of bad requests are accepted, 167 times what an objective of 99.97% allows',
    ],
    [
      'failureCondition: result[0] > 0.01',
      '1% of bad requests are accepted, 33 times what an objective of 99.97% allows',
    ],
  ])('%s', (condition, message) => {
    expect(said(condition)).toEqual([`warning 8:23 ${message}`]);
  });

  it.each([
    ['successCondition: result[0] >= 0.996', ratio, 0.9997],
    ['successCondition: result[0] >= 0.95', ratio, 0.99],
    ['successCondition: result[0] < 0.3', 'histogram_quantile(0.9, sum by (le) (rate(a_bucket[5m])))', 0.9997],
    ['successCondition: result[0] >= 0.95 && result[0] < 2', ratio, 0.9997],
  ])('%s of %s at %d', (condition, query, slo) => {
    expect(said(condition, query, slo)).toEqual([]);
  });

  it.each([
    [4, 10, 1],
    [3, 10, 0],
    [3, 9, 0],
    [1, 2, 1],
  ])('%d of %d failures forgiven', (limit, count, found) => {
    const text = metric(`count: ${count}\ninterval: 1m\nfailureLimit: ${limit}`);
    expect(linesOf('rollout-analysis-slo', text)).toHaveLength(found);
  });
});

describe('rollout-promotion', () => {
  const said = (strategy: string) => linesOf('rollout-promotion', rollout(strategy, '  progressDeadlineAbort: true\n'));

  it.each([
    ['blueGreen: { autoPromotionEnabled: false }', ['info 11:40 each release waits until somebody promotes it']],
    [
      'blueGreen: { autoPromotionEnabled: false, prePromotionAnalysis: {} }',
      ['warning 11:40 a release that has passed its analysis still waits until somebody promotes it'],
    ],
    ['blueGreen: { autoPromotionEnabled: false, autoPromotionSeconds: 60 }', []],
    ['blueGreen: {}', []],
  ])('%s', (strategy, lines) => {
    expect(said(strategy)).toEqual(lines);
  });

  it('tells of a release that nothing aborts', () => {
    expect(linesOf('rollout-promotion', rollout('canary: {}'))).toEqual([
      'info 5:3 nothing aborts a release of Rollout api whose pods never get ready (progressDeadlineAbort)',
    ]);
  });
});
