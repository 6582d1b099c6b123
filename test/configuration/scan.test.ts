import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import { defaultScan } from '../scan/policy.ts';

const withScan = (scan: string) => `application: api
image: { name: ghcr.io/acme/api }
gitops: { repository: acme/gitops, allowed-paths: [apps/**] }
scan: ${scan}
environments: { prod: { targets: [{ name: eu, edits: [{ file: apps/x.yaml, path: .tag }] }] } }
`;

function problemsOf(scan: string): readonly string[] {
  const read = readConfiguration(withScan(scan), 'f.yaml', 'api');
  return read.result === 'read' ? [] : read.problems.map(({ place, message }) => `${place?.line}: ${message}`);
}

function planOf(scan: string) {
  const read = readConfiguration(withScan(scan), 'f.yaml', 'api');
  if (read.result === 'wrong' || read.applications[0] === undefined) throw new Error(JSON.stringify(read));
  const source = { commit: 'a'.repeat(40), branch: 'main', date: '2026-01-01T00:00:00Z' };
  const facts = {
    environment: 'prod',
    repository: 'acme/api',
    sourceUrl: 'x',
    timeoutSeconds: 1,
    onPause: 'end' as const,
  };
  return planDeployment(read.applications[0], { ...facts, source }).scan;
}

describe('what the configuration says of the scan', () => {
  it('is this where it says nothing', () => {
    expect(planOf('{}')).toEqual(defaultScan);
  });

  it('is planned as it says', () => {
    const sum = 'a'.repeat(64);
    const scan = `{fail-on: [LOW], fail-on-secret: [], fail-on-new: true, ignore-file: a/.trivyignore, vex: [v.json], scanners: [secret, misconfig],
      sarif: s, reports: r, upload: auto, allow-no-packages: true, offline: true, timeout: 90s,
      trivy: {source: download, version: 0.74.0, sha256: {x64: ${sum}}, mirror: "https://m.example/trivy"},
      database: {folder: .trivy, repositories: ["a.io/db:2"], java-repositories: ["b.io/java:1"], max-age: 12h}}`;
    expect(planOf(scan)).toEqual({
      failOn: ['LOW'],
      failOnSecret: [],
      failOnNew: true,
      compares: true,
      ignoreUnfixed: true,
      ignoreFile: 'a/.trivyignore',
      vex: ['v.json'],
      scanners: ['secret', 'misconfig'],
      sarif: 's',
      reports: 'r',
      upload: 'auto',
      allowNoPackages: true,
      offline: true,
      timeoutSeconds: 90,
      trivy: { source: 'download', version: '0.74.0', sha256: { x64: sum }, mirror: 'https://m.example/trivy' },
      database: {
        folder: '.trivy',
        repositories: ['a.io/db:2'],
        javaRepositories: ['b.io/java:1'],
        maxAgeSeconds: 43_200,
      },
    });
  });

  it.each([
    ['{scanners: [misconfig]}', /misconfig needs vuln or secret/],
    ['{scanners: []}', /scanners/],
    ['{trivy: {version: 0.74.0}}', /version and sha256 go together/],
    ['{trivy: {sha256: {x64: abc}, version: 0.74.0}}', /must be a SHA-256/],
    ['{trivy: {mirror: "http://m.example"}}', /must begin with https/],
    ['{trivy: {mirror: "file:///etc"}}', /must begin with https/],
    ['{ignore-file: ../x}', /must not leave the repository/],
    ['{ignore-file: /etc/passwd}', /must not begin with/],
    ['{vex: [a/../../b]}', /must not leave the repository/],
    ['{database: {repositories: ["-x"]}}', /must be a repository/],
    ['{database: {max-age: soon}}', /must be a duration/],
    ['{sarif: ""}', /sarif/],
    ['{reports: ""}', /reports/],
    ['{severity: [HIGH]}', /severity/],
  ])('is refused, at its line: %s', (scan, words) => {
    expect(problemsOf(scan)).toEqual([expect.stringMatching(words)]);
    expect(problemsOf(scan)[0]).toMatch(/^4: /);
  });

  it('may name a mirror on the loopback', () => {
    expect(problemsOf('{trivy: {mirror: "http://127.0.0.1:8080/x"}}')).toEqual([]);
  });
});
