import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GitHubServer } from '../../world/github/server.ts';
import { startGitHub } from '../../world/github/server.ts';
import { runCli } from './cli.ts';

let github: GitHubServer;
let commit: string;
let folder: string;

const environment = (name: string, more: string) =>
  `  ${name}: {${more}targets: [{name: here, edits: [{file: app/${name}.yaml, path: .image.tag}], workloads: [{namespace: ${name}, name: api}]}]}\n`;
const preview = `  pr:
    preview: {template: t.yaml, path: "app/{{pull-request}}.yaml"}
    targets: [{name: here, edits: [{file: "app/{{pull-request}}.yaml", path: .image.tag}], workloads: [{namespace: pr, name: api}]}]
`;
const configuration = `application: api
image: {name: "127.0.0.1:9/acme/api"}
gitops: {repository: acme/gitops, allowed-paths: [app/**]}
environments:
${environment('staging', '')}${environment('production', 'after: [staging], ')}${preview}`;

beforeEach(async () => {
  github = await startGitHub();
  commit = (await github.addRepository('acme/api')).head();
  await github.addRepository('acme/gitops', { 'app/production.yaml': 'image:\n  tag: one\n' });
  folder = mkdtempSync(join(tmpdir(), 'promote-'));
  writeFileSync(join(folder, '.gitops-deploy.yaml'), configuration);
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await github[Symbol.asyncDispose]();
});

describe('the command promote', () => {
  it.each([
    ['no destination', [], 'to: promote needs it'],
    ['two ways to say it', ['--to', 'production', '--environment', 'staging'], 'environment is given as well'],
    ['a misspelt destination', ['--to', 'staging,prodution'], 'did you mean production?'],
    ['a misspelt source', ['--to', 'production', '--from', 'stagin'], 'did you mean staging?'],
    ['a first environment', ['--to', 'staging'], 'staging comes after no other environment'],
    ['itself', ['--to', 'staging', '--from', 'staging'], 'cannot be promoted to itself'],
    ['a preview to promote to', ['--to', 'pr-17', '--from', 'staging'], 'pr-17 is a preview: nothing is promoted to'],
    ['a preview to promote from', ['--to', 'production', '--from', 'pr-17'], 'pr-17 is a preview'],
    [
      'an image without a version',
      ['--to', 'production', '--image', '127.0.0.1:9/acme/api'],
      'needs a tag or a digest',
    ],
    ['a source that was never healthy', ['--to', 'production'], 'nothing was seen healthy in staging yet'],
  ])('refuses %s', async (_, words, wanted) => {
    const { exit, said } = await runCli({ folder, github, commit }, ['promote', ...words], {});
    expect(said).toContain(wanted);
    expect(exit).toBe(2);
    expect(github.state.deployments).toEqual([]);
    expect(github.state.statuses).toEqual([]);
  });

  it('tells what it takes', async () => {
    const { exit, said } = await runCli({ folder, github, commit }, ['promote', '--help'], {});
    expect(exit).toBe(0);
    for (const flag of ['--to', '--from', '--image', '--dry-run']) expect(said).toContain(flag);
    expect(said).not.toContain('--digests');
  });
});
