import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GitHub } from '../../world/github/server.ts';
import { startGitHub } from '../../world/github/server.ts';
import { jobOf } from '../action/job.ts';
import { fakeToken, images } from './scanned-images.ts';
import { bareRepository, folderWith, git, gitopsDeploy, world } from './world.ts';

const name = `gate-${process.pid}`;
const image = `${world.registry}/acme/${name}`;
let github: GitHub;
let folder: string;
let gitops: string;

const configuration = (scan: string) => `application: api
image: {name: "${image}", platforms: [linux/amd64, linux/arm64], sbom: false, provenance: none}
scan: ${scan}
gitops: {repository: "${world.gitUrl}/${name}.git", allowed-paths: [app/**]}
environments:
  staging:
    targets:
    - name: here
      edits: [{file: app/values.yaml, path: .tag}]
`;

/** A commit whose image holds these files, and what deploying it comes to. */
async function deploy(files: Readonly<Record<string, string>>, scan = '{}') {
  rmSync(join(folder, 'root'), { recursive: true, force: true });
  const all = { ...files, 'etc/program': 'x' };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, 'root', path)), { recursive: true });
    writeFileSync(join(folder, 'root', path), content);
  }
  writeFileSync(join(folder, '.gitops-deploy.yaml'), configuration(scan));
  git(folder, 'add', '-A');
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'next');
  git(folder, 'push', '--quiet', '--force', `${github.state.folder}/acme/api.git`, 'HEAD:main');
  const commit = git(folder, 'rev-parse', 'HEAD');
  const environment = {
    ...jobOf(github, commit),
    GITHUB_REF: 'refs/heads/main',
  };
  const ended = await gitopsDeploy(['deploy', '--environment', 'staging', '--debug'], { folder, environment });
  return { ...ended, commit };
}

async function hasTag(tag: string): Promise<boolean> {
  return (await fetch(`http://${world.registry}/v2/acme/${name}/manifests/${tag}`, { method: 'HEAD' })).ok;
}

describe.skipIf(!world.canDeploy)('the gate of a deployment on real parts', () => {
  let before = '';

  beforeAll(async () => {
    github = await startGitHub();
    await github.addRepository('acme/api', { README: 'x' });
    gitops = bareRepository(name, { 'app/values.yaml': 'tag: first\n' });
    before = git(gitops, 'rev-parse', 'main');
    folder = folderWith({ Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY root /\n' });
    git(folder, 'init', '--quiet', '-b', 'main');
  });

  afterAll(() => github[Symbol.asyncDispose]());

  it.each([
    ['a vulnerable image', images.vulnerable, 'vulnerable', 'failed'],
    ['one that bears a secret', images.secret, 'secret-in-image', 'failed'],
    ['one whose packages could not be seen', images['system-without-packages'], 'scan-errored', 'errored'],
  ] as const)('gives %s no tag, and does not touch Git', async (_, files, reason, outcome) => {
    const { outcome: ended, commit, log } = await deploy(files, '{upload: auto, sarif: sarif/, reports: reports/}');
    expect(ended, log).toMatchObject({ outcome, reason });
    expect(await hasTag(commit)).toBe(false);
    expect(git(gitops, 'rev-parse', 'main')).toBe(before);
    expect(log).not.toContain(fakeToken);
  });

  it('uploads one analysis a platform, for the commit, also of what it refuses', () => {
    const analyses = github.state.analyses.map(({ ref, errors }) => ({ ref, errors }));
    expect(analyses).toEqual(Array(4).fill({ ref: 'refs/heads/main', errors: [] }));
    expect(JSON.stringify(github.state.analyses)).not.toContain(fakeToken);
    const sarif = readFileSync(join(folder, 'sarif/linux-arm64.sarif'), 'utf8');
    expect(sarif).toContain('gitops-deploy/api/linux-arm64/');
  });

  it('gives a clean one its tag, and writes it', async () => {
    const { commit, log, outcome } = await deploy(images.clean);
    expect(outcome, log).toMatchObject({ outcome: 'paused', reason: 'not-watched' });
    expect(await hasTag(commit)).toBe(true);
    expect(git(gitops, 'show', 'main:app/values.yaml')).toContain(commit);
  });
});
