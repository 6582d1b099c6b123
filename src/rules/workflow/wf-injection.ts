import type { Report, Rule, Spot } from '../rule.ts';
import type { View } from '../view.ts';
import { isCheckout } from './actions.ts';
import { expressionsIn, referencesIn } from './expressions.ts';
import { partOf, textOf } from './scalar-text.ts';
import type { Step, Workflow } from './workflow.ts';

/** Text of strangers that is run. */
export const wfInjection: Rule = {
  id: 'wf-injection',
  family: 'workflow',
  severities: ['error', 'info'],
  title: 'an expression within a script, and a checkout of what a stranger proposes in a workflow that holds secrets',
  why: 'the text is put into the script before it runs: a title such as $(curl …) runs with the token and the secrets of the job',
  fix: 'hand it to the script as a variable under env, and quote it there; run what strangers propose on pull_request',
  repairs: 'suggested',
  sources: [
    'https://docs.github.com/en/actions/concepts/security/script-injections',
    'https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/',
  ],
  elsewhere: ['zizmor template-injection', 'zizmor dangerous-triggers', 'actionlint expression'],
  example: {
    file: '.github/workflows/title.yml',
    bad: `on: issues
jobs:
  title:
    runs-on: ubuntu-24.04
    steps:
      - run: echo "\${{ github.event.issue.title }}"
`,
    good: `on: issues
jobs:
  title:
    runs-on: ubuntu-24.04
    steps:
      - run: echo "$TITLE"
        env: { TITLE: "\${{ github.event.issue.title }}" }
`,
  },
  looksAt: 'workflow',
  judge: (workflow) => workflow.steps.flatMap((step) => [...scripts(step), ...proposedCheckout(step, workflow)]),
};

/** What is run as a script by an action. */
const scriptInputs: readonly (readonly [action: RegExp, input: string])[] = [
  [/^actions\/github-script$/, 'script'],
  [/^azure\/(cli|powershell)$/i, 'inlineScript'],
  [/^nick-fields\/retry$/, 'command'],
];

function scripts(step: Step): readonly Report[] {
  const inputs = scriptInputs
    .filter(([action]) => action.test(step.uses?.name ?? ''))
    .map(([, input]) => step.view.at('with', input));
  const conditions = conditionsOf(step);
  const isOfOwn = /head\.repo\.full_name\s*==|head\.repo\.fork/.test(conditions);
  return [step.view.at('run'), ...inputs].flatMap((view) => judgeScript(view, isOfOwn));
}

/** What has to hold for a step to run. */
function conditionsOf({ view, job }: Step): string {
  return [view, job?.view].map((one) => one?.at('if').value ?? '').join(' ');
}

function judgeScript(view: View, isOfOwn: boolean): readonly Report[] {
  const text = textOf(view);
  if (text === undefined) return [];
  return expressionsIn(text).flatMap((expression): readonly Report[] => {
    const references = referencesIn(expression.source);
    const at = partOf(view, text, expression);
    const stranger = isOfOwn ? undefined : references.find(({ path }) => isOfStrangers(path));
    if (stranger !== undefined)
      return [{ at, message: `${stranger.text} is written by strangers, and is run as part of the script` }];
    const [first] = references;
    if (first === undefined) return [];
    return [
      {
        at,
        severity: 'info',
        message: `${first.text} is put into the script before it runs`,
        fix: 'hand it to the script as a variable under env',
      },
    ];
  });
}

/** What anybody can write: https://docs.github.com/en/actions/concepts/security/script-injections */
const ofStrangers: readonly RegExp[] = [
  /^github\.head_ref$/,
  /^github\.event\.(issue|pull_request|discussion)\.(title|body)$/,
  /^github\.event\.pull_request\.head\.(ref|label|repo\.default_branch|repo\.description|repo\.homepage)$/,
  /^github\.event\.(comment|review|review_comment)\.body$/,
  /^github\.event\.pages\.[^.]+\.page_name$/,
  /^github\.event\.(commits\.[^.]+|head_commit)\.(message|author\.(email|name)|committer\.(email|name))$/,
  /^github\.event\.workflow_run\.(head_branch|display_title|head_commit\.(message|author\.(email|name))|pull_requests\.[^.]+\.head\.ref)$/,
];

function isOfStrangers(path: readonly string[]): boolean {
  const joined = path.join('.');
  return ofStrangers.some((pattern) => pattern.test(joined));
}

const heads =
  /github\.event\.pull_request\.head\.(sha|ref)|github\.head_ref|github\.event\.workflow_run\.(head_sha|head_branch)|refs\/pull\//;
const checks = /head\.repo|head_repository|author_association|\.fork\b|\.user\.login|github\.actor|labels|environment/;

/** A checkout of the head of a pull request where secrets are at hand. */
function proposedCheckout(step: Step, { triggers }: Workflow): readonly Report[] {
  const { uses, view, job } = step;
  const trigger = ['pull_request_target', 'workflow_run'].find((name) => triggers.has(name));
  if (trigger === undefined || uses === undefined || job === undefined || !isCheckout(uses)) return [];
  const at: Spot & View = view.at('with', 'ref');
  if (!heads.test(at.value ?? '') || checks.test(conditionsOf(step)) || job.view.at('environment').isThere) return [];
  return [
    {
      at,
      message: `${trigger} checks out what a stranger proposes, with the secrets of this repository at hand`,
      fix: 'run it on pull_request, which has no secrets, and hand on what it makes as an artifact',
    },
  ];
}
