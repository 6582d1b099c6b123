import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GitHubServer, TestRepository } from '../../world/github/server.ts';
import { startGitHub, token } from '../../world/github/server.ts';
import { GitServer } from '../git/server.ts';
import { runCli } from './cli.ts';

let github: GitHubServer;
let gitops: TestRepository;
let commit: string;
let folder: string;

const configuration = `application: api
image: {name: "127.0.0.1:9/acme/api"}
gitops: {repository: acme/gitops, allowed-paths: [app/**]}
environments:
  staging: {targets: [{name: here, edits: [{file: app/values.yaml, path: .image.tag}], workloads: [{namespace: staging, name: api}]}]}
  nowhere: {targets: [{name: here, edits: [{file: app/values.yaml, path: .image.label}]}]}
`;
const outside = `  outside: {targets: [{name: here, edits: [{file: "other/{{branch}}.yaml", path: .image.tag}]}]}\n`;
const later = `  later: {targets: [{name: here, edits: [{file: app/values.yaml, path: .image.tag}], argocd: {application: api}}]}\n`;

const elsewhere = configuration
  .replace('acme/gitops', 'https://git.example/acme/gitops')
  .replace('staging: {', 'staging: {write: pull-request, ');

/** A cluster that nobody listens for. */
const kubeconfig = `apiVersion: v1
kind: Config
clusters: [{name: away, cluster: {server: "https://127.0.0.1:9"}}]
users: [{name: me, user: {token: secret-of-the-cluster}}]
contexts: [{name: away, context: {cluster: away, user: me}}]
current-context: away
`;

beforeEach(async () => {
  github = await startGitHub();
  commit = (await github.addRepository('acme/api')).head();
  gitops = await github.addRepository('acme/gitops', {
    'app/values.yaml': 'image:\n  tag: one\n',
    'other/values.yaml': 'image: {tag: one}\n',
  });
  folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\n');
  writeFileSync(join(folder, '.gitops-deploy.yaml'), configuration);
});

afterEach(() => github[Symbol.asyncDispose]());

function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return runCli({ folder, github, commit }, words, environment);
}

const staging = ['deploy', '--environment', 'staging'] as const;

