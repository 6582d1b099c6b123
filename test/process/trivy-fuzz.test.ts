import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationSchema } from '../../src/configuration/schema.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import { createFiles } from '../../src/files/files.ts';
import { readEntries } from '../../src/image/image-index.ts';
import { printPlatform } from '../../src/image/platform.ts';
import type { ScannerSetup } from '../../src/ports/scanner.ts';
import { createScanner } from '../../src/process/trivy.ts';
import { never } from '../clock.ts';
import { hostile } from './hostile.ts';
import { listen } from './stub.ts';

/** Values for each field; `FUZZ_CASES=10000 npx vitest run test/process/trivy-fuzz` takes minutes: each starts a process. */
const cases = Number(process.env['FUZZ_CASES'] ?? 150);
const values = [...new Set(fc.sample(hostile, cases))];
const digest = `sha256:${'a'.repeat(64)}` as const;
const repository = 'ghcr.io/acme/api';

let folder: string;
let words: string;
let cache: string;
let mirror: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trivy-fuzz-'));
  [words, cache, mirror] = [join(folder, 'words'), join(folder, 'cache'), join(folder, 'mirror')];
  const program = join(folder, 'trivy');
  const version = '{"Version":"0.74.0","VulnerabilityDB":{"Version":2,"UpdatedAt":"2026-06-15T00:00:00Z"}}';
  const script = `#!/bin/sh
if [ "$1" = version ]; then printf '%s\\0' "$TRIVY_CACHE_DIR" > '${cache}'; echo '${version}'; exit; fi
printf '%s\\0' "$@" > '${words}'
printf '%s\\0' "$TRIVY_DB_REPOSITORY" > '${mirror}'
`;
  writeFileSync(program, script);
  chmodSync(program, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

const partsOf = (file: string) => readFileSync(file, 'utf8').split('\0').slice(0, -1);

function scanner() {
  const clock = { now: () => new Date('2026-06-15T12:00:00Z'), sleep: async () => {} };
  const environment = { PATH: `${folder}:/usr/bin:/bin`, HOME: folder };
  return createScanner({ environment, files: createFiles(folder), log: listen(), clock });
}

/** The plan of a scan with this section of the configuration; undefined where it is refused, at its key. */
function planOf(scan: Readonly<Record<string, unknown>>, key: string) {
  const parsed = applicationSchema.safeParse({
    image: { name: repository },
    scan,
    gitops: { repository: 'acme/gitops', 'allowed-paths': ['apps/**'] },
    environments: { staging: { targets: [{ name: 'here', edits: [{ file: 'apps/a.yaml', path: '.tag' }] }] } },
  });
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      expect(path.join('.')).toContain(`scan.${key}`);
      expect(message).not.toBe('');
    }
    return undefined;
  }
  const source = { commit: 'c'.repeat(40), branch: 'main', date: '2026-03-01T12:00:00Z' };
  const facts = { environment: 'staging', repository: 'acme/api', sourceUrl: 'https://github.com/acme/api', source };
  return planDeployment({ ...parsed.data, application: 'api' }, { ...facts, timeoutSeconds: 60, onPause: 'end' }).scan;
}

function setupOf(scan: Readonly<Record<string, unknown>> = {}, key = ''): ScannerSetup | undefined {
  const plan = planOf(scan, key);
  if (plan === undefined) return undefined;
  const { ignoreFile: _, ...setup } = plan;
  return { ...setup, vex: [] };
}

async function scan(setup: ScannerSetup, platform = 'linux/amd64') {
  const opened = await scanner().open(setup, never);
  if (opened.result !== 'opened') throw new Error(opened.message);
  await opened.scan({ repository, digest, platform }, never);
  return partsOf(words);
}

const following = (all: readonly string[], flag: string) => all[all.indexOf(flag) + 1] ?? '';

/** Each value that is taken, once; most fields take few of them. */
async function each(take: (value: string) => Promise<boolean>): Promise<void> {
  let taken = 0;
  for (const value of values) if (await take(value)) taken += 1;
  expect(taken).toBeGreaterThan(0);
  expect(existsSync('pwned')).toBe(false);
}

describe('whatever reaches Trivy is one argument or one variable', { timeout: 600_000 }, () => {
  it.each(['os', 'architecture', 'variant'])('the %s of a platform, as a registry tells it', async (field) => {
    const setup = setupOf() ?? expect.fail();
    const usual = await scan(setup);
    const taken: string[] = [];
    for (const value of [...values, 'linux', 'v8', '']) {
      const platform = { os: 'linux', architecture: 'amd64', variant: 'v8', [field]: value };
      const [entry] = readEntries({ manifests: [{ digest, size: 1, mediaType: 'x', platform }] });
      if (entry?.platform === undefined) continue;
      const got = await scan(setup, printPlatform(entry.platform));
      expect(following(got, '--platform')).toBe(printPlatform(entry.platform));
      expect(got).toHaveLength(usual.length);
      taken.push(value);
    }
    expect(taken).toContain('linux');
    expect(existsSync('pwned')).toBe(false);
  });

  it.each(['ignore-file', 'vex'])('scan.%s', async (key) => {
    const usual = await scan(setupOf() ?? expect.fail());
    await each(async (value) => {
      const path = `policy/${value}`;
      const setup = setupOf({ [key]: key === 'vex' ? [path] : path }, key);
      // a longer name has no file
      if (setup === undefined || Buffer.byteLength(value) > 255) return false;
      const file = { path, bytes: new Uint8Array() };
      const got = await scan({ ...setup, ...(key === 'vex' ? { vex: [file] } : { ignoreFile: file, vex: [] }) });
      expect(basename(following(got, key === 'vex' ? '--vex' : '--ignorefile'))).toBe(
        basename(path).replaceAll(',', '_'),
      );
      expect(got).toHaveLength(usual.length + 2);
      return true;
    });
  });

  it('scan.database.folder', () =>
    each(async (value) => {
      const place = join(folder, value);
      const setup = setupOf({ database: { folder: place } }, 'database.folder');
      if (setup === undefined) return false;
      await scan(setup);
      expect(partsOf(cache)).toEqual([resolve(place)]);
      return true;
    }));

  it.each(['repositories', 'java-repositories'])('scan.database.%s', async (key) => {
    for (const value of [...values, 'mirror.example/trivy-db:2']) {
      const setup = setupOf({ database: { [key]: [value] } }, `database.${key}`);
      if (setup === undefined || key === 'java-repositories') continue;
      const opened = await scanner().open(setup, never);
      expect(opened.result).toBe('opened');
      expect(partsOf(words)).toContain('--download-db-only');
      expect(partsOf(mirror)).toEqual([value]);
    }
    expect(existsSync('pwned')).toBe(false);
  });
});
