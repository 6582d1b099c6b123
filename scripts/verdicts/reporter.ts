import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { Told } from '../../test/e2e/rows.ts';
import type { Scenario } from './scenarios.ts';
import { scenarios } from './scenarios.ts';
import { agrees, sideBySide } from './side-by-side.ts';

/** A test, as far as the table needs it. */
interface Shown {
  readonly numbers: readonly number[];
  readonly title: string;
  readonly state: string;
  readonly told: readonly Told[];
}

/** `25, 68, 4: failing analysis…` */
function numbersIn(title: string): readonly number[] {
  const [, list = ''] = /^((?:\d+)(?:, \d+)*):/.exec(title) ?? [];
  return list === '' ? [] : list.split(', ').map(Number);
}

function shown(test: TestCase): readonly Shown[] {
  const numbers = numbersIn(test.name);
  if (numbers.length === 0) return [];
  const title = test.name.replace(/^[\d, ]+: /, '');
  return [{ numbers, title, state: test.result().state, told: test.meta().told ?? [] }];
}

const marks: Readonly<Record<string, string>> = { passed: 'right', failed: '**wrong**', skipped: 'not run' };

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ');
}

/** How well what was told is what is right here: its words, its reason, its outcome. */
function fitness({ right }: Scenario, { outcome, reason, sentence }: Told): number {
  const quoted = [...right.matchAll(/"([^"]+)"/g)].some(([, words = '']) => sentence.includes(words));
  return (quoted ? 4 : 0) + (right.includes(reason) ? 2 : 0) + (right.startsWith(outcome) ? 1 : 0);
}

/** A test tells several things, such as that the version before was healthy: the one that fits best, and of these the last. */
function toldOf(scenario: Scenario, { told }: Shown): Told | undefined {
  const best = Math.max(0, ...told.map((one) => fitness(scenario, one)));
  return told.findLast((one) => fitness(scenario, one) === best);
}

function rowsOf(scenario: Scenario, tests: readonly Shown[]): readonly string[] {
  const own = tests.filter(({ numbers }) => numbers.includes(scenario.number));
  const begin = `| ${scenario.number} | ${cell(scenario.what)} | ${cell(scenario.right)} |`;
  if (own.length === 0) return [`${begin} – | |`];
  return own.map((test, index) => {
    const told = toldOf(scenario, test);
    const got = told === undefined ? '' : `: ${told.outcome}, ${told.reason}`;
    const sentence = told?.sentence === '' || told === undefined ? test.title : told.sentence;
    return `${index === 0 ? begin : '| | | |'} ${marks[test.state] ?? test.state}${got} | ${cell(sentence)} |`;
  });
}

/** The tests in which others watched the same, one row each. */
function besideRows(tests: readonly Shown[]): readonly string[] {
  const rows = scenarios.flatMap((scenario) =>
    tests
      .filter(({ numbers }) => numbers.includes(scenario.number))
      .flatMap((test) => {
        const told = toldOf(scenario, test);
        const cells = told === undefined ? undefined : sideBySide(told);
        if (told === undefined || cells === undefined) return [];
        const own = `${told.outcome}, ${told.reason}`;
        return [
          { told, row: `| ${scenario.number} | ${cell(scenario.what)} | ${[own, ...cells].map(cell).join(' | ')} |` },
        ];
      }),
  );
  if (rows.length === 0) return [];
  const same = rows.filter(({ told }) => agrees(told)).length;
  return [
    '## Side by side',
    '',
    `The same rollouts, watched at the same time by \`kubectl argo rollouts status --watch\` and \`argocd app wait\`: each was started with ours, and ended three seconds after it where it still waited. In ${same} of ${rows.length} they come to the same.`,
    '',
    '| | scenario | gitops-deploy | kubectl argo rollouts status | argocd app wait | where they differ |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(({ row }) => row),
    '',
  ];
}

/** Writes `docs/verdicts.md` from a run of the scenarios. */
export default class VerdictsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()].flatMap(shown));
    const run = scenarios.filter(({ number }) => tests.some(({ numbers }) => numbers.includes(number)));
    const right = run.filter(({ number }) =>
      tests.filter(({ numbers }) => numbers.includes(number)).every(({ state }) => state === 'passed'),
    );
    const page = [
      '# Verdicts, scenario by scenario',
      '',
      '`npm run verdicts` plays these on the real Argo Rollouts, Argo CD and Kubernetes and makes this page of it. Nodes are simulated: no image is pulled and no container runs, so there are no logs, no probes of real programs and no traffic.',
      '',
      `Of ${scenarios.length} scenarios ${run.length} were run, and ${right.length} of these ended right. The others (–) are not played by it yet.`,
      '',
      '| | scenario | right is | got | what people read |',
      '| --- | --- | --- | --- | --- |',
      ...scenarios.flatMap((scenario) => rowsOf(scenario, tests)),
      '',
      ...besideRows(tests),
    ].join('\n');
    writeFileSync(join(import.meta.dirname, '../../docs/verdicts.md'), page);
  }
}
