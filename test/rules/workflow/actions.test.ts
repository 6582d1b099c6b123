import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../judged.ts';
import { repairsOf, said, saidOfSteps, workflowOf } from './judged.ts';

const commit = '0f'.repeat(20);

describe('wf-unpinned-action', () => {
  it.each<[string, string, readonly string[]]>([
    ['a/b@main', '', ['error 5:15 a/b is taken from main, which is no commit and moves']],
    ['a/b/c@release/v1', '', ['error 5:15 a/b/c is taken from release/v1, which is no commit and moves']],
    ['a/b@v1', '', ['warning 5:15 a/b is named by the tag v1, which can be moved']],
    [
      'a/b@v1.2.3',
      'permissions: { contents: write }',
      ['error 5:15 a/b is named by the tag v1.2.3, which can be moved, in a job that can write or holds secrets'],
    ],
    [
      'a/b@v1',
      `env: { X: "\${{ secrets.X }}" }`,
      ['error 5:15 a/b is named by the tag v1, which can be moved, in a job that can write or holds secrets'],
    ],
    [
      'a/b@v1',
      `env: { X: "\${{ secrets.GITHUB_TOKEN }}" }`,
      ['warning 5:15 a/b is named by the tag v1, which can be moved'],
    ],
    [
      'actions/cache@v4',
      'permissions: write-all',
      ['warning 5:15 actions/cache is named by the tag v4, which can be moved'],
    ],
    [`a/b@${commit}`, '', []],
    [
      `a/b@${commit.slice(0, 7)}`,
      '',
      [`error 5:15 a/b is taken from ${commit.slice(0, 7)}, which is no commit and moves`],
    ],
    ['a/b', '', ['error 5:15 a/b is named without a version, which GitHub refuses']],
    ['./local', '', []],
    ['docker://alpine:3', '', ['warning 5:15 the image docker://alpine:3 has no digest']],
    [`docker://alpine@sha256:${commit}`, '', []],
    ['org/gitops-deploy@main', '', ['error 5:15 org/gitops-deploy is taken from main, which is no commit and moves']],
    ['org/gitops-deploy@v1', 'permissions: write-all', []],
    [
      'stranger/gitops-deploy@v1',
      'permissions: write-all',
      [
        'error 5:15 stranger/gitops-deploy is named by the tag v1, which can be moved, in a job that can write or holds secrets',
      ],
    ],
    [
      'stranger/gitops-deploy@v1',
      '',
      ['warning 5:15 stranger/gitops-deploy is named by the tag v1, which can be moved'],
    ],
    [`"\${{ matrix.action }}"`, '', []],
  ])('of %s in a job with %j', (uses, job, lines) => {
    expect(saidOfSteps('wf-unpinned-action', `- uses: ${uses}`, job)).toEqual(lines);
  });

  it('takes the repository that the package names for our own, and no other', () => {
    const { repository }: { repository: { url: string } } = JSON.parse(readFileSync('package.json', 'utf8'));
    const name = /github\.com\/(.+)\.git$/.exec(repository.url)?.[1];
    expect(saidOfSteps('wf-unpinned-action', `- uses: ${name}@v1`, 'permissions: write-all')).toEqual([]);
  });

  it('looks at called workflows and at actions', () => {
    expect(
      said('wf-unpinned-action', 'jobs: { a: { uses: a/b/.github/workflows/c.yml@v1, secrets: inherit } }'),
    ).toEqual([
      'error 1:20 a/b/.github/workflows/c.yml is named by the tag v1, which can be moved, in a job that can write or holds secrets',
    ]);
    const action = 'runs: { using: composite, steps: [{ uses: a/b@v1 }] }';
    expect(linesOf('wf-unpinned-action', action, { file: 'x/action.yml' })).toEqual([
      'warning 1:43 a/b is named by the tag v1, which can be moved',
    ]);
  });
});

describe('wf-retired-action', () => {
  it.each<[string, readonly string[]]>([
    ['- uses: actions/upload-artifact@v3', ['warning 5:15 actions/upload-artifact v3 was retired on 2025-01-30']],
    ['- uses: actions/upload-artifact@v4', []],
    [
      `- uses: github/codeql-action/init@${commit} # v2.1.0`,
      ['warning 5:15 github/codeql-action/init v2 was retired on 2025-01-10'],
    ],
    [`- uses: github/codeql-action/init@${commit}`, []],
    [
      '- uses: actions/create-release@v1',
      ['warning 5:15 actions/create-release is archived: nobody mends it any more'],
    ],
    ['- run: echo "::set-output name=a::b"', ['warning 5:19 the command set-output is deprecated']],
    ['- run: echo "::add-path::/a"', ['warning 5:19 the command add-path is switched off']],
    ['- run: echo "::warning::b" && grep ::set-output x', []],
  ])('of %j', (steps, lines) => {
    expect(saidOfSteps('wf-retired-action', steps)).toEqual(lines);
  });

  it('looks at runners, and at the day', () => {
    const text =
      'jobs:\n  a: { runs-on: ubuntu-20.04 }\n  b: { runs-on: [macos-13] }\n  c: { runs-on: [self-hosted, ubuntu-20.04] }\n';
    expect(said('wf-retired-action', text)).toEqual([
      'warning 2:17 GitHub has no runner ubuntu-20.04 since 2025-04-15: the job waits for one until it is given up',
      'warning 3:18 GitHub has no runner macos-13 since 2025-12-08: the job waits for one until it is given up',
    ]);
    expect(linesOf('wf-retired-action', text, { file: '.github/workflows/a.yml', today: '2025-04-14' })).toEqual([]);
  });
});

