import { describe, expect, it } from 'vitest';
import { cutSarif } from '../../src/sarif/log.ts';
import type { Finding, ScanReport } from '../../src/scan/finding.ts';
import { readReport } from '../../src/scan/read.ts';
import { sarifOf } from '../../src/scan/sarif.ts';
import { idOf, recorded, versions } from './recorded.ts';

const facts = {
  category: 'gitops-deploy/api/linux-amd64',
  version: '0.74.0',
  image: 'ghcr.io/acme/api@sha256:1',
  repository: 'acme/api',
};

/** The parts of a log that tests look at. */
interface Looked {
  readonly runs: readonly {
    readonly automationDetails: { readonly id: string };
    readonly tool: {
      readonly driver: {
        readonly rules: readonly { readonly id: string; readonly properties: { readonly tags: readonly string[] } }[];
      };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly suppressions?: readonly { readonly justification: string }[];
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number };
        };
      }[];
    }[];
  }[];
}

function looked(log: object) {
  const { runs }: Looked = JSON.parse(JSON.stringify(log));
  const [run] = runs;
  if (run === undefined || runs.length !== 1) throw new Error('not one run');
  return run;
}

function sarifOfImage(version: string, image: string) {
  const read = readReport(recorded(version, image));
  if (read.result !== 'read') throw new Error(read.message);
  return sarifOf(read.report, facts);
}

const many = (count: number): ScanReport => ({
  findings: Array.from(
    { length: count },
    (_, index): Finding => ({
      kind: 'vulnerability',
      id: `CVE-${index % 50}`,
      severity: index % 50 === 49 ? 'CRITICAL' : 'LOW',
      where: `app/${index}`,
      package: 'p',
      installed: '1',
      ofSystem: false,
    }),
  ),
  ignored: [],
  seen: { systemPackages: 0, otherPackages: 1 },
});

describe.each(versions)('the SARIF of what Trivy %s reports', (version) => {
  it('is complete: also what is ignored stands in it, with the reason', () => {
    const { results } = looked(sarifOfImage(version, 'vulnerable'));
    expect(results.map(({ ruleId }) => ruleId)).toEqual(['CVE-2021-23337', 'CVE-2017-20162']);
    expect(results[0]?.suppressions).toBeUndefined();
    expect(results[1]?.suppressions?.[0]?.justification).toContain('never called with untrusted text');
  });

  it('names a file below the image, and the repository where there is none', () => {
    const places = looked(sarifOfImage(version, 'misconfigured')).results.map(
      ({ ruleId, locations }) => `${idOf(ruleId)} ${locations[0]?.physicalLocation.artifactLocation.uri}`,
    );
    expect(places).toEqual([
      'github-pat acme/api',
      'CVE-2021-23337 app/node_modules/lodash/package.json',
      'DS-0002 acme/api',
      'CVE-2017-20162 app/node_modules/ms/package.json',
      'DS-0026 acme/api',
    ]);
    const [secret] = looked(sarifOfImage(version, 'secret')).results;
    expect(secret?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'app/credentials' },
      region: { startLine: 1 },
    });
  });

  it('never shows a secret', () => {
    for (const image of ['secret', 'misconfigured'])
      expect(JSON.stringify(sarifOfImage(version, image))).not.toMatch(/ghp_|\*\*\*\*/);
  });
});

describe('a SARIF log', () => {
  it('has the category of its platform', () => {
    expect(looked(sarifOf(many(1), facts)).automationDetails.id).toBe('gitops-deploy/api/linux-amd64/');
  });

  it('has each rule once, at the index that its results name', () => {
    const { results, tool } = looked(sarifOf(many(500), facts));
    expect(tool.driver.rules).toHaveLength(50);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(Math.max(...tool.driver.rules.map(({ properties }) => properties.tags.length))).toBeLessThanOrEqual(10);
  });

  it('is cut to its worst results, with the rules that they need', () => {
    const cut = looked(cutSarif(sarifOf(many(500), facts), 12));
    expect(cut.results).toHaveLength(12);
    expect(cut.results.slice(0, 10).every(({ ruleId }) => ruleId === 'CVE-49')).toBe(true);
    for (const { ruleId, ruleIndex } of cut.results) expect(cut.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(cut.tool.driver.rules).toHaveLength(2);
    expect(looked(cutSarif(sarifOf(many(3), facts), 0))).toMatchObject({
      results: [],
      tool: { driver: { rules: [] } },
    });
  });

  it('knows a finding again in the next analysis, and no other', () => {
    const prints = (report: ScanReport) =>
      looked(sarifOf(report, facts)).results.map((one) => one.partialFingerprints['primaryLocationLineHash']);
    expect(prints(many(200))).toEqual(prints(many(200)));
    expect(new Set(prints(many(200))).size).toBe(200);
  });

  it('keeps two secrets of a kind in one file apart', () => {
    const at = (line: number): Finding => ({ kind: 'secret', id: 'x', severity: 'HIGH', where: '/app/.env', line });
    const log = sarifOf(
      { findings: [at(1), at(2)], ignored: [], seen: { systemPackages: 0, otherPackages: 1 } },
      facts,
    );
    expect(
      new Set(looked(log).results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints))).size,
    ).toBe(2);
  });

  it.each([
    ['/', 'acme/api'],
    ['../../etc/passwd', 'etc/passwd'],
    ['//a/./b', 'a/b'],
    ['.', 'acme/api'],
    ['.env', '.env'],
  ])('never leads out of the image: %s', (where, uri) => {
    const odd: Finding = { kind: 'secret', id: 'x', severity: 'HIGH', where };
    const [result] = looked(sarifOf({ ...many(0), findings: [odd] }, facts)).results;
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri);
  });

  it('takes any name', () => {
    const odd: Finding = { kind: 'secret', id: '../../x', severity: 'HIGH', where: '/a b/%/ü/<script>?#.env' };
    const [result] = looked(sarifOf({ ...many(0), findings: [odd] }, facts)).results;
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('a%20b/%25/%C3%BC/%3Cscript%3E%3F%23.env');
  });
});
