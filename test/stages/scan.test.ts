import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ScanPlan } from '../../src/deployment/plan.ts';
import type { DeployedImage } from '../../src/deployment/progress.ts';
import type { Outcome } from '../../src/outcome.ts';
import type { Ports } from '../../src/ports/index.ts';
import type { OpenedScanner, ScannerSetup, ScanRequest, ScanResult } from '../../src/ports/scanner.ts';
import { scan } from '../../src/stages/scan.ts';
import { digestOf, imageOf, registry, Stand } from './stand.ts';

let stand: Stand;
let warned: string[];
let written: Map<string, string>;
let setups: ScannerSetup[];

beforeEach(async () => {
  stand = await Stand.open();
  warned = [];
  written = new Map();
  setups = [];
});

afterEach(() => stand[Symbol.asyncDispose]());

const found = (id: string, over: object = {}) => ({
  VulnerabilityID: id,
  Severity: 'HIGH',
  PkgName: 'openssl',
  InstalledVersion: '1',
  FixedVersion: '2',
  ...over,
});
const report = (vulnerabilities: readonly object[], over: object = {}): ScanResult => ({
  result: 'scanned',
  report: {
    SchemaVersion: 2,
    ArtifactName: 'x',
    Metadata: { ImageConfig: { config: { Env: ['TOKEN=secret-text'] } } },
    Results: [
      { Target: 'app', Class: 'lang-pkgs', Packages: [{ Name: 'openssl' }], Vulnerabilities: vulnerabilities, ...over },
    ],
  },
});

/** What is reported of an image, by its digest. */
type Reports = (request: ScanRequest, signal: AbortSignal) => ScanResult | Promise<ScanResult>;

async function portsWith(of: Reports, over: Partial<Ports> = {}): Promise<Ports> {
  const opened: OpenedScanner = {
    result: 'opened',
    version: '0.74.0',
    atATime: 2,
    notes: [],
    scan: async (request, signal) => of(request, signal),
  };
  const ports = await stand.ports();
  return {
    ...ports,
    log: { ...ports.log, warning: (line) => void warned.push(line) },
    files: { ...ports.files, write: async (path, content) => void written.set(path, String(content)) },
    scanner: async () => ({
      open: async (setup) => {
        setups.push(setup);
        return opened;
      },
    }),
    ...over,
  };
}

const twoPlatforms = (commit: string): DeployedImage => ({
  ...imageOf(commit),
  platforms: [
    { platform: 'linux/amd64', digest: digestOf('aa'.repeat(4)) },
    { platform: 'linux/arm64', digest: digestOf('bb'.repeat(4)) },
  ],
});

async function scanned(ports: Ports, over: Partial<ScanPlan> = {}, image = imageOf(stand.b)) {
  const plan = stand.plan(stand.b, 1);
  const event = await scan(stand.run({ ...plan, scan: { ...plan.scan, ...over } }, ports), image);
  const outcome: Outcome | undefined = event.event === 'ended' ? event.outcome : undefined;
  const scans = event.event === 'scanned' || event.event === 'ended' ? (event.scans ?? []) : [];
  const contents = 'contents' in event ? event.contents : undefined;
  return { event: event.event, outcome, scans, contents };
}

describe('several platforms', () => {
  it('are scanned by their own digests, and told in their order', async () => {
    const asked: string[] = [];
    const ports = await portsWith(async ({ platform, digest }) => {
      asked.push(digest);
      return report(platform === 'linux/arm64' ? [found('CVE-1')] : []);
    });
    const { outcome, scans } = await scanned(ports, {}, twoPlatforms(stand.b));
    expect(asked.sort()).toEqual([digestOf('aa'.repeat(4)), digestOf('bb'.repeat(4))]);
    expect(scans.map(({ platform, verdict }) => `${platform} ${verdict}`)).toEqual([
      'linux/amd64 clean',
      'linux/arm64 vulnerable',
    ]);
    expect(outcome).toMatchObject({
      outcome: 'failed',
      reason: 'vulnerable',
      sentence: 'linux/arm64: HIGH CVE-1 in openssl 1, fixed in 2',
    });
  });

  it('end with the first that cannot be scanned, which cancels the other', async () => {
    let isCancelled = false;
    const ports = await portsWith(async ({ platform }, signal) => {
      if (platform === 'linux/arm64') return { result: 'scan-errored', message: 'trivy was ended by SIGKILL' };
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      isCancelled = true;
      throw signal.reason;
    });
    const { outcome } = await scanned(ports, {}, twoPlatforms(stand.b));
    expect(outcome).toMatchObject({
      outcome: 'errored',
      reason: 'scan-errored',
      sentence: 'linux/arm64: trivy was ended by SIGKILL',
    });
    expect(isCancelled).toBe(true);
  });
});

