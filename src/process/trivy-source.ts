import { createHash } from 'node:crypto';
import { accessSync, constants, createReadStream, rmSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { wayDown } from '../data/below.ts';
import type { Log } from '../ports/log.ts';
import type { ScannerSetup, ScanTrouble } from '../ports/scanner.ts';
import { download } from './download.ts';
import { findTool, keepTool, toolCacheOf } from './tool-cache.ts';
import type { PinnedTrivy } from './trivy-version.ts';
import { compromisedFiles, pinned, wrongVersion } from './trivy-version.ts';
import { unpackFile } from './unpack.ts';

/** Where a Trivy is that may be run. */
export type FoundTrivy = { readonly result: 'found'; readonly program: string } | ScanTrouble;

/** What finding one takes. */
export interface TrivySource {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  /** A folder of which no program is run. */
  readonly untrusted?: string;
  /** As Node names them, such as `linux` and `x64`. */
  readonly system: { readonly platform: string; readonly architecture: string };
  /** Milliseconds without a byte after which a server is given up. */
  readonly patience: number;
}

type Wanted = Pick<ScannerSetup, 'trivy' | 'offline'>;

/** The Trivy on the path, or the pinned one from the tool cache or from the network, checked before anything of it is run. */
export async function findTrivy(wanted: Wanted, source: TrivySource, signal: AbortSignal): Promise<FoundTrivy> {
  const found = await lookForTrivy(wanted, source);
  if (found.result !== 'to-download') return found;
  source.log.info(`downloading Trivy ${found.version} from ${found.base}`);
  return install(found, { ...found, patience: source.patience }, signal);
}

/** A Trivy that is not there yet, and where it would be downloaded from and kept. */
export interface TrivyToDownload {
  readonly result: 'to-download';
  readonly version: string;
  readonly base: string;
  readonly url: string;
  readonly sha256: string;
  readonly cache: string;
  readonly tool: Parameters<typeof findTool>[1];
}

/** The same without any download: the Trivy that is there, or where it would come from. */
export async function lookForTrivy(
  wanted: Wanted,
  source: Omit<TrivySource, 'log' | 'patience'>,
): Promise<FoundTrivy | TrivyToDownload> {
  const there = wanted.trivy.source === 'download' ? undefined : onPath(source);
  if (there !== undefined) return checkedFile(there);
  if (wanted.trivy.source === 'path') return missing('there is no trivy on the PATH', installIt);
  return fromCacheOrNetwork(wanted, source);
}

const installIt = 'install it in a step before, or let it be downloaded: `scan.trivy.source: auto`';

function missing(message: string, remedy: string): ScanTrouble {
  return { result: 'scanner-missing', message, remedy };
}

function onPath({ environment, untrusted }: Pick<TrivySource, 'environment' | 'untrusted'>): string | undefined {
  const folders = (environment['PATH'] ?? '').split(':').filter(isAbsolute);
  const trusted = folders.filter((folder) => untrusted === undefined || wayDown(untrusted, folder) === undefined);
  return trusted.map((folder) => join(folder, 'trivy')).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** To ask a stolen Trivy for its version would be to run it. */
async function checkedFile(program: string): Promise<FoundTrivy> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(program)) hash.update(chunk);
  if (!compromisedFiles.includes(hash.digest('hex'))) return { result: 'found', program };
  return missing(`${program}: ${wrongVersion('0.69.4') ?? ''}`, 'install another version');
}

async function fromCacheOrNetwork(
  wanted: Wanted,
  source: Pick<TrivySource, 'environment' | 'system'>,
): Promise<FoundTrivy | TrivyToDownload> {
  const { version = pinned.version, sha256 = pinned.sha256 } = wanted.trivy;
  const archive = archiveOf({ version, sha256 }, source.system);
  if (typeof archive === 'string') return missing(archive, 'install it in a step before');
  const bad = compromisedFiles.includes(archive.sha256) ? wrongVersion('0.69.4') : wrongVersion(version);
  if (bad !== undefined) return missing(bad, 'configure another `scan.trivy.version`');
  const cache = toolCacheOf(source.environment);
  // by its checksum too: what was kept of another archive of the same version is another program
  const kind = `${version}-${archive.sha256.slice(0, 12)}`;
  const tool = { name: 'trivy', version: kind, architecture: source.system.architecture };
  const kept = findTool(cache, tool);
  if (kept !== undefined) return checkedFile(join(kept, 'trivy'));
  if (wanted.offline)
    return missing(`Trivy ${version} is neither on the PATH nor in ${cache}, and \`scan.offline\` is set`, installIt);
  const base = (wanted.trivy.mirror ?? releases).replace(/\/+$/, '');
  const url = `${base}/v${version}/${archive.name}`;
  return { result: 'to-download', version, base, url, sha256: archive.sha256, cache, tool };
}

const releases = 'https://github.com/aquasecurity/trivy/releases/download';

/** What Trivy's archives call an architecture. */
const architectures = { x64: '64bit', arm64: 'ARM64' } as const;

function archiveOf({ version, sha256 }: PinnedTrivy, { platform, architecture }: TrivySource['system']) {
  if (platform !== 'linux' || (architecture !== 'x64' && architecture !== 'arm64'))
    return `Trivy is not on the PATH, and there is none to download for ${platform} ${architecture}`;
  const sum = sha256[architecture];
  if (sum === undefined) return `there is no \`scan.trivy.sha256.${architecture}\` for Trivy ${version}`;
  return { name: `trivy_${version}_Linux-${architectures[architecture]}.tar.gz`, sha256: sum };
}

/** Bytes that the archive and the program may have: those of 0.74.0 are 50 and 180 million. */
const most = { archive: 400_000_000, program: 1_000_000_000 };

async function install(
  archive: { readonly url: string; readonly sha256: string },
  at: { readonly cache: string; readonly tool: Parameters<typeof findTool>[1]; readonly patience: number },
  signal: AbortSignal,
): Promise<FoundTrivy> {
  let failure: string | undefined;
  try {
    const folder = await keepTool(at.cache, at.tool, async (made) => {
      const file = join(made, 'trivy.tar.gz');
      const pause = async (attempt: number) => void (await wait(attempt * 1000, undefined, { signal }));
      const wanted = { ...archive, file, most: most.archive, patience: at.patience, attempts: 3, pause };
      const downloaded = await download(wanted, signal);
      if (downloaded.result === 'failed') {
        failure = `${archive.url} ${downloaded.message}`;
        throw new Error(failure);
      }
      await unpackFile(file, { name: 'trivy', to: join(made, 'trivy'), most: most.program });
      rmSync(file);
    });
    return { result: 'found', program: join(folder, 'trivy') };
  } catch (error) {
    signal.throwIfAborted();
    const message =
      failure ?? `Trivy cannot be installed in ${at.cache}: ${error instanceof Error ? error.message : ''}`;
    return missing(message, 'see that the address can be reached; `scan.trivy.mirror` names another');
  }
}
