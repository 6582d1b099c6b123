import type { Report, Rule } from '../rule.ts';
import type { Need } from './needs.ts';
import { needsOf, neverByDefault } from './needs.ts';
import type { Job } from './workflow.ts';

/** A step that GitHub will refuse what it asks for. */
export const wfPermissionMissing: Rule = {
  id: 'wf-permission-missing',
  family: 'workflow',
  severities: ['error'],
  title: 'a step that needs a permission which its job does not have',
  why: 'the step fails when it runs, often after the image was pushed: the deployment stops half way',
  fix: 'add the permission to the job',
  repairs: 'safe',
  sources: ['https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions'],
  example: {
    file: '.github/workflows/scan.yml',
    bad: `on: push
jobs:
  scan:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
    steps:
      - uses: github/codeql-action/upload-sarif@v4
`,
    good: `on: push
jobs:
  scan:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
      security-events: write
    steps:
      - uses: github/codeql-action/upload-sarif@v4
`,
  },
  looksAt: 'workflow',
  judge: ({ jobs }) => jobs.flatMap(judge),
};

function judge(job: Job): readonly Report[] {
  const first = new Map(
    needsOf(job)
      .toReversed()
      .map((need) => [need.scope, need]),
  );
  return [...first.values()].toReversed().flatMap((need) => judgeNeed(need, job));
}

function judgeNeed({ scope, what }: Need, { id, view, permissions }: Job): readonly Report[] {
  const level = permissions.of(scope);
  if (level === 'write' || (level === 'unknown' && !(permissions.view === undefined && neverByDefault.has(scope))))
    return [];
  const at = permissions.view?.at(scope) ?? view;
  const message = `job ${id} needs ${scope}: write for ${what}`;
  const isOwnMap = permissions.isOwn && permissions.view?.isMap === true;
  return [
    {
      at,
      message,
      fix: `add ${scope}: write to the permissions of the job`,
      ...(isOwnMap ? { repair: { of: 'yaml', changes: [{ set: view.at('permissions', scope), to: 'write' }] } } : {}),
    },
  ];
}
