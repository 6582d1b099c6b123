import type { ScanPlan } from '../../src/deployment/plan.ts';
import type { ScannerSetup } from '../../src/ports/scanner.ts';

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

/** What the scanner is opened with then. */
export const defaultSetup: ScannerSetup = {
  scanners: defaultScan.scanners,
  offline: defaultScan.offline,
  timeoutSeconds: defaultScan.timeoutSeconds,
  trivy: defaultScan.trivy,
  database: defaultScan.database,
  vex: [],
};
