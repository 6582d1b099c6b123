import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
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
import { downloadJava, factsOf, updateDatabase } from './trivy-database.ts';
import type { Trivy } from './trivy-run.ts';
import { runTrivy, trivyEnvironment, troubleOf } from './trivy-run.ts';
import type { TrivySource } from './trivy-source.ts';
import { findTrivy } from './trivy-source.ts';
import { wrongVersion } from './trivy-version.ts';

interface ScannerOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly files: Files;
  readonly log: Log;
  readonly clock: Clock;
  /** Milliseconds without a byte after which a server is given up. */
  readonly patience?: number;
}

/** Milliseconds unless told; a Trivy that goes on for so long after its own deadline is ended too. */
const defaultPatience = 30_000;

/** Scans with Trivy: the one on the path, or a pinned one that is downloaded. */
export function createScanner(options: ScannerOptions): Scanner {
  return {
    async open(setup, signal) {
      const source: TrivySource = {
        environment: options.environment,
        log: options.log,
        system: { platform: process.platform, architecture: process.arch },
        patience: options.patience ?? defaultPatience,
      };
      const found = await findTrivy(setup, source, signal);
      return found.result === 'found' ? openWith(found.program, setup, { options, signal }) : found;
    },
  };
}

interface Opening {
  readonly options: ScannerOptions;
  readonly signal: AbortSignal;
}

async function openWith(
  program: string,
  setup: ScannerSetup,
  { options, signal }: Opening,
): Promise<OpenedScanner | ScanTrouble> {
  const { environment, files, log, clock } = options;
  await using folder = await files.temporaryFolder();
  const settings = trivyEnvironment(environment, settingsOf(setup, environment['TRIVY_CACHE_DIR']));
  const trivy: Trivy = { program, environment: settings, log, folder: folder.path };
  const facts = await factsOf(trivy, signal);
  if ('result' in facts) return facts;
  const wrong = wrongVersion(facts.version);
  if (wrong !== undefined) return { result: 'scanner-missing', message: `${program}: ${wrong}` };
  const isKept = settings['TRIVY_SKIP_DB_UPDATE'] === 'true';
  const updated = await updateDatabase(setup, { trivy, files, clock, isKept }, signal);
  if (updated.result !== 'updated') return updated;
  const java = new JavaIndex(setup);
  const { patience = defaultPatience } = options;
  return {
    result: 'opened',
    version: facts.version,
    atATime: availableParallelism(),
    notes: updated.notes,
    scan: async (request, until) => {
      await using own = await files.temporaryFolder();
      // the folder is there until the scan has ended
      return await new Scan({ ...trivy, folder: own.path }, { setup, files, java, patience }).run(request, until);
    },
  };
}

/** Trivy runs in a folder of its own, and a path is meant from the working folder. */
function settingsOf({ database, offline }: ScannerSetup, given: string | undefined): Readonly<Record<string, string>> {
  const folder = database.folder ?? given;
  return {
    ...(folder === undefined ? {} : { TRIVY_CACHE_DIR: resolve(folder) }),
    ...(offline ? { TRIVY_OFFLINE_SCAN: 'true' } : {}),
  };
}

/** The index of JAR files: most images need none, so that it is downloaded for the first scan that asks for it, and once. */
class JavaIndex {
  readonly #setup: Pick<ScannerSetup, 'offline' | 'database'>;
  #downloaded: Promise<string | undefined> | undefined;

  constructor(setup: Pick<ScannerSetup, 'offline' | 'database'>) {
    this.#setup = setup;
  }

  isAskedFor(lines: readonly string[]): boolean {
    return !this.#setup.offline && lines.some((line) => line.includes('--skip-java-db-update'));
  }

  download(trivy: Trivy, signal: AbortSignal): Promise<string | undefined> {
    this.#downloaded ??= downloadJava(trivy, this.#setup.database.javaRepositories, signal);
    return this.#downloaded;
  }
}

/** Bytes of a report that are read: one of 100 MB takes some 700 MB of memory. */
const largest = 256 * 1024 * 1024;

interface ScanTools {
  readonly setup: ScannerSetup;
  readonly files: Files;
  readonly java: JavaIndex;
  readonly patience: number;
}

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
    const late = AbortSignal.timeout(setup.timeoutSeconds * 1000 + patience);
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
    const failure = again ? await this.#with.java.download(this.#trivy, signal) : undefined;
    if (failure !== undefined) return { result: 'scan-errored', message: failure };
    const ended = again ? await runTrivy(this.#trivy, words, signal) : first;
    return troubleOf(ended, 'the scan failed') ?? parseReport(await this.#with.files.read(report));
  }

  async #words({ repository, digest, platform }: ScanRequest, report: string): Promise<readonly string[]> {
    const { scanners, timeoutSeconds, ignoreFile, vex } = this.#with.setup;
    // those of the configuration are what Trivy finds in the image beside its files
    const files = scanners.filter((one) => one !== 'misconfig');
    const configuration = scanners.filter((one) => one !== 'vuln');
    return [
      ...['image', '--format', 'json', '--output', report, '--platform', platform, '--image-src', 'remote'],
      ...['--list-all-pkgs', '--show-suppressed', '--skip-db-update', '--skip-java-db-update', '--skip-check-update'],
      ...['--timeout', `${timeoutSeconds}s`],
      ...['--scanners', files.join(',')],
      ...(configuration.length === 0 ? [] : ['--image-config-scanners', configuration.join(',')]),
      ...(ignoreFile === undefined ? [] : ['--ignorefile', await this.#put(ignoreFile, 0)]),
      ...(await Promise.all(vex.map((file, index) => this.#put(file, index + 1)))).flatMap((file) => ['--vex', file]),
      `${repository}@${digest}`,
    ];
  }

  /** Beside the scan, under the name that it has in the repository, by whose ending Trivy knows its form. */
  async #put({ path, bytes }: ScanFile, index: number): Promise<string> {
    const file = join(this.#trivy.folder, String(index), path.split('/').at(-1) ?? '');
    await this.#with.files.write(file, bytes);
    return file;
  }
}

function parseReport(bytes: Uint8Array | undefined): ScanResult {
  if (bytes === undefined) return { result: 'scan-errored', message: 'trivy left no report' };
  if (bytes.length > largest)
    return { result: 'scan-errored', message: `the report holds ${bytes.length} bytes: at most ${largest} are read` };
  const report = parseJson(new TextDecoder().decode(bytes));
  return report === undefined
    ? { result: 'scan-errored', message: 'the report of trivy is no JSON: it is empty or was cut off' }
    : { result: 'scanned', report };
}
