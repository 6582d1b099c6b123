import { describe, expect, it } from 'vitest';
import { linesOf } from '../judged.ts';
import { template } from '../rollouts/rollout.ts';
import type { Alert } from './monitoring.ts';
import { alerts, monitor } from './monitoring.ts';

describe('alert-query', () => {
  const said = (expr: string) => linesOf('alert-query', alerts([expr]));

  it.each([
    ['rate(x)', 'Prometheus refuses the query: rate wants a range vector, and gets an instant vector'],
    ['sum(rate(x[5m])', 'Prometheus refuses the query: the query ends too early'],
    ['x[5m]', 'the query gives a range, and a rule needs an instant vector or a number'],
    ['"x"', 'the query gives a text, and a rule needs an instant vector or a number'],
    [
      'rate(x{code=~"5.."}[5m]) / rate(x[5m]) > 0.1',
      'the division matches series by all labels, code too: each series of x is divided by itself or by none, so the ratio is 1 or nothing',
    ],
    [
      '(increase(x{a="1"}[5m])) / increase(x{a="2"}[5m])',
      'the division matches series by all labels, a too: each series of x is divided by itself or by none, so the ratio is 1 or nothing',
    ],
    [
      'rate(a[5m]) / sum(rate(b[5m]))',
      'one side of the division is a rate of single series and the other a sum of them: their labels never match, so it is always empty',
    ],
    [
      'sum by (job) (rate(a[5m])) / rate(b[5m])',
      'one side of the division is a rate of single series and the other a sum of them: their labels never match, so it is always empty',
    ],
    [
      'histogram_quantile(0.9, sum(rate(x_bucket[5m])))',
      'sum drops the label le, without which histogram_quantile has no buckets and gives nothing',
    ],
    [
      'histogram_quantile(0.9, sum without (le) (rate(x_bucket[5m]))) > 1',
      'sum drops the label le, without which histogram_quantile has no buckets and gives nothing',
    ],
  ])('%s', (expr, message) => {
    expect(said(expr)).toEqual([`error 9:29 ${message}`]);
  });

  it('a quantile of each pod', () => {
    expect(said('histogram_quantile(0.9, rate(x_bucket[5m])) > 1')).toEqual([
      'warning 9:29 histogram_quantile without an aggregation gives a quantile for each pod and route, and none of the service',
    ]);
  });

  it.each([
    'sum(rate(x{code=~"5.."}[5m])) / sum(rate(x[5m])) > 0.1',
    'rate(x_sum[5m]) / rate(x_count[5m])',
    'rate(x{code="500"}[5m]) / ignoring(code) rate(x{code="200"}[5m])',
    'rate(x{a="1"}[5m]) / on(job) group_left sum by (job) (rate(x[5m]))',
    'rate(a:b[5m]) / sum(rate(b[5m]))',
    'rate(a[5m]) / sum by (job, instance) (rate(b[5m]))',
    'histogram_quantile(0.9, sum by (le, job) (rate(x_bucket[5m])))',
    'histogram_quantile(0.9, sum without (pod) (rate(x_bucket[5m])))',
    'histogram_quantile(0.9, sum(rate(x[5m])))',
    'rate(x[{{ .Values.window }}])',
    '1 - 0.9',
  ])('%s is fine', (expr) => {
    expect(said(expr)).toEqual([]);
  });

  const selecting = (endpoint: string, rest = '') =>
    monitor('ServiceMonitor', endpoint, rest) + alerts(['up_x{app="api"} > 1']);
  it('a label that the monitor does not copy', () => {
    expect(linesOf('alert-query', selecting('{ port: a }'))).toEqual([
      'warning 14:29 up_x is selected by app="api", a label of Kubernetes that ServiceMonitor api does not copy to its series',
    ]);
  });

  it.each([
    ['copied from the pod', selecting('{ port: a }', ', podTargetLabels: [app]')],
    ['copied from the Service', selecting('{ port: a }', ', targetLabels: [app]')],
    ['relabelled, as it may be', selecting('{ port: a, relabelings: [{ action: replace }] }')],
    ['of an exporter', selecting('{ port: a }').replace('up_x', 'kube_pod_info')],
    ['of another value', selecting('{ port: a }').replace('"api\\"', '"web\\"')],
  ])('a label that is %s', (_, text) => {
    expect(linesOf('alert-query', text)).toEqual([]);
  });

  const measured = (query: string, address = 'http://prometheus') =>
    linesOf(
      'alert-query',
      template('rate', [
        `name: rate\nprovider:\n  prometheus:\n    address: ${address}\n    query: ${JSON.stringify(query)}`,
      ]),
    );

  it.each([
    ['rate(x{job="{{args.job}}"}[{{ args.window }}]', 'Prometheus refuses the query: the query ends too early'],
    [
      'histogram_quantile(0.9, sum(rate(x_bucket{job="{{args.job}}"}[5m])))',
      'sum drops the label le, without which histogram_quantile has no buckets and gives nothing',
    ],
  ])('of a template: %s', (query, message) => {
    expect(measured(query)).toEqual([`error 11:16 ${message}`]);
  });

  it.each([
    'sum(rate(x{job="{{args.job}}"}[{{args.window}}] offset {{args.ago}}))',
    '{{args.query}}',
    'x > {{args.limit}}',
    'x[5m]',
  ])('of a template: %s is fine', (query) => {
    expect(measured(query)).toEqual([]);
  });

  it('is not judged where something else answers', () => {
    expect(measured('rate(x)', 'http://vmselect:8481/select/0/prometheus')).toEqual([]);
  });
});

