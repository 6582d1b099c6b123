import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scaffold } from '../../src/scaffold/scaffold.ts';
import type { GitHubServer } from '../../world/github/server.ts';
import { startGitHub } from '../../world/github/server.ts';
import { Registry } from '../../world/registry.ts';
import { answersOf } from '../scaffold/combinations.ts';
import { runCli } from './cli.ts';

let github: GitHubServer;
let registry: Registry;
let folder: string;

beforeEach(async () => {
  github = await startGitHub();
  registry = await Registry.start();
  folder = mkdtempSync(join(tmpdir(), 'init-'));
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await registry[Symbol.asyncDispose]();
  await github[Symbol.asyncDispose]();
});

describe('a deployment of what init wrote', () => {
  it.each(['kustomize', 'helm'])('is planned by a dry run, with %s', async (layout) => {
    const { application, gitops } = scaffold(answersOf({ layout, image: `${registry.host}/acme/api` }));
    const commit = (await github.addRepository('acme/api', Object.fromEntries(application))).head();
    await github.addRepository('acme/gitops', Object.fromEntries(gitops));
    for (const [file, content] of application) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), content);
    }
    const { exit, said } = await runCli(
      { folder, github, commit },
      ['deploy', '--environment', 'staging', '--dry-run'],
      {},
    );
    expect(said).toMatch(/^-\s+(newTag|tag): not-deployed-yet$/m);
    expect(said).toMatch(new RegExp(`^\\+\\s+(newTag|tag): ${commit}$`, 'm'));
    expect(said).toContain('watch api-staging/api');
    expect(exit, said).toBe(0);
  });
});
