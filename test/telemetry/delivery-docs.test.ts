import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { isFields, listAt, textAt } from '../../src/data/fields.ts';
import type { Outcome } from '../../src/outcome.ts';
import { selectorsIn } from '../../src/rules/promql/expression.ts';
import { parseQuery } from '../../src/rules/promql/parse.ts';
import { seriesOf } from './prometheus-names.ts';
import { Receiver } from './receiver.ts';
import { command, endOf, planOf, telemetryTo } from './setup.ts';

const docs = new URL('../../docs/', import.meta.url).pathname;
const rulesFile = join(docs, 'delivery-rules.yaml');
const rulesObject: unknown = parse(readFileSync(rulesFile, 'utf8'));
const groups = isFields(rulesObject) ? listAt(rulesObject.spec, 'groups') : [];
const rules = groups.flatMap((group) => listAt(group, 'rules'));
const dashboard: unknown = JSON.parse(readFileSync(join(docs, 'delivery-dashboard.json'), 'utf8'));
const page = readFileSync(join(docs, 'telemetry.md'), 'utf8');

/** Names of series, each with its labels: those that we emit and those that the rules record. */
const series = new Map<string, ReadonlySet<string>>();

beforeAll(async () => {
  await using receiver = await Receiver.start();
  const { telemetry } = telemetryTo(receiver);
  const plan = planOf();
  const outcome: Outcome = { outcome: 'succeeded', reason: 'healthy', stage: 'rollout', sentence: '' };
  await telemetry.command(command(), () =>
    telemetry.deployment(plan, undefined, async () => {
      await telemetry.stage({ plan, stage: 'watch' }, async () => ({ event: 'tagged' }));
      return endOf(outcome);
    }),
  );
  for (const { name, labels } of receiver.points.flatMap(seriesOf)) series.set(name, new Set(labels));
  for (const rule of rules) {
    const grouped = /by \(([^)]*)\)/.exec(textAt(rule, 'expr') ?? '')?.[1]?.split(/,\s*/) ?? [];
    const record = textAt(rule, 'record');
    if (record !== undefined) series.set(record, new Set(grouped));
  }
});

/** What the dashboard asks: the queries of its panels, with what Grafana puts in place of its variables. */
function dashboardQueries(): readonly string[] {
  return listAt(dashboard, 'panels')
    .flatMap((panel) => listAt(panel, 'targets'))
    .map((target) => textAt(target, 'expr') ?? '')
    .map((query) => query.replaceAll(/\$__(range|interval)/g, '1h').replaceAll(/\$(application|environment)/g, '.*'));
}

const ruleQueries = () => rules.map((rule) => textAt(rule, 'expr') ?? '');

describe('the queries of the dashboard and of the rules', () => {
  it.each([...ruleQueries(), ...dashboardQueries()])('%s', (query) => {
    const parsed = parseQuery(query);
    if (parsed?.result !== 'parsed') throw new Error(JSON.stringify(parsed));
    const selectors = selectorsIn(parsed.expression);
    expect(selectors).not.toEqual([]);
    for (const { metric: name = '', matchers } of selectors) {
      const labels = series.get(name);
      expect(labels, `nothing emits ${name}`).toBeDefined();
      for (const { label } of matchers) expect(labels, `${name} has no label ${label}`).toContain(label);
    }
  });

  it('group by labels that there are', () => {
    const all = new Set([...series.values()].flatMap((labels) => [...labels]));
    const grouped = [...ruleQueries(), ...dashboardQueries()].flatMap((query) =>
      [...query.matchAll(/by \(([^)]*)\)/g)].flatMap(([, names = '']) => names.split(/,\s*/)),
    );
    expect(grouped.filter((name) => !all.has(name))).toEqual([]);
  });

  it('of the variables ask for labels that there are', () => {
    const asked = JSON.stringify(listAt(dashboard, 'templating', 'list'));
    const found = [...asked.matchAll(/label_values\((\w+), (\w+)\)/g)].map(([, name = '', label = '']) => ({
      name,
      label,
    }));
    expect(found.length).toBeGreaterThan(0);
    for (const { name, label } of found) expect(series.get(name)).toContain(label);
  });
});

