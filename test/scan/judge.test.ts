import { describe, expect, it } from 'vitest';
import { judgeScan } from '../../src/scan/judge.ts';

const found = (id: string, severity: string, fixed?: string) => ({
  VulnerabilityID: id,
  Severity: severity,
  PkgName: 'openssl',
  InstalledVersion: '3.0.1',
  ...(fixed === undefined ? {} : { FixedVersion: fixed }),
});
const report = (...vulnerabilities: readonly unknown[]) => ({
  SchemaVersion: 2,
  Results: [{ Target: 'app' }, { Target: 'os', Vulnerabilities: vulnerabilities }],
});
const policy = { failOn: ['CRITICAL', 'HIGH'], ignoreUnfixed: false };

describe('the verdict on a report', () => {
  it('is by the severities of the policy, worst first', () => {
    const verdict = judgeScan(
      report(
        found('CVE-2', 'HIGH', '3.0.2'),
        found('CVE-3', 'LOW'),
        found('CVE-1', 'CRITICAL'),
        found('CVE-0', 'HIGH'),
      ),
      policy,
    );
    expect(verdict).toMatchObject({
      verdict: 'vulnerable',
      counts: { CRITICAL: 1, HIGH: 2, MEDIUM: 0, LOW: 1, UNKNOWN: 0 },
      refused: [{ id: 'CVE-1' }, { id: 'CVE-0' }, { id: 'CVE-2', fixed: '3.0.2' }],
    });
    expect(judgeScan(report(found('CVE-3', 'LOW')), policy)).toMatchObject({ verdict: 'clean', refused: [] });
  });

  it('leaves out what nobody can mend, only where that is asked for', () => {
    const only = report(found('CVE-1', 'CRITICAL'));
    expect(judgeScan(only, policy).verdict).toBe('vulnerable');
    expect(judgeScan(only, { ...policy, ignoreUnfixed: true }).verdict).toBe('clean');
    expect(judgeScan(report(found('CVE-1', 'CRITICAL', '2')), { ...policy, ignoreUnfixed: true }).verdict).toBe(
      'vulnerable',
    );
  });

  it('counts a severity that it does not know as unknown, which a policy may refuse', () => {
    const odd = report(found('CVE-1', 'SEVERE'));
    expect(judgeScan(odd, policy)).toMatchObject({ verdict: 'clean', counts: { UNKNOWN: 1 } });
    expect(judgeScan(odd, { ...policy, failOn: ['UNKNOWN'] }).verdict).toBe('vulnerable');
  });

  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['text', 'clean'],
    ['an error', { error: 'x' }],
    ['an older schema', { Results: [] }],
    ['a newer schema', { SchemaVersion: 3, Results: [] }],
  ])('is never clean for %s', (_, value) => {
    expect(judgeScan(value, policy).verdict).toBe('unreadable');
  });

  it('survives holes', () => {
    const holes = {
      SchemaVersion: 2,
      Results: [null, 7, { Vulnerabilities: [null, {}, 'x'] }, { Vulnerabilities: {} }],
    };
    expect(judgeScan(holes, { ...policy, failOn: ['UNKNOWN'] })).toMatchObject({
      verdict: 'vulnerable',
      counts: { UNKNOWN: 3 },
    });
  });
});
