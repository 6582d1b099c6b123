import { withoutUndefined } from '../data/fields.ts';
import type { DeployedImage, PlatformScan, Refused } from '../deployment/progress.ts';
import type { ImageContents } from '../image/contents.ts';
import { readContents } from '../image/contents.ts';
import type { Digest } from '../image/reference.ts';
import { repositoryOf } from '../image/reference.ts';
import type { OpenedScanner, ScanTrouble } from '../ports/scanner.ts';
import { blindSpotOf } from '../scan/blind-spot.ts';
import type { Finding, Ignored, ScanReport } from '../scan/finding.ts';
import { judgeScan, printCounts } from '../scan/judge.ts';
import { readReport } from '../scan/read.ts';
import type { Run } from './run.ts';
import type { Before } from './scan-before.ts';

/** One platform of an image, and what it is scanned with. */
export interface ToScan {
  readonly opened: OpenedScanner;
  readonly image: Pick<DeployedImage, 'reference'>;
  readonly platform: string;
  readonly digest: Digest;
}

/** The report of one platform. */
export interface ScannedPlatform {
  readonly platform: string;
  readonly report: ScanReport;
  /** Packages and vulnerabilities, where they are compared with those of the running image. */
  readonly contents?: ImageContents;
}

/** A report that could be read, as Trivy wrote it and as it is judged. */
export type ScanOfPlatform = { readonly report: ScanReport; readonly raw: unknown } | { readonly trouble: ScanTrouble };

/** What is kept of a scan; what is in the image only where it is wanted, since a report may be large. */
export function scannedPlatform(
  platform: string,
  { report, raw }: Extract<ScanOfPlatform, { raw: unknown }>,
  { withContents }: { readonly withContents: boolean },
): ScannedPlatform {
  const contents = withContents ? readContents(raw) : undefined;
  return { platform, report, ...withoutUndefined({ contents }) };
}

/** Scans one platform. What did not see the packages that must be there says nothing of the image. */
export async function scanPlatform(
  run: Run<'log'>,
  { opened, image, platform, digest }: ToScan,
  signal: AbortSignal,
): Promise<ScanOfPlatform> {
  const repository = repositoryOf(image.reference);
  run.ports.log.info(`scanning ${repository}@${digest} (${platform})`);
  const result = await opened.scan({ repository, digest, platform }, signal);
  if (result.result !== 'scanned') return { trouble: { ...result, message: `${platform}: ${result.message}` } };
  const read = readReport(result.report, result);
  if (read.result === 'unreadable') return errored(`${platform}: the report cannot be read: ${read.message}`);
  const blind = blindSpot(run, read.report);
  if (blind?.isBlind === true && !run.plan.scan.allowNoPackages)
    return errored(`${platform}: ${blind.sentence}`, 'if that is as it should be: `scan.allow-no-packages: true`');
  return { report: read.report, raw: result.report };
}

function errored(message: string, remedy?: string): { readonly trouble: ScanTrouble } {
  return { trouble: { result: 'scan-errored', message, ...withoutUndefined({ remedy }) } };
}

/** Packages are looked for only to find their vulnerabilities. */
function blindSpot({ plan }: Run<never>, { seen }: ScanReport) {
  return plan.scan.scanners.includes('vuln') ? blindSpotOf(seen) : undefined;
}

/** What the report of a platform comes to. */
export function verdictOf(run: Run<never>, { platform, report }: ScannedPlatform, before: Before): PlatformScan {
  const known = before.keys?.get(platform) ?? (before.keys === undefined ? undefined : new Set<string>());
  const { verdict, counts, secrets, misconfigurations, refused, since } = judgeScan(report, run.plan.scan, known);
  const blind = blindSpot(run, report);
  return {
    platform,
    verdict,
    counts,
    refused: refused.map(refusedOf),
    secrets,
    misconfigurations,
    ignored: report.ignored.map(ignoredOf),
    ...(since === undefined
      ? {}
      : {
          since: {
            fresh: since.fresh.length,
            already: since.already,
            worst: printCounts(since.fresh),
            ...withoutUndefined({ image: before.image }),
          },
        }),
    ...(blind === undefined ? {} : { notes: [`${platform}: ${blind.sentence}`] }),
  };
}

function refusedOf(finding: Finding): Refused {
  const { id, severity } = finding;
  if (finding.kind !== 'vulnerability')
    return { id, severity, kind: finding.kind, package: finding.where, installed: '' };
  const { package: name, installed, fixed } = finding;
  return { id, severity, package: name, installed, ...withoutUndefined({ fixed }) };
}

function ignoredOf({ finding, status, statement, source }: Ignored) {
  const from = source === undefined ? '' : ` (${source.split('/').at(-1) ?? ''})`;
  return { id: finding.id, why: `${statement ?? status}${from}` };
}