describe('wf-permissions', () => {
  const checkout = `- uses: actions/checkout@${commit}`;
  it.each<[string, string, readonly string[]]>([
    [
      checkout,
      '',
      ['warning 4:5 job one has no permissions, and the workflow has none; its steps need contents: read'],
    ],
    ['- run: echo', '', ['warning 4:5 job one has no permissions, and the workflow has none']],
    [checkout, 'permissions: {}', []],
    [checkout, 'permissions: write-all', ['warning 7:18 the token may write everything']],
    [
      checkout,
      'permissions: { contents: write }',
      ['warning 7:30 job one writes nothing to the repository, and has contents: write'],
    ],
    [`${checkout}\n- run: git push`, 'permissions: { contents: write }', []],
    [`${checkout}\n- run: ./release.sh`, 'permissions: { contents: write }', []],
    [`${checkout}\n- uses: a/b@v1`, 'permissions: { contents: write }', []],
    [`${checkout}\n- run: curl -H "$T"\n  env: { T: "\${{ github.token }}" }`, 'permissions: { contents: write }', []],
  ])('of %j and %j', (steps, job, lines) => {
    expect(saidOfSteps('wf-permissions', steps, job)).toEqual(lines);
  });

  it('looks at the workflow', () => {
    expect(
      said(
        'wf-permissions',
        'permissions: { contents: write }\njobs:\n  a: { steps: [{ run: echo }] }\n  b: { steps: [{ run: ls }] }\n',
      ),
    ).toEqual(['warning 1:26 no job writes to the repository, and has contents: write']);
    expect(
      said('wf-permissions', 'permissions: { contents: write }\njobs:\n  a: { steps: [{ run: git push }] }\n'),
    ).toEqual([]);
  });

  it('writes only what is sure', () => {
    expect(repairsOf('wf-permissions', workflowOf(`${checkout}\n- run: go vet`))).toEqual([
      '.jobs.one.permissions = {"contents":"read"}',
    ]);
    expect(repairsOf('wf-permissions', workflowOf(`${checkout}\n- run: make`))).toEqual([]);
    expect(
      repairsOf('wf-permissions', workflowOf(`${checkout}\n- uses: github/codeql-action/upload-sarif@v4`)),
    ).toEqual([]);
    expect(repairsOf('wf-permissions', workflowOf(checkout, 'permissions: { contents: write }'))).toEqual([
      '.jobs.one.permissions.contents = "read"',
    ]);
  });
});

