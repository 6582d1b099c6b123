import { describe, expect, it } from 'vitest';
import { environmentOf } from '../../src/configuration/environment.ts';
import { readConfiguration } from '../../src/configuration/read.ts';

const right = `application: api
image: { name: ghcr.io/acme/api }
gitops: { repository: acme/gitops, allowed-paths: [apps/**] }
environments:
  staging:
    targets:
      - name: eu
        edits: [{ file: apps/x.yaml, path: .image.tag }]
        workloads: [{ namespace: staging, name: api }]
`;

/** `line:column message` of every problem. */
function problemsOf(text: string): readonly string[] {
  const read = readConfiguration(text, 'f.yaml', 'api');
  if (read.result === 'read') return [];
  return read.problems.map(({ place, message }) => `${place?.line}:${place?.column} ${message}`);
}

describe('signing', () => {
  const withSigning = (text: string) => problemsOf(`${right}signing: ${text}\n`);

  it.each([
    '{}',
    '{sign: true, attest: [github, registry], attestation-required: true}',
    '{verify: [{subject: "https://github.com/acme/api/.github/workflows/deploy.yml@refs/heads/main"}]}',
    '{verify: [{subject-pattern: "https://github.com/acme/.*", repository: acme/api, issuer: "https://i.example"}]}',
    '{fulcio: "https://f.example", rekor: "https://r.example", trusted-root: "env:ROOT"}',
    '{verify: [{issuer: "https://accounts.google.com", subject: somebody@acme.example}]}',
    '{verify: [{subject: "https://github.com/acme/api/.github/workflows/deploy.yml@refs/pull/1/merge"}]}',
  ])('may be %s', (text) => {
    expect(withSigning(text)).toEqual([]);
  });

  it.each([
    ['{verify: [{subject: a, subject-pattern: b}]}', 'needs subject or subject-pattern, and not both'],
    ['{verify: [{issuer: a}]}', 'needs subject or subject-pattern, and not both'],
    ['{verify: [{subject-pattern: a, ref: main}]}', 'must be a whole ref, such as refs/heads/main'],
    ['{attestation-required: true}', '`attestation-required` goes with `attest`'],
    [
      '{verify: [{subject: "https://github.com/acme/api/.github/workflows/deploy.yml"}]}',
      'is no identity of a workflow',
    ],
    ['{verify: [{subject: acme/api}]}', 'is no identity of a workflow'],
    [
      '{sign: true, fulcio: "https://f.example", rekor: "https://r.example", verify: [{subject-pattern: a}]}',
      'what this Fulcio vouches for is not trusted',
    ],
    ['{verify: [{subject: a, repository: api}]}', 'must be owner/name, or an address'],
    ['{rekor: "https://r.example"}', 'rekor and timestamp go with fulcio'],
    ['{fulcio: "https://f.example"}', 'fulcio needs rekor or timestamp'],
    ['{fulcio: "f.example", rekor: "https://r.example"}', 'must be an address'],
    ['{trusted-root: root.json}', 'must be env:NAME'],
    ['{attest: [gitlab]}', 'must be one of github, registry'],
    ['{sing: true}', 'the key "sing" is unknown here'],
  ])('may not be %s', (text, message) => {
    expect(withSigning(text)).toEqual([expect.stringContaining(message)]);
  });
});

