import type { ScanPlan } from '../../src/deployment/plan.ts';

/** What the configuration says where it says nothing of the scan. */
export const defaultScan: ScanPlan = {
  failOn: ['CRITICAL', 'HIGH'],
  failOnSecret: ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'],
  failOnNew: false,
  compares: false,
  ignoreUnfixed: true,
  vex: [],
  scanners: ['vuln', 'secret'],
  upload: 'never',
  allowNoPackages: false,
  offline: false,
  timeoutSeconds: 600,
  trivy: { source: 'auto' },
  database: { repositories: [], javaRepositories: [], maxAgeSeconds: 7 * 86_400 },
};
