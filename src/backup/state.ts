import { listAt, numberAt, textAt, timeAt } from '../data/fields.ts';
import { oneLine } from '../text/one-line.ts';

/** How far a Backup is. */
export type BackupState =
  /** `since` is when it was asked for, by the clock of the cluster. */
  | { readonly is: 'under-way'; readonly phase: string; readonly since: Date | undefined; readonly done: string }
  /** `at` is when Velero was done with it. */
  | { readonly is: 'completed'; readonly at: Date | undefined; readonly expires: Date | undefined }
  /** Nobody can rely on it; `why` is what Velero says, of one line. */
  | { readonly is: 'failed'; readonly phase: string; readonly why: string };

/** Phases after which a Backup never is complete. */
const failed = ['FailedValidation', 'PartiallyFailed', 'Failed', 'Deleting'];

/** The most of a message of Velero that is shown, in characters. */
const longest = 300;

/**
 * Reads a Backup. Phases that are neither complete nor a failure go on, also those that only a newer Velero knows; a phase that tells of a
 * failure to come (`…PartiallyFailed`) ends in one.
 * https://github.com/vmware-tanzu/velero/blob/v1.18.0/pkg/apis/velero/v1/backup_types.go
 */
export function readBackup(object: unknown): BackupState {
  const phase = textAt(object, 'status', 'phase') ?? 'New';
  if (phase === 'Completed') {
    const [at, expires] = [timeAt(object, 'status', 'completionTimestamp'), timeAt(object, 'status', 'expiration')];
    return { is: 'completed', at, expires };
  }
  if (failed.includes(phase)) return { is: 'failed', phase, why: reasonOf(object) };
  return {
    is: 'under-way',
    phase: oneLine(phase, 60),
    since: timeAt(object, 'metadata', 'creationTimestamp'),
    done: doneOf(object),
  };
}

/** Whether a Backup is of all these namespaces: one that was asked for before the configuration named another is not, nor one that leaves some out. */
export function includes(object: unknown, namespaces: readonly string[]): boolean {
  const included = listAt(object, 'spec', 'includedNamespaces');
  const excluded = listAt(object, 'spec', 'excludedNamespaces');
  if (namespaces.some((name) => excluded.includes(name))) return false;
  return included.length === 0 || included.includes('*') || namespaces.every((name) => included.includes(name));
}

/** What Velero says itself; the errors of single items stand in the log of the Backup alone. */
function reasonOf(object: unknown): string {
  const invalid = listAt(object, 'status', 'validationErrors').filter((one) => typeof one === 'string');
  const said = [...invalid, textAt(object, 'status', 'failureReason') ?? ''].filter((one) => one !== '').join('; ');
  if (said !== '') return oneLine(said, longest);
  const errors = numberAt(object, 'status', 'errors') ?? 0;
  return errors === 0
    ? 'Velero does not say why'
    : `${errors} ${errors === 1 ? 'error' : 'errors'}, which its log names`;
}

function doneOf(object: unknown): string {
  const [done, all] = [
    numberAt(object, 'status', 'progress', 'itemsBackedUp'),
    numberAt(object, 'status', 'progress', 'totalItems'),
  ];
  return done === undefined || all === undefined ? '' : `${done} of ${all} items`;
}
