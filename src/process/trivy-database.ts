import { numberAt, timeAt, valueAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { ScannerSetup, ScanTrouble } from '../ports/scanner.ts';
import type { Trivy } from './trivy-run.ts';
import { runTrivy, troubleOf } from './trivy-run.ts';

/** What `trivy version --format json` says. */
export interface TrivyFacts {
  readonly version: string;
  /** Undefined where there is none. */
  readonly database?: { readonly updatedAt: Date | undefined };
}

/** Asks Trivy for its version and that of its database. */
export async function factsOf(trivy: Trivy, signal: AbortSignal): Promise<TrivyFacts | ScanTrouble> {
  const ended = await runTrivy(trivy, ['version', '--format', 'json'], signal);
  const trouble = troubleOf(ended, 'its version');
  if (trouble !== undefined || ended.result !== 'ended')
    return { result: 'scanner-missing', message: trouble?.message ?? 'trivy cannot be run' };
  const said = parseJson(Buffer.from(ended.stdout).toString());
  const version = valueAt(said, 'Version');
  if (typeof version !== 'string')
    return { result: 'scanner-missing', message: 'what is called trivy does not tell its version' };
  if (numberAt(said, 'VulnerabilityDB', 'Version') === undefined) return { version };
  return { version, database: { updatedAt: timeAt(said, 'VulnerabilityDB', 'UpdatedAt') } };
}

/** What bringing the database up to date came to: scans may read it at the same time, and none of them may change it. */
export type Updated = { readonly result: 'updated'; readonly notes: readonly string[] } | ScanTrouble;

type Wanted = Pick<ScannerSetup, 'offline' | 'database' | 'scanners'>;

/** What the update is made with. */
export interface Updating {
  readonly trivy: Trivy;
  readonly files: Files;
  readonly clock: Clock;
}

/** Whether somebody else keeps the database up to date. */
export function isKept({ environment }: Pick<Trivy, 'environment'>): boolean {
  return isTrue(environment['TRIVY_SKIP_DB_UPDATE']);
}

/** Whether somebody else keeps the index of JAR files. */
export function keepsJava(environment: Trivy['environment']): boolean {
  return isTrue(environment['TRIVY_SKIP_JAVA_DB_UPDATE']);
}

/** As Trivy reads it: https://pkg.go.dev/strconv#ParseBool */
function isTrue(value: string | undefined): boolean {
  return /^(?:1|t|T|true|TRUE|True)$/.test(value ?? '');
}

/**
 * Brings the database up to date, and refuses one that is too old to call anything clean. Where it cannot be downloaded, one that
 * is young enough still serves.
 */
export async function updateDatabase(wanted: Wanted, updating: Updating, signal: AbortSignal): Promise<Updated> {
  if (!wanted.scanners.includes('vuln')) return { result: 'updated', notes: [] };
  const { trivy, clock } = updating;
  const failure = wanted.offline || isKept(trivy) ? undefined : await downloadAll(wanted, updating, signal);
  const facts = await factsOf(trivy, signal);
  if ('result' in facts) return facts;
  const age = ageOf(facts, clock.now());
  if (age === undefined) return { result: 'scan-errored', message: failure ?? noDatabase(wanted), remedy };
  const days = Math.floor(age.seconds / 86_400);
  const made = `the vulnerability database is of ${age.updatedAt.toISOString().slice(0, 10)}`;
  if (age.seconds < -mostAhead)
    return {
      result: 'scan-errored',
      message: `${made}, which is yet to come, so its age cannot be told`,
      remedy: reset,
    };
  if (age.seconds > wanted.database.maxAgeSeconds) {
    const why = failure === undefined ? '' : `; ${failure}`;
    const message = `${made}, ${days} days old, and older than \`scan.database.max-age\` allows${why}`;
    return { result: 'scan-errored', message, remedy };
  }
  return { result: 'updated', notes: failure === undefined ? [] : [`${made}: ${failure}`] };
}

/** Seconds that clocks may differ: a date that is yet to come would be young for ever. */
const mostAhead = 86_400;

const reset = 'set the clock of the runner, or bring another database';
const remedy = 'let it be downloaded (`scan.database.repositories` names mirrors), or bring a newer one';

function noDatabase({ offline }: Wanted): string {
  return offline
    ? 'there is no vulnerability database, and `scan.offline` is set'
    : 'there is no vulnerability database whose date can be told';
}

function ageOf({ database }: TrivyFacts, now: Date) {
  const updatedAt = database?.updatedAt;
  return updatedAt === undefined ? undefined : { updatedAt, seconds: (now.getTime() - updatedAt.getTime()) / 1000 };
}

async function downloadAll(
  { database }: Wanted,
  { trivy, files }: Updating,
  signal: AbortSignal,
): Promise<string | undefined> {
  const failure = await downloadFrom(database.repositories, { trivy, what: databaseWords }, signal);
  // the index of JAR files is large: only who has needed it before gets a newer one
  const folder = trivy.environment['TRIVY_CACHE_DIR'];
  const hasJava =
    folder !== undefined &&
    !keepsJava(trivy.environment) &&
    (await files.read(`${folder}/java-db/metadata.json`)) !== undefined;
  if (!hasJava) return failure;
  const java = await downloadJava(trivy, database.javaRepositories, signal);
  return failure ?? java;
}

/** Downloads the index of JAR files; answers why that could not be done. */
export function downloadJava(
  trivy: Trivy,
  repositories: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  return downloadFrom(repositories, { trivy, what: javaWords }, signal);
}

/** How Trivy is asked for one of its databases. */
interface DatabaseWords {
  readonly flag: string;
  readonly variable: string;
  readonly name: string;
}

const databaseWords: DatabaseWords = {
  flag: '--download-db-only',
  variable: 'TRIVY_DB_REPOSITORY',
  name: 'vulnerability database',
};
const javaWords: DatabaseWords = {
  flag: '--download-java-db-only',
  variable: 'TRIVY_JAVA_DB_REPOSITORY',
  name: 'index of JAR files',
};

/**
 * Downloads from the first repository that has it; answers why none has. Trivy itself goes on to the next only where the one
 * before says that it is busy, and not where it is away or has nothing.
 */
async function downloadFrom(
  repositories: readonly string[],
  { trivy, what }: { readonly trivy: Trivy; readonly what: DatabaseWords },
  signal: AbortSignal,
): Promise<string | undefined> {
  let failure: string | undefined;
  for (const repository of repositories.length === 0 ? [undefined] : repositories) {
    const named = repository === undefined ? {} : { [what.variable]: repository };
    const environment = { ...trivy.environment, ...named };
    const ended = await runTrivy({ ...trivy, environment }, ['image', what.flag], signal);
    failure = troubleOf(ended, `the ${what.name} cannot be downloaded`)?.message;
    if (failure === undefined) return undefined;
  }
  return failure;
}
