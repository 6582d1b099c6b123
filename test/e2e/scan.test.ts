import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScanPlan } from '../../src/deployment/plan.ts';
import type { DeployedImage } from '../../src/deployment/progress.ts';
import { createFiles } from '../../src/files/files.ts';
import { parseImageReference } from '../../src/image/reference.ts';
import type { ScannerSetup } from '../../src/ports/scanner.ts';
import { createScanner } from '../../src/process/trivy.ts';
import { readReport } from '../../src/scan/read.ts';
import { scan } from '../../src/stages/scan.ts';
import { FileServer } from '../process/archives.ts';
import { defaultScan, defaultSetup } from '../scan/policy.ts';
import { Stand } from '../stages/stand.ts';
import { pushDatabase } from './pushed-database.ts';
import type { ImageName, PushedImage } from './scanned-images.ts';
import { fakeToken, pushImage } from './scanned-images.ts';
import { world } from './world.ts';

const never = new AbortController().signal;
const log = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {}, mask: () => {} };
const clock = { now: () => new Date(), sleep: async () => {} };
const pushed = new Map<ImageName, PushedImage>();

function imageNamed(name: ImageName): PushedImage {
  const there = pushed.get(name) ?? pushImage(name, `scan-${process.pid}`);
  pushed.set(name, there);
  return there;
}

function scannerIn(environment: Readonly<Record<string, string | undefined>> = {}, now?: Date) {
  const given = { environment: { ...process.env, ...environment }, files: createFiles(), log, clock };
  return createScanner({ ...given, clock: now === undefined ? clock : { ...clock, now: () => now } });
}

async function openedScanner(
  setup: Partial<ScannerSetup> = {},
  environment: Readonly<Record<string, string | undefined>> = {},
) {
  const opened = await scannerIn(environment).open({ ...defaultSetup, ...setup }, never);
  if (opened.result !== 'opened') throw new Error(opened.message);
  return opened;
}

