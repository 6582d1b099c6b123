import type { Digest } from '../image/reference.ts';

/** One platform of one image, by digest. */
export interface ScanRequest {
  readonly repository: string;
  readonly digest: Digest;
  readonly platform: string;
  /** File for the complete SARIF report, whatever the policy says of it. */
  readonly sarif?: string;
}

export type ScanResult =
  /** `report` is Trivy's JSON as it came: the room `scan` reads it. */
  | { readonly result: 'scanned'; readonly report: unknown }
  | { readonly result: 'scan-errored' | 'scanner-missing'; readonly message: string };

/** Looks for known vulnerabilities with Trivy. */
export interface Scanner {
  scan(request: ScanRequest, signal: AbortSignal): Promise<ScanResult>;
}
