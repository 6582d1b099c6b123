import type { ScanPlan } from '../deployment/plan.ts';
import type { Digest } from '../image/reference.ts';

/** A file that stands beside the scan, such as an ignore file. */
export interface ScanFile {
  /** Its path in the repository; its ending tells Trivy its form. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** With which Trivy, which database and for what is scanned. */
export interface ScannerSetup extends Pick<ScanPlan, 'scanners' | 'offline' | 'timeoutSeconds' | 'trivy' | 'database'> {
  readonly ignoreFile?: ScanFile;
  readonly vex: readonly ScanFile[];
}

/** One platform of one image, by digest. */
export interface ScanRequest {
  readonly repository: string;
  readonly digest: Digest;
  readonly platform: string;
}

/** Why nothing can be said of an image. */
export interface ScanTrouble {
  readonly result: 'scan-errored' | 'scanner-missing';
  readonly message: string;
  /** What to do, where it is more than the general remedy of the reason. */
  readonly remedy?: string;
}

export type ScanResult =
  | {
      readonly result: 'scanned';
      /** Trivy's JSON as it came: the room `scan` reads it. */
      readonly report: unknown;
      /** Whether Trivy said, outside of its report, that it does not know the release of the operating system. */
      readonly isUnknownRelease?: boolean;
    }
  | ScanTrouble;

/** A Trivy that is there, with a database that is there and young enough. */
export interface OpenedScanner {
  readonly result: 'opened';
  readonly version: string;
  /** How many scans are worth running at the same time. */
  readonly atATime: number;
  /** What was not as it should be and does not keep from scanning. */
  readonly notes: readonly string[];
  /** May be called for several platforms at the same time. */
  scan(request: ScanRequest, signal: AbortSignal): Promise<ScanResult>;
}

/** Looks for known vulnerabilities, secrets and misconfigurations with Trivy. */
export interface Scanner {
  /** Finds or downloads Trivy, and brings its database up to date: once, before the platforms are scanned at the same time. */
  open(setup: ScannerSetup, signal: AbortSignal): Promise<OpenedScanner | ScanTrouble>;
}