describe('what the scan did not see', () => {
  const blind = (over: object): ScanResult => ({ result: 'scanned', report: { SchemaVersion: 2, ...over } });
  const fedora = blind({ Metadata: { OS: { Family: 'fedora', Name: '39' } } });

  it('is errored where there must be packages, unless that is allowed, and then told', async () => {
    expect((await scanned(await portsWith(() => fedora))).outcome).toMatchObject({
      outcome: 'errored',
      reason: 'scan-errored',
      remedy: expect.stringContaining('allow-no-packages'),
    });
    const { event, scans } = await scanned(await portsWith(() => fedora), { allowNoPackages: true });
    expect(event).toBe('scanned');
    expect(scans[0]?.notes).toEqual([expect.stringContaining('fedora 39')]);
  });

  it('is told of an image from scratch', async () => {
    const { event, scans } = await scanned(await portsWith(() => blind({})));
    expect(event).toBe('scanned');
    expect(scans[0]?.notes).toEqual([expect.stringContaining('no packages at all')]);
  });

  it('is no matter where no packages are looked for', async () => {
    expect(await scanned(await portsWith(() => fedora), { scanners: ['secret'] })).toMatchObject({ event: 'scanned' });
  });

  it.each([undefined, {}, { SchemaVersion: 3 }])('is everything where the report cannot be read: %j', async (value) => {
    const ports = await portsWith(() => ({ result: 'scanned', report: value }));
    expect((await scanned(ports)).outcome).toMatchObject({ outcome: 'errored', reason: 'scan-errored' });
  });
});

describe('a secret', () => {
  const leaky = report([found('CVE-1', { Severity: 'CRITICAL' })], {
    Secrets: [
      {
        RuleID: 'github-pat',
        Severity: 'LOW',
        Title: 'GitHub token',
        StartLine: 1,
        Match: 'ARG=secret-text GH=ghp_half-masked',
        Code: { Lines: [{ Content: 'PASSWORD=secret-text' }] },
        Layer: { DiffID: 'sha256:1', CreatedBy: 'RUN |1 TOKEN=secret-text /bin/sh -c npm ci' },
      },
    ],
    ExperimentalModifiedFindings: [
      {
        Type: 'misconfiguration',
        Status: 'ignored',
        Finding: {
          ID: 'DS-2',
          Severity: 'LOW',
          CauseMetadata: { Code: { Lines: [{ Content: 'ENV A=secret-text' }] } },
        },
      },
    ],
    Misconfigurations: [
      {
        ID: 'DS-1',
        Severity: 'LOW',
        Status: 'FAIL',
        CauseMetadata: { Code: { Lines: [{ Content: 'ENV TOKEN=secret-text' }] } },
      },
    ],
  });

  it('refuses the image, by a reason of its own', async () => {
    const { outcome, scans } = await scanned(await portsWith(() => leaky));
    expect(outcome).toMatchObject({ outcome: 'failed', reason: 'secret-in-image' });
    expect(scans[0]?.refused).toMatchObject([
      { id: 'CVE-1' },
      { id: 'github-pat', kind: 'secret', package: 'app', installed: '' },
    ]);
  });

  it('is not told by its text, in no file', async () => {
    const { outcome, scans } = await scanned(await portsWith(() => leaky), { sarif: 'out/', reports: 'json' });
    expect([...written.keys()].sort()).toEqual(['json/linux-amd64.json', 'out/linux-amd64.sarif']);
    expect(written.get('json/linux-amd64.json')).toContain('"CVE-1"');
    expect(JSON.stringify([...written.values(), outcome, scans])).not.toContain('secret-text');
    expect(written.get('out/linux-amd64.sarif')).not.toContain('half-masked');
  });
});

