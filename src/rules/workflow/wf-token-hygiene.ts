import type { Report, Rule } from '../rule.ts';
import { isCheckout, isOurs, isUnknown, runsAnything } from './actions.ts';
import { gitCalls, jobCalls } from './calls.ts';
import { isCommit } from './uses.ts';
import type { Job, Step } from './workflow.ts';

/** Secrets that lie where others can take them. */
export const wfTokenHygiene: Rule = {
  id: 'wf-token-hygiene',
  family: 'workflow',
  severities: ['warning', 'info'],
  title: 'a token that stays on the disk of a job which does not push, and secrets that are handed on as a whole',
  why: 'any later step, and whatever it installs, can read the token; and a called workflow that is changed gets every secret there is',
  fix: 'set persist-credentials: false, and name the secrets that are wanted',
  repairs: 'safe',
  sources: [
    'https://github.com/actions/checkout#usage',
    'https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows#passing-inputs-and-secrets-to-a-reusable-workflow',
  ],
  elsewhere: ['zizmor artipacked', 'zizmor secrets-inherit', 'zizmor secrets-outside-env'],
  example: {
    file: '.github/workflows/ci.yml',
    bad: `on: push
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
      - run: go test ./...
`,
    good: `on: push
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
        with: { persist-credentials: false }
      - run: go test ./...
`,
  },
  looksAt: 'workflow',
  judge: ({ jobs }) => jobs.flatMap((job) => [...inherited(job), ...kept(job)]),
};

function inherited({ view, uses }: Job): readonly Report[] {
  const at = view.at('secrets');
  if (at.value !== 'inherit' || uses === undefined) return [];
  const isFixed = uses.kind === 'local' || isCommit(uses.ref) || isOurs(uses);
  return [
    {
      at,
      severity: isFixed ? 'info' : 'warning',
      message: `every secret is handed to ${uses.name}${isFixed ? '' : ', which can be changed by others'}`,
      fix: 'name the secrets that it wants',
    },
  ];
}

/** Checkouts that keep the token in a job that does not push. */
function kept(job: Job): readonly Report[] {
  const calls = jobCalls(job);
  const usesGit = gitCalls(calls, 'push', 'fetch', 'pull', 'submodule', 'clone', 'ls-remote').length > 0;
  const mayUse = job.steps.some(isUnknown) || calls.some(runsAnything);
  if (usesGit) return [];
  return job.steps.filter(keepsToken).map((step): Report => {
    const isShared = uploadsAll(job, step);
    const at = step.view.at('uses');
    const repair = mayUse
      ? {}
      : ({
          repair: { of: 'yaml', changes: [{ set: step.view.at('with', 'persist-credentials'), to: false }] },
        } as const);
    return isShared
      ? { at, message: 'the token stays in .git, and a later step uploads the whole folder', ...repair }
      : {
          at,
          severity: 'info',
          message: `the token stays on the disk of job ${job.id}, which does not push`,
          ...repair,
        };
  });
}

function keepsToken({ uses, view }: Step): boolean {
  return (
    uses !== undefined && isCheckout(uses) && !/^false$|\$\{\{/.test(view.at('with', 'persist-credentials').value ?? '')
  );
}

function uploadsAll({ steps }: Job, { index }: Step): boolean {
  return steps
    .slice(index)
    .some(
      ({ uses, view }) =>
        uses?.name === 'actions/upload-artifact' &&
        /^(\.\/?|\$\{\{\s*github\.workspace\s*\}\})$/.test((view.at('with', 'path').value ?? '').trim()),
    );
}
