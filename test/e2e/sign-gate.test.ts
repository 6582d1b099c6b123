import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GitHub } from '../../world/github/server.ts';
import { startGitHub } from '../../world/github/server.ts';
import { jobOf } from '../action/job.ts';
import { Sigstore, tokenOf, workflow } from '../signing/sigstore.ts';
import { bareRepository, folderWith, git, gitopsDeploy, world } from './world.ts';

const name = `signed-${process.pid}`;
const image = `${world.registry}/acme/${name}`;
let github: GitHub;
let sigstore: Sigstore;
let folder: string;
let gitops: string;

/** The application, whose images are signed as these lines say. */
const configuration = (signing: string) => `application: api
image: {name: "${image}", platforms: [linux/amd64, linux/arm64], sbom: false, provenance: none}
scan: {allow-no-packages: true}
signing: {fulcio: "${sigstore.url}", rekor: "${sigstore.url}", trusted-root: "env:ROOT", ${signing}}
gitops: {repository: "${world.gitUrl}/${name}.git", allowed-paths: [app/**]}
environments:
  staging:
    targets:
    - name: here
      edits: [{file: app/values.yaml, path: .tag, value: "{{digest}}"}]
`;

const verify = `verify: [{subject: "${workflow}"}]`;

/** What deploying comes to: of a new commit, unless it is of the one before. */
async function deploy(signing: string, how: { again?: true; image?: string; id?: string; root?: string } = {}) {
  const { id = tokenOf(), root = sigstore.trustedRoot } = how;
  if (how.again === undefined) {
    writeFileSync(join(folder, '.gitops-deploy.yaml'), configuration(signing));
    git(folder, 'add', '-A');
    git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'next');
  }
  const commit = git(folder, 'rev-parse', 'HEAD');
  git(folder, 'push', '--quiet', '--force', `${github.state.folder}/acme/api.git`, 'HEAD:main');
  const environment = {
    ...jobOf(github, commit),
    GITHUB_REF: 'refs/heads/main',
    SIGSTORE_ID_TOKEN: id,
    ROOT: root,
  };
  const words = ['deploy', '--environment', 'staging', ...(how.image === undefined ? [] : ['--image', how.image])];
  const ended = await gitopsDeploy(words, { folder, environment });
  return { ...ended, commit, head: git(gitops, 'rev-parse', 'main') };
}

async function digestOf(tag: string): Promise<string | null> {
  const answer = await fetch(`http://${world.registry}/v2/acme/${name}/manifests/${tag}`, { method: 'HEAD' });
  return answer.headers.get('docker-content-digest');
}

describe.skipIf(!world.canDeploy)('signatures on the way of a deployment, on real parts', () => {
  let before = '';

  beforeAll(async () => {
    [github, sigstore] = await Promise.all([startGitHub(), Sigstore.start()]);
    await github.addRepository('acme/api', { README: 'x' });
    gitops = bareRepository(name, { 'app/values.yaml': 'tag: first\n' });
    before = git(gitops, 'rev-parse', 'main');
    folder = folderWith({ Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY .gitops-deploy.yaml /\n' });
    git(folder, 'init', '--quiet', '-b', 'main');
  });

  afterAll(async () => {
    await github[Symbol.asyncDispose]();
    await sigstore[Symbol.asyncDispose]();
  });

  it('an image that cannot be signed gets no tag, and Git is not touched', async () => {
    sigstore.down.add('rekor');
    const { outcome, commit, head, log } = await deploy(`sign: true, ${verify}`);
    sigstore.down.delete('rekor');
    expect(outcome, log).toMatchObject({ outcome: 'errored', reason: 'signing-errored' });
    expect(await digestOf(commit)).toBeNull();
    expect(head).toBe(before);
    expect(log).not.toContain(tokenOf());
  });

  it('nor does one that nobody signs, or somebody else', async () => {
    for (const [signing, id, reason] of [
      [verify, tokenOf(), 'unsigned'],
      [`sign: true, ${verify}`, tokenOf({ sub: workflow.replace('acme', 'mallory') }), 'wrong-signer'],
    ] as const) {
      const { outcome, commit, head, log } = await deploy(signing, { id });
      expect(outcome, log).toMatchObject({ outcome: 'failed', reason });
      expect(await digestOf(commit)).toBeNull();
      expect(head).toBe(before);
    }
  });

  it('one that is signed is tagged and written, and found signed by the next run, and by its digest', async () => {
    const first = await deploy(`sign: true, ${verify}`);
    expect(first.outcome, first.log).toMatchObject({ outcome: 'paused', reason: 'not-watched' });
    const digest = await digestOf(first.commit);
    expect(git(gitops, 'show', 'main:app/values.yaml')).toContain(digest);
    const signed = sigstore.requests.length;
    const again = await deploy('', { again: true, id: '' });
    expect(again.outcome, again.log).toMatchObject({ outcome: 'paused', reason: 'not-watched' });
    expect(again.log).toContain('was built from this commit before');
    expect(again.log).toContain(`signed by ${workflow}`);
    const given = await deploy('', { again: true, image: `${image}@${digest}` });
    expect(given.log).toContain(`signed by ${workflow}`);
    expect(sigstore.requests).toHaveLength(signed);
  });

  it('is not taken for signed where what is trusted is another Sigstore, or none', async () => {
    await using other = await Sigstore.start();
    const foreign = await deploy('', { again: true, root: other.trustedRoot });
    expect(foreign.outcome, foreign.log).toMatchObject({ outcome: 'failed', reason: 'invalid-signature' });
    const none = await deploy('', { again: true, root: '' });
    expect(none.outcome, none.log).toMatchObject({ outcome: 'errored', reason: 'verification-errored' });
  });
});