describe('what is new since the image that runs', () => {
  const newer = (request: ScanRequest) =>
    report([found('CVE-OLD'), ...(request.digest === digestOf(stand.b) ? [found('CVE-NEW')] : [])]);

  async function running(commit: string): Promise<Partial<Ports>> {
    const ports = await stand.ports();
    const { records } = await ports.forge();
    const id = await records.create(
      {
        version: 1,
        application: 'api',
        environment: 'prod',
        source: commit,
        branch: 'main',
        date: '2026-01-01T00:00:00Z',
        image: `ghcr.io/acme/api:${commit}@${digestOf(commit)}`,
        platformDigests: [digestOf(commit)],
        explicit: false,
        kind: 'deploy',
        edits: [],
      },
      { state: 'open', stage: 'write', sentence: 'x' },
      AbortSignal.timeout(10_000),
    );
    await records.note(
      id,
      'prod',
      { state: 'succeeded', stage: 'rollout', sentence: 'healthy' },
      AbortSignal.timeout(10_000),
    );
    return {
      registry: async () => ({
        ...registry,
        describe: async (image) =>
          image.digest === undefined
            ? undefined
            : { digest: image.digest, platforms: [{ platform: 'linux/amd64', digest: image.digest }], labels: {} },
      }),
    };
  }

  it('is told apart, and changes no verdict by itself', async () => {
    const { outcome, scans } = await scanned(await portsWith(newer, await running(stand.a)), { compares: true });
    expect(outcome?.reason).toBe('vulnerable');
    expect(scans[0]).toMatchObject({
      since: { fresh: 1, already: 1, worst: '1 high' },
      refused: [{ id: 'CVE-NEW' }, { id: 'CVE-OLD' }],
    });
    expect(scans[0]?.since?.image).toContain(stand.a);
  });

  it('comes with what is in both images, for those who read what changed', async () => {
    const ports = await portsWith(newer, await running(stand.a));
    const event = await scanned(ports, { compares: true });
    const known = { vulnerabilities: [{ id: 'CVE-OLD' }] };
    const after = { vulnerabilities: [{ id: 'CVE-OLD' }, { id: 'CVE-NEW' }] };
    expect(event).toMatchObject({
      contents: { before: digestOf(stand.a), platforms: [{ platform: 'linux/amd64', before: known, after }] },
    });
    expect((await scanned(ports, { compares: false })).contents).toBeUndefined();
  });

  it('is all that refuses with fail-on-new', async () => {
    const onlyNew = { compares: true, failOnNew: true };
    const { scans } = await scanned(await portsWith(newer, await running(stand.a)), onlyNew);
    expect(scans[0]?.refused).toMatchObject([{ id: 'CVE-NEW' }]);
    const nothingNew = await scanned(
      await portsWith(() => report([found('CVE-OLD')]), await running(stand.a)),
      onlyNew,
    );
    expect(nothingNew).toMatchObject({ event: 'scanned', scans: [{ since: { fresh: 0, already: 1 } }] });
  });

  it('is looked for on the same platform, however the image that runs names it', async () => {
    const ports = await portsWith(newer, {
      ...(await running(stand.a)),
      registry: async () => ({
        ...registry,
        describe: async () => ({
          digest: digestOf(stand.a),
          platforms: [{ platform: 'linux/amd64/v1', digest: digestOf(stand.a) }],
          labels: {},
        }),
      }),
    });
    const { scans } = await scanned(ports, { compares: true, failOnNew: true });
    expect(scans[0]?.refused).toMatchObject([{ id: 'CVE-NEW' }]);
  });

  it('is everything for the first deployment', async () => {
    const { scans } = await scanned(await portsWith(newer), { compares: true, failOnNew: true });
    expect(scans[0]?.refused).toHaveLength(2);
    expect(scans[0]?.notes).toEqual([expect.stringContaining('every finding is new')]);
  });

  it('is nothing where the same image runs, which is not scanned again', async () => {
    const asked: string[] = [];
    const of = ({ digest }: ScanRequest) => {
      asked.push(digest);
      return report([found(`CVE-${asked.length}`)]);
    };
    const ports = await portsWith(of, await running(stand.b));
    expect(await scanned(ports, { compares: true, failOnNew: true })).toMatchObject({ event: 'scanned' });
    expect(asked).toHaveLength(1);
  });

  it('cannot be told where that image is gone: a gate that asks for it has no answer, and a note says so else', async () => {
    const gone = {
      ...(await running(stand.a)),
      registry: async () => ({ ...registry, describe: async () => undefined }),
    };
    const asked = await scanned(await portsWith(() => report([]), gone), { compares: true, failOnNew: true });
    expect(asked.outcome).toMatchObject({
      outcome: 'errored',
      reason: 'scan-errored',
      sentence: expect.stringContaining('no longer has'),
    });
    const shown = await scanned(await portsWith(() => report([]), gone), { compares: true });
    expect(shown.scans[0]?.notes).toEqual([expect.stringContaining('no longer has')]);
  });
});

