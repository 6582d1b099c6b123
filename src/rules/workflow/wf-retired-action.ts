import type { RuleContext } from '../context.ts';
import type { Report, Rule } from '../rule.ts';
import { stepCalls } from './calls.ts';
import { retiredActions, retiredCommands, retiredRunners } from './retired.ts';
import { majorOf } from './uses.ts';
import type { Job, Step } from './workflow.ts';

/** What GitHub runs no longer, or nobody keeps. */
export const wfRetiredAction: Rule = {
  id: 'wf-retired-action',
  family: 'workflow',
  severities: ['warning'],
  title: 'an action, a runner or a command that was retired',
  why: 'it fails, or will without notice, in the middle of a release; and its holes stay open',
  fix: 'move to what took its place',
  repairs: 'suggested',
  sources: ['https://github.blog/changelog/', 'https://github.com/actions/runner-images'],
  elsewhere: ['zizmor archived-uses', 'zizmor insecure-commands', 'actionlint deprecated-commands'],
  example: {
    file: '.github/workflows/scan.yml',
    bad: `on: push
jobs:
  scan:
    runs-on: ubuntu-24.04
    steps:
      - uses: github/codeql-action/upload-sarif@v2
`,
    good: `on: push
jobs:
  scan:
    runs-on: ubuntu-24.04
    steps:
      - uses: github/codeql-action/upload-sarif@v4
`,
  },
  looksAt: 'workflow',
  judge: ({ jobs, steps }, context) => [
    ...jobs.flatMap((job) => runners(job, context)),
    ...steps.flatMap((step) => [...actions(step, context), ...commands(step)]),
  ],
};

/** A machine of one's own may have any label. */
function runners({ view }: Job, { today }: RuleContext): readonly Report[] {
  const runner = view.at('runs-on');
  if (runner.items.some(({ value }) => value === 'self-hosted')) return [];
  return [runner, ...runner.items].flatMap((at) => {
    const since = retiredRunners.get(at.value ?? '');
    return since === undefined || today < since
      ? []
      : [
          {
            at,
            message: `GitHub has no runner ${at.value} since ${since}: the job waits for one until it is given up`,
          },
        ];
  });
}

function actions({ uses, view }: Step, { today }: RuleContext): readonly Report[] {
  const found = retiredActions.find(({ action }) => action.test(uses?.name ?? ''));
  const major = majorOf(uses?.ref) ?? majorOf(commented(view.at('uses').position, view.text.tree.source.text));
  if (uses === undefined || found === undefined || today < found.since) return [];
  if (found.upTo !== undefined && (major === undefined || major > found.upTo)) return [];
  const message =
    found.upTo === undefined
      ? `${uses.name} is archived: nobody mends it any more`
      : `${uses.name} v${major} was retired on ${found.since}`;
  return [{ at: uses.view, message, fix: `use ${found.instead}` }];
}

/** The version that a comment behind a commit tells. */
function commented(position: number, text: string): string | undefined {
  const end = text.indexOf('\n', position);
  return /@[0-9a-f]{40}["']?\s+#\s*(v\d[\w.]*)/.exec(text.slice(position, end < 0 ? undefined : end))?.[1];
}

function commands(step: Step): readonly Report[] {
  return stepCalls(step).flatMap((call) => {
    const word = call.rest.find(({ text }) => /^::[a-z-]+[ :]/.test(text));
    const name = /^::([a-z-]+)/.exec(word?.text ?? '')?.[1] ?? '';
    const instead = retiredCommands.get(name);
    if (word === undefined || instead === undefined || !/^(echo|printf)$/.test(call.program)) return [];
    return [{ at: call.at(word), message: `the command ${name} was retired`, fix: instead }];
  });
}
