import { join } from 'node:path';
import { causeOf } from '../data/cause.ts';
import { withoutUndefined } from '../data/fields.ts';
import type { Files } from '../ports/files.ts';
import type { TrivyFacts } from '../ports/inspection.ts';
import type { Log } from '../ports/log.ts';
import type { ScannerSetup } from '../ports/scanner.ts';
import { cacheOf } from './trivy.ts';
import { factsOf, isKept } from './trivy-database.ts';
import { trivyEnvironment } from './trivy-run.ts';
import { lookForTrivy } from './trivy-source.ts';
import { wrongVersion } from './trivy-version.ts';

interface Looking {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly files: Files;
  readonly log: Log;
  /** As for a scan: a folder of which no program is run. */
  readonly untrusted?: string;
}

/** Which Trivy would scan, and how old its database is; nothing is downloaded. */
export async function lookAtTrivy(
  setup: Pick<ScannerSetup, 'trivy' | 'offline' | 'database'>,
  { environment, files, log, untrusted }: Looking,
  signal: AbortSignal,
): Promise<TrivyFacts> {
  const system = { platform: process.platform, architecture: process.arch };
  const found = await lookForTrivy(setup, { environment, system, ...withoutUndefined({ untrusted }) });
  if (found.result === 'to-download')
    return { state: 'to-download', url: found.url, ...(await lookAtAddress(found.url, signal)) };
  if (found.result !== 'found')
    return {
      state: 'missing',
      ...withoutUndefined({ message: found.message, remedy: found.remedy }),
      message: found.message,
    };
  await using folder = await files.temporaryFolder();
  const own = trivyEnvironment(environment, { TRIVY_CACHE_DIR: cacheOf(setup, environment) });
  const facts = await factsOf({ program: found.program, environment: own, log, folder: join(folder.path) }, signal);
  if ('result' in facts) return { state: 'missing', message: facts.message };
  const { version, database } = facts;
  const more = withoutUndefined({ wrong: wrongVersion(version), database: database?.updatedAt });
  return { state: 'found', program: found.program, version, isKept: isKept({ environment: own }), ...more };
}

/** Milliseconds. */
const patience = 10_000;

async function lookAtAddress(
  url: string,
  signal: AbortSignal,
): Promise<{ answer: 'there' | 'not-there' | 'unreachable'; message: string }> {
  try {
    const { status } = await fetch(url, {
      method: 'HEAD',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
    if (status === 200) return { answer: 'there', message: '' };
    return { answer: status === 404 ? 'not-there' : 'unreachable', message: `answers ${status}` };
  } catch (error) {
    signal.throwIfAborted();
    return { answer: 'unreachable', message: `does not answer: ${causeOf(error)?.message ?? ''}` };
  }
}
