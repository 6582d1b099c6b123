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

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ');
}

/** Whether a scenario is proven only by two: one that ends well, and one that ends badly by its own reason. */
function wantsTwins({ right }: Scenario): boolean {
  return right.startsWith('twins');
}

/** How well what was told is what is right here: its words, its reason, its outcome. */
function fitness({ right }: Scenario, { outcome, reason, sentence }: Told): number {
  const quoted = [...right.matchAll(/"([^"]+)"/g)].some(([, words = '']) => sentence.includes(words));
  const isGood = /^(waits|as 1)/.test(right) && outcome === 'succeeded';
  return (quoted ? 4 : 0) + (right.includes(reason) ? 2 : 0) + (right.startsWith(outcome) || isGood ? 1 : 0);
}

/** A test tells several things, such as that the version before was healthy: the one that fits best, and of these the last. */
function toldOf(scenario: Scenario, { told }: Shown): Told | undefined {
  const best = Math.max(0, ...told.map((one) => fitness(scenario, one)));
  return told.findLast((one) => fitness(scenario, one) === best);
}

/** What a test told of a scenario that wants twins: the last that ended well, and the last that ended badly. */
function twinsIn({ told }: Shown): readonly Told[] {
  const own = told.filter(({ prepares }) => prepares !== true);
  return [own.findLast(isGood), own.findLast(isBad)].filter((one) => one !== undefined);
}

function isGood({ outcome }: Told): boolean {
  return outcome === 'succeeded';
}

function isBad({ outcome }: Told): boolean {
  return outcome === 'failed';
}

/** What a test has to show in the row of a scenario. */
function shownIn(scenario: Scenario, test: Shown): readonly (Told | undefined)[] {
  const twins = wantsTwins(scenario) ? twinsIn(test) : [];
  return twins.length > 0 ? twins : [toldOf(scenario, test)];
}

function ownTests({ number }: Scenario, tests: readonly Shown[]): readonly Shown[] {
  return tests.filter(({ numbers }) => numbers.includes(number));
}

type Mark = 'not run' | '**wrong**' | 'half' | 'right';

/** How a scenario ended, over all of its tests. */
function markOf(scenario: Scenario, tests: readonly Shown[]): Mark {
  const own = ownTests(scenario, tests).filter(({ state }) => state !== 'skipped');
  if (own.length === 0) return 'not run';
  if (own.some(({ state }) => state !== 'passed')) return '**wrong**';
  const twins = own.flatMap(twinsIn);
  return wantsTwins(scenario) && !(twins.some(isGood) && twins.some(isBad)) ? 'half' : 'right';
}

function gotCell(scenario: Scenario, { test, told, mark }: Row): string {
  if (test.state === 'skipped') return 'not run';
  if (told === undefined) return test.state === 'passed' ? mark : '**wrong**';
  const isBeside = !wantsTwins(scenario) && fitness(scenario, told) === 0;
  const word = test.state === 'passed' ? (isBeside ? 'beside it' : mark) : '**wrong**';
  return `${word}: ${told.outcome}, ${told.reason}`;
}

/** What people read: while it waited, as the verdict, and besides. */
function readCell({ test, told }: Row): string {
  if (told === undefined || told.sentence === '') return test.title;
  const meanwhile = told.meanwhile === undefined ? '' : `${told.meanwhile}; then: `;
  const notes = (told.notes ?? []).map((note) => ` (note: ${note})`);
  return `${meanwhile}${told.sentence}${notes.join('')}`;
}

interface Row {
  readonly test: Shown;
  readonly told: Told | undefined;
  readonly mark: Mark;
}

/** The rows of a scenario: what fits best comes first. */
function rowsOf(scenario: Scenario, tests: readonly Shown[]): readonly string[] {
  const begin = `| ${scenario.number} | ${cell(scenario.what)} | ${cell(scenario.right)} |`;
  const mark = markOf(scenario, tests);
  const rows = ownTests(scenario, tests).flatMap((test) =>
    shownIn(scenario, test).map((told) => ({ test, told, mark })),
  );
  if (rows.length === 0) return [`${begin} – | |`];
  const fits = ({ told }: Row) => (told === undefined ? 0 : fitness(scenario, told));
  return rows
    .toSorted((one, other) => fits(other) - fits(one))
    .map((row, index) => `${index === 0 ? begin : '| | | |'} ${gotCell(scenario, row)} | ${cell(readCell(row))} |`);
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
    const marks = scenarios.map((scenario) => markOf(scenario, tests));
    const count = (wanted: Mark) => marks.filter((mark) => mark === wanted).length;
    const run = marks.length - count('not run');
    const half = count('half');
    const page = [
      '# Verdicts, scenario by scenario',
      '',
      '`npm run verdicts` plays these on the real Argo Rollouts, Argo CD and Kubernetes and makes this page of it. Nodes are simulated: no image is pulled and no container runs, so there are no logs, no probes of real programs and no traffic.',
      '',
      `Of ${scenarios.length} scenarios ${run} were run: ${count('right')} ended right, ${half} half, ${count('**wrong**')} wrong. The others (–) are not played by it yet.`,
      '',
      'Where it says *twins*, two are played, one that ends well and one that ends badly by its own reason: with only one of them it is half. What ends otherwise, since something in it was other, stands *beside it*.',
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
