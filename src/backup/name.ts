/** What the name of a Backup is made of. */
export interface BackupSubject {
  /** `owner/name` of the application repository. */
  readonly repository: string;
  readonly application: string;
  readonly environment: string;
  /** The cluster, by its name in the configuration; several may keep their Backups in one bucket. */
  readonly cluster: string | undefined;
  /** The record of the deployment. */
  readonly record: number;
  /** The wave, counted from 1; undefined where all targets are deployed at once. */
  readonly wave: number | undefined;
}

/** Characters of each name that are kept; what is cut off is in the hash. */
const kept = 12;

/**
 * The name of the n-th Backup (from 1) of a deployment: the same in every run of it, so that none is made twice. At most 63 characters, so
 * that it also is the value of a label (`velero.io/backup-name`).
 */
export function backupName(subject: BackupSubject, count: number): string {
  const { repository, application, environment, cluster = '', record, wave } = subject;
  const hash = hashOf(JSON.stringify([repository, application, environment, cluster]));
  const parts = [plain(application), plain(environment), String(record)];
  const more = [...(wave === undefined ? [] : [`w${wave}`]), ...(count === 1 ? [] : [`n${count}`])];
  return [...parts, ...more, hash].filter((part) => part !== '').join('-');
}

/** Text as it may stand in the name of an object: lower-case letters, digits and single dashes. */
function plain(text: string): string {
  const safe = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return safe.slice(0, kept).replace(/^-+|-+$/g, '');
}

/** FNV-1a of 32 bits in six characters or seven: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0');
}
