import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { isUnknown, runsAnything } from './actions.ts';
import { stepCalls } from './calls.ts';
import { expressionsIn, referencesIn } from './expressions.ts';
import { partOf, textOf } from './scalar-text.ts';
import type { Step, Workflow } from './workflow.ts';

/** A variable that is empty. */
export const wfUndefinedEnv: Rule = {
  id: 'wf-undefined-env',
  family: 'workflow',
  severities: ['error'],
  title: 'env.NAME in an expression where nothing defines NAME',
  why: 'it is an empty text: an image becomes :sha, an address loses its host, and nothing says why',
  fix: 'define it under env of the workflow, the job or the step',
  repairs: 'person',
  sources: ['https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#env-context'],
  example: {
    file: '.github/workflows/build.yml',
    bad: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - run: docker build -t "\${{ env.IMAGE }}" .
`,
    good: `on: push
env: { IMAGE: ghcr.io/acme/api }
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - run: docker build -t "\${{ env.IMAGE }}" .
`,
  },
  looksAt: 'workflow',
  judge: (workflow) => workflow.jobs.flatMap(({ steps }) => judge(steps, workflow)),
};

function judge(steps: readonly Step[], { view }: Workflow): readonly Report[] {
  const defined = new Set([...view.at('env').keys, ...(steps[0]?.job?.view.at('env').keys ?? [])].map(upper));
  const reports: Report[] = [];
  const isOpen = [view, steps[0]?.job?.view].some((at) => at?.at('env').isThere === true && !at.at('env').isMap);
  for (const step of steps) {
    if (isOpen) break;
    const own = new Set([...defined, ...step.view.at('env').keys.map(upper)]);
    reports.push(...readBy(step).flatMap((text) => undefinedIn(text, own)));
    const set = setBy(step);
    if (set === undefined) break;
    for (const name of set) defined.add(upper(name));
  }
  return reports;
}

const upper = (name: string): string => name.toUpperCase();

/** What a step is told, apart from `if`: there a variable may be asked for that is not always there. */
function readBy({ view }: Step): readonly View[] {
  return [view.at('run'), view.at('working-directory'), ...view.at('with').entries.map(([, value]) => value)];
}

function undefinedIn(view: View, defined: ReadonlySet<string>): readonly Report[] {
  const text = textOf(view);
  if (text === undefined) return [];
  return expressionsIn(text).flatMap((expression) => {
    if (/\|\||==|!=|&&/.test(expression.source)) return [];
    return referencesIn(expression.source).flatMap(({ path: [context, name], text: written }) => {
      if (context !== 'env' || name === undefined || name === '*' || defined.has(upper(name))) return [];
      if (/^(docker_metadata|trivy|github|runner|node|npm|java|python|go|pnpm|aws|gcp|cloudsdk|google)_?/.test(name))
        return [];
      return [
        { at: partOf(view, text, expression), message: `${written} is defined nowhere before this step, and empty` },
      ];
    });
  });
}

/** The variables that a step gives to those behind it; undefined where they cannot be known. */
function setBy(step: Step): readonly string[] | undefined {
  if (isUnknown(step)) return undefined;
  const { script } = step;
  if (script === undefined) return step.view.at('run').isThere ? undefined : [];
  const { text } = script.text;
  if (stepCalls(step).some(runsAnything)) return undefined;
  if (!text.includes('GITHUB_ENV')) return script.commands.length === 0 && text.trim() !== '' ? undefined : [];
  const names = [...text.matchAll(/\b([A-Za-z_]\w*)(?:=|<<)/g)].map(([, name = '']) => name);
  return text.includes('$(') || /cat|tee|jq|sed|awk|<<\s*\w/.test(text) ? undefined : names;
}
