import type { DeploymentKind } from '../deployment/record.ts';
import type { OutcomeName, Reason, Stage } from '../outcome.ts';

/** What happened: how a deployment ended, or that an environment was held or opened again. */
export type NewsEvent = OutcomeName | 'held' | 'released';

/** One thing that people and programs elsewhere may want to hear of. Every text of it may come from anybody. */
export interface Notification {
  /** The same for the same news, whoever tells it and however often: a receiver can tell that it knows it. */
  readonly id: string;
  readonly event: NewsEvent;
  readonly at: Date;
  readonly application: string;
  readonly environment: string;
  readonly sentence: string;
  readonly stage?: Stage;
  readonly reason?: Reason;
  readonly kind?: DeploymentKind;
  /** The login of whoever asked for it, or who holds. */
  readonly by?: string;
  /** `registry/name:tag@digest`. */
  readonly image?: string;
  /** The commit of the application repository. */
  readonly commit?: string;
  readonly pullRequest?: number;
  /** The commit of the GitOps repository. */
  readonly revision?: string;
  /** For whom it waits, until when, and how to go on. */
  readonly waiting?: { readonly for: string; readonly goOn: string; readonly until?: Date };
  /** Page of the run. */
  readonly url?: string;
}

/** Tells others than GitHub. Whatever becomes of it changes no outcome: nothing is thrown, and it takes seconds at most. */
export interface Notifier {
  /**
   * Tells everybody who wants to hear of it, all at the same time. `before` says how the deployment before ended, and is asked
   * only where somebody wants nothing but changes; undefined where there was none.
   */
  notify(news: Notification, before: () => Promise<OutcomeName | undefined>, signal: AbortSignal): Promise<void>;
}

/** For who tells nobody. */
export const noNotifier: Notifier = { notify: async () => {} };
