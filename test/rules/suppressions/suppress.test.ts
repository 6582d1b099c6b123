import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Said } from '../../../src/rules/judge.ts';
import type { Rule } from '../../../src/rules/rule.ts';
import { ignoreComments } from '../../../src/rules/suppressions/comments.ts';
import { ignoresIn } from '../../../src/rules/suppressions/parse.ts';
import { suppressionsRules } from '../../../src/rules/suppressions/rules.ts';
import { suppress } from '../../../src/rules/suppressions/suppress.ts';
import { judgeByRules, readFiles } from '../applied.ts';
import { context } from '../judged.ts';

/** Rules of the test's own: suppressions are not about what is found. */
const facts = {
  family: 'images',
  severities: ['error'],
  title: 'what a test looks for',
  why: 'a test needs it',
  fix: 'nothing is to be done',
  repairs: 'person',
  sources: [],
  example: { file: 'a.yaml', bad: '', good: '' },
} as const;
const latest: Rule = {
  ...facts,
  id: 'image-latest',
  looksAt: 'pod',
  judge: ({ containers }) =>
    containers
      .map(({ view }) => view.at('image'))
      .filter((at) => at.value?.endsWith(':latest') === true)
      .map((at) => ({ at, message: `${at.value} moves` })),
};
const inDockerfile: Rule = {
  ...facts,
  id: 'docker-apt',
  looksAt: 'dockerfile',
  judge: ({ file, text }) =>
    text.split('\n').flatMap((line, index) => {
      const at = { place: { file, line: index + 1, column: 1 }, path: '', value: line };
      return line.includes('apt-get') ? [{ at, message: 'installs' }] : [];
    }),
};
const inWorkflow: Rule = {
  ...facts,
  id: 'wf-run',
  looksAt: 'workflow',
  judge: ({ view }) =>
    view
      .at('jobs')
      .entries.flatMap(([, job]) => job.at('steps').items.map((step) => ({ at: step.at('run'), message: 'runs' }))),
};

const amounts: Rule = { ...facts, id: 'resource-absurd', looksAt: 'amounts' };
const rules = [latest, inWorkflow, inDockerfile, amounts, ...suppressionsRules];

function judged(files: Readonly<Record<string, string>>, today = '2026-11-27') {
  const bytes = new Map(Object.entries(files).map(([file, text]) => [file, new TextEncoder().encode(text)]));
  const read = readFiles(bytes);
  const said = judgeByRules(read, rules, context);
  return settledLines(said, { rules, files: bytes, today, objects: read.sets.flatMap(({ objects }) => objects) });
}

function settledLines(said: readonly Said[], given: Parameters<typeof suppress>[1]): readonly string[] {
  return suppress(said, given).map(({ rule, finding: { severity, place, message }, suppressed }) => {
    const passed = suppressed === undefined ? '' : ` (${suppressed.reason}, ${suppressed.until ?? 'for ever'})`;
    return `${severity} ${place.file}:${place.line}:${place.column} ${rule.id}: ${message}${passed}`;
  });
}

const pod = (image: string, more = '') => `apiVersion: v1
kind: Pod
metadata: { name: api${more} }
spec:
  containers:
    - name: api
      image: ${image}
`;
const annotated = (text: string, image = 'api:latest') =>
  pod(image, `, annotations: { gitops-deploy.io/ignore: ${JSON.stringify(text)} }`);

