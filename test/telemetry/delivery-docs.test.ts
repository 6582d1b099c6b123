import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
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
