import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

/** Runs the demo as `npm run demo` does, on a machine without a builder. */
async function demo(...words: readonly string[]) {
  const child = spawn(process.execPath, [join(root, 'demo/main.ts'), ...words], {
    env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', BUILDX_BUILDER: 'none-here' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, output] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
    said += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const exit = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 128)));
  return { exit, said, output };
}

describe('npm run demo', { timeout: 90_000, concurrent: true }, () => {
  it.each([
    ['healthy', 0, 'success', ['succeeded (healthy)', 'analysis passed (1 run)', 'step 2 of 3, 50 %']],
    ['bad-metric', 1, 'failure', ['failed (analysis-failed)', 'measured [0.5]', 'the environment is held']],
    ['paused', 3, 'pending', ['paused (manual-gate)', 'waits at step 2 of 3 to be promoted']],
    ['inconclusive', 3, 'pending', ['paused (analysis-inconclusive)', 'measured [0.92]']],
    ['vulnerable', 1, 'failure', ['failed (vulnerable)', 'CVE-2021-44906']],
    ['absurd-memory', 1, 'failure', ['failed (resource-absurd)', '100Gi']],
    ['race', 0, 'success', ['superseded (newer-deployment)', 'succeeded (healthy)']],
  ] as const)('%s ends with exit code %i', async (scenario, exit, status, parts) => {
    const end = await demo(scenario);
    expect(end.exit, end.said).toBe(exit);
    expect(end.said).toMatch(new RegExp(`^[0-9a-f]{7}  ${status}  gitops-deploy/shop/staging`, 'm'));
    for (const part of parts) expect(end.said).toContain(part);
  });

  it('shows what its files say: other names, another measured value', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demo-files-'));
    try {
      cpSync(join(root, 'demo/files'), folder, { recursive: true });
      cpSync(join(folder, 'gitops/apps/shop/staging'), join(folder, 'gitops/apps/shop/kitchen'), { recursive: true });
      rmSync(join(folder, 'gitops/apps/shop/staging'), { recursive: true });
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        const text = readFileSync(path, 'utf8');
        writeFileSync(
          path,
          text
            .replaceAll('staging', 'kitchen')
            .replaceAll('acme/shop', 'acme/soups')
            .replace('rate: 0.5', 'rate: 0.33'),
        );
      }
      const end = await demo('bad-metric', '--json', '--files', folder);
      expect(end.exit, end.said).toBe(1);
      expect(JSON.parse(end.output)).toMatchObject({
        environment: 'kitchen',
        reason: 'analysis-failed',
        image: expect.stringMatching(/^127\.0\.0\.1:\d+\/acme\/soups:[0-9a-f]{40}@sha256:/),
        sentence: expect.stringContaining('measured [0.33]'),
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('fails loudly where there is no recording of what the files ask for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demo-files-'));
    try {
      cpSync(join(root, 'demo/files'), folder, { recursive: true });
      const path = join(folder, 'gitops/apps/shop/staging/rollout.yaml');
      writeFileSync(path, readFileSync(path, 'utf8').replace('setWeight: 50', 'setWeight: 25'));
      const end = await demo('healthy', '--files', folder);
      expect(end.exit).not.toBe(0);
      expect(end.said).toMatch(/there is no recording of "first" with the strategy .*setWeight":25/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('knows its scenarios', async () => {
    const end = await demo('helthy');
    expect(end.exit).toBe(2);
    expect(end.said).toContain('healthy, bad-metric, inconclusive, paused, vulnerable, absurd-memory, race');
  });
});
