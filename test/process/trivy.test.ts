import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import type { OpenedScanner, ScannerSetup } from '../../src/ports/scanner.ts';
import { createScanner } from '../../src/process/trivy.ts';
import { defaultSetup } from '../scan/policy.ts';

const now = new Date('2026-06-15T12:00:00Z');
const clock = { now: () => now, sleep: async () => {} };
const never = new AbortController().signal;
const request = {
  repository: 'ghcr.io/acme/api',
  digest: `sha256:${'a'.repeat(64)}`,
  platform: 'linux/arm64',
} as const;

let folder: string;
let logged: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trivy-'));
  logged = [];
});

afterEach(() => rmSync(folder, { recursive: true }));

const log = {
  debug: (line: string) => void logged.push(line),
  info: () => {},
  warning: () => {},
  error: () => {},
  mask: () => {},
};

/** Leaves a report of what was asked for. */
const whole = `echo "{\\"ArtifactName\\":\\"$last\\"}" > "$report"`;

interface Fake {
  readonly version?: string;
  /** When its database was made; empty where there is none. */
  readonly updatedAt?: string;
  /** What it does when it is to download the database. */
  readonly download?: string;
  /** What it does when it scans; `$report` is where the report goes. */
  readonly scan?: string;
}

/** A program that is called as Trivy is, and writes down how. */
function scannerWith(
  fake: Fake,
  environment: Readonly<Record<string, string>> = {},
  { patience = 30_000, untrusted }: { readonly patience?: number; readonly untrusted?: string } = {},
) {
  const { version = '0.74.0', updatedAt = '2026-06-15T00:00:00Z', download = '', scan = whole } = fake;
  const database = updatedAt === '' ? '' : `,"VulnerabilityDB":{"Version":2,"UpdatedAt":"${updatedAt}"}`;
  writeFileSync(
    join(folder, 'trivy'),
    `#!/bin/sh
printf '%s\\n' "$*" >> ${folder}/calls
env > ${folder}/environment
pwd > ${folder}/working-folder
if [ "$1" = version ]; then echo '{"Version":"${version}"${database}}'; exit 0; fi
case "$2" in
  --download-db-only) ${download || 'true'}; exit $?;;
  --download-java-db-only) echo "$TRIVY_JAVA_DB_REPOSITORY" > ${folder}/java; exit 0;;
esac
report=; for word in "$@"; do [ "$last" = --output ] && report=$word; last=$word; done
${scan}
`,
  );
  chmodSync(join(folder, 'trivy'), 0o755);
  const path = `${folder}:${process.env['PATH']}`;
  return createScanner({
    environment: { PATH: path, HOME: folder, ...environment },
    files: createFiles(),
    log,
    clock,
    patience,
    ...(untrusted === undefined ? {} : { untrusted }),
  });
}

const setup = (over: Partial<ScannerSetup> = {}): ScannerSetup => ({ ...defaultSetup, ...over });
const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');

async function opened(fake: Fake, over: Partial<ScannerSetup> = {}): Promise<OpenedScanner> {
  const scanner = await scannerWith(fake).open(setup(over), never);
  if (scanner.result !== 'opened') throw new Error(scanner.message);
  return scanner;
}

describe('a Trivy on the path', () => {
  it.each([
    ['too old', '0.30.4', 'too old: 0.65.0 or newer'],
    ['stolen', '0.69.5', 'CVE-2026-33634'],
  ])('is refused when it is %s', async (_, version, words) => {
    expect(await scannerWith({ version }).open(setup(), never)).toMatchObject({
      result: 'scanner-missing',
      message: expect.stringContaining(words),
    });
    expect(calls()).toEqual(['version --format json']);
  });

  it('is refused when it does not say what it is', async () => {
    writeFileSync(join(folder, 'x'), '');
    const scanner = scannerWith({ version: '","Version":7,"x":"' });
    expect(await scanner.open(setup(), never)).toMatchObject({ result: 'scanner-missing' });
  });
});