describe('alert-coverage', () => {
  const absent = ['absent(up{job="api"} == 1)'] as const;
  const crashing = ['kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"} > 0'] as const;
  const said = (given: readonly Alert[], slo?: number) =>
    linesOf('alert-coverage', alerts(...given), slo === undefined ? {} : { slo });

  it('of absent data and crash loops', () => {
    expect(said([['rate(x[5m]) > 1']])).toEqual([
      'info 7:5 no alert here fires when there is no data at all',
      'info 7:5 no alert here fires while a pod is in a crash loop',
    ]);
    expect(said([absent, crashing])).toEqual([]);
    expect(linesOf('alert-coverage', alerts())).toEqual([]);
  });

  it.each([
    [
      '5m',
      '5m',
      [
        'restarts are counted over 5 min and have to last for 5 min: a loop at its back-off of 5 min leaves gaps, and never fires',
      ],
    ],
    ['10m', '5m', []],
    ['5m', '1m', []],
  ])('of restarts over %s for %s', (window, wait, messages) => {
    const restarts = `increase(kube_pod_container_status_restarts_total[${window}]) > 0`;
    expect(said([absent, [restarts, `, for: ${wait}`]])).toEqual(messages.map((message) => `warning 10:29 ${message}`));
  });

  it('of pages without a runbook', () => {
    const page = (annotations: string) =>
      [crashing[0], `, labels: { severity: critical }, annotations: ${annotations}`] as const;
    expect(said([absent, page('{ summary: a }')])).toEqual([
      'info 10:151 the alert A pages somebody, and names no runbook (runbook_url)',
    ]);
    expect(said([absent, page('{ runbook_url: "https://a" }')])).toEqual([]);
    expect(said([absent, [crashing[0], ', labels: { severity: warning }']])).toEqual([]);
  });

  it.each([
    [0.05, 0.9997, ['the alert fires above 5% of errors, 167 times what an objective of 99.97% allows']],
    [0.0144, 0.999, []],
    [0.05, undefined, []],
  ])('of errors above %d at an objective of %d', (threshold, slo, messages) => {
    const ratio = `sum(rate(x{code=~"5.."}[5m])) / sum(rate(x[5m])) > ${threshold}`;
    expect(said([absent, crashing, [ratio]], slo)).toEqual(messages.map((message) => `warning 11:29 ${message}`));
  });
});
