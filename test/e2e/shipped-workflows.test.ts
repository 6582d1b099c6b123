import { spawn } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { token } from '../../world/github/server.ts';
import { Shop } from './shop.ts';
import { git, world } from './world.ts';

const root = new URL('../..', import.meta.url).pathname;
let shop: Shop;

/**
 * A shipped workflow as act can run it on this machine: the checkout is a copy, since act checks nothing out on the host; who is logged
 * in to which registry, and which builder there is, the machine says; the action is the one that is built here.
 */
function runnable(text: string, folder: string): string {
  const steps = text.replaceAll(
    /^( *)- uses: (actions\/checkout|actions\/upload-artifact|docker\/[a-z-]+)@.*\n(?:\1 {2}.*\n)*/gm,
    (_, indent: string, uses: string) => (uses === 'actions/checkout' ? `${indent}- run: cp -r ${folder}/. .\n` : ''),
  );
  return steps
    .replaceAll('uses: org/gitops-deploy@v1', 'uses: ./action')
    .replaceAll('uses: org/gitops-deploy/.github/workflows/', 'uses: ./.github/workflows/')
    .replaceAll('.yml@v1', '.yml');
}

/** A checkout of a commit with these workflows in it, and the action. */
function repositoryWith(commit: string, workflows: Readonly<Record<string, string>>): string {
  const folder = shop.checkout(commit);
  for (const part of ['action.yml', 'dist'])
    cpSync(join(root, part), join(folder, 'action', part), { recursive: true });
  for (const [name, text] of Object.entries(workflows)) {
    const file = join(folder, '.github/workflows', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, runnable(text, folder));
  }
  const secrets = { GITHUB_TOKEN: token, GITOPS_TOKEN: token, KUBECONFIG: world.kubeconfig };
  writeFileSync(
    join(folder, '.secrets'),
    Object.entries(secrets)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  git(folder, 'checkout', '--quiet', '-B', 'main');
  // act takes the repository's name from here
  git(folder, 'remote', 'set-url', 'origin', 'https://github.com/acme/shop.git');
  return folder;
}

async function act(folder: string, words: readonly string[], event: object = {}) {
  const cache = mkdtempSync(join(tmpdir(), 'act-'));
  writeFileSync(join(folder, '.event.json'), JSON.stringify({ repository: { default_branch: 'main' }, ...event }));
  const where = ['--env', `GITHUB_API_URL=${shop.github.apiUrl}`, '--env', `GITHUB_SERVER_URL=${shop.github.url}`];
  const given = ['-P', 'ubuntu-latest=-self-hosted', '--no-recurse', '--secret-file', '.secrets', '-e', '.event.json'];
  const child = spawn('act', [...words, ...given, ...where], {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: cache },
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

const shipped = (pattern: string) =>
  Object.fromEntries(
    globSync(pattern, { cwd: root }).map((path) => [basename(path), readFileSync(join(root, path), 'utf8')]),
  );

/** What somebody writes to use a reusable workflow. */
const caller = (name: string, inputs: string) => `on: workflow_dispatch
jobs:
  ${name}:
    uses: org/gitops-deploy/.github/workflows/${name}.yml@v1
    with: { ${inputs} }
    secrets: inherit
`;

describe.skipIf(!world.canDeploy || !world.hasAct)('the workflows that ship, run by act', () => {
  beforeAll(async () => {
    shop = await Shop.open({
      name: `ship-${process.pid}`,
      applications: ['api'],
      environments: { staging: { write: 'push' }, production: { write: 'push', gates: ['after: [staging]'] } },
    });
  });

  afterAll(() => shop[Symbol.asyncDispose]());

  const oneApplication = async (message: string) => {
    const text = shop.source.show('main', '.gitops-deploy.yaml') ?? '';
    await shop.source.commit({ '.gitops-deploy.yaml': text }, 'as it is');
    return shop.commit(message);
  };

  it('deploy on a push, and have nothing to resume after it', async () => {
    const { sha } = await oneApplication('by-example');
    const folder = repositoryWith(sha, shipped('examples/.github/workflows/*.yml'));
    const pushed = await act(folder, ['push', '-W', '.github/workflows/deploy.yml']);
    expect(pushed.exit, pushed.said).toBe(0);
    expect(shop.status(sha, 'api', 'staging')?.state).toBe('success');
    expect(shop.tag('api', 'staging')).toBe(sha);
    const resumed = await act(folder, ['workflow_dispatch', '-W', '.github/workflows/resume.yml']);
    expect(resumed.exit, resumed.said).toBe(0);
    expect(resumed.said).toContain('nothing waits to be resumed');
    for (const { said } of [pushed, resumed]) expect(said).not.toContain(token);
  });

  it('are reused in five lines', async () => {
    const { sha } = await oneApplication('by-caller');
    const folder = repositoryWith(sha, {
      ...shipped('.github/workflows/{deploy,resume}.yml'),
      'call-deploy.yml': caller('deploy', 'environment: staging, timeout: 120s'),
      'call-resume.yml': caller('resume', 'timeout: 1m'),
    });
    const deployed = await act(folder, ['workflow_dispatch', '-W', '.github/workflows/call-deploy.yml']);
    expect(deployed.exit, deployed.said).toBe(0);
    expect(shop.tag('api', 'staging')).toBe(sha);
    const resumed = await act(folder, ['workflow_dispatch', '-W', '.github/workflows/call-resume.yml']);
    expect(resumed.exit, resumed.said).toBe(0);
    expect(resumed.said).toContain('nothing waits to be resumed');
  });

  it('promote what staging runs, and go back, as somebody chooses', async () => {
    const folder = repositoryWith(shop.source.head(), {
      ...shipped('examples/.github/workflows/*.yml'),
      'reused.yml': shipped('.github/workflows/promote.yml')['promote.yml'] ?? '',
      'call-promote.yml': caller('promote', 'environment: production, timeout: 120s').replace(
        'promote.yml',
        'reused.yml',
      ),
    });
    const deployed = shop.tag('api', 'staging');
    const before = shop.tag('api', 'production');
    // with an event of its own, act takes inputs from there alone
    const choose = (name: string, inputs: object = {}) =>
      act(folder, ['workflow_dispatch', '-W', `.github/workflows/${name}.yml`], { inputs });
    const planned = await choose('promote', { environment: 'production', 'dry-run': 'true' });
    expect(planned.exit, planned.said).toBe(0);
    expect(planned.said).toContain('nothing was touched');
    expect(shop.tag('api', 'production')).toBe(before);
    const promoted = await choose('call-promote');
    expect(promoted.exit, promoted.said).toBe(0);
    expect(shop.tag('api', 'production')).toBe(deployed);
    const nowhere = await choose('rollback', { environment: 'production', image: 'v0', reason: 'it burns' });
    expect(nowhere.exit).toBe(1);
    expect(nowhere.said).toContain('"v0" is none of them');
    for (const one of [planned, promoted, nowhere]) expect(one.said).not.toContain(token);
  });

  it.each([
    ['promote', ['--input', 'environment=production', '--input', 'dry-run=true']],
    ['rollback', ['--input', 'environment=production', '--input', 'image=v1', '--input', 'reason=it burns']],
  ] as const)('take the choices of somebody who starts %s', async (name, inputs) => {
    const folder = repositoryWith(shop.source.head(), shipped('examples/.github/workflows/*.yml'));
    // a dry run of act: every expression is evaluated, and no step runs
    const planned = await act(folder, [
      'workflow_dispatch',
      '--dryrun',
      '-W',
      `.github/workflows/${name}.yml`,
      ...inputs,
    ]);
    expect(planned.exit, planned.said).toBe(0);
    expect(planned.said).toContain('Job succeeded');
  });
});