describe('an entry', () => {
  it.each([
    ['image-latest: a demo', { rule: 'image-latest', reason: 'a demo' }],
    ['image-latest:a demo until 2026-12-31', { rule: 'image-latest', reason: 'a demo', until: '2026-12-31' }],
    [
      '  image-latest : a demo: of ours  until   2026-12-31 ',
      { rule: 'image-latest', reason: 'a demo: of ours', until: '2026-12-31' },
    ],
    [
      'image-latest: waits until the registry moves',
      { rule: 'image-latest', reason: 'waits until the registry moves' },
    ],
    [
      'image-latest: until 3 is out, until 2028-02-29',
      { rule: 'image-latest', reason: 'until 3 is out,', until: '2028-02-29' },
    ],
  ])('reads %s', (text, ignore) => {
    expect(ignoresIn(text)).toEqual([{ result: 'ignore', ignore }]);
  });

  it.each([
    ['', 'the suppression names no rule'],
    ['image-latest', 'the suppression of image-latest has no reason'],
    ['image-latest:', 'the suppression of image-latest has no reason'],
    ['image-latest: until 2026-12-31', 'the suppression of image-latest has no reason'],
    [
      'image-latest: a until 2026-02-30',
      'the suppression of image-latest ends on 2026-02-30, which is no day such as 2026-12-31',
    ],
    [
      'image-latest: a until 31.12.2026',
      'the suppression of image-latest ends on 31.12.2026, which is no day such as 2026-12-31',
    ],
    ['*: a', '"*: a" is no suppression, which is RULE: REASON'],
    ['image-*: a', '"image-*: a" is no suppression, which is RULE: REASON'],
    ['because we like it', '"because we like it" is no suppression, which is RULE: REASON'],
  ])('refuses "%s"', (text, message) => {
    expect(ignoresIn(text)).toEqual([{ result: 'invalid', message }]);
  });

  it('is one of several, by semicolons and lines', () => {
    const rules = ignoresIn('a: x; b: y until 2026-12-31\nc: z\n').map(
      (one) => one.result === 'ignore' && one.ignore.rule,
    );
    expect(rules).toEqual(['a', 'b', 'c']);
  });
});

const found = 'error a.yaml:7:14 image-latest: api:latest moves';

