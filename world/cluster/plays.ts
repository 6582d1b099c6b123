import type { RecordedPatch, SegmentName, State } from './recording.ts';
import type { Manner } from './workload.ts';

/** One step of a play: what is written or sent, and when it has come to rest. */
export interface Step {
  /** The name under which it is kept; what only leads to the next step is not kept. */
  readonly keep?: SegmentName;
  /** The tag that is written to Git; as it was, unless given. */
  readonly tag?: string;
  /** What Prometheus tells from now on. */
  readonly metric?: number;
  readonly patch?: RecordedPatch;
  readonly to: State;
  /** What some event has to say: on a busy machine things may happen in another order. */
  readonly says?: string;
}

/** A chain of steps of one workload. */
export interface Play {
  readonly name: string;
  readonly manner: Manner;
  readonly steps: readonly Step[];
}

const ofStatus = (status: object): RecordedPatch => ({
  resource: 'rollouts',
  subresource: 'status',
  body: { status },
});

/** What `kubectl argo rollouts` sends for its commands; a test holds it against the real one. */
export const patches = {
  abort: ofStatus({ abort: true }),
  retry: ofStatus({ abort: false }),
  promote: ofStatus({ pauseConditions: null }),
  promoteInconclusive: ofStatus({ pauseConditions: null, controllerPause: false, currentStepIndex: 2 }),
} as const;

/** Everything that is recorded. */
export const plays: readonly Play[] = [
  {
    name: 'analysis',
    manner: 'analysis',
    steps: [
      { keep: 'first', tag: 'v01', metric: 0.99, to: 'healthy' },
      { keep: 'good', tag: 'v02', to: 'healthy' },
      { keep: 'unchanged', to: 'healthy' },
      { keep: 'bad', tag: 'v03', metric: 0.5, to: 'aborted' },
      { keep: 'back', tag: 'v02', metric: 0.99, to: 'healthy' },
      { keep: 'inconclusive', tag: 'v04', metric: 0.92, to: 'inconclusive' },
    ],
  },
  {
    name: 'people',
    manner: 'analysis',
    steps: [
      { tag: 'v01', metric: 0.99, to: 'healthy' },
      { tag: 'v02', metric: 0.92, to: 'inconclusive' },
      { keep: 'promoted', metric: 0.99, patch: patches.promoteInconclusive, to: 'healthy' },
      { tag: 'v03', metric: 0.92, to: 'inconclusive' },
      { keep: 'aborted', metric: 0.99, patch: patches.abort, to: 'aborted' },
      { keep: 'retried', patch: patches.retry, to: 'healthy' },
    ],
  },
  {
    name: 'overtaken',
    manner: 'analysis',
    steps: [
      { tag: 'v01', metric: 0.99, to: 'healthy' },
      { tag: 'v02', to: 'canary' },
      { keep: 'overtaking', tag: 'v03', to: 'healthy', says: 'Run Terminated' },
    ],
  },
  {
    name: 'gate',
    manner: 'gate',
    steps: [
      { keep: 'first', tag: 'v01', to: 'healthy' },
      { keep: 'gate', tag: 'v02', to: 'at-gate' },
      { keep: 'promoted', patch: patches.promote, to: 'healthy' },
      { tag: 'v03', to: 'at-gate' },
      { keep: 'replaced-at-gate', tag: 'v04', to: 'at-gate' },
      { keep: 'aborted', patch: patches.abort, to: 'aborted' },
      { keep: 'retried', patch: patches.retry, to: 'at-gate' },
      { patch: patches.abort, to: 'aborted' },
      { keep: 'back', tag: 'v02', to: 'healthy' },
    ],
  },
  {
    name: 'gated',
    manner: 'gated',
    steps: [
      { keep: 'first', tag: 'v01', metric: 0.99, to: 'healthy' },
      { keep: 'gate', tag: 'v02', to: 'at-gate' },
      { keep: 'promoted', patch: patches.promote, to: 'healthy' },
      { tag: 'v03', to: 'at-gate' },
      { keep: 'promoted-bad', metric: 0.5, patch: patches.promote, to: 'aborted' },
      { keep: 'back', tag: 'v02', metric: 0.99, to: 'healthy' },
    ],
  },
  {
    name: 'deployment',
    manner: 'deployment',
    steps: [
      { keep: 'first', tag: 'v01', to: 'healthy' },
      { keep: 'rolled-out', tag: 'v02', to: 'healthy' },
    ],
  },
];
