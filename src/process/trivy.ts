import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { wayDown } from '../data/below.ts';
import { textAt, withoutUndefined } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import type {
  OpenedScanner,
  ScanFile,
  Scanner,
  ScannerSetup,
  ScanRequest,
  ScanResult,
  ScanTrouble,
} from '../ports/scanner.ts';
import { shortLine } from '../text/plain.ts';
import type { ChildResult } from './child.ts';
import { downloadJava, factsOf, keepsJava, updateDatabase } from './trivy-database.ts';
import type { Trivy } from './trivy-run.ts';
import { runTrivy, trivyEnvironment, troubleOf, withDatabasesAlone } from './trivy-run.ts';
import { findTrivy } from './trivy-source.ts';
import { wrongVersion } from './trivy-version.ts';

interface ScannerOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly files: Files;
  readonly log: Log;
  readonly clock: Clock;
  /** The checkout, where its files may be anybody's: no program and no database is taken from there. */
  readonly untrusted?: string;
  /** Milliseconds without a byte after which a server is given up. */
  readonly patience?: number;
}

/** Milliseconds unless told; a Trivy that goes on for so long after its own deadline is ended too. */
const defaultPatience = 30_000;

/** Scans with Trivy: the one on the path, or a pinned one that is downloaded. */
export function createScanner(options: ScannerOptions): Scanner {
  const { environment, log, untrusted, patience = defaultPatience } = options;
  const system = { platform: process.platform, architecture: process.arch };
  return {
    async open(setup, signal) {
      const found = await findTrivy(
        setup,
        { environment, log, system, patience, ...withoutUndefined({ untrusted }) },
        signal,
      );
      if (found.result !== 'found') return found;
      const ready = await makeReady(found.program, setup, { options, signal });
      return ready.result === 'ready' ? opened(ready, setup, { files: options.files, patience }) : ready;
    },
  };
}

/** A Trivy that may be used, with its database. */
interface Ready {
  readonly result: 'ready';
  readonly trivy: Omit<Trivy, 'folder'>;
  readonly version: string;
  readonly notes: readonly string[];
}

async function makeReady(
  program: string,
  setup: ScannerSetup,
  { options, signal }: { readonly options: ScannerOptions; readonly signal: AbortSignal },
): Promise<Ready | ScanTrouble> {
  const { files, log, clock, untrusted } = options;
  const cache = cacheOf(setup, options.environment);
  if (untrusted !== undefined && wayDown(untrusted, cache) !== undefined) return ofAnybody(cache);
  await using folder = await files.temporaryFolder();
  const environment = trivyEnvironment(options.environment, {
    TRIVY_CACHE_DIR: cache,
    ...(setup.offline ? { TRIVY_OFFLINE_SCAN: 'true' } : {}),
  });
  const trivy: Trivy = { program, environment, log, folder: folder.path };
  const facts = await factsOf(trivy, signal);
  if ('result' in facts) return facts;
  const wrong = wrongVersion(facts.version);
  if (wrong !== undefined) return { result: 'scanner-missing', message: `${program}: ${wrong}` };
  const updated = await updateDatabase(setup, { trivy, files, clock }, signal);
  if (updated.result !== 'updated') return updated;
  return { result: 'ready', trivy: { program, environment, log }, version: facts.version, notes: updated.notes };
}

function opened(
  { trivy, version, notes }: Ready,
  setup: ScannerSetup,
  { files, patience }: { readonly files: Files; readonly patience: number },
): OpenedScanner {
  const java = new JavaIndex(setup);
  return {
    result: 'opened',
    version,
    atATime: availableParallelism(),
    notes,
    scan: async (request, signal) => {
      await using folder = await files.temporaryFolder();
      const own = { ...trivy, folder: folder.path };
      // the folder is there until the scan has ended
      return await new Scan(withDatabasesAlone(own), { setup, files, patience, java: java.of(own) }).run(
        request,
        signal,
      );
    },
  };
}

function ofAnybody(cache: string): ScanTrouble {
  return {
    result: 'scan-errored',
    message: `the folder of the vulnerability database, ${cache}, lies in the checkout, where the change may have put one of its own`,
    remedy: 'keep it elsewhere: `scan.database.folder`, or `TRIVY_CACHE_DIR`, such as in the home of the runner',
  };
}

/** Trivy runs in a folder of its own, and a path is meant from the working folder. */
export function cacheOf(
  { database }: Pick<ScannerSetup, 'database'>,
  environment: ScannerOptions['environment'],
): string {
  const { TRIVY_CACHE_DIR: given } = environment;
  return resolve(database.folder ?? (given === undefined || given === '' ? usualFolder(environment) : given));
}

/** Where Trivy itself keeps its databases on Linux: https://pkg.go.dev/os#UserCacheDir, else https://pkg.go.dev/os#TempDir */
function usualFolder({ XDG_CACHE_HOME: cache, HOME: home, TMPDIR: temporary }: ScannerOptions['environment']): string {
  if (cache !== undefined && cache !== '') return join(cache, 'trivy');
  if (home !== undefined && home !== '') return join(home, '.cache', 'trivy');
  return join(temporary === undefined || temporary === '' ? '/tmp' : temporary, 'trivy');
}

/** The index of JAR files: most images need none, so that it is downloaded for the first scan that asks for it, and once. */
class JavaIndex {
  readonly #setup: Pick<ScannerSetup, 'offline' | 'database'>;
  #downloaded: Promise<string | undefined> | undefined;

