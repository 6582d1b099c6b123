import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContents } from '../../src/image/contents.ts';
import { compareContents } from '../../src/image/difference.ts';
import { printChange, printSize } from '../../src/image/size.ts';
import type { GitHubServer, TestRepository } from '../../world/github/server.ts';
import { startGitHub } from '../../world/github/server.ts';
import { jobOf } from '../action/job.ts';
import { actionsIssuer, Sigstore, tokenOf, workflow } from '../signing/sigstore.ts';
import { folderWith, gitopsDeploy, world } from './world.ts';

const run = promisify(execFile);
const image = `${world.registry}/acme/image-${process.pid}`;
const base = `${world.registry}/acme/base-${process.pid}`;
const file = 'apps/api/kustomization.yaml';

describe.skipIf(!world.canDeploy)('an image on real parts: buildx, registry, Trivy, and a Sigstore of our own', () => {
  let github: GitHubServer;
  let source: TestRepository;
  let gitops: TestRepository;
  let sigstore: Sigstore;
  let folder: string;

  beforeAll(async () => {
    [github, sigstore] = [await startGitHub(), await Sigstore.start()];
    source = await github.addRepository('acme/api', { README: 'x' });
    gitops = await github.addRepository('acme/gitops', { [file]: `images:\n- name: ${image}\n  newTag: first\n` });
    folder = folderWith({
      '.gitops-deploy.yaml': `application: api
image: {name: "${image}", platforms: [linux/amd64, linux/arm64], sbom: false}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
signing:
  sign: true
  fulcio: ${sigstore.url}
  rekor: ${sigstore.url}
  trusted-root: env:SIGSTORE_ROOT
  verify: [{subject: "${workflow}"}]
environments:
  staging:
    targets:
    - name: here
      edits: [{file: ${file}, image: "${image}"}]
`,
    });
    const build = (name: string, context: string) => {
      const output = `type=image,name=${base}:${name},push=true`;
      return run('buildx', ['build', '--platform', 'linux/amd64,linux/arm64', '--output', output, context]);
    };
    const lower = folderWith({ Dockerfile: 'FROM scratch\nCOPY shared /\n' });
    writeFileSync(join(lower, 'shared'), randomBytes(50_000));
    await build('1', lower);
    await build('2', folderWith({ Dockerfile: `FROM ${base}:1\nCOPY more /\n`, more: 'x' }));
  });

  afterAll(async () => {
    await github[Symbol.asyncDispose]();
    await sigstore[Symbol.asyncDispose]();
  });

  /** Deploys a new commit of a pull request, whose image has so many bytes of its own. */
  async function deploy(bytes: number, words: readonly string[] = [], claims: Readonly<Record<string, unknown>> = {}) {
    writeFileSync(join(folder, 'data'), randomBytes(bytes));
    writeFileSync(join(folder, 'Dockerfile'), `FROM ${base}:${bytes > 1_000_000 ? 1 : 2}\nCOPY data /\n`);
    const name = `change-${bytes}-${words.length}`;
    const commit = await source.commit({ CHANGE: name }, name, { branch: name, parent: source.head() });
    const pullRequest = await source.addPullRequest({ head: name });
    source.git('update-ref', 'refs/heads/main', commit);
    const environment = {
      ...jobOf(github, commit),
      SIGSTORE_ID_TOKEN: tokenOf(claims),
      SIGSTORE_ROOT: sigstore.trustedRoot,
    };
    const ended = await gitopsDeploy(['deploy', '--environment', 'staging', '--debug', ...words], {
      folder,
      environment,
    });
    const comment = source.comments(pullRequest).at(-1)?.body ?? '';
    return { ...ended, commit, comment };
  }

  const tagInGit = () => /newTag: "?([^"\s]+)/.exec(gitops.show('refs/heads/main', file) ?? '')?.[1];

  /** What crane says of the compressed layers of one platform, in bytes. */
  async function sizesOf(tag: string, platform: string): Promise<readonly number[]> {
    const { stdout } = await run('crane', ['manifest', '--platform', platform, `${image}:${tag}`]);
    const { layers }: { layers: readonly { size: number }[] } = JSON.parse(stdout);
    return layers.map(({ size }) => size);
  }

  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);

  it('is signed, verified and named; the second time the comment says how much smaller it is', async () => {
    const first = await deploy(1_150_000);
    expect(tagInGit(), first.log).toBe(first.commit);
    expect(first.comment).toContain(`Signed by <code>${workflow.replace('://', '&#58;//')} (`);
    expect(first.comment).not.toContain('What changed in the image');
    const second = await deploy(129_500);
    expect(tagInGit(), second.log).toBe(second.commit);
    for (const platform of ['linux/amd64', 'linux/arm64']) {
      const [before, after] = [await sizesOf(first.commit, platform), await sizesOf(second.commit, platform)];
      const words = `**${printSize(sum(before))} → ${printSize(sum(after))}**, **${printChange(sum(before), sum(after))}**`;
      expect(second.comment, second.log).toContain(`- <code>${platform}</code>: ${words}`);
      expect(second.comment).toContain(
        `layers: 2 → 3; the lowest 1 are the same, ${printSize(sum(after.slice(1)))} to pull where the image before is`,
      );
    }
    expect(second.comment).toContain(`base: <code>${base}:1</code> → <code>${base}:2</code>`);
    expect(second.comment).toContain('**1.2 MB → 180 kB**, **−85 %**');
  });

  it('that nobody has signed is refused before a write, and one that was signed goes through', async () => {
    const signed = tagInGit();
    await run('crane', ['append', '-f', '/dev/null', '-t', `${image}:unsigned`]);
    const refused = await deploy(1, ['--image', `${image}:unsigned`]);
    expect(refused, refused.log).toMatchObject({ exit: 1, outcome: { outcome: 'failed', reason: 'unsigned' } });
    expect(tagInGit()).toBe(signed);
    const other = await deploy(2, ['--image', `${image}:${signed}`]);
    expect(other.outcome, other.log).not.toMatchObject({ outcome: 'failed' });
  });

  it('is compared with the one before by what the real Trivy lists of both', async () => {
    const scanOf = async (version: string, names: readonly string[]) => {
      const packages = names.map((name) => [
        `app/node_modules/${name}/package.json`,
        JSON.stringify({ name, version, license: 'MIT' }),
      ]);
      const context = folderWith({ Dockerfile: 'FROM scratch\nCOPY app /app\n', ...Object.fromEntries(packages) });
      const tag = `${image}:packages-${version}`;
      await run('buildx', ['build', '--output', `type=image,name=${tag},push=true`, '--provenance=false', context]);
      const words = ['image', '--quiet', '--scanners', 'vuln', '--list-all-pkgs', '--format', 'json', tag];
      const { stdout } = await run('trivy', words, { maxBuffer: 1 << 26 });
      return readContents(JSON.parse(stdout));
    };
    const [before, after] = [await scanOf('1.0.0', ['left', 'gone']), await scanOf('1.1.0', ['left', 'new'])];
    if (before === undefined || after === undefined) throw new Error('Trivy reports in another shape');
    expect(compareContents(before, after).packages).toEqual({
      added: [{ kind: 'node-pkg', name: 'new', version: '1.1.0' }],
      removed: [{ kind: 'node-pkg', name: 'gone', version: '1.0.0' }],
      changed: [{ name: 'left', from: ['1.0.0'], to: ['1.1.0'] }],
    });
  });

  it('that another workflow has built is not even tagged', async () => {
    const before = gitops.head();
    const fork = { sub: workflow.replace('acme', 'mallory'), iss: actionsIssuer };
    const ended = await deploy(3, [], fork);
    expect(ended, ended.log).toMatchObject({ exit: 1, outcome: { outcome: 'failed', reason: 'wrong-signer' } });
    expect(gitops.head()).toBe(before);
    await expect(run('crane', ['manifest', `${image}:${ended.commit}`])).rejects.toThrow('MANIFEST_UNKNOWN');
  });
});