describe('the database', () => {
  it('is downloaded once, before the scans, which then leave it alone', async () => {
    const scanner = await opened({});
    await Promise.all([scanner.scan(request, never), scanner.scan(request, never)]);
    expect(calls().filter((call) => call.includes('--download-db-only'))).toHaveLength(1);
    expect(calls().filter((call) => call.includes('--skip-db-update'))).toHaveLength(2);
  });

  it('is looked for where the configuration says, one place after the other until there is one, and kept there', async () => {
    const download = `echo "$TRIVY_DB_REPOSITORY" >> ${folder}/tried; [ "$TRIVY_DB_REPOSITORY" = b.io/y:2 ]`;
    await opened(
      { download },
      {
        database: {
          folder: join(folder, 'kept'),
          repositories: ['a.io/x:2', 'b.io/y:2'],
          javaRepositories: ['c.io/z:1'],
          maxAgeSeconds: 86_400,
        },
      },
    );
    expect(readFileSync(join(folder, 'environment'), 'utf8')).toContain(`TRIVY_CACHE_DIR=${join(folder, 'kept')}`);
    expect(readFileSync(join(folder, 'tried'), 'utf8')).toBe('a.io/x:2\nb.io/y:2\n');
  });

  it('of JAR files is brought up to date where it was needed before, in the folder that Trivy uses by itself too', async () => {
    await opened({});
    expect(existsSync(join(folder, 'java'))).toBe(false);
    mkdirSync(join(folder, '.cache/trivy/java-db'), { recursive: true });
    writeFileSync(join(folder, '.cache/trivy/java-db/metadata.json'), '{}');
    const kept = await scannerWith({}, { TRIVY_SKIP_JAVA_DB_UPDATE: 'true' }).open(setup(), never);
    expect(kept.result).toBe('opened');
    expect(existsSync(join(folder, 'java'))).toBe(false);
    await opened({});
    expect(existsSync(join(folder, 'java'))).toBe(true);
  });

  it('may be kept in a folder of the working folder', async () => {
    await opened({}, { database: { ...defaultSetup.database, folder: '.trivy' } });
    expect(readFileSync(join(folder, 'environment'), 'utf8')).toContain(
      `TRIVY_CACHE_DIR=${join(process.cwd(), '.trivy')}`,
    );
  });

  it.each([
    ['where nobody says where', { HOME: '/home/x' }, '/home/x/.cache/trivy'],
    ['by an empty variable', { TRIVY_CACHE_DIR: '', XDG_CACHE_HOME: '/y' }, '/y/trivy'],
    ['without a home', { HOME: '', TMPDIR: '/z' }, '/z/trivy'],
  ])('is not looked for in the checkout %s', async (_, environment, place) => {
    await scannerWith({}, environment).open(setup(), never);
    expect(readFileSync(join(folder, 'environment'), 'utf8')).toContain(`TRIVY_CACHE_DIR=${place}\n`);
  });

  it.each(['.trivy', '.', 'a/../b'])('in a checkout that may be anybody’s is not believed: %s', async (path) => {
    const database = { ...defaultSetup.database, folder: path };
    const scanner = scannerWith({}, {}, { untrusted: process.cwd() });
    expect(await scanner.open(setup({ database }), never)).toMatchObject({
      result: 'scan-errored',
      message: expect.stringContaining('lies in the checkout'),
    });
    expect(await scanner.open(setup({ database: { ...database, folder: join(folder, 'db') } }), never)).toMatchObject({
      result: 'opened',
    });
  });

  it('that is too old calls nothing clean, and says of when it is', async () => {
    expect(await scannerWith({ updatedAt: '2026-06-01T00:00:00Z' }).open(setup(), never)).toMatchObject({
      result: 'scan-errored',
      message: expect.stringMatching(/of 2026-06-01, 14 days old/),
    });
  });

  it('whose date is yet to come calls nothing clean, since it would be young for ever', async () => {
    expect(await scannerWith({ updatedAt: '2099-01-01T00:00:00Z' }).open(setup(), never)).toMatchObject({
      result: 'scan-errored',
      message: expect.stringContaining('of 2099-01-01, which is yet to come'),
    });
    expect(await scannerWith({ updatedAt: '2026-06-15T18:00:00Z' }).open(setup(), never)).toMatchObject({
      result: 'opened',
    });
  });

  it('that cannot be downloaded still serves while it is young, and says so', async () => {
    const download = 'echo "2026-06-15T00:00:00Z\tFATAL\tFatal error\tOCI artifact error: TOOMANYREQUESTS" >&2; false';
    const young = await opened({ download, updatedAt: '2026-06-12T00:00:00Z' });
    expect(young.notes).toEqual([expect.stringMatching(/of 2026-06-12: .*TOOMANYREQUESTS/)]);
    expect(await scannerWith({ download, updatedAt: '2026-06-01T00:00:00Z' }).open(setup(), never)).toMatchObject({
      result: 'scan-errored',
      message: expect.stringMatching(/2026-06-01.*TOOMANYREQUESTS/),
    });
    expect(await scannerWith({ download, updatedAt: '' }).open(setup(), never)).toMatchObject({
      result: 'scan-errored',
      message: expect.stringContaining('TOOMANYREQUESTS'),
    });
  });

  it.each([
    ['offline', setup({ offline: true }), {}],
    ['where somebody else keeps it up to date', setup(), { TRIVY_SKIP_DB_UPDATE: 'true' }],
    ['where that is said in another way', setup(), { TRIVY_SKIP_DB_UPDATE: '1' }],
  ])('is not downloaded %s', async (_, wanted, environment) => {
    expect(await scannerWith({}, environment).open(wanted, never)).toMatchObject({ result: 'opened' });
    expect(await scannerWith({ updatedAt: '' }, environment).open(wanted, never)).toMatchObject({
      result: 'scan-errored',
      message: expect.stringContaining('no vulnerability database'),
    });
    expect(calls().join()).not.toContain('--download-db-only');
  });

  it('is no matter where no vulnerabilities are looked for', async () => {
    expect(await scannerWith({ updatedAt: '' }).open(setup({ scanners: ['secret'] }), never)).toMatchObject({
      result: 'opened',
    });
    expect(calls().join()).not.toContain('--download-db-only');
  });

  it('of JAR files is downloaded once, for the first scan that asks for it', async () => {
    const scan = `[ -e ${folder}/java ] || { echo "FATAL '--skip-java-db-update' cannot be specified on the first run" >&2; exit 1; }; ${whole}`;
    const scanner = await opened({ scan }, { database: { ...defaultSetup.database, javaRepositories: ['c.io/z:1'] } });
    const results = await Promise.all([scanner.scan(request, never), scanner.scan(request, never)]);
    expect(readFileSync(join(folder, 'java'), 'utf8')).toBe('c.io/z:1\n');
    expect(results.map(({ result }) => result)).toEqual(['scanned', 'scanned']);
    expect(calls().filter((call) => call.includes('--download-java-db-only'))).toHaveLength(1);
    rmSync(join(folder, 'java'));
    const offline = await opened({ scan }, { offline: true });
    expect(await offline.scan(request, never)).toMatchObject({
      result: 'scan-errored',
      message: expect.stringContaining('first run'),
    });
  });
});

