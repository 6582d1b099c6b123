import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { token } from '../../world/github/server.ts';
import { Shop } from './shop.ts';
import { git, world } from './world.ts';

const root = new URL('../..', import.meta.url).pathname;
let shop: Shop;

/** What a repository would have, but for the first step: on the host `act` checks nothing out. */
const workflow = (folder: string) => `on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: cp -r ${folder}/. .
      - id: deploy
        uses: ./action
        with:
          application: api
          environment: staging
          timeout: 120s
          github-token: \${{ secrets.GITHUB_TOKEN }}
          kubeconfig: ${world.kubeconfig}
      - run: echo "it said \${{ steps.deploy.outputs.outcome }} \${{ steps.deploy.outputs.digest }}"
`;

async function act(folder: string, environment: Readonly<Record<string, string>>) {
  const where = ['--env', `GITHUB_API_URL=${shop.github.apiUrl}`, '--env', `GITHUB_SERVER_URL=${shop.github.url}`];
  const words = ['push', '-P', 'ubuntu-latest=-self-hosted', '--no-recurse', '--secret-file', '.secrets', ...where];
  const child = spawn('act', words, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk;
    });
  const exit = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 128)));
  return { exit, said };
}

describe.skipIf(!world.canDeploy || !world.hasAct)('the built action in a workflow, run by act', () => {
  beforeAll(async () => {
    shop = await Shop.open({
      name: `act-${process.pid}`,
      applications: ['api'],
      environments: { staging: { write: 'push' } },
    });
  });

  afterAll(() => shop[Symbol.asyncDispose]());

  it('deploys, hands its outputs to the next step, and ends with its post step', async () => {
    const commit = await shop.commit('by-act');
    const folder = shop.checkout(commit.sha);
    for (const part of ['action.yml', 'dist'])
      cpSync(join(root, part), join(folder, 'action', part), { recursive: true });
    const file = join(folder, '.github/workflows/deploy.yml');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, workflow(folder));
    writeFileSync(join(folder, '.secrets'), `GITHUB_TOKEN=${token}\n`);
    git(folder, 'checkout', '--quiet', '-B', 'main');
    // act takes the repository's name from here
    git(folder, 'remote', 'set-url', 'origin', 'https://github.com/acme/shop.git');
    const { exit, said } = await act(folder, { XDG_CACHE_HOME: mkdtempSync(join(tmpdir(), 'act-')) });
    expect(exit, said).toBe(0);
    expect(said).toMatch(/it said succeeded sha256:[0-9a-f]{64}/);
    expect(said).toContain('Post');
    expect(said).not.toContain(token);
    expect(shop.status(commit.sha, 'api', 'staging')?.state).toBe('success');
    expect(shop.tag('api', 'staging')).toBe(commit.sha);
  });
});
