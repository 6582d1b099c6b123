import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startDemo } from './running.ts';

const root = new URL('../..', import.meta.url).pathname;
const out = mkdtempSync(join(tmpdir(), 'demo-out-'));
afterAll(() => rmSync(out, { recursive: true }));

const start = (words: readonly string[], environment = {}) => startDemo(['--out', out, ...words], environment);
const demo = (...words: readonly string[]) => start(words).end;

/** The demo's files, changed. */
function filesWith(change: (text: string, file: string) => string): string {
  const folder = mkdtempSync(join(out, 'files-'));
  cpSync(join(root, 'demo/files'), folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, change(text, entry.name));
  }
  return folder;
}

describe('npm run demo', { timeout: 90_000, concurrent: true }, () => {
  it.each([
    ['healthy', 0, 'success', ['succeeded (healthy)', 'analysis passed (1 run)', 'step 2 of 3']],
    ['bad-metric', 1, 'failure', ['failed (analysis-failed)', 'measured [0.5]', 'the environment is held']],
    ['paused', 3, 'pending', ['paused (manual-gate)', 'waits at step 2 of 3 to be promoted']],
    ['inconclusive', 3, 'pending', ['paused (analysis-inconclusive)', 'measured [0.92]']],
    ['vulnerable', 1, 'failure', ['failed (vulnerable)', 'CVE-2021-44906']],
    [
      'absurd-memory',
      1,
      'failure',
      [
        'failed (readiness-errors)',
        'apps/shop/staging/rollout.yaml: 2 errors',
        '28:82  error    resource-absurd',
        'failed (resource-absurd)',
        '100Gi',
      ],
    ],
    ['race', 0, 'success', ['superseded (newer-deployment)', 'succeeded (healthy)']],
  ] as const)('%s ends with exit code %i', async (scenario, exit, status, parts) => {
    const end = await demo(scenario);
    expect(end.exit, end.said).toBe(exit);
    expect(end.said).toMatch(new RegExp(`^[0-9a-f]{7}  ${status}  gitops-deploy/shop/staging`, 'm'));
    for (const part of parts) expect(end.said).toContain(part);
  });

  it('tells the whole story: promoted, gone back by itself, held, released', { timeout: 300_000 }, async () => {
    const end = await demo('--scenario', 'story', '--json');
    expect(end.exit, end.said).toBe(0);
    const report = JSON.parse(end.output);
    const told = report.deployments.map((one: Record<string, unknown>) => `${one['outcome']} (${one['reason']})`);
    expect(told, end.said).toEqual([
      'succeeded (healthy)', // staging
      'paused (manual-gate)', // promoted, and at the gate
      'succeeded (healthy)', // /rollout promote, seen through
      'succeeded (healthy)', // staging
      'paused (manual-gate)',
      'failed (analysis-failed)', // /rollout promote: rolled back and held
      'succeeded (healthy)', // staging
      'paused (held)', // /deploy
      'succeeded (done)', // /release
      'paused (manual-gate)', // /deploy
      'succeeded (healthy)', // /rollout promote
    ]);
    const kustomization = readFileSync(join(out, 'story/acme-gitops/apps/shop/production/kustomization.yaml'), 'utf8');
    expect(kustomization).toContain(`newTag: ${/:(\w+)@/.exec(report.image)?.[1]}\n`);
  });

  it('leaves both repositories, the comment and the report', async () => {
    const files = filesWith((text, file) => (file === 'scenarios.yaml' ? `left: { rate: 0.5 }\n` : text));
    const end = await demo('left', '--json', '--files', files);
    const left = (name: string) => readFileSync(join(out, 'left', name), 'utf8');
    const report = JSON.parse(left('report.json'));
    expect(report).toEqual(JSON.parse(end.output));
    expect(report).toMatchObject({ scenario: 'left', outcome: 'failed', reason: 'analysis-failed' });
    expect(left('comment.md')).toContain('analysis-failed');
    expect(left('acme-gitops/apps/shop/staging/kustomization.yaml')).toContain('newTag: v1');
    expect(left('acme-shop/menu.txt')).toBe('Menu 1\n');
    expect(existsSync(join(out, 'left/acme-gitops/.git'))).toBe(true);
  });

  it('shows what its files say: other names, another measured value, another tag', async () => {
    const files = filesWith((text) =>
      text
        .replaceAll('staging', 'kitchen')
        .replaceAll('acme/shop,', 'acme/soups,')
        .replaceAll('/acme/shop', '/acme/soups')
        .replace('sbom: false', 'tags: ["menu-{{short-sha}}"], sbom: false')
        .replace('newTag: v1', 'newTag: yesterday')
        .replace('rate: 0.5', 'rate: 0.33'),
    );
    const { renameSync } = await import('node:fs');
    renameSync(join(files, 'gitops/apps/shop/staging'), join(files, 'gitops/apps/shop/kitchen'));
    const end = await demo('bad-metric', '--json', '--files', files, '--out', join(files, 'out'));
    expect(end.exit, end.said).toBe(1);
    expect(JSON.parse(end.output)).toMatchObject({
      environment: 'kitchen',
      reason: 'analysis-failed',
      image: expect.stringMatching(/^127\.0\.0\.1:\d+\/acme\/soups:menu-[0-9a-f]{7}@sha256:/),
      sentence: expect.stringContaining('measured [0.33]'),
      recovery: expect.objectContaining({ image: expect.stringContaining('acme/soups:yesterday') }),
    });
  });

  it.each<[string, (text: string) => string, RegExp]>([
    ['steps', (text) => text.replace('setWeight: 50', 'setWeight: 25'), /no recording of "first" .*setWeight":25/],
    ['replicas', (text) => text.replace('replicas: 4', 'replicas: 3'), /no recording of "first" .*"replicas":3/],
    ['conditions', (text) => text.replace('>= 0.95', '>= 0.99'), /no recording of "first" .*0\.99/],
    [
      'packages',
      (text) => text.replace('minimist: 1.2.0', 'lodash: 1.0.0'),
      /no recorded report of an image with lodash/,
    ],
  ])('fails loudly where there is no recording of what its files ask for: %s', async (name, change, told) => {
    const end = await demo(name === 'packages' ? 'vulnerable' : 'healthy', '--files', filesWith(change));
    expect(end.exit).toBe(2);
    expect(end.said).toMatch(told);
  });

  it.each<[readonly string[], string]>([
    [['helthy'], 'healthy, bad-metric, inconclusive, paused, vulnerable, absurd-memory, race'],
    [['healthy', 'paused'], '"paused" stands where nothing is expected'],
    [['--kep'], '--kep'],
    [['--progress', 'loud'], 'auto, plain or tty'],
    [['--files', '/nowhere'], '/nowhere/scenarios.yaml'],
    [['--real'], '--real wants a world of real parts in the environment; missing: KUBECONFIG'],
  ])('refuses %j', async (words, told) => {
    const end = await demo(...words);
    expect(end.exit, end.said).toBe(2);
    expect(end.said).toContain(told);
  });

  it('names the key of a scenario that it does not know', async () => {
    const files = filesWith((text) => text.replace('gate: true', 'gates: true'));
    const end = await demo('paused', '--files', files);
    expect(end.exit).toBe(2);
    expect(end.said).toMatch(/scenarios\.yaml: paused: .*gates/);
  });

  it('says what is wrong with its files, and where', async () => {
    const files = filesWith((text, file) => (file === 'rollout.yaml' ? `${text}\n{[` : text));
    const end = await demo('healthy', '--files', files);
    expect(end.exit).toBe(2);
    expect(end.said).toContain('the manifests are no YAML');
  });

  it('refuses a configuration that names another workload', async () => {
    const files = filesWith((text, file) =>
      file === '.gitops-deploy.yaml' ? text.replace('name: api', 'name: web') : text,
    );
    const end = await demo('healthy', '--files', files);
    expect(end.exit).toBe(2);
    expect(end.said).toContain('names the workload "web"; apps/shop/staging holds "api"');
  });

  it('ends the command line with the world that has nothing to play', async () => {
    const files = filesWith((text) => text.replace('healthy: { rate: 0.99 }', 'healthy: {}'));
    const end = await demo('healthy', '--files', files);
    expect(end.exit).toBe(2);
    expect(end.said).toContain('no recording of an analysis that measures nothing');
  });

  it('ends quietly where nobody reads on', () => {
    const head = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" demo/main.ts vulnerable --out "${join(out, 'head')}" | head -1`],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    expect(head.stdout).toContain('Demo "vulnerable"');
    expect(head.stderr).toBe('');
  });

  it('stays with --keep, and says how to go on: a promotion, and resume', async () => {
    const running = start(['paused', '--keep', '--out', join(out, 'kept')]);
    const said = await running.until('Ctrl+C ends the world.');
    const variables = Object.fromEntries(
      [...said.matchAll(/export ([A-Z_]+)='?([^'\n]*)'?/g)].map(([, name = '', value = '']) => [name, value]),
    );
    const api = JSON.parse(readFileSync(variables['KUBECONFIG'] ?? '', 'utf8')).clusters[0].cluster.server;
    const rollout = `${api}/apis/argoproj.io/v1alpha1/namespaces/shop-staging/rollouts/api`;
    expect(await (await fetch(rollout)).json()).toMatchObject({ status: { phase: 'Paused' } });
    const promotion = JSON.stringify({ status: { pauseConditions: null } });
    const headers = { 'content-type': 'application/merge-patch+json' };
    await fetch(`${rollout}/status`, { method: 'PATCH', headers, body: promotion });
    const resumed = spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'resume', '--environment', 'staging'], {
      cwd: join(out, 'kept/paused/acme-shop'),
      env: { PATH: process.env['PATH'] ?? '', ...variables },
      encoding: 'utf8',
    });
    expect(resumed.stdout, resumed.stderr).toMatch(/^succeeded \(healthy\)/);
    running.kill('SIGINT');
    expect((await running.end).exit).toBe(3);
  });

  it('ends what runs when it is interrupted', async () => {
    const running = start(['healthy']);
    await running.until('stage rollout');
    running.kill('SIGINT');
    const { exit, said } = await running.end;
    expect(exit, said).toBe(130);
    expect(said).toMatch(/error {2}gitops-deploy\/shop\/staging: cancelled/);
  });

  it('is interrupted before anything is deployed, and then nothing is', async () => {
    const running = start(['absurd-memory', '--out', join(out, 'early')]);
    await running.until('Somebody proposes');
    running.kill('SIGINT');
    const { exit, said } = await running.end;
    expect(exit, said).toBe(130);
    expect(said).not.toContain('It is merged');
  });

  it('leaves no half of the world behind, however often it is interrupted', async () => {
    const temporary = mkdtempSync(join(out, 'temporary-'));
    const running = start(['paused', '--keep', '--out', join(out, 'twice')], { TMPDIR: temporary });
    await running.until('Ctrl+C ends the world.');
    running.kill('SIGINT');
    running.kill('SIGINT');
    expect((await running.end).exit).toBe(3);
    // neither of the world nor of the command line, which has read and written the GitOps repository
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('touches nothing in a folder that no demo made', async () => {
    const foreign = mkdtempSync(join(out, 'foreign-'));
    mkdirSync(join(foreign, 'healthy'));
    writeFileSync(join(foreign, 'healthy/thesis.txt'), 'mine');
    const end = await demo('healthy', '--out', foreign);
    expect(end.exit).toBe(2);
    expect(end.said).toContain('give another folder with --out');
    expect(readdirSync(join(foreign, 'healthy'))).toEqual(['thesis.txt']);
  });

  it('ends a kept world that has nothing to play any more', async () => {
    const running = start(['inconclusive', '--keep', '--out', join(out, 'broken')]);
    const said = await running.until('Ctrl+C ends the world.');
    const address = /GITHUB_SERVER_URL='([^']*)'/.exec(said)?.[1] ?? '';
    const token = /GITHUB_TOKEN=(\S+)/.exec(said)?.[1] ?? '';
    const work = join(out, 'broken/inconclusive/acme-gitops');
    const file = join(work, 'apps/shop/staging/kustomization.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/newTag: .*/, 'newTag: v77'));
    const git = (...words: readonly string[]) => spawnSync('git', ['-C', work, ...words]);
    git('-c', 'user.name=S', '-c', 'user.email=s@example.com', 'commit', '--quiet', '--all', '--message', 'by hand');
    git('push', '--quiet', address.replace('//', `//x:${token}@`).concat('/acme/gitops.git'), 'HEAD:main');
    const end = await running.end;
    expect(end.exit).toBe(2);
    expect(end.said).toContain('no recording of another image after an inconclusive analysis');
  });

  it('opens the page of the pull request with --open', async () => {
    const asked = join(mkdtempSync(join(out, 'browser-')), 'asked');
    writeFileSync(`${asked}.sh`, `#!/bin/sh\nprintf %s "$1" > ${asked}\n`, { mode: 0o755 });
    const running = start(['vulnerable', '--open'], { BROWSER: `${asked}.sh` });
    await running.until('Ctrl+C ends the world.');
    const url = readFileSync(asked, 'utf8');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/acme\/shop\/pull\/1$/);
    const page = await (await fetch(url)).text();
    expect(page).toContain('CVE-2021-44906');
    running.kill('SIGTERM');
    expect((await running.end).exit).toBe(1);
  });
});
