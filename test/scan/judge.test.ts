import { describe, expect, it } from 'vitest';
import type { Finding, ScanReport } from '../../src/scan/finding.ts';
import { judgeScan, keysOf, printCounts } from '../../src/scan/judge.ts';

const vulnerability = (id: string, severity: Finding['severity'], over: object = {}): Finding => ({
  kind: 'vulnerability',
  id,
  severity,
  where: 'os packages',
  package: 'openssl',
  installed: '3.0.1',
  fixed: '3.0.2',
  ofSystem: true,
  ...over,
});
const secret: Finding = { kind: 'secret', id: 'github-pat', severity: 'MEDIUM', where: '/app/.env', line: 3 };
const root: Finding = { kind: 'misconfiguration', id: 'DS-0002', severity: 'HIGH', where: 'image configuration' };
const report = (...findings: readonly Finding[]): ScanReport => ({
  findings,
  ignored: [],
  seen: { systemPackages: 1, otherPackages: 0 },
});
const policy = {
  failOn: ['CRITICAL', 'HIGH'],
  failOnSecret: ['CRITICAL', 'MEDIUM'],
  ignoreUnfixed: false,
  failOnNew: false,
};

describe('the verdict on a report', () => {
  it('is by the severities of the policy, worst first', () => {
    const findings = [
      vulnerability('CVE-2', 'HIGH'),
      vulnerability('CVE-3', 'LOW'),
      vulnerability('CVE-1', 'CRITICAL'),
      vulnerability('CVE-0', 'HIGH'),
    ];
    expect(judgeScan(report(...findings), policy, undefined)).toMatchObject({
      verdict: 'vulnerable',
      counts: { CRITICAL: 1, HIGH: 2, MEDIUM: 0, LOW: 1, UNKNOWN: 0 },
      refused: [{ id: 'CVE-1' }, { id: 'CVE-0' }, { id: 'CVE-2' }],
    });
    expect(judgeScan(report(vulnerability('CVE-3', 'LOW')), policy, undefined)).toMatchObject({
      verdict: 'clean',
      refused: [],
    });
  });

  it('leaves out what nobody can mend, only where that is asked for, and never secrets or misconfigurations', () => {
    const unfixed = report(vulnerability('CVE-1', 'CRITICAL', { fixed: undefined }));
    const lenient = { ...policy, ignoreUnfixed: true };
    expect(judgeScan(unfixed, policy, undefined).verdict).toBe('vulnerable');
    expect(judgeScan(unfixed, lenient, undefined).verdict).toBe('clean');
    expect(judgeScan(report(secret), lenient, undefined).refused).toEqual([secret]);
    expect(judgeScan(report(root), lenient, undefined).refused).toEqual([root]);
  });

  it('judges secrets by severities of their own, and counts each kind', () => {
    const all = report(secret, root, vulnerability('CVE-1', 'MEDIUM'));
    expect(judgeScan(all, { ...policy, failOn: [] }, undefined)).toMatchObject({
      refused: [secret],
      secrets: 1,
      misconfigurations: 1,
      counts: { MEDIUM: 1, HIGH: 0 },
    });
    expect(judgeScan(all, { ...policy, failOnSecret: [] }, undefined).refused).toEqual([root]);
  });
});

describe('what is new', () => {
  const before = report(vulnerability('CVE-1', 'CRITICAL', { installed: '2.9.0', fixed: undefined }), secret);
  const now = report(vulnerability('CVE-1', 'CRITICAL'), vulnerability('CVE-2', 'HIGH'), secret);

  it('is what the image before did not have, whatever the version was', () => {
    expect(judgeScan(now, policy, keysOf(before)).since).toMatchObject({ fresh: [{ id: 'CVE-2' }], already: 2 });
    expect(judgeScan(now, policy, undefined).since).toBeUndefined();
  });

  it('is all that refuses where that is asked for', () => {
    expect(judgeScan(now, policy, keysOf(before)).refused).toHaveLength(3);
    const onlyNew = judgeScan(now, { ...policy, failOnNew: true }, keysOf(before));
    expect(onlyNew.refused).toMatchObject([{ id: 'CVE-2' }]);
    expect(onlyNew.counts.CRITICAL).toBe(1);
  });

  it('is everything for the first deployment, and without an image to compare with', () => {
    const onlyNew = { ...policy, failOnNew: true };
    expect(judgeScan(now, onlyNew, new Set()).refused).toHaveLength(3);
    expect(judgeScan(now, onlyNew, undefined).refused).toHaveLength(3);
  });

  it.each([
    ['another package', { package: 'curl' }],
    ['another place', { where: 'app/lib/other.jar' }],
    ['another id', { id: 'CVE-9' }],
  ])('is one in %s', (_, over) => {
    const one = report(vulnerability('CVE-1', 'CRITICAL', over));
    expect(judgeScan(one, policy, keysOf(before)).since?.fresh).toHaveLength(1);
  });

  it('is none in a file whose name only has another version', () => {
    const jar = (version: string) =>
      report(vulnerability('CVE-1', 'HIGH', { where: `app/lib/spring-core-${version}.jar`, package: 'spring-core' }));
    expect(judgeScan(jar('5.3.2'), policy, keysOf(jar('5.3.1'))).since?.fresh).toEqual([]);
  });

  it('is a second secret of a kind in the same file, and no second copy of a package in its place', () => {
    const onlyNew = { ...policy, failOnNew: true };
    const second: Finding = { ...secret, line: 9 };
    expect(judgeScan(report(secret, second), onlyNew, keysOf(report(secret))).refused).toEqual([second]);
    expect(judgeScan(report(second), onlyNew, keysOf(report(secret, second))).refused).toEqual([]);
    const copy = vulnerability('CVE-1', 'CRITICAL', { installed: '2.9.9' });
    const one = report(vulnerability('CVE-1', 'CRITICAL'));
    expect(judgeScan(report(...one.findings, copy), onlyNew, keysOf(one)).refused).toEqual([]);
  });

  it('knows what was ignored before as something old', () => {
    const ignored = { ...report(), ignored: [{ finding: secret, status: 'ignored' }] };
    expect(judgeScan(report(secret), policy, keysOf(ignored)).since).toMatchObject({ fresh: [], already: 1 });
  });

  it('is told in the order of its severities', () => {
    expect(printCounts([vulnerability('a', 'LOW'), vulnerability('b', 'CRITICAL'), vulnerability('c', 'LOW')])).toBe(
      '1 critical, 2 low',
    );
    expect(printCounts([])).toBe('');
  });
});