describe('wf-permission-missing', () => {
  const login = `- uses: docker/login-action@v3\n  with: { registry: ghcr.io, password: "\${{ github.token }}" }`;
  it.each<[string, string]>([
    ['- uses: github/codeql-action/upload-sarif@v4', 'security-events: write for github/codeql-action/upload-sarif'],
    [
      '- uses: aws-actions/configure-aws-credentials@v5\n  with: { role-to-assume: x }',
      'id-token: write for aws-actions/configure-aws-credentials',
    ],
    [
      '- uses: google-github-actions/auth@v3\n  with: { workload_identity_provider: x }',
      'id-token: write for google-github-actions/auth',
    ],
    ['- uses: azure/login@v2\n  with: { client-id: x }', 'id-token: write for azure/login'],
    ['- run: cosign sign --yes x', 'id-token: write for cosign without a key'],
    ['- uses: actions/checkout@v6\n- run: git push', 'contents: write for git push'],
    ['- uses: actions/checkout@v6\n- run: git push origin HEAD:main', 'contents: write for git push'],
    [
      `- run: gh release create v1\n  env: { GH_TOKEN: "\${{ github.token }}" }`,
      'contents: write for gh release create',
    ],
    [
      `- run: gh pr comment 1 -b x\n  env: { GH_TOKEN: "\${{ secrets.GITHUB_TOKEN }}" }`,
      'pull-requests: write for gh pr comment',
    ],
    [
      `${login}\n- uses: docker/build-push-action@v6\n  with: { push: true, tags: ghcr.io/a/b:1 }`,
      'packages: write for the push to ghcr.io',
    ],
    [`${login}\n- run: docker push ghcr.io/a/b:1`, 'packages: write for the push to ghcr.io'],
  ])('finds what %j needs', (steps, need) => {
    expect(
      saidOfSteps('wf-permission-missing', steps, 'permissions:\n  actions: read').map((line) =>
        line.replace(/^error \d+:\d+ job one needs /, ''),
      ),
    ).toEqual([need]);
    const [scope = ''] = need.split(':');
    expect(saidOfSteps('wf-permission-missing', steps, `permissions: { ${scope}: write }`)).toEqual([]);
    expect(saidOfSteps('wf-permission-missing', steps, 'permissions: write-all')).toEqual([]);
  });

  it.each([
    '- uses: aws-actions/configure-aws-credentials@v5\n  with: { role-to-assume: x, aws-access-key-id: y }',
    '- run: cosign sign --key k x',
    `- uses: actions/checkout@v6\n  with: { token: "\${{ secrets.PAT }}" }\n- run: git push`,
    '- uses: actions/checkout@v6\n  with: { repository: a/b, token: x }\n- run: git push',
    '- uses: actions/checkout@v6\n- run: git push https://x@y/z',
    '- uses: actions/checkout@v6\n- run: git remote set-url origin https://x@y/z && git push',
    `- run: gh release create v1\n  env: { GH_TOKEN: "\${{ secrets.PAT }}" }`,
    `- uses: peter-evans/create-pull-request@v7\n  with: { token: "\${{ secrets.PAT }}" }`,
    '- uses: docker/build-push-action@v6\n  with: { push: true, tags: ghcr.io/a/b:1 }',
    `${login}\n- uses: docker/build-push-action@v6\n  with: { push: true, tags: docker.io/a/b:1 }`,
  ])('says nothing of %j', (steps) => {
    expect(saidOfSteps('wf-permission-missing', steps, 'permissions: { actions: read }')).toEqual([]);
  });

  it('says of jobs that leave it to the settings only what no setting gives', () => {
    expect(saidOfSteps('wf-permission-missing', '- uses: actions/attest-build-provenance@v3')).toEqual([
      'error 4:5 job one needs id-token: write for actions/attest-build-provenance',
    ]);
  });

  it('stands where the scope belongs, and writes it', () => {
    const text = workflowOf('- uses: actions/attest@v3', 'permissions:\n  attestations: read\n  contents: read');
    expect(said('wf-permission-missing', text)).toEqual([
      'error 8:7 job one needs id-token: write for actions/attest',
      'error 8:21 job one needs attestations: write for actions/attest',
    ]);
    expect(repairsOf('wf-permission-missing', text)).toEqual([
      '.jobs.one.permissions.id-token = "write"',
      '.jobs.one.permissions.attestations = "write"',
    ]);
  });
});

describe('wf-token-hygiene', () => {
  it.each<[string, readonly string[]]>([
    [
      '- uses: actions/checkout@v6\n- run: go test ./...',
      ['info 5:15 the token stays on the disk of job one, which does not push'],
    ],
    ['- uses: actions/checkout@v6\n  with: { persist-credentials: false }', []],
    [`- uses: actions/checkout@v6\n  with: { persist-credentials: "\${{ inputs.x }}" }`, []],
    ['- uses: actions/checkout@v6\n- run: git push', []],
    [
      '- uses: actions/checkout@v6\n- uses: actions/upload-artifact@v4\n  with: { path: . }',
      ['warning 5:15 the token stays in .git, and a later step uploads the whole folder'],
    ],
  ])('of %j', (steps, lines) => {
    expect(saidOfSteps('wf-token-hygiene', steps)).toEqual(lines);
  });

  it.each([
    [
      'a/b/.github/workflows/c.yml@v1',
      ['warning 1:63 every secret is handed to a/b/.github/workflows/c.yml, which can be changed by others'],
    ],
    ['./.github/workflows/c.yml     ', ['info 1:63 every secret is handed to ./.github/workflows/c.yml']],
  ])('of secrets that %s inherits', (uses, lines) => {
    expect(
      said(
        'wf-token-hygiene',
        `jobs: { a: { uses: "${uses.trim()}",${' '.repeat(30 - uses.trim().length)} secrets: inherit } }`,
      ),
    ).toEqual(lines);
  });

  it('writes persist-credentials where nothing can want the token', () => {
    const rule = 'wf-token-hygiene';
    const set = ['.jobs.one.steps[0].with.persist-credentials = false'];
    expect(repairsOf(rule, workflowOf('- uses: actions/checkout@v6\n- run: go vet'))).toEqual(set);
    expect(repairsOf(rule, workflowOf('- uses: actions/checkout@v6\n- run: make'))).toEqual([]);
    expect(repairsOf(rule, workflowOf('- uses: actions/checkout@v6\n- uses: a/b@v1'))).toEqual([]);
  });
});