describe.skipIf(!world.canDeploy)('the real Trivy, with the real database', () => {
  let stand: Stand;
  let folder: string;

  beforeAll(async () => {
    stand = await Stand.open();
    folder = mkdtempSync(join(tmpdir(), 'scan-'));
  });

  afterAll(async () => {
    await stand[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  /** The scan stage as a deployment runs it. */
  async function scanned(name: ImageName, over: Partial<ScanPlan> = {}, platforms = ['linux/amd64']) {
    const { repository, digest } = imageNamed(name);
    const reference = parseImageReference(`${repository}@${digest}`);
    if (typeof reference === 'string') throw new Error(reference);
    const image: DeployedImage = {
      reference: { ...reference, digest },
      platforms: platforms.map((platform) => ({ platform, digest })),
      tags: [],
      origin: 'built',
    };
    const ports = await stand.ports({
      scanner: async () => scannerIn(),
      files: createFiles(),
      clock,
      policyFiles: async () => ({
        read: async (paths) => new Map(paths.map((path) => [path, readFileSync(join(folder, path))])),
      }),
    });
    const plan = stand.plan(stand.b, 1);
    const event = await scan(stand.run({ ...plan, scan: { ...defaultScan, ...over } }, ports), image);
    const outcome = event.event === 'ended' ? event.outcome : undefined;
    const scans = event.event === 'ended' || event.event === 'scanned' ? (event.scans ?? []) : [];
    return { event: event.event, outcome, scans, all: JSON.stringify(event) };
  }

  it('calls an image clean that is', async () => {
    expect(await scanned('clean', {}, ['linux/amd64', 'linux/arm64'])).toMatchObject({
      event: 'scanned',
      scans: [
        { platform: 'linux/amd64', verdict: 'clean' },
        { platform: 'linux/arm64', verdict: 'clean' },
      ],
    });
    const system = await scanned('system');
    expect(system).toMatchObject({ event: 'scanned', scans: [{ verdict: 'clean' }] });
    expect(system.scans[0]?.notes).toBeUndefined();
  });

  it('refuses a vulnerable one, with complete SARIF', async () => {
    const { outcome, scans } = await scanned('vulnerable', {
      sarif: join(folder, 'sarif'),
      reports: join(folder, 'json'),
    });
    expect(outcome).toMatchObject({
      outcome: 'failed',
      reason: 'vulnerable',
      sentence: 'linux/amd64: HIGH CVE-2021-23337 in lodash 4.17.20, fixed in 4.17.21',
    });
    expect(scans[0]?.counts).toMatchObject({ HIGH: 1, MEDIUM: 1 });
    const sarif = readFileSync(join(folder, 'sarif/linux-amd64.sarif'), 'utf8');
    expect(sarif).toContain('CVE-2021-23337');
    expect(sarif).toContain('CVE-2017-20162');
    const kept = JSON.parse(readFileSync(join(folder, 'json/linux-amd64.json'), 'utf8'));
    expect(readReport(kept)).toMatchObject({ result: 'read' });
  });

  it('refuses one that bears a secret, and never tells it', async () => {
    for (const name of ['secret', 'misconfigured'] as const) {
      const files = { sarif: join(folder, name), reports: join(folder, name) };
      const { outcome, all } = await scanned(name, { scanners: ['vuln', 'secret', 'misconfig'], ...files });
      expect(outcome).toMatchObject({ outcome: 'failed', reason: 'secret-in-image' });
      expect(all).not.toContain(fakeToken);
      for (const file of ['linux-amd64.sarif', 'linux-amd64.json'])
        expect(readFileSync(join(folder, name, file), 'utf8')).not.toContain(fakeToken);
    }
  });

  it('refuses a misconfigured one where misconfigurations are looked for', async () => {
    const refusing = { failOnSecret: [], failOn: ['HIGH'] };
    const { scans } = await scanned('misconfigured', { scanners: ['vuln', 'secret', 'misconfig'], ...refusing });
    expect(scans[0]?.refused.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'undefined CVE-2021-23337',
      expect.stringMatching(/^misconfiguration DS-?0+2$/),
    ]);
    expect((await scanned('misconfigured', refusing)).scans[0]?.misconfigurations).toBe(0);
  });

  it('finds misconfigurations by the checks that it brings along, whatever lies in the cache', async () => {
    const cache = join(folder, 'other-checks');
    mkdirSync(join(cache, 'policy/content'), { recursive: true });
    cpSync(join(process.env['TRIVY_CACHE_DIR'] ?? '', 'db'), join(cache, 'db'), { recursive: true });
    const opened = await openedScanner({ scanners: ['vuln', 'misconfig'] }, { TRIVY_CACHE_DIR: cache });
    const scanned = await opened.scan({ ...imageNamed('misconfigured'), platform: 'linux/amd64' }, never);
    const read = scanned.result === 'scanned' ? readReport(scanned.report) : undefined;
    const found = read?.result === 'read' ? read.report.findings.map(({ kind }) => kind) : [];
    expect(found).toContain('misconfiguration');
  });

  it('takes ignores and VEX, tells why, and keeps the SARIF complete', async () => {
    const ignore = `vulnerabilities:
  - id: CVE-2021-23337
    purls: ["pkg:npm/lodash"]
    paths: ["**/lodash/package.json"]
    expired_at: 2999-01-01
    statement: we call no template
`;
    writeFileSync(join(folder, '.trivyignore.yaml'), ignore);
    const { event, scans } = await scanned('vulnerable', {
      ignoreFile: '.trivyignore.yaml',
      sarif: join(folder, 'ignored'),
    });
    expect(event).toBe('scanned');
    expect(scans[0]?.ignored).toEqual([{ id: 'CVE-2021-23337', why: 'we call no template (.trivyignore.yaml)' }]);
    expect(readFileSync(join(folder, 'ignored/linux-amd64.sarif'), 'utf8')).toContain('CVE-2021-23337');

    const vex = {
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'https://openvex.dev/docs/x',
      author: 'T',
      timestamp: '2024-01-01T00:00:00Z',
      version: 1,
      statements: [
        {
          vulnerability: { name: 'CVE-2021-23337' },
          products: [{ '@id': 'pkg:npm/lodash@4.17.20' }],
          status: 'not_affected',
          justification: 'vulnerable_code_not_in_execute_path',
        },
      ],
    };
    writeFileSync(join(folder, 'vex.json'), JSON.stringify(vex));
    const byVex = await scanned('vulnerable', { vex: ['vex.json'] });
    expect(byVex.scans[0]?.ignored).toEqual([
      { id: 'CVE-2021-23337', why: 'vulnerable_code_not_in_execute_path (vex.json)' },
    ]);

    writeFileSync(join(folder, '.trivyignore'), 'CVE-2021-23337 exp:2020-01-01\n');
    const over = await scanned('vulnerable', { ignoreFile: '.trivyignore' });
    expect(over.outcome?.reason).toBe('vulnerable');
    expect(over.scans[0]?.notes).toEqual([
      '.trivyignore: CVE-2021-23337 was ignored until 2020-01-01, and counts again',
    ]);

    writeFileSync(join(folder, 'broken.yaml'), 'vulnerabilities: [{id: [}]');
    expect((await scanned('vulnerable', { ignoreFile: 'broken.yaml' })).outcome).toMatchObject({
      outcome: 'errored',
      reason: 'scan-errored',
      sentence: expect.stringContaining('yaml'),
    });
  });

  it.each([
    ['system-without-packages', /debian 12\.5/],
    ['unsupported-system', /fedora 39/],
    ['packages-without-system', /os-release/],
  ] as const)('is errored for the image "%s", whose packages it did not see', async (name, words) => {
    expect((await scanned(name)).outcome).toMatchObject({
      outcome: 'errored',
      reason: 'scan-errored',
      sentence: expect.stringMatching(words),
    });
  });

  it.each([
    ['without-packages', /no packages at all/],
    ['unknown-release', /does not know the release alpine 3\.99\.0/],
    ['end-of-life', /alpine 3\.10\.2 is out of support/],
  ] as const)('takes the image "%s" with a note', async (name, words) => {
    const { event, scans } = await scanned(name);
    expect(event).toBe('scanned');
    expect(scans[0]?.notes).toEqual([expect.stringMatching(words)]);
  });

  it('is errored with a database that is old, absent or broken', async () => {
    const later = new Date(Date.now() + 8 * 86_400_000);
    expect(await scannerIn({}, later).open(defaultSetup, never)).toMatchObject({
      result: 'scan-errored',
      message: expect.stringMatching(/of \d{4}-\d\d-\d\d, 8 days old/),
    });
    const empty = { TRIVY_CACHE_DIR: join(folder, 'empty') };
    expect(await scannerIn(empty).open({ ...defaultSetup, offline: true }, never)).toMatchObject({
      result: 'scan-errored',
      message: expect.stringContaining('no vulnerability database'),
    });
    const broken = join(folder, 'broken');
    cpSync(join(process.env['TRIVY_CACHE_DIR'] ?? '', 'db'), join(broken, 'db'), { recursive: true });
    writeFileSync(join(broken, 'db/trivy.db'), 'no database');
    const scanner = await openedScanner({ database: { ...defaultSetup.database, folder: broken } });
    expect(await scanner.scan({ ...imageNamed('clean'), platform: 'linux/amd64' }, never)).toMatchObject({
      result: 'scan-errored',
    });
  });

  it('tells a database that cannot be downloaded from anywhere', async () => {
    const closed = ['127.0.0.1:1/trivy-db:2', '127.0.0.1:1/mirror:2'];
    const updating = { TRIVY_SKIP_DB_UPDATE: undefined, TRIVY_CACHE_DIR: join(folder, 'none') };
    const opened = await scannerIn(updating).open(
      { ...defaultSetup, database: { ...defaultSetup.database, repositories: closed } },
      never,
    );
    expect(opened).toMatchObject({ result: 'scan-errored', message: expect.stringContaining('cannot be downloaded') });
  });

  it('downloads the database from the first mirror that has it, once, and keeps it', async () => {
    const there = await pushDatabase(`scan-${process.pid}/trivy-db`);
    const cache = join(folder, 'mirrored');
    const updating = { TRIVY_SKIP_DB_UPDATE: undefined, TRIVY_CACHE_DIR: undefined };
    const database = {
      ...defaultSetup.database,
      folder: cache,
      repositories: [`${world.registry}/not-there:2`, there],
    };
    const scanner = await openedScanner({ database }, updating);
    expect(scanner.notes).toEqual([]);
    expect(existsSync(join(cache, 'db/trivy.db'))).toBe(true);
    const scanned = await scanner.scan({ ...imageNamed('vulnerable'), platform: 'linux/amd64' }, never);
    expect(JSON.stringify(scanned)).toContain('CVE-2021-23337');
    // a later run without any network
    await openedScanner({ database: { ...database, repositories: [] }, offline: true }, updating);
  });

  it('is errored where the image is not there, or the scan takes too long', async () => {
    const scanner = await openedScanner();
    const gone = { ...imageNamed('clean'), digest: `sha256:${'0'.repeat(64)}`, platform: 'linux/amd64' } as const;
    expect(await scanner.scan(gone, never)).toMatchObject({
      result: 'scan-errored',
      message: expect.stringMatching(/MANIFEST_UNKNOWN|not found|unknown/i),
    });
    const hasty = await openedScanner({ timeoutSeconds: 0 });
    expect(await hasty.scan({ ...imageNamed('vulnerable'), platform: 'linux/amd64' }, never)).toMatchObject({
      result: 'scan-errored',
      message: expect.stringMatching(/deadline|timeout/),
    });
  });

  it('scans several at the same time with one database', async () => {
    const scanner = await openedScanner();
    const names = ['vulnerable', 'clean', 'secret', 'system'] as const;
    const results = await Promise.all(
      names.map((name) => scanner.scan({ ...imageNamed(name), platform: 'linux/amd64' }, never)),
    );
    expect(results.map(({ result }) => result)).toEqual(names.map(() => 'scanned'));
  });

  it('may be downloaded, is checked, kept, and scans', async () => {
    const program = spawnSync('sh', ['-c', 'command -v trivy'], { encoding: 'utf8' }).stdout.trim();
    const archive = join(folder, 'trivy.tar.gz');
    mkdirSync(join(folder, 'packed'));
    copyFileSync(program, join(folder, 'packed/trivy'));
    spawnSync('sh', ['-c', `tar -C ${folder}/packed -cf - trivy | gzip -1 > ${archive}`]);
    const bytes = readFileSync(archive);
    await using server = await FileServer.start((_, response) => response.end(bytes));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const trivy = {
      source: 'download',
      version: '9.9.9',
      sha256: { x64: sha256, arm64: sha256 },
      mirror: server.url,
    } as const;
    const environment = { RUNNER_TOOL_CACHE: join(folder, 'tools'), PATH: '/nowhere' };
    const scanner = await openedScanner({ trivy }, environment);
    expect(await scanner.scan({ ...imageNamed('vulnerable'), platform: 'linux/amd64' }, never)).toMatchObject({
      result: 'scanned',
    });
    await openedScanner({ trivy, offline: true }, environment);
    expect(server.paths).toHaveLength(1);
    expect(existsSync(join(folder, `tools/trivy/9.9.9-${sha256.slice(0, 12)}`))).toBe(true);
  }, 120_000);
});
