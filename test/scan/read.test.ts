import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blindSpotOf } from '../../src/scan/blind-spot.ts';
import type { ScanReport } from '../../src/scan/finding.ts';
import { readReport } from '../../src/scan/read.ts';
import { idOf, recorded, versions } from './recorded.ts';

function reportOf(value: unknown): ScanReport {
  const read = readReport(value);
  if (read.result !== 'read') throw new Error(read.message);
  return read.report;
}

const idsOf = ({ findings }: ScanReport) => findings.map(({ kind, id }) => `${kind} ${id}`);

describe.each(versions)('what the real Trivy %s reports', (version) => {
  const of = (image: string) => reportOf(recorded(version, image));

  it('of a vulnerable image is read with package, versions and place', () => {
    expect(of('vulnerable').findings).toMatchObject([
      {
        kind: 'vulnerability',
        id: 'CVE-2021-23337',
        severity: 'HIGH',
        package: 'lodash',
        installed: '4.17.20',
        fixed: '4.17.21',
        where: 'app/node_modules/lodash/package.json',
        title: 'lodash: command injection via template',
        url: 'https://avd.aquasec.com/nvd/cve-2021-23337',
        ofSystem: false,
      },
    ]);
  });

  it('as ignored is read with its reason', () => {
    expect(of('vulnerable').ignored).toMatchObject([
      {
        status: 'ignored',
        statement: 'never called with untrusted text',
        finding: { id: 'CVE-2017-20162', package: 'ms' },
      },
    ]);
  });

  it.each([
    ['clean', []],
    ['secret', ['secret github-pat']],
    [
      'misconfigured',
      ['vulnerability CVE-2021-23337', 'misconfiguration DS-0002', 'misconfiguration DS-0026', 'secret github-pat'],
    ],
    ['system', []],
  ])('of the image "%s" is all there', (image, ids) => {
    expect(idsOf(of(image)).map(idOf)).toEqual(ids);
  });

  it('of secrets is read without their text, and with where they are', () => {
    expect(of('secret').findings).toMatchObject([{ where: '/app/credentials', line: 1 }]);
    expect(of('misconfigured').findings.filter(({ kind }) => kind === 'secret')).toMatchObject([
      { where: 'image configuration' },
    ]);
    expect(JSON.stringify(of('misconfigured'))).not.toMatch(/ghp_|\*{8}/);
  });

  it.each([
    ['clean', undefined],
    ['system', undefined],
    ['without-packages', { isBlind: false, sentence: expect.stringContaining('no packages at all') }],
    ['end-of-life', { isBlind: false, sentence: expect.stringContaining('alpine 3.10.2 is out of support') }],
    ['system-without-packages', { isBlind: true, sentence: expect.stringContaining('debian 12.5') }],
    ['unsupported-system', { isBlind: true, sentence: expect.stringContaining('fedora 39') }],
    ['packages-without-system', { isBlind: true, sentence: expect.stringContaining('/etc/os-release') }],
  ])('of the image "%s" shows what it did not see', (image, expected) => {
    expect(blindSpotOf(of(image).seen)).toEqual(expected);
  });
});

it('shows a release that Trivy does not know', () => {
  const read = readReport(recorded(versions[0] ?? '', 'system'), { isUnknownRelease: true });
  expect(read.result === 'read' && blindSpotOf(read.report.seen)).toEqual({
    isBlind: false,
    sentence: expect.stringContaining('does not know the release debian 12.5'),
  });
});

it.each([
  [0, { isBlind: true, sentence: expect.stringContaining('none of the packages of activestate 1') }],
  [3, { isBlind: false, sentence: expect.stringContaining('packages of languages alone') }],
])('shows a system of which no packages are looked for, beside %j others', (otherPackages, expected) => {
  const system = { family: 'activestate', name: '1', isEndOfLife: false };
  expect(blindSpotOf({ system, systemPackages: 0, otherPackages })).toEqual(expected);
});

