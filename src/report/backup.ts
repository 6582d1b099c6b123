import { restoreCommand } from '../backup/object.ts';
import type { MadeBackup } from '../deployment/progress.ts';
import { code } from './escape.ts';

/** The Backups that were made before the writes, each with the command that brings it back; empty where there are none. */
export function backupMarkdown(backups: readonly MadeBackup[]): string {
  return backups
    .map(
      (one) =>
        `Backup before the write: ${code(one.name)}; what Git does not hold comes back with ${code(restoreCommand(one))}`,
    )
    .join('\n\n');
}

/** The commands alone, for the advice to roll back; empty where there are none. */
export function restoreAdvice(backups: readonly MadeBackup[]): string {
  if (backups.length === 0) return '';
  return `what Git does not hold, such as data, comes back with ${backups.map(restoreCommand).join(' and ')}`;
}

/** What somebody who rolls back should know of the Backups that were made before what is taken out was written. */
export function restoreNotes(backups: readonly MadeBackup[]): readonly string[] {
  return backups.length === 0
    ? []
    : [`a Backup was made before what is taken out was written: ${restoreAdvice(backups)}`];
}
