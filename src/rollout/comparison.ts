import type { Application } from './application.ts';

/**
 * What is known of how new Argo CD's comparison with Git is. An Application whose manifests do not render shows no commit at
 * all (`status.sync.revision` is then the name of the branch), so nothing else tells whether it is our commit that fails.
 */
export interface Comparison {
  /** Whether the comparison that the Application shows began after we first looked, with the head of that time. */
  readonly isNew: boolean;
  /** `status.reconciledAt` at the first look and at the last, in milliseconds since 1970 by the clock of the cluster. */
  readonly first: number;
  readonly last: number;
  /** Whether a refresh was waited for at the last look, and was not at the one before: it was asked for while we looked. */
  readonly waits: boolean;
  readonly refreshing: boolean;
  /** Comparisons seen since Argo CD took a request of ours to refresh. */
  readonly since: number;
}

/**
 * Milliseconds after which a comparison is new without a refresh: Argo CD's repo server keeps what a branch names for three
 * minutes (`reposerver.revision.cache.expiration`), and the comparison itself takes a while.
 */
const newAfter = 300_000;

/**
 * What one more look says. A refresh that is asked for while we look makes Argo CD look up the branch anew, and the
 * annotation goes with the very comparison that was made for it. Where it came and went between two looks, the second
 * comparison after our request is taken: the first may have begun before.
 */
export function compareAgain(before: Comparison | undefined, application: Application, asked: boolean): Comparison {
  const { refreshing } = application;
  const last = application.reconciledAt?.getTime() ?? 0;
  if (before === undefined) return { isNew: false, first: last, last, waits: false, refreshing, since: 0 };
  const isAnother = last !== before.last;
  const since = asked && isAnother ? before.since + 1 : before.since;
  const isDone = !refreshing && ((before.waits && isAnother) || since >= 2);
  return {
    isNew: before.isNew || isDone || last - before.first >= newAfter,
    first: before.first,
    last,
    waits: refreshing && (before.waits || !before.refreshing),
    refreshing,
    since,
  };
}
