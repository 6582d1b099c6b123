import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptAnalysis } from '../../src/commands/keep-analysis.ts';
import { keepAnalysis } from '../../src/commands/keep-analysis.ts';
import { createFiles } from '../../src/files/files.ts';
import type { Checked } from '../../src/report/findings.ts';
import type { World } from '../github/world.ts';
import { never, startWorld } from '../github/world.ts';
import { checked, finding } from '../report/checked.ts';

let folder: string;
let world: World;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'analysis-'));
  world = await startWorld();
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world[Symbol.asyncDispose]();
});

const suppressed = finding({ rule: 'image-latest', suppressed: { reason: 'a demo' } });
const found = checked([finding(), suppressed]);

/** What is logged while an analysis is kept. */
async function kept(analysis: KeptAnalysis, given: Checked = found): Promise<readonly string[]> {
  const told: string[] = [];
  const tell = (level: string) => (message: string) => void told.push(`${level} ${message}`);
  const nothing = () => {};
  const log = { debug: nothing, info: tell('info'), warning: tell('warning'), error: tell('error'), mask: nothing };
  const ports = { log, files: createFiles(folder), forge: async () => world.forge };
  await keepAnalysis(given, { ...analysis, ports, signal: never });
  return told;
}

const here = () => ({ commit: world.application.head(), ref: 'refs/heads/main' });
const rulesIn = (log: unknown) => JSON.stringify(log).match(/"ruleId":"[^"]+"/g);

describe('the file', () => {
  it('holds what was found, also what is suppressed', async () => {
    const file = join(folder, 'out/check.sarif');
    expect(await kept({ upload: 'never', file })).toEqual([]);
    const log: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(rulesIn(log)).toEqual(['"ruleId":"resource-absurd"', '"ruleId":"image-latest"']);
    expect(world.requests()).toEqual([]);
  });

  it('holds no more than code scanning takes, and says so', async () => {
    const file = join(folder, 'check.sarif');
    const many = checked(Array.from({ length: 25_001 }, () => finding({ severity: 'info' })));
    expect(await kept({ upload: 'never', file }, many)).toEqual([
      `warning ${file} holds the worst 25000 of 25001 findings, which is what code scanning takes`,
    ]);
    expect(rulesIn(JSON.parse(readFileSync(file, 'utf8')))).toHaveLength(25_000);
  });

  it('that cannot be written ends the check', async () => {
    writeFileSync(join(folder, 'a'), '');
    await expect(kept({ upload: 'never', file: join(folder, 'a/b.sarif') })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });
});

describe('the upload', () => {
  it('is of what is not suppressed, which GitHub would take for open', async () => {
    expect(await kept({ upload: 'always', ...here() })).toEqual([]);
    const [analysis] = world.server.state.analyses;
    expect(analysis).toMatchObject({ ...here(), errors: [] });
    expect(rulesIn(analysis?.sarif)).toEqual(['"ruleId":"resource-absurd"']);
    expect(world.server.problems).toEqual([]);
  });

  it.each([
    ['always', 'warning'],
    ['auto', 'info'],
  ] as const)('that is refused and asked for %s is told as %s', async (upload, level) => {
    world.server.state.withoutCodeScanning.add('acme/api');
    expect(await kept({ upload, ...here() })).toEqual([
      expect.stringMatching(`^${level} the findings are not in code scanning: .*Advanced Security`),
    ]);
  });

  it('needs to know what it is about', async () => {
    expect(await kept({ upload: 'always' })).toEqual([
      'warning the findings are not in code scanning: only a run of GitHub Actions knows which commit it is about',
    ]);
  });
});
