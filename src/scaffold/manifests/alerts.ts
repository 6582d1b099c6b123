import type { Facts } from '../facts.ts';
import { text } from '../text.ts';
import { budget } from './analysis.ts';
import { metadata } from './metadata.ts';

/** The alerts of one environment. Each page has its part of the runbook. */
export function alerts(facts: Facts): string {
  return `${text`
    apiVersion: monitoring.coreos.com/v1
    kind: PrometheusRule
    ${metadata(facts)}
    spec:
      groups:
        - name: ${facts.name}
          rules:
            ${burnsFast(facts)}
            ${burnsSlowly(facts)}
            ${isSlow(facts)}
            ${isAbsent(facts)}
            ${crashes(facts)}
  `}\n`;
}

/** The names of the alerts, for the runbook. */
export function alertNames({
  name,
}: Pick<Facts, 'name'>): Readonly<Record<'fast' | 'slow' | 'latency' | 'absent' | 'crash', string>> {
  const words = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const prefix = words.join('');
  return {
    fast: `${prefix}BurnsErrorBudgetFast`,
    slow: `${prefix}BurnsErrorBudget`,
    latency: `${prefix}IsSlow`,
    absent: `${prefix}IsAbsent`,
    crash: `${prefix}CrashLoops`,
  };
}

/** Where the runbook stands: this repository's own, unless somebody moves it. */
function runbook({ gitopsRepository, name }: Facts, alert: string): string {
  return `https://github.com/${gitopsRepository}/blob/main/apps/${name}/runbook.md#${alert.toLowerCase()}`;
}

function burnsFast(facts: Facts): string {
  const alert = alertNames(facts).fast;
  return text`
    # 14.4 times the errors that the objective allows: the budget of 30 days is gone in 2 days
    - alert: ${alert}
      expr: |
        ${burnRate(facts, '1h', 14.4)}
        and
        ${burnRate(facts, '5m', 14.4)}
      for: 2m
      labels:
        severity: ${facts.slots.severity}
      annotations:
        summary: ${facts.name} fails more than 14.4 times as many requests as its objective of ${facts.slo} % allows
        runbook_url: ${runbook(facts, alert)}
  `;
}

function burnsSlowly(facts: Facts): string {
  const alert = alertNames(facts).slow;
  return text`
    # 6 times: gone in 5 days
    - alert: ${alert}
      expr: |
        ${burnRate(facts, '6h', 6)}
        and
        ${burnRate(facts, '30m', 6)}
      for: 15m
      labels:
        severity: ticket
      annotations:
        summary: ${facts.name} fails more than 6 times as many requests as its objective of ${facts.slo} % allows
        runbook_url: ${runbook(facts, alert)}
  `;
}

function burnRate(facts: Facts, window: string, times: number): string {
  const of = `namespace="${facts.slots.namespace}",service="${facts.name}-metrics"`;
  return text`
    sum(rate(http_requests_total{${of},status=~"5.."}[${window}]))
      / sum(rate(http_requests_total{${of}}[${window}])) > ${times} * ${budget(facts.slo).factor}
  `;
}

function isSlow(facts: Facts): string {
  const alert = alertNames(facts).latency;
  const of = `namespace="${facts.slots.namespace}",service="${facts.name}-metrics"`;
  return text`
    - alert: ${alert}
      expr: |
        histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{${of}}[10m]))) > 0.5
      for: 10m
      labels:
        severity: ticket
      annotations:
        summary: one request in 20 to ${facts.name} takes longer than half a second
        runbook_url: ${runbook(facts, alert)}
  `;
}

function isAbsent(facts: Facts): string {
  const alert = alertNames(facts).absent;
  return text`
    # in a full outage the rates above are not high, they are gone
    - alert: ${alert}
      expr: absent(up{namespace="${facts.slots.namespace}",service="${facts.name}-metrics"} == 1)
      for: 5m
      labels:
        severity: ${facts.slots.severity}
      annotations:
        summary: no pod of ${facts.name} is up
        runbook_url: ${runbook(facts, alert)}
  `;
}

function crashes(facts: Facts): string {
  const alert = alertNames(facts).crash;
  const of = `namespace="${facts.slots.namespace}",container="${facts.name}"`;
  return text`
    # by the reason for waiting: a rate of restarts has gaps where a container waits longer than its window
    - alert: ${alert}
      expr: |
        max by (pod) (max_over_time(kube_pod_container_status_waiting_reason{${of},reason="CrashLoopBackOff"}[5m])) >= 1
      for: 10m
      labels:
        severity: ${facts.slots.severity}
      annotations:
        summary: the pod ${facts.braces(' $labels.pod ')} starts and ends again and again
        runbook_url: ${runbook(facts, alert)}
  `;
}
