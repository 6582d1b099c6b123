import { describe, expect, it } from 'vitest';
import type { BranchRule } from '../../src/doctor/facts.ts';
import { judgeRequiredCheck } from '../../src/doctor/required-check.ts';
import { readWorkflow } from '../../src/doctor/workflow-file.ts';
import { branch, rule } from './facts.ts';

const requires = (context: string) => rule('required_status_checks', { required_status_checks: [{ context }] });

function judge(text: string | undefined, ...rules: readonly BranchRule[]) {
  const read = text === undefined ? [] : [readWorkflow('.github/workflows/check.yml', text)];
  const workflows = read.filter((one) => typeof one !== 'string');
  expect(workflows).toHaveLength(read.length);
  return judgeRequiredCheck({ repository: 'acme/gitops', branch: 'main', workflows, rules: branch(...rules) });
}

const check = (on: string, job = 'runs-on: ubuntu-latest') => `on: ${on}
jobs:
  manifests:
    ${job}
    steps:
      - uses: acme/gitops-deploy@v1
        with: { command: check }
`;

describe('the required check of the GitOps repository', () => {
  it('is fine where it runs and is required', () => {
    const answer = judge(check('[pull_request, merge_group]'), requires('manifests'));
    expect(answer).toMatchObject({ answer: 'fine' });
    expect(answer.advice).toBeUndefined();
  });

  it('is known by the name of its job, and by the one that is called', () => {
    expect(judge(check('pull_request', 'name: Judge'), requires('Judge')).advice).toBeUndefined();
    const called = 'on: pull_request\njobs:\n  judge: { uses: acme/gitops-deploy/.github/workflows/check.yml@v1 }\n';
    expect(judge(called, requires('judge / manifests')).advice).toBeUndefined();
  });

  it('is advised where it is missing, and where it is not required', () => {
    expect(judge(undefined)).toMatchObject({ answer: 'fine', advice: expect.stringContaining('command: check') });
    const answer = judge(check('pull_request'), requires('lint'));
    expect(answer).toMatchObject({ answer: 'fine', advice: expect.stringContaining('require the check "manifests"') });
  });

  it.each([
    ['does not run for pull requests', check('push'), []],
    ['does not run in its merge queue', check('pull_request'), [rule('merge_queue')]],
    ['runs for some files only', check('{ pull_request: { paths: [apps/**] } }'), []],
  ] as const)('is a problem where it is required and %s', (why, text, more) => {
    const answer = judge(text, requires('manifests'), ...more);
    expect(answer).toMatchObject({ answer: 'problem', sentence: expect.stringContaining(why) });
  });

  it('cannot be told where GitHub does not tell the rules, or a name is made by its runs', () => {
    const workflow = readWorkflow('check.yml', check('pull_request'));
    if (typeof workflow === 'string') throw new Error(workflow);
    const facts = { repository: 'acme/gitops', branch: 'main', workflows: [workflow] };
    expect(judgeRequiredCheck({ ...facts, rules: undefined })).toMatchObject({ answer: 'could-not-tell' });
    const named = check('pull_request', `name: check of \${{ matrix.folder }}`);
    expect(judge(named, requires('check of apps'))).toMatchObject({ answer: 'could-not-tell' });
  });
});
