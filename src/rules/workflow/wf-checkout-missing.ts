import type { Report, Rule } from '../rule.ts';
import { isCheckout, isUnknown, runsAnything } from './actions.ts';
import type { StepCall } from './calls.ts';
import { stepCalls, verbOf } from './calls.ts';
import type { Job, Step } from './workflow.ts';

/** A step that works on files which are not there. */
export const wfCheckoutMissing: Rule = {
  id: 'wf-checkout-missing',
  family: 'workflow',
  severities: ['error'],
  title: 'a script that works on the repository in a job without a checkout',
  why: 'each job starts on an empty machine: the step fails, as there is neither the file nor a repository',
  fix: 'check the repository out first',
  repairs: 'suggested',
  sources: ['https://github.com/actions/checkout#usage'],
  example: {
    file: '.github/workflows/deploy.yml',
    bad: `on: push
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - run: git commit -am deploy
`,
    good: `on: push
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
      - run: git commit -am deploy
`,
  },
  looksAt: 'workflow',
  judge: ({ jobs }) => jobs.flatMap(judge),
};

function judge(job: Job): readonly Report[] {
  if (isKept(job)) return [];
  for (const step of job.steps) {
    if (mayBring(step)) return [];
    for (const call of stepCalls(step)) {
      if (bringsFiles(call)) return [];
      const what = missing(call);
      if (what !== undefined)
        return [{ at: call.at(call.word), message: `${what} in job ${job.id}, which has not checked out anything` }];
    }
  }
  return [];
}

/** Machines of one's own may keep files from one run to the next, and containers may bring some. */
function isKept({ view }: Job): boolean {
  const runner = view.at('runs-on');
  const labels = [runner, ...runner.items, runner.at('group'), runner.at('labels')].flatMap(({ value }) => value ?? []);
  const isHosted = labels.length > 0 && labels.every((label) => /^(ubuntu|windows|macos)-/.test(label));
  return !isHosted || view.at('container').isThere;
}

function mayBring({ uses, view }: Step): boolean {
  const bringsItself =
    uses !== undefined && (isCheckout(uses) || /^actions\/(download-artifact|cache)(\/|$)/.test(uses.name));
  return bringsItself || isUnknown({ uses, view } as Step) || view.at('working-directory').isThere;
}

/** Whether a call may bring files, or goes where there are some. */
function bringsFiles(call: StepCall): boolean {
  const verb = verbOf(call)?.text ?? '';
  if (
    call.command.redirections.some(
      ({ operator, target }) =>
        operator.startsWith('>') && !/^(&?\d|\/dev\/)/.test(target.text) && !target.text.includes('GITHUB_'),
    )
  )
    return true;
  if (call.program === 'git')
    return (
      /^(clone|init|worktree)$/.test(verb) ||
      call.rest.some(({ text }) => text === '-C' || text.startsWith('--git-dir'))
    );
  if (call.program === 'gh') return /^(repo|run|release)$/.test(verb);
  return (
    /^(cd|pushd|curl|wget|tar|unzip|cp|mv|tee|touch|mkdir|install|rsync|scp|aws|gsutil|gcloud|az|oras|crane|docker)$/.test(
      call.program,
    ) || runsFile(call)
  );
}

/** Files of the repository that are run are missing too, but who knows where from they come. */
function runsFile(call: StepCall): boolean {
  return runsAnything(call) && !/^(npm|pnpm|yarn|make)$/.test(call.program);
}

const onTree =
  /^(add|commit|push|pull|status|log|rev-parse|tag|merge|rebase|describe|ls-files|show|restore|stash|checkout|switch|branch|reset|rm|mv)$/;

/** What a call does with the repository; undefined where it does nothing. */
function missing(call: StepCall): string | undefined {
  const verb = verbOf(call)?.text ?? '';
  switch (call.program) {
    case 'git':
      return onTree.test(verb) ? `git ${verb} is run` : undefined;
    case 'yq': {
      const isEdit = call.rest.some(({ text }) => /^(-i|--inplace)$/.test(text));
      return isEdit ? 'yq edits a file' : undefined;
    }
    case 'npm':
    case 'pnpm':
      return /^(ci|test|run|run-script)$/.test(verb) ? `${call.program} ${verb} is run` : undefined;
    case 'make':
      return 'make is run';
    default:
      return undefined;
  }
}
