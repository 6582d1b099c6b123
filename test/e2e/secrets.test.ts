import type { Dirent } from 'node:fs';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { token } from '../../world/github/server.ts';
import { Shop } from './shop.ts';
import { world } from './world.ts';

const gitopsToken = 'ghs_gitops_9876543210fedcba9876543210fedcba';
let shop: Shop;

/** A child of the run, as /proc shows it. */
interface Seen {
  readonly program: string;
  readonly command: string;
  readonly environment: string;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Processes below one, by their parents. */
function childrenOf(pid: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: Number(/\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1] ?? 0) }));
  const below = (parent: number): readonly number[] =>
    parents.filter((one) => one.parent === parent).flatMap((one) => [one.pid, ...below(one.pid)]);
  return below(pid);
}

/** Those that are there while one looks: git makes and removes folders of its own beside it. */
function filesBelow(folder: string): readonly string[] {
  let entries: readonly Dirent[] = [];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    // gone since its parent was read
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}

describe.skipIf(!world.canDeploy)('secrets', () => {
  beforeAll(async () => {
    shop = await Shop.open({
      name: `secret-${process.pid}`,
      applications: ['api'],
      // by the API there are no children that a token could be given to
      transport: 'git',
      environments: { production: { write: 'pull-request' } },
    });
    shop.github.addToken(gitopsToken, {
      login: 'gitops[bot]',
      type: 'app-installation',
      repositories: ['acme/gitops'],
      permissions: { contents: 'write', pull_requests: 'write', issues: 'write' },
    });
  });

  afterAll(() => shop[Symbol.asyncDispose]());

  it('stand in no command line, in no environment but that of git, in no log, file or message', async () => {
    const clusterToken = process.env['REALWORLD_API_TOKEN'] ?? '';
    const basic = [token, gitopsToken].map((one) => Buffer.from(`x-access-token:${one}`).toString('base64'));
    const secrets = [token, gitopsToken, clusterToken, ...basic];
    expect(clusterToken).not.toBe('');
    const commit = await shop.commit('secrets');
    const inputs = { application: 'api', environment: 'production', 'gitops-token': gitopsToken, debug: 'true' };
    const { step } = shop.run(commit.sha, inputs);
    const seen = new Map<string, Seen>();
    const leaked = new Set<string>();
    const own = `${process.execPath} ${new URL('../../dist/index.js', import.meta.url).pathname} `;
    let isOver = false;
    const running = step.main().finally(() => {
      isOver = true;
    });
    while (!isOver) {
      for (const pid of step.pid === undefined ? [] : childrenOf(step.pid)) {
        const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
        // between fork and exec a child still shows what its parent is
        if (command === own) continue;
        const environment = read(`/proc/${pid}/environ`);
        seen.set(`${pid} ${command}`, { program: read(`/proc/${pid}/comm`).trim(), command, environment });
      }
      for (const file of filesBelow(step.temporary)) {
        const text = read(file);
        if (secrets.some((one) => text.includes(one))) leaked.add(file);
      }
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    const end = await running;
    expect(end.outputs, end.log).toMatchObject({ outcome: 'succeeded' });
    const children = [...seen.values()];
    // the look at the children was a real one
    for (const name of ['git', 'buildx', 'trivy'])
      expect(children.map(({ program }) => program).join(' ')).toContain(name);
    for (const { command } of children) for (const secret of secrets) expect(command).not.toContain(secret);
    const holders = children.filter(({ environment }) => secrets.some((secret) => environment.includes(secret)));
    expect(holders.map(({ program }) => program).filter((program) => !program.startsWith('git'))).toEqual([]);
    // git needs the token of the GitOps repository; nothing else, and not as an input
    for (const { environment } of holders) {
      expect(environment).not.toContain('INPUT_');
      for (const secret of [token, clusterToken]) expect(environment).not.toContain(secret);
    }
    expect([...leaked]).toEqual([]);
    // the runner takes the masks out of the log
    const log = end.log.replace(/^::add-mask::.*$/gm, '');
    const told = [
      log,
      end.summary,
      JSON.stringify(end.outputs),
      read(end.outputs['report'] ?? ''),
      JSON.stringify(shop.github.state.comments),
      JSON.stringify(shop.github.state.statuses),
      JSON.stringify(shop.github.state.deployments),
      JSON.stringify(shop.gitops.pulls()),
      shop.gitops.git('log', '--format=%B', 'refs/heads/main'),
      shop.github.requests.map(({ path }) => path).join('\n'),
    ];
    for (const text of told) for (const secret of secrets) expect(text).not.toContain(secret);
  });
});
