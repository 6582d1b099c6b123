import { isTrueAt, listAt, numberAt, textAt, valueAt } from '../data/fields.ts';
import { oneLine } from '../text/one-line.ts';

/** What one resource of a sync operation ended with. */
export interface SyncedResource {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly message: string;
  /** Set for hooks: `PreSync`, `Sync`, `PostSync`, `SyncFail`. */
  readonly hook?: string;
  /**
   * `refused` by the API server; `applied`; `failed`, if a hook, or if applied and then Degraded before the operation
   * was through, for which Argo CD leaves the status `Synced` and writes the phase `Failed`.
   */
  readonly state: 'refused' | 'applied' | 'failed' | 'open';
}

/** The sync operation that ran last, or runs. */
export interface SyncOperation {
  /** `Running`, `Succeeded`, `Failed`, `Error`, `Terminating`. It stays `Running` between two tries. */
  readonly phase: string;
  readonly message?: string;
  /** What is being synced: one commit, or one entry for each source. */
  readonly revisions: readonly string[];
  readonly resources: readonly SyncedResource[];
  /** How often it was tried again so far. */
  readonly retries: number;
  /** How often it may be tried again; negative: without an end. */
  readonly retryLimit: number;
  /** Whether a try has failed and the next one has not begun: Argo CD then writes a `finishedAt` beside `Running`. */
  readonly waitsToRetry: boolean;
  /** Whether it is a dry run, or of some resources only: it says nothing of the others. */
  readonly isPartial: boolean;
}

/** The revisions that a `sync`, a `syncResult` or an operation names: one, or one for each source. */
export function revisionsOf(value: unknown): readonly string[] {
  const several = listAt(value, 'revisions').filter((revision) => typeof revision === 'string');
  const one = textAt(value, 'revision');
  return several.length > 0 || one === undefined ? several : [one];
}

const failedPhases = new Set(['Failed', 'Error']);

function stateOf(value: unknown): SyncedResource['state'] {
  const status = textAt(value, 'status');
  const isHook = textAt(value, 'hookType') !== undefined;
  if (status === 'SyncFailed' && !isHook) return 'refused';
  if (status === 'SyncFailed' || failedPhases.has(textAt(value, 'hookPhase') ?? '')) return 'failed';
  return status === undefined || isHook ? 'open' : 'applied';
}

function readResource(value: unknown): SyncedResource {
  const hook = textAt(value, 'hookType');
  return {
    kind: textAt(value, 'kind') ?? '?',
    namespace: textAt(value, 'namespace') ?? '',
    name: textAt(value, 'name') ?? '?',
    message: textAt(value, 'message') ?? '',
    state: stateOf(value),
    ...(hook === undefined ? {} : { hook }),
  };
}

/** Reads `status.operationState` of an Application. */
export function readOperation(value: unknown): SyncOperation | undefined {
  const phase = textAt(value, 'phase');
  if (phase === undefined) return undefined;
  const message = textAt(value, 'message');
  const synced = revisionsOf(valueAt(value, 'syncResult'));
  return {
    phase,
    revisions: synced.length > 0 ? synced : revisionsOf(valueAt(value, 'operation', 'sync')),
    resources: listAt(value, 'syncResult', 'resources').map(readResource),
    retries: numberAt(value, 'retryCount') ?? 0,
    retryLimit: numberAt(value, 'operation', 'retry', 'limit') ?? 0,
    waitsToRetry: phase === 'Running' && textAt(value, 'finishedAt') !== undefined,
    isPartial:
      isTrueAt(value, 'operation', 'sync', 'dryRun') || listAt(value, 'operation', 'sync', 'resources').length > 0,
    ...(message === undefined ? {} : { message }),
  };
}

/** Whether the operation is under way, or waits for its next try. */
export function isUnderWay({ phase }: SyncOperation): boolean {
  return phase === 'Running' || phase === 'Terminating';
}

/** Whether the operation has ended badly, with no further try. */
export function hasFailed({ phase }: SyncOperation): boolean {
  return failedPhases.has(phase);
}

/** Characters of a message of Argo CD in a sentence: the API server's validation repeats whole specifications. */
const longestMessage = 300;

/** A message of Argo CD as part of a sentence. */
export function shortMessage(message: string): string {
  return oneLine(message, longestMessage);
}

/** The resource that an operation, or its try before, stumbled over. A SyncFail hook runs because of another. */
export function culpritOf({ resources }: SyncOperation): SyncedResource | undefined {
  const failed = resources.filter(({ state }) => state === 'failed');
  return (
    resources.find(({ state }) => state === 'refused') ?? failed.find(({ hook }) => hook !== 'SyncFail') ?? failed[0]
  );
}

/** What a resource is and what Argo CD says of it, as part of a sentence. */
export function printResource({ hook, kind, name, message }: SyncedResource): string {
  return `${hook === undefined ? '' : `${hook} hook `}${kind} ${name}: ${shortMessage(message)}`;
}

/** What an operation that is under way does, naming the try where it is not the first. */
export function printUnderWay(application: string, operation: SyncOperation): string {
  const { retries, retryLimit, message, waitsToRetry } = operation;
  const retry = retries === 0 ? '' : ` (retry ${retries}${retryLimit > 0 ? ` of ${retryLimit}` : ''})`;
  if (!waitsToRetry) {
    return `Argo CD is applying ${application}${retry}${message === undefined ? '' : `: ${shortMessage(message)}`}`;
  }
  const culprit = culpritOf(operation);
  const why = culprit === undefined ? shortMessage(message ?? '') : printResource(culprit);
  return `Argo CD could not apply ${application} and tries again${retry}: ${why}`;
}