describe('files that decide what counts', () => {
  const policyFiles = (there: Readonly<Record<string, string>>, branch?: string) => async () => ({
    ...(branch === undefined ? {} : { branch }),
    read: async () => new Map(Object.entries(there).map(([path, text]) => [path, new TextEncoder().encode(text)])),
  });

  it('are given to the scanner; what is over in them is told', async () => {
    const ports = await portsWith(() => report([]), {
      policyFiles: policyFiles({ '.trivyignore': 'CVE-1 exp:2020-01-01\nCVE-2 exp:2999-01-01', 'vex.json': '{}' }),
    });
    const { scans } = await scanned(ports, { ignoreFile: '.trivyignore', vex: ['vex.json'] });
    expect(setups[0]).toMatchObject({ ignoreFile: { path: '.trivyignore' }, vex: [{ path: 'vex.json' }] });
    expect(warned).toEqual(['.trivyignore: CVE-1 was ignored until 2020-01-01, and counts again']);
    expect(scans[0]?.notes).toEqual(warned);
  });

  it.each([
    ['in the checkout', undefined],
    ['on main', 'main'],
  ])('that are not there end the deployment: %s', async (where, branch) => {
    const ports = await portsWith(() => report([]), { policyFiles: policyFiles({}, branch) });
    const { outcome } = await scanned(ports, { ignoreFile: '.trivyignore' });
    expect(outcome).toMatchObject({
      outcome: 'errored',
      reason: 'bad-input',
      sentence: expect.stringContaining(where),
    });
    expect(setups).toEqual([]);
  });

  it('say why something is ignored, which is counted apart', async () => {
    const ignored = {
      Type: 'vulnerability',
      Status: 'ignored',
      Statement: 'never called',
      Source: '/tmp/0/.trivyignore.yaml',
      Finding: found('CVE-1'),
    };
    const ports = await portsWith(() => report([], { ExperimentalModifiedFindings: [ignored] }));
    expect((await scanned(ports)).scans[0]).toMatchObject({
      verdict: 'clean',
      counts: { HIGH: 0 },
      ignored: [{ id: 'CVE-1', why: 'never called (.trivyignore.yaml)' }],
    });
  });
});

describe('a file that cannot be written', () => {
  it.each([{ sarif: 'out' }, { reports: 'out' }])('is told: %j', async (over) => {
    const full = async () => {
      throw new Error('ENOSPC: no space left on device, write');
    };
    const ports = await portsWith(() => report([]));
    const plan = stand.plan(stand.b, 1);
    const run = stand.run(
      { ...plan, scan: { ...plan.scan, ...over } },
      { ...ports, files: { ...ports.files, write: full } },
    );
    await expect(scan(run, imageOf(stand.b))).rejects.toMatchObject({
      code: 'scan-errored',
      message: expect.stringMatching(/^out\/linux-amd64\.\w+ cannot be written: ENOSPC/),
    });
  });
});

describe('code scanning', () => {
  it('gets one analysis a platform, also of an image that is refused', async () => {
    const { outcome } = await scanned(
      await portsWith(() => report([found('CVE-1')])),
      { upload: 'auto' },
      twoPlatforms(stand.b),
    );
    expect(outcome?.reason).toBe('vulnerable');
    const uploads = stand.world.server.state.analyses;
    expect(uploads.map(({ commit, ref }) => `${commit} ${ref}`)).toEqual(Array(2).fill(`${stand.b} refs/heads/main`));
    const categories = uploads.map(({ sarif }) => /gitops-deploy\/api\/linux-\w+/.exec(JSON.stringify(sarif))?.[0]);
    expect(categories.sort()).toEqual(['gitops-deploy/api/linux-amd64', 'gitops-deploy/api/linux-arm64']);
  });

  it('does not get what is ignored, which GitHub would take for open; the file has it', async () => {
    const ignored = { Type: 'vulnerability', Status: 'ignored', Finding: found('CVE-IGNORED') };
    const of = () => report([found('CVE-OPEN')], { ExperimentalModifiedFindings: [ignored] });
    await scanned(await portsWith(of), { upload: 'auto', sarif: 'out' });
    const [analysis] = stand.world.server.state.analyses;
    expect(JSON.stringify(analysis?.sarif)).toContain('CVE-OPEN');
    expect(JSON.stringify(analysis?.sarif)).not.toContain('CVE-IGNORED');
    expect(written.get('out/linux-amd64.sarif')).toContain('CVE-IGNORED');
  });

  it('gets it for the ref that the run is of', async () => {
    const plan = stand.plan(stand.b, 1);
    const source = { ...plan.source, ref: 'refs/pull/7/head' };
    const run = stand.run(
      { ...plan, source, scan: { ...plan.scan, upload: 'auto' } },
      await portsWith(() => report([])),
    );
    await scan(run, imageOf(stand.b));
    expect(stand.world.server.state.analyses.map(({ ref }) => ref)).toEqual(['refs/pull/7/head']);
  });

  it('that refuses changes no verdict, and is told where it was asked for', async () => {
    stand.world.server.state.withoutCodeScanning.add('acme/api');
    const always = await scanned(await portsWith(() => report([])), { upload: 'always' });
    expect(always).toMatchObject({
      event: 'scanned',
      scans: [{ notes: [expect.stringContaining('Advanced Security')] }],
    });
    const auto = await scanned(await portsWith(() => report([])), { upload: 'auto' });
    expect(auto).toMatchObject({ event: 'scanned' });
    expect(auto.scans[0]?.notes).toBeUndefined();
  });
});