describe('a scan', () => {
  it('looks for what is asked for, by digest, in the registry, and for nothing by settings of others', async () => {
    mkdirSync(join(folder, 'checkout'));
    const scanner = await scannerWith(
      {},
      { TRIVY_SEVERITY: 'LOW', TRIVY_IGNOREFILE: 'x', TRIVY_CONFIG: 'y', INPUT_TOKEN: 'z' },
    ).open(setup({ scanners: ['vuln', 'secret', 'misconfig'], timeoutSeconds: 90 }), never);
    if (scanner.result !== 'opened') throw new Error(scanner.message);
    expect(await scanner.scan(request, never)).toEqual({
      result: 'scanned',
      report: { ArtifactName: `${request.repository}@${request.digest}` },
    });
    const call = calls().at(-1) ?? '';
    expect(call).toMatch(/^image --format json --output \S+ --platform linux\/arm64 --image-src remote /);
    expect(call).toContain('--scanners vuln,secret --image-config-scanners secret,misconfig ');
    expect(call).toContain('--timeout 90s');
    expect(call).toMatch(new RegExp(` ghcr.io/acme/api@${request.digest}$`));
    const environment = readFileSync(join(folder, 'environment'), 'utf8');
    expect(environment).toContain('TRIVY_CACHE_BACKEND=memory');
    expect(environment).not.toMatch(/TRIVY_SEVERITY|TRIVY_IGNOREFILE|TRIVY_CONFIG|INPUT_TOKEN/);
    expect(readFileSync(join(folder, 'working-folder'), 'utf8')).not.toContain(process.cwd());
  });

  it('is given ignore file and VEX under their names, and leaves nothing behind', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const scan = `for word in "$@"; do case "$last" in --ignorefile|--vex) echo "$last \${word##*/} $(cat "$word")" >> ${folder}/given;; esac; last=$word; done; ${whole}`;
    const scanner = await opened(
      { scan },
      {
        ignoreFile: { path: 'security/.trivyignore.yaml', bytes: bytes('a') },
        vex: [
          { path: 'x/vex.json', bytes: bytes('b') },
          { path: 'y/vex,oci.json', bytes: bytes('c') },
        ],
      },
    );
    await scanner.scan(request, never);
    expect(readFileSync(join(folder, 'given'), 'utf8')).toBe(
      '--ignorefile .trivyignore.yaml a\n--vex vex.json b\n--vex vex_oci.json c\n',
    );
    expect(existsSync(readFileSync(join(folder, 'working-folder'), 'utf8').trim())).toBe(false);
  });

  it('sees the databases of the cache, and nothing else that lies there', async () => {
    mkdirSync(join(folder, '.cache/trivy/policy/content'), { recursive: true });
    mkdirSync(join(folder, '.cache/trivy/db'));
    writeFileSync(join(folder, '.cache/trivy/db/metadata.json'), '{}');
    const looks = `(cd "$TRIVY_CACHE_DIR" && find -L . | sort) > ${folder}/seen`;
    await (await opened({ scan: `${looks}; ${whole}` })).scan(request, never);
    expect(readFileSync(join(folder, 'seen'), 'utf8').split('\n')).toEqual([
      '.',
      './db',
      './db/metadata.json',
      './java-db',
      '',
    ]);
  });

  it.each([
    [
      'breaks down',
      'echo "2026-06-15T00:00:00Z\tFATAL\tFatal error\trun error: image scan error: scan failed: no space left on device" >&2; exit 1',
      /ended with 1: run error: .*no space left on device/,
    ],
    [
      'panics',
      'printf "panic: runtime error: invalid memory address\\n\\ngoroutine 1 [running]:\\nmain.main()\\n" >&2; exit 2',
      /ended with 2: panic: runtime error: invalid memory address/,
    ],
    ['is killed', 'kill -9 $$', /ended by SIGKILL: it said nothing/],
    ['takes too long', 'echo "FATAL run error: context deadline exceeded" >&2; exit 1', /context deadline exceeded/],
    ['says what no terminal should hear', 'printf "FATAL \\033[2J\\033]0;x\\007evil\\n" >&2; exit 1', /: FATAL evil$/],
    ['leaves no report', 'exit 0', /left no report/],
    ['leaves an empty report', ': > "$report"', /no JSON/],
    ['leaves far too much', 'truncate -s 300M "$report"', /holds 314572800 bytes: at most/],
    ['leaves a report of nothing', 'echo "{}" > "$report"', /the report is of nothing instead of ghcr.io/],
    [
      'leaves the report of another image',
      `echo '{"ArtifactName":"x@sha256:1"}' > "$report"`,
      /is of x@sha256:1 instead of/,
    ],
    ['leaves half a report', `printf '{"SchemaVersion":2,"Results":[{' > "$report"`, /no JSON/],
  ])('that %s says nothing of the image, and why', async (_, scan, words) => {
    const result = await (await opened({ scan })).scan(request, never);
    expect(result).toMatchObject({ result: 'scan-errored', message: expect.stringMatching(words) });
  });

  it('of a release that it does not know is told apart, since the report does not say so', async () => {
    const said = `printf '2026-06-15T00:00:00Z\\tWARN\\tThis OS version is not on the EOL list\\tfamily="alpine" version="3.99"\\n' >&2`;
    const result = await (await opened({ scan: `${said}; ${whole}` })).scan(request, never);
    expect(result).toMatchObject({ result: 'scanned', isUnknownRelease: true });
  });

  it('may be given weeks', async () => {
    const scanner = await opened({}, { timeoutSeconds: 60 * 86_400 });
    expect(await scanner.scan(request, never)).toMatchObject({ result: 'scanned' });
  });

  it('that hangs beyond its own deadline is ended', async () => {
    const scanner = await scannerWith({ scan: 'sleep 60' }, {}, { patience: 200 }).open(
      setup({ timeoutSeconds: 0 }),
      never,
    );
    if (scanner.result !== 'opened') throw new Error(scanner.message);
    expect(await scanner.scan(request, never)).toEqual({
      result: 'scan-errored',
      message: 'trivy did not end within 0 s, and was ended',
    });
  });

  it('ends with the run, and leaves nothing of what it unpacked', async () => {
    const over = new AbortController();
    const unpacks = `mkdir "$TMPDIR/layers"; : > ${folder}/unpacking`;
    const again = `trap 'sleep 0.2; mkdir -p "$TMPDIR/layers"; : > ${folder}/again; exit' TERM`;
    const scanner = await opened({ scan: `${again}; ${unpacks}; sleep 60 & wait` });
    const scanned = scanner.scan(request, over.signal);
    await vi.waitFor(() => expect(existsSync(join(folder, 'unpacking'))).toBe(true));
    over.abort(new Error('cancelled'));
    await expect(scanned).rejects.toThrow('cancelled');
    const own = readFileSync(join(folder, 'working-folder'), 'utf8').trim();
    expect(readFileSync(join(folder, 'environment'), 'utf8')).toContain(`TMPDIR=${own}\n`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([existsSync(own), existsSync(join(folder, 'again'))]).toEqual([false, false]);
  });
});
