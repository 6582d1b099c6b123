import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { Told } from '../../test/e2e/rows.ts';
import type { Scenario } from './scenarios.ts';
import { scenarios } from './scenarios.ts';

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

/** What was told last in a test of one scenario; of a test of several, what was told with the reason that is right here. */
function toldOf(scenario: Scenario, { numbers, told }: Shown): Told | undefined {
  if (numbers.length === 1) return told.at(-1);
  return told.findLast(({ reason }) => scenario.right.includes(reason)) ?? told.at(-1);
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
    ].join('\n');
    writeFileSync(join(import.meta.dirname, '../../docs/verdicts.md'), page);
  }
}