describe('an annotation', () => {
  it('lets pass what its rule says of the object, with the reason', () => {
    expect(judged({ 'a.yaml': annotated('image-latest: a demo until 2026-11-27') })).toEqual([
      `${found} (a demo, 2026-11-27)`,
    ]);
  });

  it('may stand on the pod template', () => {
    const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  template:
    metadata: { annotations: { gitops-deploy.io/ignore: "image-latest: a demo" } }
    spec: { containers: [{ name: api, image: "api:latest" }] }
`;
    expect(judged({ 'a.yaml': deployment })).toEqual([
      'error a.yaml:7:46 image-latest: api:latest moves (a demo, for ever)',
    ]);
  });

  it('is about its own object, and no other of the same name', () => {
    const other = pod('other:latest');
    expect(judged({ 'a.yaml': annotated('image-latest: a demo'), 'b.yaml': other })).toEqual([
      `${found} (a demo, for ever)`,
      'error b.yaml:7:14 image-latest: other:latest moves',
    ]);
  });

  it('that is over lets nothing pass, and is an error', () => {
    expect(judged({ 'a.yaml': annotated('image-latest: a demo until 2026-11-26') })).toEqual([
      found,
      'error a.yaml:3:64 suppression-expired: the suppression of image-latest ended on 2026-11-26: a demo',
    ]);
  });

  it('that lets nothing pass is told', () => {
    expect(judged({ 'a.yaml': annotated('image-latest: a demo; wf-run: b', 'api:1') })).toEqual([
      'info a.yaml:3:64 suppression-unused: nothing here is found by image-latest, which is suppressed',
      'info a.yaml:3:64 suppression-unused: nothing here is found by wf-run, which is suppressed',
    ]);
  });

  it('that is filled in later says nothing', () => {
    expect(judged({ 'a.yaml': annotated('{{ .ignored }}') })).toEqual([found]);
  });

  it.each([
    ['without a reason', 'image-latest', 'the suppression of image-latest has no reason'],
    [
      'of a rule that nobody knows',
      'image-lates: a',
      'there is no rule image-lates to suppress; did you mean image-latest?',
    ],
    ['of what is said of suppressions', 'suppression-unused: a', 'there is no rule suppression-unused to suppress'],
    ['of an amount', 'resource-absurd: a', 'resource-absurd is not suppressed, whatever the amount may become'],
  ])('%s does not count, and is told', (_, text, says) => {
    expect(judged({ 'a.yaml': annotated(text) })).toEqual([found, `warning a.yaml:3:64 suppression-invalid: ${says}`]);
  });
});

const workflow = (comment: string) => `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      ${comment}
      - run: echo
`;

describe('a comment', () => {
  it.each([
    ['behind the value', 'image: api:latest # gitops-deploy ignore image-latest: a demo'],
    ['on the line above', '# gitops-deploy ignore image-latest: a demo until 2026-12-31\n      image: api:latest'],
    ['on lines above', '# gitops-deploy ignore image-latest: a demo\n      # more words\n      image: api:latest'],
  ])('%s lets it pass', (_, text) => {
    const lines = judged({ 'a.yaml': pod('x').replace('image: x', text) });
    expect(lines).toEqual([expect.stringMatching(/image-latest: api:latest moves \(a demo, /)]);
  });

  it.each([
    ['further above', '# gitops-deploy ignore image-latest: a demo\n\n      image: api:latest'],
    ['below', 'image: api:latest\n      # gitops-deploy ignore image-latest: a demo'],
  ])('%s does not', (_, text) => {
    expect(judged({ 'a.yaml': pod('x').replace('image: x', text) })).toEqual([
      expect.stringMatching(/^error .* moves$/),
      expect.stringContaining('suppression-unused'),
    ]);
  });

  it('counts in a workflow, and for a whole block of text', () => {
    const text = workflow('# gitops-deploy ignore wf-run: a demo');
    const file = '.github/workflows/a.yml';
    expect(judged({ [file]: text })).toEqual([`error ${file}:7:14 wf-run: runs (a demo, for ever)`]);
  });

  it('counts in a Dockerfile for a whole instruction, and for no other', () => {
    const text = `FROM a:1
# gitops-deploy ignore docker-apt: a demo
RUN echo && \\
    # what follows
    apt-get install a && \\
    apt-get install b
RUN apt-get install c
`;
    expect(judged({ Dockerfile: text })).toEqual([
      'error Dockerfile:5:1 docker-apt: installs (a demo, for ever)',
      'error Dockerfile:6:1 docker-apt: installs (a demo, for ever)',
      'error Dockerfile:7:1 docker-apt: installs',
    ]);
  });

  it('without a reason does not count, and is told at its place', () => {
    expect(judged({ 'a.yaml': pod('api:latest # gitops-deploy ignore image-latest') })).toEqual([
      found,
      'warning a.yaml:7:25 suppression-invalid: the suppression of image-latest has no reason',
    ]);
  });

  it('is no other comment', () => {
    expect(judged({ 'a.yaml': pod('api:latest # gitops-deploy ignored image-latest: a') })).toEqual([found]);
  });
});

describe('any text', () => {
  it('is read in the time that its length takes, and is a suppression or wrong', () => {
    const part = fc.constantFrom(
      'image-latest',
      ':',
      ';',
      '\n',
      ' until ',
      '2026-12-31',
      '2026-13-01',
      'a reason',
      '# gitops-deploy ignore ',
      '"',
      '\u202e',
    );
    const texts = fc.oneof(
      fc.array(part).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const one of ignoresIn(text)) {
          if (one.result === 'invalid') expect(one.message).not.toBe('');
          else expect(one.ignore.reason.trim()).not.toBe('');
        }
        for (const { covers, line } of ignoreComments(text, false)) expect(covers.last).toBeGreaterThanOrEqual(line);
      }),
      { numRuns: 1000 },
    );
    const start = performance.now();
    for (const long of [
      'until '.repeat(100_000),
      '# gitops-deploy '.repeat(50_000),
      `# gitops-deploy ignore a: ${' '.repeat(500_000)}b`,
    ]) {
      ignoresIn(long);
      ignoreComments(`${long}\n# gitops-deploy ignore a: b`, true);
    }
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});

describe('a block of text', () => {
  it('is covered to its end, and what follows is not', () => {
    const text = '# gitops-deploy ignore a: b\nrun: |\n  one\n\n  two\nnext: c\n';
    expect(ignoreComments(text, false)).toMatchObject([{ covers: { first: 2, last: 5 } }]);
  });
});

describe.each(suppressionsRules)('the example of $id', ({ id, example: { file, bad, good } }) => {
  const of = (text: string) => judged({ [file]: text }).filter((line) => line.includes(` ${id}: `));

  it('is found by it, and the other is not', () => {
    expect(of(bad)).toHaveLength(1);
    expect(of(good)).toEqual([]);
  });
});
