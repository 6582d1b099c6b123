import { linesOf, saidOf } from '../judged.ts';

const file = '.github/workflows/test.yml';

/** What a rule says of a workflow, as `error 2:6 …`. */
export function said(rule: string, text: string): readonly string[] {
  return linesOf(rule, text, { file });
}

/** What a rule says of the steps of a job, which begin in line 5 and column 7; `job` is what else the job has. */
export function saidOfSteps(rule: string, steps: string, job = ''): readonly string[] {
  return said(rule, workflowOf(steps, job));
}

/** A workflow of one job with these steps. */
export function workflowOf(steps: string, job = ''): string {
  return `on: push\njobs:\n  one: # the job\n    steps:\n${indented(steps, 6)}    runs-on: ubuntu-24.04\n${indented(job, 4)}`;
}

function indented(text: string, by: number): string {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => `${' '.repeat(by)}${line}\n`).join('');
}

/** What the repairs of a rule set, as `.jobs.one.permissions = {…}`. */
export function repairsOf(rule: string, text: string): readonly string[] {
  return saidOf({ [file]: text }, { rule }).flatMap(({ report: { repair } }) =>
    repair?.of === 'yaml'
      ? repair.changes.map((change) =>
          'set' in change ? `${change.set.path} = ${JSON.stringify(change.to)}` : `${change.remove.path} is taken away`,
        )
      : [],
  );
}