/** Made from the history of pkg/types/report.go, and not recorded: what older and newer versions have at the same places. */
const made = {
  // 0.20.0, the first of schema version 2: no Trivy, no CreatedAt, no Status, no PkgIdentifier; lists that are null
  '0.20': {
    SchemaVersion: 2,
    ArtifactName: 'alpine:3.10',
    ArtifactType: 'container_image',
    Metadata: { OS: { Family: 'alpine', Name: '3.10.2', EOSL: true } },
    Results: [
      {
        Target: 'alpine:3.10 (alpine 3.10.2)',
        Class: 'os-pkgs',
        Type: 'alpine',
        Packages: [{ Name: 'musl', Version: '1.1.22-r3' }],
        Vulnerabilities: [
          {
            VulnerabilityID: 'CVE-2020-28928',
            PkgName: 'musl',
            InstalledVersion: '1.1.22-r3',
            FixedVersion: '1.1.22-r4',
            Layer: {},
            Severity: 'MEDIUM',
          },
        ],
        Misconfigurations: null,
      },
    ],
  },
  // 0.50: `Status` of vulnerabilities (0.42), `PkgIdentifier` (0.48), and Results that are absent where nothing was found
  '0.50': {
    SchemaVersion: 2,
    CreatedAt: '2024-03-01T00:00:00Z',
    ArtifactName: 'x',
    ArtifactType: 'container_image',
    Metadata: {},
  },
  // 0.60: suppressed findings (0.51), packages with locations and relationships, misconfigurations that passed
  '0.60': {
    SchemaVersion: 2,
    ArtifactName: 'x:1',
    Results: [
      {
        Target: 'Java',
        Class: 'lang-pkgs',
        Packages: [{ Name: 'a:b', Relationship: 'direct', Locations: [{ StartLine: 1, EndLine: 2 }] }],
        ExperimentalModifiedFindings: [
          {
            Type: 'vulnerability',
            Status: 'not_affected',
            Statement: 'vulnerable_code_not_present',
            Source: 'vex.json',
            Finding: { VulnerabilityID: 'CVE-2024-1', PkgName: 'a:b', InstalledVersion: '1', Severity: 'CRITICAL' },
          },
          { Type: 'license', Status: 'ignored', Finding: { Name: 'GPL-2.0' } },
        ],
      },
      {
        Target: 'x:1',
        Class: 'config',
        Misconfigurations: [
          { ID: 'DS001', Severity: 'MEDIUM', Status: 'PASS' },
          { ID: 'DS002', Severity: 'HIGH', Status: 'FAIL', Message: 'runs as root' },
        ],
      },
    ],
  },
} as const;

describe('reports made from the history of the schema', () => {
  it('are read at 0.20', () => {
    const report = reportOf(made['0.20']);
    expect(report.findings).toMatchObject([
      { id: 'CVE-2020-28928', where: 'os packages', ofSystem: true, fixed: '1.1.22-r4' },
    ]);
    expect(report.seen).toEqual({
      system: { family: 'alpine', name: '3.10.2', isEndOfLife: true },
      systemPackages: 1,
      otherPackages: 0,
    });
  });

  it('are read at 0.50', () => {
    expect(reportOf(made['0.50'])).toEqual({
      findings: [],
      ignored: [],
      seen: { systemPackages: 0, otherPackages: 0 },
    });
  });

  it('are read at 0.60', () => {
    const report = reportOf(made['0.60']);
    expect(idsOf(report)).toEqual(['misconfiguration DS002']);
    expect(report.ignored).toMatchObject([
      { status: 'not_affected', source: 'vex.json', finding: { id: 'CVE-2024-1' } },
    ]);
    expect(report.seen.otherPackages).toBe(1);
  });
});

describe('what is no report', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['text', 'clean'],
    ['an error', { error: 'x' }],
    ['an older schema', { Results: [] }],
    ['a newer schema', { SchemaVersion: 3, Results: [] }],
    ['results that are text', { SchemaVersion: 2, Results: 'none' }],
    ['results that are an object', { SchemaVersion: 2, Results: { length: 0 } }],
  ])('is never clean: %s', (_, value) => {
    expect(readReport(value).result).toBe('unreadable');
  });

  it.each<readonly [string, unknown]>([
    ['a result that is none', null],
    ['a result that is a number', 7],
    ['findings that are no list', { Vulnerabilities: {} }],
    ['secrets that are text', { Secrets: 'none' }],
    ['misconfigurations that are no', { Misconfigurations: false }],
    ['packages that are a number', { Packages: 3 }],
    ['a finding that is none', { Vulnerabilities: [null] }],
    ['a finding that is a list', { Secrets: [[]] }],
    ['what is ignored that is text', { ExperimentalModifiedFindings: 'CVE-1' }],
    ['a severity that nobody knows', { Vulnerabilities: [{ VulnerabilityID: 'CVE-1', Severity: 'critical' }] }],
    ['a severity that is a number', { Secrets: [{ RuleID: 'x', Severity: 4 }] }],
  ])('is not %s', (_, result) => {
    const whole = { Class: 'lang-pkgs', Packages: [{ Name: 'a' }] };
    expect(readReport({ SchemaVersion: 2, Results: [whole] }).result).toBe('read');
    expect(readReport({ SchemaVersion: 2, Results: [whole, result] }).result).toBe('unreadable');
  });

  it('is not what has holes', () => {
    const holes = { SchemaVersion: '2', Results: [{ Vulnerabilities: [{}], Packages: null, Secrets: [{}] }, {}] };
    expect(reportOf(holes).findings).toMatchObject([
      { id: '?', severity: 'UNKNOWN', package: '?', installed: '?' },
      { kind: 'secret', id: '?' },
    ]);
  });
});

