import type { KubernetesObject } from './cluster.ts';

/** What was asked for once, or why it was not given, in words for people. */
export type Answer<T> =
  | { readonly state: 'given'; readonly value: T }
  | { readonly state: 'withheld'; readonly why: string };

/** A run of a container whose log is asked for. */
export interface ContainerRun {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** The run before the present one. */
  readonly previous: boolean;
}

/** Events about one object, for one reason. */
export interface EventsAbout {
  readonly namespace: string;
  /** The uid of the object. */
  readonly uid: string;
  /** Such as `Unhealthy`. */
  readonly reason: string;
}

/** What is asked of a cluster once, and of which nothing depends on the answer: it is a value, whatever it is. Both reject once the signal is aborted. */
export interface Questions {
  /** The last lines of a container's log, without what is masked. */
  log(of: ContainerRun, signal: AbortSignal): Promise<Answer<string>>;
  events(about: EventsAbout, signal: AbortSignal): Promise<Answer<readonly KubernetesObject[]>>;
}
