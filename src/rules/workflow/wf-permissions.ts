import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { isCheckout, isUnknown, runsAnything } from './actions.ts';
import { gitCalls, jobCalls } from './calls.ts';
import { jobText } from './job-text.ts';
import { needsOf } from './needs.ts';
import type { Job, Workflow } from './workflow.ts';

/** A token that may do more than the job does. */
export const wfPermissions: Rule = {
  id: 'wf-permissions',
  family: 'workflow',
  severities: ['warning'],
  title: 'a job whose permissions are left to the settings of the repository, or are all, or more than it needs',
  why: 'any step of the job, and whatever it installs, may use the token for everything it may do; and where the settings are narrow, steps fail',
  fix: 'write permissions: {} at the workflow, and at each job what it needs',
  repairs: 'safe',
  sources: ['https://docs.github.com/en/actions/reference/security/secure-use#use-least-privilege'],
  elsewhere: ['zizmor excessive-permissions'],
  example: {
    file: '.github/workflows/ci.yml',
    bad: `on: push
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - run: echo hello
`,
    good: `on: push
permissions: {}
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - run: echo hello
`,
  },
  looksAt: 'workflow',
  judge: (workflow) => [...missing(workflow), ...everything(workflow), ...unneeded(workflow)],
};

function missing(workflow: Workflow): readonly Report[] {
  return workflow.jobs.flatMap((job): readonly Report[] => {
    if (job.permissions.view !== undefined) return [];
    const needs = needsOf(job);
    const scopes = new Map(needs.map(({ scope }) => [scope, 'write']));
    if (job.steps.some(({ uses }) => uses !== undefined && isCheckout(uses)) && !scopes.has('contents'))
      scopes.set('contents', 'read');
    const listed = [...scopes].map(([scope, level]) => `${scope}: ${level}`).join(', ');
    const message = `job ${job.id} has no permissions, and the workflow has none${listed === '' ? '' : `; its steps need ${listed}`}`;
    const at = job.view.at('permissions');
    const isSure = job.uses === undefined && needs.length === 0 && isKnown(job, workflow);
    const repair = isSure
      ? { repair: { of: 'yaml', changes: [{ set: at, to: Object.fromEntries(scopes) }] } as const }
      : {};
    return [{ at, message, ...repair }];
  });
}

function everything({ view, jobs }: Workflow): readonly Report[] {
  const said = [view, ...jobs.map((job) => job.view)].map((at) => at.at('permissions'));
  return said.flatMap((at) => (at.value === 'write-all' ? [{ at, message: 'the token may write everything' }] : []));
}

/** `contents: write` where it is known of all steps that none pushes. */
function unneeded(workflow: Workflow): readonly Report[] {
  const { view, jobs } = workflow;
  const idle = jobs.filter(
    (job) =>
      isKnown(job, workflow) && job.uses === undefined && !needsOf(job).some(({ scope }) => scope === 'contents'),
  );
  const own = idle.flatMap((job) => excess(job.view, `job ${job.id} writes nothing to the repository`));
  const affected = jobs.filter(({ permissions }) => !permissions.isOwn);
  const isShared = affected.length > 0 && affected.every((job) => idle.includes(job));
  return [...(isShared ? excess(view, 'no job writes to the repository') : []), ...own];
}

function excess(view: View, what: string): readonly Report[] {
  const at = view.at('permissions', 'contents');
  if (at.value !== 'write') return [];
  return [
    {
      at,
      message: `${what}, and has contents: write`,
      fix: 'write contents: read',
      repair: { of: 'yaml', changes: [{ set: at, to: 'read' }] },
    },
  ];
}

/** Whether it is known of every step that it does nothing with the token of the workflow but check out. */
function isKnown(job: Job, workflow: Workflow): boolean {
  const calls = jobCalls(job);
  if (/\bGITHUB_TOKEN\b|\bgithub\.token\b/i.test(jobText(job, workflow))) return false;
  const isRead = job.steps.every(
    ({ script, view }) => !view.at('run').isThere || (script !== undefined && script.commands.length > 0),
  );
  return isRead && !job.steps.some(isUnknown) && !calls.some(runsAnything) && gitCalls(calls, 'push').length === 0;
}
