import { prometheusSeconds } from '../../data/duration.ts';
import type { AlertingRule } from '../alerting-rule.ts';
import { alertsOf, prometheusRuleKind, rulesOf } from '../alerting-rule.ts';
import type { RuleContext } from '../context.ts';
import { printSeconds } from '../duration.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Expression } from '../promql/expression.ts';
import { allIn, selectorsIn } from '../promql/expression.ts';
import { isRate, isRatio } from '../promql/look.ts';
import type { Report, Rule } from '../rule.ts';
import { burnRate, fastestBurn, printShare } from '../slo.ts';
import { parseExpr } from './alert.ts';
import { exampleAlert } from './example.ts';

/** Outages that no alert tells of. */
export const alertCoverage: Rule = {
  id: 'alert-coverage',
  family: 'operations',
  severities: ['warning', 'info'],
  title:
    'alerts that leave an outage out: data that stops coming, crash loops, errors below a threshold that is looser than the objective',
  why: 'in a full outage both sides of a ratio vanish and nothing fires, so users tell you first',
  fix: 'alert on absent data and on CrashLoopBackOff, name a runbook, and take thresholds from burn rates of the objective',
  repairs: 'suggested',
  isOpinion: true,
  sources: [
    'https://sre.google/workbook/alerting-on-slos/',
    'https://prometheus.io/docs/prometheus/latest/querying/functions/#absent',
  ],
  example: {
    file: 'alerts.yaml',
    bad: exampleAlert('rate(kube_pod_container_status_restarts_total[5m]) > 0', '          for: 5m\n'),
    good: exampleAlert(
      'absent(up{job="api"} == 1) or max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[5m]) > 0',
    ),
  },
  looksAt: 'set',
  judge: (set: ObjectSet, context) => {
    const alerts = alertsOf(set).map((alert) => ({ ...alert, parsed: parsedOf(alert) }));
    return [...gaps(set, alerts), ...alerts.flatMap((alert) => judge(alert, context))];
  },
};

interface ReadAlert extends AlertingRule {
  readonly parsed: Expression | undefined;
}

function parsedOf({ expr }: AlertingRule): Expression | undefined {
  const parsed = parseExpr(expr);
  return parsed?.result === 'parsed' ? parsed.expression : undefined;
}

/** What none of the alerts of the set, nor of the repository, looks at. */
function gaps(set: ObjectSet, alerts: readonly ReadAlert[]): readonly Report[] {
  const [first] = alerts;
  if (first === undefined || !set.isWhole) return [];
  const elsewhere = set
    .elsewhere(prometheusRuleKind)
    .flatMap(rulesOf)
    .flatMap((rule) => parsedOf(rule) ?? []);
  const all = [...alerts.flatMap(({ parsed }) => parsed ?? []), ...elsewhere];
  const at = { at: first.object.view.at('spec', 'groups'), object: first.object };
  return [
    ...(all.some(seesAbsence)
      ? []
      : [{ ...at, severity: 'info' as const, message: 'no alert here fires when there is no data at all' }]),
    ...(all.some(seesCrashLoops)
      ? []
      : [{ ...at, severity: 'info' as const, message: 'no alert here fires while a pod is in a crash loop' }]),
  ];
}

function seesAbsence(expression: Expression): boolean {
  return allIn(expression).some(
    (one) =>
      (one.is === 'call' && /^absent/.test(one.name)) ||
      (one.is === 'selector' && /^(up|probe_success|.*replicas_(un)?available)$/.test(one.metric ?? '')) ||
      (one.is === 'binary' && one.operator === 'unless'),
  );
}

function seesCrashLoops(expression: Expression): boolean {
  return selectorsIn(expression).some(({ metric }) =>
    /^kube_pod_(init_)?container_status_(restarts_total|waiting_reason|waiting|ready|last_terminated_reason)$/.test(
      metric ?? '',
    ),
  );
}

function judge(alert: ReadAlert, { slo }: RuleContext): readonly Report[] {
  const { parsed, object } = alert;
  const ofQuery =
    parsed === undefined
      ? []
      : [...goneTooSoon(alert, parsed), ...(slo === undefined ? [] : loose(alert, parsed, slo))];
  return [...ofQuery, ...withoutRunbook(alert)].map((report) => ({ object, ...report }));
}

/** A restart is out of a window as short as `for` before the alert may fire. */
function goneTooSoon({ view, expr }: ReadAlert, parsed: Expression): readonly Report[] {
  const wait = prometheusSeconds(view.at('for').value ?? '') ?? 0;
  const windows = allIn(parsed)
    .filter(isRate)
    .filter((one) => selectorsIn(one).some(({ metric }) => /restarts_total$/.test(metric ?? '')))
    .flatMap(({ of: [range] }) => (range?.is === 'range' ? (prometheusSeconds(range.duration) ?? []) : []));
  const window = Math.min(...windows);
  if (windows.length === 0 || wait === 0 || window > wait) return [];
  const message = `restarts are counted over ${printSeconds(window)} and have to last for ${printSeconds(wait)}: a loop at its back-off of 5 min leaves gaps, and never fires`;
  return [
    {
      at: expr,
      message,
      fix: 'look at kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}, or count restarts over 30 min',
    },
  ];
}

/** Of a ratio of errors; one of successes is compared the other way round. */
function loose({ expr }: ReadAlert, parsed: Expression, slo: number): readonly Report[] {
  if (parsed.is !== 'binary' || !/^>=?$/.test(parsed.operator) || !isRatio(parsed.of[0])) return [];
  const [, bound] = parsed.of;
  const threshold = bound.is === 'number' ? Number((expr.value ?? '').slice(bound.from, bound.to)) : Number.NaN;
  if (!(threshold > 0 && threshold < 1) || burnRate(threshold, slo) <= fastestBurn) return [];
  const times = Math.round(burnRate(threshold, slo));
  return [
    {
      at: expr,
      message: `the alert fires above ${printShare(threshold)} of errors, ${times} times what an objective of ${printShare(slo)} allows`,
    },
  ];
}

function withoutRunbook({ view }: ReadAlert): readonly Report[] {
  const severity = view.at('labels', 'severity').value ?? '';
  const annotations = view.at('annotations');
  if (!/^(critical|page)$/i.test(severity) || annotations.keys.some((key) => /runbook/i.test(key))) return [];
  return [
    {
      at: annotations,
      severity: 'info',
      message: `the alert ${view.at('alert').value} pages somebody, and names no runbook (runbook_url)`,
    },
  ];
}
