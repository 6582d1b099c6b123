import { isFields, isTrueAt, listAt, numberAt, textAt, valueAt } from '../data/fields.ts';
import type { Reason } from '../outcome.ts';
import { lastWords } from '../text/last-lines.ts';
import { conditionOf } from './seen-object.ts';

/** A run of a container that has ended. */
export interface EndedRun {
  readonly container: string;
  /** Whether another run has begun since: then its log is that of the run before. */
  readonly previous: boolean;
}

/** What keeps a pod from getting ready, in the words of the node or the scheduler. */
export interface PodTrouble {
  readonly reason: Extract<Reason, 'image-pull' | 'crash-loop' | 'unschedulable' | 'progress-deadline'>;
  readonly pod: string;
  readonly message: string;
  /** What crashed, where anything did: its log tells more. */
  readonly crashed?: EndedRun;
}

/** A container that runs, and is not ready: it may get so, or a probe keeps it from that. */
export interface Unready {
  readonly pod: string;
  /** Empty where nothing tells which one it is. */
  readonly uid: string;
  readonly message: string;
}

const pullReasons = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
]);

/** What a container waits for in any case; any other reason keeps it from being started. */
const ordinary = new Set(['ContainerCreating', 'PodInitializing', 'CrashLoopBackOff']);

/** One container of a pod: its status, and how it is called in a sentence. */
interface Container {
  readonly status: unknown;
  readonly name: string;
  /** Whether it must end before the others begin; one that stays beside them (`restartPolicy: Always`) must not. */
  readonly isInit: boolean;
  readonly specified: unknown;
  /** `container app` or `init container migrate`. */
  readonly title: string;
}

function containersOf(pod: unknown): readonly Container[] {
  const listed = (statuses: string, specifications: string) =>
    listAt(pod, 'status', statuses).map((status) => {
      const name = textAt(status, 'name') ?? '?';
      const specified = listAt(pod, 'spec', specifications).find((one) => textAt(one, 'name') === name);
      const isInit = specifications === 'initContainers' && textAt(specified, 'restartPolicy') !== 'Always';
      return { status, name, isInit, specified, title: `${isInit ? 'init ' : ''}container ${name}` };
    });
  return [...listed('initContainerStatuses', 'initContainers'), ...listed('containerStatuses', 'containers')];
}

/** Why a container cannot be started, or ends again and again; undefined where it may get ready. */
function troubleOfContainer(container: Container): Omit<PodTrouble, 'pod'> | undefined {
  const { status, title } = container;
  const waiting = textAt(status, 'state', 'waiting', 'reason');
  const message = textAt(status, 'state', 'waiting', 'message') ?? waiting ?? '';
  if (waiting !== undefined && pullReasons.has(waiting))
    return { reason: 'image-pull', message: container.isInit ? `${title}: ${message}` : message };
  if (waiting !== undefined && !ordinary.has(waiting)) {
    const why = message === waiting ? waiting : `${waiting}: ${message}`;
    return { reason: 'progress-deadline', message: `${title} cannot be started: ${why}` };
  }
  const last = lastEnd(container);
  // between two ends it runs for a moment, as if nothing were wrong
  const isBetween = waiting === undefined && restartsOf(container) > 1 && last !== undefined;
  if (waiting !== 'CrashLoopBackOff' && !isBetween) return undefined;
  return {
    reason: 'crash-loop',
    message: `${title} ${describeEnd(container, last)}`,
    ...(last === undefined ? {} : { crashed: { container: container.name, previous: !isEnded(container) } }),
  };
}

function restartsOf({ status }: Container): number {
  return numberAt(status, 'restartCount') ?? 0;
}

function isEnded({ status }: Container): boolean {
  return isFields(valueAt(status, 'state', 'terminated'));
}

/** Whether it has come to the end that it should. */
function isDone({ status, isInit }: Container): boolean {
  return isInit && numberAt(status, 'state', 'terminated', 'exitCode') === 0;
}

/** How the container ended last, whether or not it was started again. */
function lastEnd({ status }: Container): unknown {
  return valueAt(status, 'state', 'terminated') ?? valueAt(status, 'lastState', 'terminated');
}

/** Why a run ended that says no more than its exit code does. */
const plainEnds = new Set(['Error', 'Completed']);

function describeEnd(container: Container, end: unknown): string {
  const count = restartsOf(container);
  const restarts = `${count} ${count === 1 ? 'restart' : 'restarts'}`;
  const exit = numberAt(end, 'exitCode');
  const reason = textAt(end, 'reason');
  // the last words that it wrote for this, or the end of its log (terminationMessagePolicy)
  const words = textAt(end, 'message');
  const said = words === undefined ? '' : `: ${lastWords(words)}`;
  if (reason === 'OOMKilled')
    return `was killed: out of memory${memoryLimit(container)}, exit code ${exit ?? '?'}, ${restarts}${said}`;
  if (exit === undefined) return `ended, ${restarts}${said}`;
  const why = reason === undefined || plainEnds.has(reason) ? '' : ` (${reason})`;
  return `ended with exit code ${exit}${why}, ${restarts}${said}`;
}

function memoryLimit({ specified }: Container): string {
  const limit = textAt(specified, 'resources', 'limits', 'memory');
  return limit === undefined ? '' : ` (limit ${limit})`;
}

/** Whether a pod has come to its end, or goes away: its workload makes another one. */
function isLeaving(pod: unknown): boolean {
  const phase = textAt(pod, 'status', 'phase');
  return textAt(pod, 'metadata', 'deletionTimestamp') !== undefined || phase === 'Failed' || phase === 'Succeeded';
}

/** What keeps a pod from getting ready, if it can be said. */
export function troubleOfPod(object: unknown): PodTrouble | undefined {
  if (isLeaving(object)) return undefined;
  const pod = textAt(object, 'metadata', 'name') ?? '?';
  const scheduled = conditionOf(object, 'PodScheduled');
  if (textAt(scheduled, 'reason') === 'Unschedulable') {
    return { reason: 'unschedulable', pod, message: textAt(scheduled, 'message') ?? 'no node takes it' };
  }
  const trouble = containersOf(object)
    .filter((container) => !isTrueAt(container.status, 'ready') && !isDone(container))
    .map(troubleOfContainer)
    .find((one) => one !== undefined);
  return trouble === undefined ? undefined : { pod, ...trouble };
}

/** What of a pod runs and is not ready, or has not come to its end: an init container first, as the others wait for it. */
export function unreadyIn(object: unknown): Unready | undefined {
  if (isLeaving(object) || isReady(object)) return undefined;
  const container = containersOf(object).find(
    ({ status }) => !isTrueAt(status, 'ready') && isFields(valueAt(status, 'state', 'running')),
  );
  if (container === undefined) return undefined;
  const { title, isInit } = container;
  return {
    pod: textAt(object, 'metadata', 'name') ?? '?',
    uid: textAt(object, 'metadata', 'uid') ?? '',
    message: `${title} ${isInit ? 'has not ended yet' : 'runs, and is not ready'}`,
  };
}

/** Whether a pod takes part in what its workload serves. */
export function isReady(pod: unknown): boolean {
  return textAt(conditionOf(pod, 'Ready'), 'status') === 'True' && !isLeaving(pod);
}
