import { DeployError } from '../../../src/errors.ts';
import type { Reason } from '../../../src/outcome.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type {
  Cluster,
  ClusterState,
  KubernetesObject,
  ResourceType,
  RolloutOrder,
} from '../../../src/ports/cluster.ts';
import type { Answer, ContainerRun, EventsAbout, Questions } from '../../../src/ports/questions.ts';
import type { WatchEvent, WatchRecording } from './recording.ts';
import { changedState, listingsIn, questionKey, withoutNames } from './recording.ts';

/** Whoever waits for the next state of a stream. */
type Waiting = (result: IteratorResult<ClusterState>) => void;

interface Stream {
  state: unknown;
  waiting: Waiting | undefined;
}

/** Milliseconds after the last state at which it is seen once more: a watch sees time pass. */
const tick = 1000;

/**
 * A cluster that shows a watch again, state by state, and a clock that says what time it was. The next state is shown once everybody
 * has done with the one before.
 */
export class WatchPlayer implements Cluster, Clock {
  readonly #recording: WatchRecording;
  readonly #streams: Stream[] = [];
  readonly #left: WatchEvent[];
  #patches = 0;
  #now: number;
  #isScheduled = false;

  constructor(recording: WatchRecording) {
    this.#recording = recording;
    this.#now = recording.begun;
    const last = recording.events.at(-1);
    this.#left = [...recording.events, ...(last === undefined ? [] : [{ stream: 0, after: last.after + tick }])];
  }

  now(): Date {
    return new Date(this.#now);
  }

  sleep(): Promise<void> {
    return Promise.reject(new Error('nobody sleeps while a watch is shown'));
  }

  /** Answers as the cluster did then. */
  get questions(): Questions | undefined {
    const { answers } = this.#recording;
    if (answers === undefined) return undefined;
    const answer = (asked: ContainerRun | EventsAbout) =>
      answers[questionKey(asked)] ?? ({ state: 'withheld', why: 'nobody asked for that' } as const);
    return {
      log: async (of) => answer(of) as Answer<string>,
      events: async (about) => answer(about) as Answer<readonly KubernetesObject[]>,
    };
  }

  watch(types: readonly ResourceType[]): AsyncIterable<ClusterState> {
    const number = this.#streams.length;
    const recorded = this.#recording.streams[number];
    if (JSON.stringify(recorded) !== JSON.stringify(types.map(withoutNames)))
      throw new Error(`stream ${number} was of ${JSON.stringify(recorded)}, and now of ${JSON.stringify(types)}`);
    const stream: Stream = { state: undefined, waiting: undefined };
    this.#streams.push(stream);
    return { [Symbol.asyncIterator]: () => this.#iteratorOf(stream) };
  }

  async refresh(): Promise<void> {
    this.#take();
  }

  async sync(): Promise<void> {
    this.#take();
  }

  async nudge(): Promise<void> {
    this.#take();
  }

  async steer({ rollout }: RolloutOrder): Promise<KubernetesObject> {
    this.#take();
    return { metadata: rollout };
  }

  #take(): void {
    const refusal = this.#recording.patches[this.#patches];
    this.#patches += 1;
    if (refusal === undefined || refusal === null) return;
    const { code, message } = refusal;
    throw new DeployError(code as Reason, { stage: 'rollout', message });
  }

  #iteratorOf(stream: Stream): AsyncIterator<ClusterState> {
    const over = { done: true, value: undefined } as const;
    return {
      next: () =>
        new Promise((resolve) => {
          stream.waiting = resolve;
          this.#schedule();
        }),
      return: () => {
        stream.waiting?.(over);
        stream.waiting = undefined;
        return Promise.resolve(over);
      },
    };
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#show();
    });
  }

  #show(): void {
    const place = this.#left.findIndex(({ stream }) => this.#streams[stream]?.waiting !== undefined);
    const [event] = place < 0 ? [] : this.#left.splice(place, 1);
    if (event === undefined) {
      this.#end();
      return;
    }
    const stream = this.#streams[event.stream];
    const { waiting } = stream ?? {};
    if (stream === undefined || waiting === undefined) return;
    this.#now = Math.max(this.#now, this.#recording.begun + event.after);
    stream.waiting = undefined;
    stream.state = changedState(stream.state, event.change);
    waiting({ done: false, value: { at: this.now(), listings: listingsIn(stream.state) } });
    // others may wait while this one is looked at, such as for an AppProject
    if (this.#streams.some((one) => one.waiting !== undefined)) this.#schedule();
  }

  /** Nothing is left to be shown. */
  #end(): void {
    for (const stream of this.#streams) {
      stream.waiting?.({ done: true, value: undefined });
      stream.waiting = undefined;
    }
  }
}
