import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { isFields, listAt } from '../../src/data/fields.ts';

const rulesObject: unknown = parse(readFileSync(new URL('../../docs/delivery-rules.yaml', import.meta.url), 'utf8'));
const groups = isFields(rulesObject) ? listAt(rulesObject['spec'], 'groups') : [];

const hasPromtool = spawnSync('promtool', ['--version'], { stdio: 'ignore' }).status === 0;

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
