import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../ports/log.ts';
import type { ScanTrouble } from '../ports/scanner.ts';
import { lastWords } from '../text/last-lines.ts';
import type { ChildResult } from './child.ts';
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
  'AWS_*',
  'GOOGLE_APPLICATION_CREDENTIALS',
];

/** One Trivy with its environment. */
export interface Trivy {
  readonly program: string;
  readonly environment: Readonly<Record<string, string>> & { readonly TRIVY_CACHE_DIR: string };
  readonly log: Log;
  /** Not the checkout: a trivy.yaml or a .trivyignore there would be taken for its settings. */
  readonly folder: string;
}

/**
 * The environment of every run. Older versions pass over variables that they do not know, and would refuse flags. Scans at the
 * same time would wait for each other's lock on a cache on the disk.
 */
export function trivyEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  more: Readonly<Record<string, string>> & { readonly TRIVY_CACHE_DIR: string },
): Trivy['environment'] {
  return {
    TRIVY_CACHE_BACKEND: 'memory',
    ...allow(environment, allowed),
    TRIVY_SKIP_VERSION_CHECK: 'true',
    TRIVY_DISABLE_TELEMETRY: 'true',
    TRIVY_NO_PROGRESS: 'true',
    ...more,
  };
}

/**
 * The same Trivy, which sees of what lies in its cache the databases alone. Checks that were downloaded there would be taken instead
 * of those that it brings along: an empty folder of them, and nothing is ever misconfigured.
 */
export function withDatabasesAlone(trivy: Trivy): Trivy {
  const cache = join(trivy.folder, 'cache');
  mkdirSync(cache);
  for (const name of ['db', 'java-db']) symlinkSync(join(trivy.environment.TRIVY_CACHE_DIR, name), join(cache, name));
  return { ...trivy, environment: { ...trivy.environment, TRIVY_CACHE_DIR: cache } };
}

/**
 * Runs it once; what it says goes to the log of who debugs. What it unpacks of an image lies in our folder too: nothing is left
 * of it where it was killed.
 */
export function runTrivy(trivy: Trivy, words: readonly string[], signal: AbortSignal): Promise<ChildResult> {
  const { program, folder, log } = trivy;
  const environment = { ...trivy.environment, TMPDIR: folder };
  const onLine = (line: string) => log.debug(line);
  return runChild({ program, arguments: words, environment, folder, signal, isKilled: true, onLine });
}

/** Why a run that did not end well tells nothing of the image; undefined where it did. */
export function troubleOf(ended: ChildResult, what: string): ScanTrouble | undefined {
  if (ended.result === 'not-found') return { result: 'scanner-missing', message: 'trivy cannot be run' };
  if (ended.exit === 0) return undefined;
  const by = ended.signal === undefined ? `ended with ${ended.exit}` : `was ended by ${ended.signal}`;
  return { result: 'scan-errored', message: `${what}: trivy ${by}: ${wordsOf(ended.lastLines)}` };
}

/**
 * The lines that say why: from the last that is marked as an error on, since Trivy lists the causes below it. A panic is told by
 * its first line, and not by the end of its trace.
 */
function wordsOf(lines: readonly string[]): string {
  const panic = lines.find((line) => /^(?:panic|fatal error):/.test(line));
  if (panic !== undefined) return lastWords(panic);
  const marked = lines.findLastIndex((line) => /\bFATAL\b|\bERROR\b/.test(line));
  const said = lines.slice(marked < 0 ? -1 : marked).join(' ');
  const words = said.replace(/^\S+\s+(?:FATAL|ERROR)\s+/, '').replace(/^Fatal error\s+/, '');
  return words === '' ? 'it said nothing' : lastWords(words);
}