describe('a configuration', () => {
  it('is read with its defaults', () => {
    const read = readConfiguration(right, 'f.yaml', 'fallback');
    expect(read).toMatchObject({
      result: 'read',
      applications: [{ application: 'api', image: { tags: ['{{sha}}'], 'immutable-tags': true } }],
    });
  });

  it('says of a value of another type what it must be, and not that it is missing', () => {
    const text = right.replace('ghcr.io/acme/api }', 'ghcr.io/acme/api, platforms: linux/amd64 }');
    expect(problemsOf(text)).toEqual(['2:34 image.platforms must be a list']);
  });

  it('says what is missing', () => {
    expect(problemsOf(right.replace('repository: acme/gitops, ', ''))).toEqual(['3:1 gitops.repository is missing']);
  });

  it('names every problem at once, with its place', () => {
    const text = right.replace('application:', 'aplication:').replace('acme/api', 'acme/API').replace('apps/x', '../x');
    const places = problemsOf(text).map((problem) => problem.split(' ')[0]);
    expect(places.toSorted()).toEqual(['1:1', '2:10', '8:19']);
  });

  it('refuses a file outside of the allowed paths', () => {
    expect(problemsOf(right.replace('apps/x.yaml', 'other/x.yaml'))).toEqual([
      '8:19 other/x.yaml is outside of gitops.allowed-paths (apps/**)',
    ]);
  });

  it('tells what is not supported yet apart from what is wrong', () => {
    const text = right.replace('workloads: [{ namespace: staging, name: api }]', 'argocd: { application: api }');
    expect(readConfiguration(text, 'f.yaml', 'api')).toMatchObject({ result: 'wrong', code: 'not-supported' });
  });

  it('leaves out keys that begin with x-', () => expect(problemsOf(`x-note: mine\n${right}`)).toEqual([]));
});