describe('a hostile report', () => {
  const of = (text: string) => reportOf(JSON.parse(text));

  it('cannot set what every object has', () => {
    const report = of(
      '{"__proto__":{"SchemaVersion":2},"SchemaVersion":2,"Results":[{"Vulnerabilities":[{"__proto__":{"FixedVersion":"1"},"constructor":{"prototype":{"x":1}},"VulnerabilityID":"CVE-1","Severity":"HIGH"}]}]}',
    );
    expect(report.findings).toMatchObject([{ id: 'CVE-1', severity: 'HIGH' }]);
    expect(report.findings[0]).not.toHaveProperty('fixed');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(readReport(JSON.parse('{"__proto__":{"SchemaVersion":2,"Results":[]}}')).result).toBe('unreadable');
  });

  it('says nothing to a terminal, and stays on its lines', () => {
    const evil = '\u001b]0;owned\u0007\u001b[2J\nCVE\r\n::error::x\u202e\u0085';
    const value = {
      VulnerabilityID: evil,
      PkgName: evil,
      InstalledVersion: evil,
      FixedVersion: evil,
      Title: evil,
      Description: evil,
      PkgPath: evil,
    };
    const { findings } = reportOf({
      SchemaVersion: 2,
      Results: [{ Target: evil, Vulnerabilities: [value], Secrets: [{ RuleID: evil, Title: evil }] }],
    });
    expect(JSON.stringify(findings)).not.toMatch(/\\u00|\\n|\\r|\u202e|\u0085/);
  });

  it('cannot bring an address that is none, nor names without end', () => {
    const value = {
      VulnerabilityID: 'x'.repeat(1e6),
      PrimaryURL: 'javascript:alert(1)',
      Description: 'y'.repeat(1e6),
      Title: '😀'.repeat(1e5),
    };
    const [finding] = reportOf({ SchemaVersion: 2, Results: [{ Vulnerabilities: [value] }] }).findings;
    expect(finding?.url).toBeUndefined();
    const odd = { VulnerabilityID: '\u0000', PrimaryURL: 'https://a:b:c%zz/' };
    const [other] = reportOf({ SchemaVersion: 2, Results: [{ Vulnerabilities: [odd] }] }).findings;
    expect(other).toMatchObject({ id: '?' });
    expect(other?.url).toBeUndefined();
    expect(finding?.id).toHaveLength(300);
    expect(finding?.description).toHaveLength(1000);
    expect(finding?.title?.isWellFormed()).toBe(true);
  });

  it('may nest as deep as it likes', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const finding = `{"VulnerabilityID":"CVE-1","DataSource":${deep}}`;
    expect(of(`{"SchemaVersion":2,"Metadata":${deep},"Results":[{"Vulnerabilities":[${finding}]}]}`)).toMatchObject({
      findings: [{ id: 'CVE-1' }],
    });
  });

  it('of 100 MB is read in less than 1.2 GB', () => {
    const script = new URL('read-huge.ts', import.meta.url).pathname;
    const ended = spawnSync(process.execPath, ['--max-old-space-size=1200', script], {
      encoding: 'utf8',
      timeout: 100_000,
    });
    expect(ended.stderr).toBe('');
    const { bytes, findings, peak } = JSON.parse(ended.stdout);
    expect(bytes).toBeGreaterThan(100e6);
    expect(findings).toBeGreaterThan(50_000);
    expect(peak).toBeLessThan(1.2e9);
  }, 120_000);
});

describe('a report that was cut off', () => {
  it('is no JSON at any place', () => {
    const text = readFileSync(new URL(`reports/${versions[0]}/vulnerable.json`, import.meta.url), 'utf8').trimEnd();
    for (let end = 0; end < text.length; end += 97) expect(() => JSON.parse(text.slice(0, end))).toThrow();
  });
});