describe('bad input ends with exit code 2 and nothing written', () => {
  const cases: readonly {
    readonly what: string;
    readonly words: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
    /** Environments besides the usual ones. */
    readonly more?: string;
    readonly says: readonly string[];
  }[] = [
    { what: 'a missing input', words: ['deploy'], says: ['environment: deploy needs it'] },
    { what: 'an unknown input', words: [...staging, '--timout', '3m'], says: ['--timout', 'did you mean --timeout?'] },
    {
      what: 'several problems at once',
      words: [...staging, '--image', 'Not An Image', '--timeout', 'soon'],
      says: ['image: ', 'timeout: "soon" is no duration'],
    },
    {
      what: 'a secret as a flag',
      words: [...staging, '--github-token', 'x'],
      says: ['--github-token', 'set GITHUB_TOKEN'],
    },
    {
      what: 'an unknown environment',
      words: ['deploy', '--environment', 'stagin'],
      says: ['there is no environment "stagin"', 'did you mean staging?'],
    },
    {
      what: 'a path that the file does not have',
      words: ['deploy', '--environment', 'nowhere'],
      says: ['app/values.yaml:2:', '.image has no key "label"'],
    },
    {
      what: 'a file outside of allowed-paths',
      words: ['deploy', '--environment', 'outside'],
      more: outside,
      says: ['other/', 'allowed-paths'],
    },
    {
      what: 'a cluster that cannot be reached',
      words: staging,
      environment: { KUBECONFIG: kubeconfig },
      says: ['cluster-unreachable'],
    },
    {
      what: 'a kubeconfig that is none',
      words: staging,
      environment: { KUBECONFIG: '/nowhere/config' },
      says: ['/nowhere/config'],
    },
    {
      what: 'a secret where a kubeconfig belongs',
      words: staging,
      environment: { KUBECONFIG: 'eyJhbGciOiJSUzI1NiIsImtpZCI6Ik.secret-of-the-cluster/x' },
      says: ['kubeconfig: is neither a kubeconfig nor the path of one'],
    },
    {
      what: 'a folder for a configuration',
      words: ['deploy', '--environment', 'staging', '--config', '.'],
      says: ['.: cannot be read'],
    },
    {
      what: 'a name that every object has',
      words: ['deploy', '--environment', 'constructor'],
      says: ['there is no environment "constructor"'],
    },
    {
      what: 'a token that nobody knows',
      words: staging,
      environment: { GITHUB_TOKEN: 'ghp_unknown' },
      says: ['forbidden'],
    },
    {
      what: 'a token that may only read',
      words: staging,
      environment: { GITHUB_TOKEN: 'ghs_reads' },
      says: ['forbidden', 'statuses=write'],
    },
    {
      what: 'a token that cannot see the GitOps repository',
      words: staging,
      environment: { GITOPS_TOKEN: 'ghs_elsewhere' },
      says: ['acme/gitops'],
    },
    {
      what: 'pull requests where there are none',
      words: ['deploy', '--environment', 'staging', '--config', 'elsewhere.yaml'],
      says: ['elsewhere.yaml: gitops.repository is not on http', 'write: push'],
    },
    {
      what: 'an image of another application',
      words: [...staging, '--image', '127.0.0.1:9/other/thing:1.0'],
      says: ['image: 127.0.0.1:9/other/thing is not the image of this application'],
    },
    {
      what: 'what a later version can do',
      words: ['deploy', '--environment', 'later'],
      more: later,
      says: ['not-supported', 'an Application without any `workloads` is not supported yet'],
    },
    { what: 'no token', words: staging, environment: { GITHUB_TOKEN: '' }, says: ['GITHUB_TOKEN'] },
  ];

  it.each(cases)('$what', async ({ words, environment, more = '', says }) => {
    writeFileSync(join(folder, '.gitops-deploy.yaml'), `${configuration}${more}`);
    writeFileSync(join(folder, 'elsewhere.yaml'), elsewhere);
    const all = { contents: 'read', statuses: 'read', deployments: 'read', pull_requests: 'read' } as const;
    github.addToken('ghs_reads', { login: 'reader', type: 'user', repositories: 'all', permissions: all });
    github.addToken('ghs_elsewhere', { login: 'else', type: 'user', repositories: ['acme/api'], permissions: all });
    const before = gitops.refs();
    const { exit, said } = await run(words, environment);
    expect(exit, said).toBe(2);
    for (const part of says) expect(said).toContain(part);
    expect(gitops.refs()).toEqual(before);
    expect(github.state.deployments).toHaveLength(0);
    expect(github.state.comments).toHaveLength(0);
    for (const { state, description } of github.state.statuses.slice(-1)) {
      expect(state).toBe('error');
      expect(description).not.toContain('secret-of-the-cluster');
    }
    for (const secret of [token, 'secret-of-the-cluster', 'ghs_reads', 'ghs_elsewhere', 'ghp_unknown'])
      expect(said).not.toContain(secret);
  });

  it('a GitOps repository elsewhere never gets the token of GitHub', async () => {
    const server = await GitServer.start();
    try {
      await server.commit({ 'app/values.yaml': 'image:\n  tag: one\n' });
      writeFileSync(join(folder, '.gitops-deploy.yaml'), configuration.replace('acme/gitops', server.url));
      const words = ['deploy', '--environment', 'nowhere'];
      const { said } = await run(words);
      expect(said).toContain('.image has no key');
      expect(server.requests.length).toBeGreaterThan(0);
      expect(server.requests.flatMap(({ authorization }) => authorization ?? [])).toEqual([]);
      await run(words, { GITOPS_TOKEN: 'for-this-server' });
      const basic = `Basic ${Buffer.from('x-access-token:for-this-server').toString('base64')}`;
      expect(server.requests.map(({ authorization }) => authorization)).toContain(basic);
    } finally {
      await server[Symbol.asyncDispose]();
    }
  });

  it('a checkout of another commit is not built as the one that is deployed', async () => {
    const git = (...more: readonly string[]) =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=T', '-c', 'user.email=t@example.com', ...more], {
        stdio: 'ignore',
      });
    git('init', '-q');
    git('commit', '-q', '--allow-empty', '-m', 'a merge that nobody wrote');
    const { exit, said } = await run(staging);
    expect(exit).toBe(2);
    expect(said).toContain('checkout: the checkout is at');
    expect(said).toContain('github.event.pull_request.head.sha');
    expect(github.state.statuses).toHaveLength(0);
  });

  it('several problems of inputs and configuration are one error', async () => {
    writeFileSync(join(folder, '.gitops-deploy.yaml'), configuration.replace('repository: acme', 'repositry: acme'));
    const { exit, said } = await run(['deploy', '--imag', 'x:1', '--on-pause', 'never']);
    expect(exit).toBe(2);
    for (const part of ['--imag', 'environment', 'on-pause', '.gitops-deploy.yaml:3:', 'repositry'])
      expect(said).toContain(part);
    expect(github.requests).toHaveLength(0);
  });
});
