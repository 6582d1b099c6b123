import type { Changelog } from '../deployment/changelog.ts';
import { replacedBy } from '../deployment/changelog.ts';
import type { WrittenEdit } from '../deployment/progress.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import type { Run } from './run.ts';

/** What the new image brings in place of the one that Git names; why nobody knows it, where that is so. Fails for nothing. */
export async function changelogOf(
  run: Run<'forge' | 'log'>,
  edits: readonly WrittenEdit[],
  others: readonly DeploymentRecord[],
): Promise<Changelog> {
  const replaced = replacedBy(edits, others);
  if (replaced === undefined) {
    const because = 'no deployment of ours, as far back as is known, put there what Git names now';
    return { known: 'no', because };
  }
  const base = replaced.payload.source;
  try {
    const { source } = await run.ports.forge();
    return { known: 'yes', base, changes: await source.changes(base, run.plan.source.commit, run.signal) };
  } catch (error) {
    run.signal.throwIfAborted();
    const because = error instanceof Error ? error.message : 'GitHub did not say';
    run.ports.log.warning(`the pull request gets no changelog: ${because}`);
    return { known: 'no', because };
  }
}