it('the panels have ids of their own, and none lies over another', () => {
  const panels = listAt(dashboard, 'panels').map((panel) => ({
    id: isFields(panel) ? panel.id : undefined,
    at: isFields(panel) && isFields(panel.gridPos) ? panel.gridPos : {},
  }));
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const cells = panels.flatMap(({ at: { x, y, w, h } }) =>
    [x, y, w, h].every((one) => typeof one === 'number')
      ? Array.from(
          { length: Number(w) * Number(h) },
          (_, n) => `${Number(x) + (n % Number(w))} ${Number(y) + Math.floor(n / Number(w))}`,
        )
      : [],
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(Math.max(...cells.map((cell) => Number(cell.split(' ')[0])))).toBeLessThan(24);
});

it('our own check finds nothing in the rules', async () => {
  const entry = `import('${new URL('../../src/cli.ts', import.meta.url)}').then((all) => all.runCommandLine(process.argv.slice(1), new AbortController().signal))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', entry, '--', 'check', rulesFile]);
  expect(stdout).toContain('1 file judged, no finding');
});

describe('the page', () => {
  it('has a part for each alert, where its runbook is', () => {
    const anchors = [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => title.toLowerCase());
    const alerts = rules.flatMap((rule) => textAt(rule, 'annotations', 'runbook_url') ?? []);
    expect(alerts.length).toBeGreaterThan(0);
    for (const url of alerts) expect(anchors).toContain(url.split('#')[1]);
  });

  it('names every figure', () => {
    for (const name of series.keys()) {
      const [base = ''] = /^(?:gitops_deploy|cicd).*?(?=_(?:bucket|sum|count|total)$)/.exec(name) ?? [];
      if (base !== '') expect(page.replaceAll('.', '_')).toContain(base.replace(/_seconds$/, ''));
    }
  });
});

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

/** Prometheus itself, on series of one sample each: https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/ */
describe.skipIf(!hasPromtool)('the rules, by Prometheus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-rules-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const labels = 'gitops_deploy_application="api",deployment_environment_name="prod"';
  const ended = (instance: number, outcome: string, reason: string, minute: number) => ({
    series: `gitops_deploy_deployments_total{${labels},gitops_deploy_outcome="${outcome}",gitops_deploy_reason="${reason}",instance="${instance}"}`,
    values: `_x${minute} 1`,
  });
  const leadTimes = [3600, 3600, 172_800].flatMap((seconds, instance) =>
    [300, 7200, 86_400, 604_800, '+Inf'].map((le) => ({
      series: `gitops_deploy_lead_time_seconds_bucket{${labels},le="${le}",instance="${instance}"}`,
      values: `_x${instance * 10} ${le === '+Inf' || seconds <= Number(le) ? 1 : 0}`,
    })),
  );

  function test(
    expressions: readonly { readonly expr: string; readonly value: number }[],
    alerts: Record<string, unknown>[],
  ) {
    const input = [
      ...Array.from({ length: 6 }, (_, n) => ended(n, 'succeeded', 'healthy', n * 7)),
      ...[6, 7].map((n) => ended(n, 'failed', 'rollback-failed', n * 7)),
      ...[8, 9, 10].map((n) => ended(n, 'errored', 'cluster-unreachable', 40)),
      ended(11, 'paused', 'manual-gate', 3),
      {
        ...ended(12, 'succeeded', 'healthy', 9),
        series: ended(12, 'succeeded', 'healthy', 9).series.replace('"api"', '"web"'),
      },
      ...leadTimes,
    ];
    const unit = {
      rule_files: ['rules.yaml'],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: input,
          promql_expr_test: expressions.map(({ expr, value }) => ({
            expr: `sum(${expr})`,
            eval_time: '65m',
            exp_samples: [{ labels: '{}', value }],
          })),
          alert_rule_test: alerts,
        },
      ],
    };
    writeFileSync(join(folder, 'rules.yaml'), stringify({ groups }));
    writeFileSync(join(folder, 'test.yaml'), stringify(unit));
    return spawnSync('promtool', ['test', 'rules', join(folder, 'test.yaml')], { encoding: 'utf8' });
  }

  it('count each run once, and have a failure rate of 0 where nothing failed, and none where nothing was deployed', () => {
    const of = (outcome: string) =>
      `application_environment_outcome:gitops_deploy_deployments:sum7d{gitops_deploy_application="api",gitops_deploy_outcome="${outcome}"}`;
    const expressions = [
      { expr: of('succeeded'), value: 6 },
      { expr: of('failed'), value: 2 },
      { expr: of('errored'), value: 3 },
      {
        expr: 'application_environment:gitops_deploy_change_failure:ratio7d{gitops_deploy_application="api"}',
        value: 0.25,
      },
      {
        expr: 'application_environment:gitops_deploy_change_failure:ratio7d{gitops_deploy_application="web"}',
        value: 0,
      },
      {
        expr: 'absent(application_environment:gitops_deploy_change_failure:ratio7d{gitops_deploy_application="other"})',
        value: 1,
      },
      // two of three in the bucket up to 7200, so the median lies at three quarters of it
      { expr: 'application_environment:gitops_deploy_lead_time_seconds:p50_7d', value: 300 + 0.75 * 6900 },
    ];
    const { status, stdout, stderr } = test(expressions, []);
    expect(`${stdout}${stderr}`).toContain('SUCCESS');
    expect(status).toBe(0);
  });

  it('alert where a rollback failed and where changes fail often', () => {
    const where = { deployment_environment_name: 'prod', gitops_deploy_application: 'api' };
    const runbook = 'https://github.com/org/gitops-deploy/blob/main/docs/telemetry.md';
    const alert = (alertname: string, severity: string, summary: string, eval_time: string) => ({
      alertname,
      eval_time,
      exp_alerts: [
        {
          exp_labels: { ...where, severity },
          exp_annotations: { summary, runbook_url: `${runbook}#${alertname.toLowerCase()}` },
        },
      ],
    });
    const { status, stdout } = test(
      [],
      [
        alert('DeploymentRollbackFailed', 'page', 'api could not be rolled back in prod', '55m'),
        alert('ChangesFailOften', 'ticket', '25% of the changes of api failed in prod in 7 days', '65m'),
        { alertname: 'NothingIsDeployed', eval_time: '65m', exp_alerts: [] },
        { alertname: 'LeadTimeIsLong', eval_time: '65m', exp_alerts: [] },
      ],
    );
    expect(status, stdout).toBe(0);
  });
});
