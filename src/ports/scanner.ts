import type { Digest } from '../image/reference.ts';

/** A file that stands beside the scan, such as an ignore file. */
export interface ScanFile {
  /** Its path in the repository; its ending tells Trivy its form. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** With which Trivy, which database and for what is scanned. */
export interface ScannerSetup {
  readonly scanners: readonly ('vuln' | 'secret' | 'misconfig')[];
  /** Whether nothing may be downloaded. */
  readonly offline: boolean;
  /** Seconds that one scan may take. */
  readonly timeoutSeconds: number;
  readonly trivy: {
    readonly source: 'auto' | 'path' | 'download';
    /** The version to download, with its checksums; the pinned one unless given. */
    readonly version?: string;
    readonly sha256?: { readonly x64?: string; readonly arm64?: string };
    /** Where the archives are; GitHub unless given. */
    readonly mirror?: string;
  };
  readonly database: {
    readonly folder?: string;
    /** Tried in turn; Trivy's own where there are none. */
    readonly repositories: readonly string[];
    readonly javaRepositories: readonly string[];
    readonly maxAgeSeconds: number;
  };
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