  constructor(setup: Pick<ScannerSetup, 'offline' | 'database'>) {
    this.#setup = setup;
  }

  /** The index as one scan needs it: why it cannot be had, where it was asked for in vain. */
  of(trivy: Trivy): JavaOfScan {
    return {
      isAskedFor: (lines) =>
        !this.#setup.offline &&
        !keepsJava(trivy.environment) &&
        lines.some((line) => line.includes('--skip-java-db-update')),
      download: (signal) => {
        this.#downloaded ??= downloadJava(trivy, this.#setup.database.javaRepositories, signal);
        return this.#downloaded;
      },
    };
  }
}

interface JavaOfScan {
  readonly isAskedFor: (lines: readonly string[]) => boolean;
  readonly download: (signal: AbortSignal) => Promise<string | undefined>;
}

/** Bytes of a report that are read: one of 100 MB takes some 700 MB of memory. */
const largest = 256 * 1024 * 1024;

interface ScanTools {
  readonly setup: ScannerSetup;
  readonly files: Files;
  readonly java: JavaOfScan;
  readonly patience: number;
}

/** Milliseconds: a timer that is set for longer ends at once. */
const longestTimer = 2 ** 31 - 1;

/** One scan of one platform. */
class Scan {
  readonly #trivy: Trivy;
  readonly #with: ScanTools;

  constructor(trivy: Trivy, around: ScanTools) {
    this.#trivy = trivy;
    this.#with = around;
  }

  async run(request: ScanRequest, signal: AbortSignal): Promise<ScanResult> {
    const { setup, patience } = this.#with;
    const late = AbortSignal.timeout(Math.min(setup.timeoutSeconds * 1000 + patience, longestTimer));
    try {
      return await this.#scan(request, AbortSignal.any([signal, late]));
    } catch (error) {
      signal.throwIfAborted();
      if (!late.aborted) throw error;
      return { result: 'scan-errored', message: `trivy did not end within ${setup.timeoutSeconds} s, and was ended` };
    }
  }

  async #scan(request: ScanRequest, signal: AbortSignal): Promise<ScanResult> {
    const report = join(this.#trivy.folder, 'report.json');
    const words = await this.#words(request, report);
    const first = await runTrivy(this.#trivy, words, signal);
    const again = first.result === 'ended' && first.exit !== 0 && this.#with.java.isAskedFor(first.lastLines);
    const failure = again ? await this.#with.java.download(signal) : undefined;
    if (failure !== undefined) return { result: 'scan-errored', message: failure };
    const ended = again ? await runTrivy(this.#trivy, words, signal) : first;
    const result = troubleOf(ended, 'the scan failed') ?? parseReport(await this.#with.files.read(report), request);
    return result.result === 'scanned' && saysUnknown(ended) ? { ...result, isUnknownRelease: true } : result;
  }

  async #words(request: ScanRequest, report: string): Promise<readonly string[]> {
    const { scanners, timeoutSeconds, ignoreFile, vex } = this.#with.setup;
    // those of the configuration are what Trivy finds in the image beside its files
    const files = scanners.filter((one) => one !== 'misconfig');
    const configuration = scanners.filter((one) => one !== 'vuln');
    return [
      ...['image', '--format', 'json', '--output', report, '--platform', request.platform, '--image-src', 'remote'],
      ...['--list-all-pkgs', '--show-suppressed', '--skip-db-update', '--skip-java-db-update', '--skip-check-update'],
      ...['--timeout', `${timeoutSeconds}s`],
      ...['--scanners', files.join(',')],
      ...(configuration.length === 0 ? [] : ['--image-config-scanners', configuration.join(',')]),
      ...(ignoreFile === undefined ? [] : ['--ignorefile', await this.#put(ignoreFile, 0)]),
      ...(await Promise.all(vex.map((file, index) => this.#put(file, index + 1)))).flatMap((file) => ['--vex', file]),
      nameOf(request),
    ];
  }

  /** Beside the scan, under the name that it has in the repository, by whose ending Trivy knows its form; at a comma it would split it. */
  async #put({ path, bytes }: ScanFile, index: number): Promise<string> {
    const file = join(this.#trivy.folder, String(index), (path.split('/').at(-1) ?? '').replaceAll(',', '_'));
    await this.#with.files.write(file, bytes);
    return file;
  }
}

/** The only place where it is told: https://github.com/aquasecurity/trivy/blob/main/pkg/detector/ospkg/version/version.go */
function saysUnknown(ended: ChildResult): boolean {
  return ended.result === 'ended' && ended.lastLines.some((line) => line.includes('OS version is not on the EOL list'));
}

/** What Trivy is asked for, and what its report is then of. */
function nameOf({ repository, digest }: ScanRequest): string {
  return `${repository}@${digest}`;
}

function parseReport(bytes: Uint8Array | undefined, request: ScanRequest): ScanResult {
  if (bytes === undefined) return errored('trivy left no report');
  if (bytes.length > largest) return errored(`the report holds ${bytes.length} bytes: at most ${largest} are read`);
  const report = parseJson(new TextDecoder().decode(bytes));
  if (report === undefined) return errored('the report of trivy is no JSON: it is empty or was cut off');
  const artifact = textAt(report, 'ArtifactName');
  if (artifact !== nameOf(request))
    return errored(
      `the report is of ${artifact === undefined ? 'nothing' : shortLine(artifact)} instead of ${nameOf(request)}`,
    );
  return { result: 'scanned', report };
}

function errored(message: string): ScanTrouble {
  return { result: 'scan-errored', message };
}