describe('what would be accepted and then do nothing is refused', () => {
  const several = (names: readonly string[]) =>
    `gitops: { repository: acme/gitops, allowed-paths: [apps/**] }\napplications:\n${names
      .map(
        (name, index) => `- application: ${name}
  image: { name: ghcr.io/acme/app${index} }
  environments: { staging: { targets: [{ name: eu, edits: [{ file: apps/x.yaml, path: .tag }] }] } }
`,
      )
      .join('')}`;

  it.each([
    [
      '`soak` without `after`',
      right.replace('staging:\n', 'staging:\n    soak: 30m\n'),
      '6:5 `soak` needs `after`: it is how long the image must have been healthy there',
    ],
    [
      'a wave that leaves targets out',
      right
        .replace('staging:\n', 'staging:\n    waves: [[eu]]\n')
        .concat('      - { name: us, edits: [{ file: apps/y.yaml, path: .tag }] }\n'),
      '6:5 the target "us" is in no wave, so it would never be deployed',
    ],
    [
      'a manual merge of a push',
      right.replace('staging:\n', 'staging:\n    merge: manual\n'),
      '6:5 `merge: manual` needs `write: pull-request`: a push merges nothing',
    ],
    [
      'a branch of ours',
      right.replace('acme/gitops,', 'acme/gitops, branch: gitops-deploy/x,'),
      expect.stringMatching(/^3:36 gitops.branch must not begin with gitops-deploy\//),
    ],
    [
      'a branch that git refuses',
      right.replace('acme/gitops,', 'acme/gitops, branch: a..b,'),
      expect.stringMatching(/^3:36 gitops.branch must be the name of a branch/),
    ],
    [
      'thresholds that contradict each other, as `check` does',
      `${right}readiness: { thresholds: { memory: { large: { error: 8Gi } } } }\n`,
      '10:47 memory: large.warning must not be above large.error',
    ],
    [
      'a rule that there is not, as `check` does',
      `${right}readiness: { rules: { image-latst: off } }\n`,
      '10:23 there is no rule "image-latst"',
    ],
    [
      'a rule that there is not, in a repository of several',
      `${several(['api', 'web'])}readiness: { paths: [{ files: [a], rules: { nothing-like-it: off } }] }\n`,
      '9:45 there is no rule "nothing-like-it"',
    ],
    ['a second application of the same name', several(['api', 'web', 'api']), '9:3 the application "api" stands twice'],
    ['a second document', `${right}---\n${right}`, expect.stringMatching(/^10:1 .*documents/)],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it.each(['x..y', 'x.lock', 'x.'])('an environment called %s', (name) => {
    expect(problemsOf(right.replace('staging:', `${name}:`))).toEqual([
      expect.stringMatching(/^5:3 .*must be part of the name of a branch/),
    ]);
  });

  it('a name is told what is wrong with it once', () => {
    expect(problemsOf(right.replace('staging:', '"a b":'))).toEqual([expect.stringMatching(/^5:3 .*must be letters/)]);
  });

  it('an alias that stands for nothing is told as such', () => {
    expect(problemsOf(right.replace('application: api', 'application: *nobody'))).toEqual([
      expect.stringContaining('nobody'),
    ]);
  });
});

describe('environmentOf', () => {
  it('knows no names but those of the configuration', () => {
    const read = readConfiguration(right, 'f.yaml', 'api');
    if (read.result === 'wrong' || read.applications[0] === undefined) throw new Error('not read');
    for (const name of ['constructor', 'toString', '__proto__', 'production'])
      expect(() => environmentOf(read.applications[0] as never, name)).toThrow(/there is no environment/);
  });
});

describe('what a pull request looks like', () => {
  const proposed = (look: string) =>
    right.replace(
      '    targets:',
      `    write: pull-request\n    merge: manual\n    pull-request: ${look}\n    targets:`,
    );

  it('may be left out, and is then ours', () => {
    const read = readConfiguration(right, 'f.yaml', 'api');
    const look = { labels: [], reviewers: [], draft: false };
    expect(read).toMatchObject({ applications: [{ environments: { staging: { 'pull-request': look } } }] });
  });

  it('takes labels, users and teams, a draft, a title and a template', () => {
    const template =
      '|\n      # {{application}} {{tag}}\n      {{changes}} {{source}} {{changelog}} {{diff}} {{scan}} {{findings}} {{rollback}} {{run}}';
    const look = `\n      labels: [deploy, "needs review"]\n      reviewers: [alice, Acme/team-x, some_user]\n      draft: true\n      title: "ship {{short-sha}}"`;
    expect(problemsOf(proposed(`${look}\n      template: ${template.replaceAll('      ', '        ')}`))).toEqual([]);
  });

  it.each([
    [
      '{template: "{{changelogs}}"}',
      '8:20 environments.staging.pull-request.template {{changelogs}} is unknown; did you mean {{changelog}}?',
    ],
    ['{template: "{{target}}"}', /^8:20 .*\{\{target\}\} is unknown/],
    ['{template: "{{diff"}', /^8:20 .*has \{\{ without \}\}/],
    ['{template: " "}', /^8:20 .*must not be empty/],
    [`{template: "${'x'.repeat(20_001)}"}`, /^8:20 .*at most 20000 characters/],
    ['{title: "{{diff}}"}', /^8:20 .*\{\{diff\}\} is unknown/],
    ['{labels: [""]}', /^8:29 .*must be a label/],
    [`{labels: [ok, ${'x'.repeat(51)}]}`, /^8:33 .*at most 50/],
    ['{reviewers: ["@alice"]}', /^8:32 .*must be a user, such as alice/],
    ['{reviewers: ["renovate[bot]"]}', /^8:32 .*must be a user/],
    ['{reviewers: [other/team]}', /^8:32 other\/team is no team of acme/],
    ['{reviewers: [alice, bob, Alice]}', /^8:44 Alice stands twice/],
    ['{labels: [x, X]}', /^8:32 X stands twice/],
    ['{reviewer: [alice]}', /^8:20 the key "reviewer" is unknown here/],
  ])('is refused with its place: %s', (look, said) => {
    expect(problemsOf(proposed(look))).toEqual([typeof said === 'string' ? said : expect.stringMatching(said)]);
  });

  it('cannot be a draft that we are to merge', () => {
    const text = proposed('{draft: true}');
    const said = /^\d+:20 `draft: true` needs/;
    expect(problemsOf(text)).toEqual([]);
    expect(problemsOf(text.replace('    merge: manual\n', ''))).toEqual([expect.stringMatching(said)]);
    expect(problemsOf(text.replace('    write: pull-request\n    merge: manual\n', ''))).toEqual([
      expect.stringMatching(said),
    ]);
  });
});
