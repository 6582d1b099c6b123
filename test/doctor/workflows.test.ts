import { describe, expect, it } from 'vitest';
import { readWorkflow } from '../../src/doctor/workflow-file.ts';
import { judgeWorkflows } from '../../src/doctor/workflows.ts';

const sha = '0123456789abcdef0123456789abcdef01234567';
const needs = {
  permissions: [
    { name: 'contents', level: 'read' },
    { name: 'statuses', level: 'write' },
    { name: 'actions', level: 'read' },
  ],
  asksForRuns: false,
  pausing: ['pull requests of prod'],
} as const;

/** An expression that GitHub fills in. */
const expression = (text: string) => `\${{ ${text} }}`;

/** A workflow with one job; each part as it stands in the file. */
function workflow({
  on = 'push',
  job = 'permissions: { contents: read, statuses: write }',
  uses = `acme/gitops-deploy@${sha}`,
  inputs = '{ environment: prod }',
  checkout = '{ uses: actions/checkout@v5 }',
} = {}): string {
  return `on: ${on}
jobs:
  go:
    runs-on: ubuntu-latest
    ${job}
    steps:
      - ${checkout}
      - uses: ${uses}
        with: ${inputs}
`;
}

function judge(...texts: readonly string[]) {
  const read = texts.map((text, index) => readWorkflow(`.github/workflows/${index}.yml`, text));
  const workflows = read.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  expect(workflows).toHaveLength(texts.length);
  return judgeWorkflows(workflows, needs);
}

it('that deploys needs to see runs where one must have been approved', () => {
  const read = readWorkflow('deploy.yml', workflow());
  if (typeof read === 'string') throw new Error(read);
  const answers = judgeWorkflows([read], { ...needs, asksForRuns: true });
  expect(answers).toContainEqual(expect.objectContaining({ question: 'workflow-permissions', answer: 'problem' }));
});

const resume = workflow({ inputs: '{ command: resume }' });

