import type { Report, Rule } from '../rule.ts';
import type { StepCall } from './calls.ts';
import { gitCalls, jobCalls, stepCalls } from './calls.ts';
import type { Job, Step, Workflow } from './workflow.ts';

/** A push that another run can make fail. */
export const wfPushRace: Rule = {
  id: 'wf-push-race',
  family: 'workflow',
  severities: ['warning'],
  title: 'git push that two runs can get in the way of, and git commit that fails where nothing has changed',
  why: 'the second of two runs is refused and its deployment is lost, and a good deployment that is run again fails',
  fix: 'let gitops-deploy write, or add a concurrency group and a test for changes (git diff --cached --quiet)',
  repairs: 'suggested',
  sources: [
    'https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency',
  ],
  elsewhere: ['zizmor concurrency-limits'],
  example: {
    file: '.github/workflows/deploy.yml',
    bad: `on: push
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
      - run: |
          git commit -am deploy
          git push
`,
    good: `on: push
concurrency: deploy
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
      - run: |
          git diff --quiet || git commit -am deploy
          git push
`,
  },
  looksAt: 'workflow',
  judge: (workflow) => workflow.jobs.flatMap((job) => [...races(job, workflow), ...job.steps.flatMap(emptyCommit)]),
};

function races(job: Job, workflow: Workflow): readonly Report[] {
  const calls = jobCalls(job);
  const [push] = gitCalls(calls, 'push');
  const hasGroup = [job.view, workflow.view].some((view) => view.at('concurrency').isThere);
  if (push === undefined || hasGroup || gitCalls(calls, 'commit').length === 0 || isGuarded(push, calls)) return [];
  return [
    {
      at: push.at(push.word),
      message: `job ${job.id} pushes without a concurrency group and without a second try: of two runs one is refused`,
    },
  ];
}

/** Whether a push is tried again, comes after a rebase, or goes where nobody else pushes to. */
function isGuarded(push: StepCall, calls: readonly StepCall[]): boolean {
  const isLoop = calls.some(
    ({ command }) =>
      command.keywords.some((word) => /^(while|until|do)$/.test(word)) || /^for$/.test(command.words[0]?.text ?? ''),
  );
  const isRebased =
    gitCalls(calls, 'rebase').length > 0 ||
    gitCalls(calls, 'pull').some(({ rest }) => rest.some(({ text }) => /^(--rebase|-r)\b/.test(text)));
  const isOwnBranch = gitCalls(calls, 'checkout', 'switch').some(({ rest }) =>
    rest.some(({ text }) => /^(-b|-B|-c|-C|--orphan)$/.test(text)),
  );
  return (
    isLoop ||
    isRebased ||
    isOwnBranch ||
    push.rest.some(({ text }) =>
      /^(--force|-f|--force-with-lease|--tags|--delete|-d)\b|refs\/(tags|heads\/\S*\$)|\$/.test(text),
    )
  );
}

function emptyCommit(step: Step): readonly Report[] {
  const calls = stepCalls(step);
  if (step.view.at('if').isThere) return [];
  return gitCalls(calls, 'commit').flatMap((commit) => {
    const index = calls.indexOf(commit);
    const isTested = calls.slice(0, index).some(testsForChanges);
    const isAllowed = commit.rest.some(({ text }) => text === '--allow-empty' || text === '--amend');
    const { keywords, joint } = commit.command;
    const isInBranch = keywords.some((word) => /^(if|then|else)$/.test(word)) || joint === '&&' || joint === '||';
    const isExcused = calls[index + 1]?.command.joint === '||';
    if (
      isTested ||
      isAllowed ||
      isExcused ||
      (isInBranch && index > 0 && calls.slice(0, index).some(({ program }) => program !== 'git'))
    )
      return [];
    return [
      {
        at: commit.at(commit.word),
        message: 'git commit fails where nothing has changed, such as when the run is repeated',
      },
    ];
  });
}

/** Whether a call asks Git what has changed. */
function testsForChanges({ program, rest }: StepCall): boolean {
  const words = rest.map(({ text }) => text);
  if (program !== 'git') return false;
  return (
    words.some((word) => /^(diff|diff-index|diff-files)$/.test(word)) ||
    (words.includes('status') && words.some((word) => /^(--porcelain|-s|--short)/.test(word)))
  );
}
