import type { WrittenEdit } from '../deployment/progress.ts';
import type { CommitResult } from '../ports/gitops-repository.ts';
import { carries } from './carries.ts';
import type { Run } from './run.ts';
import { disarm, lookAtOpen, openOneOf } from './withdraw.ts';

/**
 * Our branch is locked while its pull request is in a merge queue (https://github.com/SharezoneApp/sharezone-app/pull/605).
 * Where that one holds our values already, it is the one to wait for; an older deployment is taken out, and the write is tried
 * again. Undefined where nothing of it is in a queue.
 */
export async function unlock(
  run: Run<'gitops' | 'forge' | 'log'>,
  edits: readonly WrittenEdit[],
): Promise<CommitResult | undefined> {
  const look = await lookAtOpen(run, openOneOf(run.plan));
  // merged since, and its branch is free
  if (look === undefined) return { result: 'lost-race' };
  if (look.armed === 'queue' && (await carries(run, edits, look.head)))
    return { result: 'committed', revision: look.head };
  if (look.armed === 'queue')
    run.ports.log.info(`${look.url} holds an older deployment: taking it out of the merge queue`);
  return (await disarm(run, look)) === 'refused' ? undefined : { result: 'lost-race' };
}

/**
 * What an older deployment has enabled would merge ours as soon as it is pushed, whatever comes of this run: it is disabled
 * first. What is in a queue is locked, and left to `unlock`.
 */
export async function stopAutoMerge(run: Run<'forge' | 'log'>): Promise<void> {
  const look = await lookAtOpen(run, openOneOf(run.plan));
  if (look?.armed === 'auto-merge') await disarm(run, look);
}
