import type { Event } from '../deployment/machine.ts';
import type { PreviewPlan } from '../deployment/plan.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';

/**
 * The event that ends the deployment of a preview that nobody wants any more: its pull request is closed, or has moved on. The head of
 * the pull request decides, whatever was deployed before: after a force-push neither commit comes before the other. Undefined for
 * every other deployment.
 */
export async function previewUnwanted(run: Run<'forge'>): Promise<Event | undefined> {
  const { preview, source: own, explicit } = run.plan;
  if (preview === undefined) return undefined;
  const { source } = await run.ports.forge();
  const { isOpen, head } = await source.pullRequest(preview.pullRequest, run.signal);
  if (!isOpen) return closedEvent(preview);
  if (explicit || head === own.commit) return undefined;
  // GitHub may tell the head from before a push that started us
  if ((await source.compare(head, own.commit, run.signal)) === 'ahead') return undefined;
  const sentence = `pull request #${preview.pullRequest} has moved on to ${head.slice(0, 7)}`;
  return ended('superseded', 'newer-deployment', { stage: 'write', sentence });
}

/** The event that ends a deployment whose pull request is closed. */
function closedEvent({ pullRequest }: Pick<PreviewPlan, 'pullRequest'>): Event {
  const sentence = `pull request #${pullRequest} is closed, and its preview goes with it`;
  return ended('superseded', 'preview-closed', { stage: 'write', sentence });
}

/** Milliseconds between two looks at the pull request while its preview is watched. */
const lookEvery = 20_000;

/** Watches a preview for as long as somebody wants it: whoever closes the pull request takes away what would be waited for. */
export async function whileWanted(
  run: Run<'forge' | 'clock' | 'log'>,
  watch: (signal: AbortSignal) => Promise<Event>,
): Promise<Event> {
  if (run.plan.preview === undefined) return watch(run.signal);
  const end = new AbortController();
  const signal = AbortSignal.any([run.signal, end.signal]);
  const works = [watch(signal), lookUntilUnwanted({ ...run, signal })];
  // what loses the race ends by the signal, and nobody waits for it
  for (const work of works) work.catch(() => {});
  try {
    return await Promise.race(works);
  } finally {
    end.abort();
  }
}

async function lookUntilUnwanted(run: Run<'forge' | 'clock' | 'log'>): Promise<Event> {
  for (;;) {
    await run.ports.clock.sleep(lookEvery, run.signal);
    const event = await previewUnwanted(run).catch((error: unknown) => {
      run.signal.throwIfAborted();
      run.ports.log.debug(`cannot look at the pull request: ${error instanceof Error ? error.message : ''}`);
      return undefined;
    });
    if (event !== undefined) return event;
  }
}
