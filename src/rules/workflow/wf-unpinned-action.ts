import type { Report, Rule } from '../rule.ts';
import { isOurs } from './actions.ts';
import { jobText } from './job-text.ts';
import { isCommit } from './uses.ts';
import type { Job, Uses, Workflow } from './workflow.ts';

/** Code of others that may be another one tomorrow. */
export const wfUnpinnedAction: Rule = {
  id: 'wf-unpinned-action',
  family: 'workflow',
  severities: ['error', 'warning'],
  title: 'an action or workflow of others by a branch or a tag in place of a commit',
  why: 'whoever can move the branch or the tag runs code with the token and the secrets of the job: it was done to tags of widely used actions',
  fix: 'name the full commit, with the version in a comment behind it, and let a bot renew both',
  repairs: 'suggested',
  sources: [
    'https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions',
    'https://github.com/aquasecurity/trivy/security/advisories',
  ],
  elsewhere: ['zizmor unpinned-uses'],
  example: {
    file: '.github/workflows/ci.yml',
    bad: `on: push
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: aquasecurity/trivy-action@master
`,
    good: `on: push
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: aquasecurity/trivy-action@${'0f'.repeat(20)} # v1.2.3
`,
  },
  looksAt: 'workflow',
  judge: (workflow) => [
    ...workflow.jobs.flatMap((job) => (job.uses === undefined ? [] : judge(job.uses, job, workflow))),
    ...workflow.steps.flatMap(({ uses, job }) => (uses === undefined ? [] : judge(uses, job, workflow))),
  ],
};

function judge(uses: Uses, job: Job | undefined, workflow: Workflow): readonly Report[] {
  const { view: at, kind, name, ref } = uses;
  if (kind === 'local' || isCommit(ref)) return [];
  if (kind === 'docker')
    return name.includes('@sha256:') ? [] : [{ at, severity: 'warning', message: `the image ${name} has no digest` }];
  if (ref === undefined) return [{ at, message: `${name} is named without a version, which GitHub refuses` }];
  if (!isVersion(ref)) return [{ at, message: `${name} is taken from ${ref}, which is no commit and moves` }];
  if (isOurs(uses)) return [];
  const isStrong = !isOfGitHub(uses) && job !== undefined && (mayWrite(job) || hasSecrets(job, workflow));
  return [
    {
      at,
      severity: isStrong ? 'error' : 'warning',
      message: `${name} is named by the tag ${ref}, which can be moved${isStrong ? ', in a job that can write or holds secrets' : ''}`,
    },
  ];
}

const isVersion = (ref: string): boolean => /^v?\d+(\.\d+)*([-+.][\w.-]+)?$/.test(ref);

/** GitHub's own actions: whoever could move their tags runs the runner as well. */
const isOfGitHub = ({ repository }: Uses): boolean => /^(actions|github)\//.test(repository);

const scopes =
  'actions attestations checks contents deployments discussions id-token issues packages pages pull-requests security-events statuses'.split(
    ' ',
  );

function mayWrite({ permissions }: Job): boolean {
  return scopes.some((scope) => permissions.of(scope) === 'write');
}

/** Whether a secret besides the token of the workflow is named in the job. */
function hasSecrets(job: Job, workflow: Workflow): boolean {
  const inherits = job.view.at('secrets').value === 'inherit';
  return inherits || /\bsecrets\.(?!GITHUB_TOKEN\b)\w+/i.test(jobText(job, workflow));
}
