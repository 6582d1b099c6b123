import type { Files } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import type { Scanner, ScanRequest, ScanResult } from '../ports/scanner.ts';
import { allow, everyday, runChild } from './child.ts';

/**
 * What trivy may see. Of its own variables only those that say where things are: `TRIVY_SEVERITY`, `TRIVY_IGNOREFILE` and
 * their like would narrow the gate behind the back of the configuration.
 */
const allowed: readonly string[] = [
  ...everyday,
  'DOCKER_CONFIG',
  'DOCKER_HOST',
  // logins of the configuration, which its credential helper reads (src/registry/lend.ts)
  'DOCKER_LENT_LOGIN_*',
  'TRIVY_CACHE_DIR',
  'TRIVY_DB_REPOSITORY',
  'TRIVY_JAVA_DB_REPOSITORY',
  'TRIVY_SKIP_DB_UPDATE',
  'TRIVY_SKIP_JAVA_DB_UPDATE',
  'TRIVY_OFFLINE_SCAN',
  'TRIVY_USERNAME',
  'TRIVY_PASSWORD',
  'TRIVY_INSECURE',
  'TRIVY_CACHE_BACKEND',
  'TRIVY_TIMEOUT',
  'AWS_*',
  'GOOGLE_APPLICATION_CREDENTIALS',
];

/** Scans with the `trivy` on the path: one scan, read as JSON, and written as complete SARIF where that is wanted. */
export function createScanner(options: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly files: Files;
  readonly log: Log;
}): Scanner {
  const environment = allow(options.environment, allowed);
  return {
    async scan(request: ScanRequest, signal: AbortSignal): Promise<ScanResult> {
      await using folder = await options.files.temporaryFolder();
      // not in the checkout: trivy would take a trivy.yaml or a .trivyignore there for its settings
      const trivy = (words: readonly string[]) =>
        runChild({
          program: 'trivy',
          arguments: words,
          environment,
          folder: folder.path,
          signal,
          onLine: (line) => options.log.debug(line),
        });
      const report = `${folder.path}/report.json`;
      const scanned = await trivy(scanArguments(request, report));
      if (scanned.result === 'not-found') return { result: 'scanner-missing', message: 'trivy is not installed' };
      if (scanned.exit !== 0) return { result: 'scan-errored', message: lastWords(scanned.lastLines) };
      if (request.sarif !== undefined) {
        const sarif = `${folder.path}/report.sarif`;
        const converted = await trivy(['convert', '--quiet', '--format', 'sarif', '--output', sarif, report]);
        const bytes = await options.files.read(sarif);
        if (converted.result === 'not-found' || converted.exit !== 0 || bytes === undefined)
          return { result: 'scan-errored', message: 'the SARIF report could not be made' };
        await options.files.write(request.sarif, bytes);
      }
      return parse(await options.files.read(report));
    },
  };
}

function scanArguments({ repository, digest, platform }: ScanRequest, report: string): readonly string[] {
  const output = ['--format', 'json', '--output', report];
  return ['image', '--quiet', '--scanners', 'vuln', ...output, '--platform', platform, `${repository}@${digest}`];
}

function lastWords(lines: readonly string[]): string {
  const fatal = lines.findLast((line) => /FATAL|ERROR/.test(line)) ?? lines.at(-1) ?? 'no output';
  return fatal.replace(/^\S+\s+(FATAL|ERROR)\s+/, '');
}

function parse(report: Uint8Array | undefined): ScanResult {
  if (report === undefined) return { result: 'scan-errored', message: 'trivy left no report' };
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(report));
    return { result: 'scanned', report: data };
  } catch {
    return { result: 'scan-errored', message: 'the report of trivy is no JSON' };
  }
}