describe('a workflow', () => {
  it.each([
    [
      'as the documentation has it',
      {},
      ['workflow-permissions fine', 'workflow-concurrency fine', 'workflow-trigger fine', 'workflow-pin fine'],
    ],
    ['without a permission', { job: 'permissions: { contents: read }' }, ['workflow-permissions problem']],
    [
      'with too low a permission',
      { job: 'permissions: { contents: read, statuses: read }' },
      ['workflow-permissions problem'],
    ],
    ['with more than it needs', { job: 'permissions: write-all' }, ['workflow-permissions fine']],
    ['that only reads', { job: 'permissions: read-all' }, ['workflow-permissions problem']],
    ['without permissions', { job: 'name: x' }, ['workflow-permissions could-not-tell']],
    [
      'without permissions and with a token of its own',
      { job: 'name: x', inputs: `{ environment: prod, github-token: "${expression('secrets.PAT')}" }` },
      ['workflow-permissions fine'],
    ],
    [
      'with the token of the job, said once more',
      { job: 'name: x', inputs: `{ environment: prod, github-token: "${expression('github.token')}" }` },
      ['workflow-permissions could-not-tell'],
    ],
    ['that resumes without seeing other runs', { inputs: '{ command: resume }' }, ['workflow-permissions problem']],
    [
      'that resumes and sees them',
      { job: 'permissions: { contents: read, statuses: write, actions: read }', inputs: '{ command: resume }' },
      ['workflow-permissions fine'],
    ],
    [
      'that rolls back without seeing other runs',
      { inputs: '{ command: rollback }' },
      ['workflow-permissions problem'],
    ],
    ['of comments that sees no other runs', { inputs: '{ command: comment }' }, ['workflow-permissions problem']],
    ['with a concurrency group', { job: 'concurrency: deploy' }, ['workflow-concurrency problem']],
    [
      'with a concurrency group around resume',
      { job: 'concurrency: resume', inputs: '{ command: resume }' },
      ['!workflow-concurrency'],
    ],
    ['by pull_request_target', { on: '[pull_request_target]' }, ['workflow-trigger problem']],
    [
      'by pull_request_target with an image',
      { on: '[pull_request_target]', inputs: '{ image: "a:1" }' },
      ['workflow-trigger fine'],
    ],
    [
      'of a comment',
      { on: '{ issue_comment: { types: [created] } }', inputs: '{ command: comment }' },
      ['workflow-trigger fine'],
    ],
    [
      'of a comment that checks the head out',
      {
        on: '{ issue_comment: {} }',
        inputs: '{ command: comment }',
        checkout: `{ uses: actions/checkout@v5, with: { ref: "refs/pull/${expression('github.event.issue.number')}/head" } }`,
      },
      ['workflow-trigger problem'],
    ],
    [
      'of a comment that checks the head out by gh',
      { on: 'issue_comment', inputs: '{ command: comment }', checkout: '{ run: gh pr checkout 1 }' },
      ['workflow-trigger problem'],
    ],
    [
      'that checks a head out without secrets',
      {
        on: 'pull_request',
        checkout: `{ uses: actions/checkout@v5, with: { ref: "${expression('github.event.pull_request.head.sha')}" } }`,
      },
      ['workflow-trigger fine'],
    ],
    ['by a tag', { uses: 'acme/gitops-deploy@v1' }, ['workflow-pin fine']],
    ['of another action', { uses: 'acme/other@v1' }, ['!workflow-pin', '!workflow-permissions']],
  ] as const)('%s', (_, parts, expected) => {
    const told = judge(workflow(parts), resume).map(
      ({ question, answer, place }) => [`${question} ${answer}`, place?.file ?? ''] as const,
    );
    const own = told.filter(([, file]) => file.endsWith('0.yml')).map(([words]) => words);
    for (const one of expected) {
      if (one.startsWith('!')) expect(own.join()).not.toContain(one.slice(1));
      else expect(own).toContain(one);
    }
  });

  it('that is not pinned gets advice, at its line', () => {
    const pin = judge(workflow({ uses: 'acme/gitops-deploy@v1' }), resume).find(
      ({ question }) => question === 'workflow-pin',
    );
    expect(pin).toMatchObject({
      sentence: '@v1',
      advice: expect.stringContaining('full commit'),
      place: { file: '.github/workflows/0.yml', line: 8 },
    });
  });

  it('that calls one of ours, or runs the command line, counts', () => {
    const calls = `on: schedule\njobs:\n  again: { uses: acme/gitops-deploy/.github/workflows/resume.yml@v1, permissions: write-all }\n`;
    const runs =
      'on: push\njobs:\n  go:\n    steps:\n      - run: |\n          npm ci\n          npx gitops-deploy resume\n';
    for (const text of [calls, runs])
      expect(judge(text).at(-1)).toMatchObject({ question: 'workflow-resume', answer: 'fine' });
  });

  it('that resumes is missed where something can pause, and advised elsewhere', () => {
    expect(judge(workflow()).at(-1)).toMatchObject({
      question: 'workflow-resume',
      answer: 'problem',
      sentence: expect.stringContaining('pull requests of prod'),
    });
    const read = readWorkflow('a.yml', workflow());
    if (typeof read === 'string') throw new Error(read);
    expect(judgeWorkflows([read], { ...needs, pausing: [] }).at(-1)).toMatchObject({
      answer: 'fine',
      advice: expect.stringContaining('command: resume'),
    });
  });

  it('that deploys where a run has to be approved must see who approved it', () => {
    const read = readWorkflow('a.yml', workflow({ inputs: '{ command: promote, environment: prod }' }));
    if (typeof read === 'string') throw new Error(read);
    const asked = judgeWorkflows([read], { ...needs, asksForRuns: true });
    expect(asked.find(({ question }) => question === 'workflow-permissions')).toMatchObject({
      answer: 'problem',
      sentence: 'the token of the job lacks actions: read',
    });
  });

  it('that is made to take long takes none', () => {
    const bomb = `a: &a [${'x, '.repeat(9)}x]\n${'bcdefghij'.replace(/./g, (one, index: number) => `${one}: &${one} [${`*${'abcdefghi'[index]}, `.repeat(9)}1]\n`)}`;
    const lines = [
      '\n'.repeat(200_000),
      ' '.repeat(200_000),
      'git fetch '.repeat(20_000),
      'npx -a '.repeat(20_000),
      `npx ${'--ab '.repeat(60)}x`,
    ];
    const begun = performance.now();
    expect(readWorkflow('a.yml', bomb)).toBe('its aliases cannot be followed');
    for (const run of lines)
      expect(
        readWorkflow('a.yml', JSON.stringify({ on: 'issue_comment', jobs: { a: { steps: [{ run }] } } })),
      ).toMatchObject({ steps: [] });
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  it('that is no YAML, or nothing at all, says so or says nothing', () => {
    expect(readWorkflow('a.yml', 'on: [push')).toMatch(/Flow sequence|expected/i);
    for (const text of ['', '[]', 'jobs: 7', 'on: 1\njobs: { a: null, b: [], c: { steps: [1, null] } }'])
      expect(readWorkflow('a.yml', text)).toMatchObject({ steps: [] });
  });
});
