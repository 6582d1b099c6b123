import type { Outcome } from '../outcome.ts';
import type { Ended } from '../report/report.ts';
import type { LeavingPreview, Removing } from '../stages/remove-preview.ts';
import { removeFiles, tellRemoved, whatWouldGo } from '../stages/remove-preview.ts';

/** What taking a preview away came to. */
export interface RemovalEnd {
  readonly environment: string;
  readonly outcome: Outcome;
}

/**
 * Takes the preview of a pull request away that is closed: its files in one commit, its deployments in GitHub, and its line in the
 * comment. Nothing is waited for: Argo CD takes away what is no longer in Git. Done again, it changes nothing.
 */
export async function removePreview(leaving: LeavingPreview, removing: Removing): Promise<Ended> {
  const { outcome } = await endPreview(leaving, removing);
  return { outcome, details: { environment: leaving.environment, pullRequest: leaving.preview.pullRequest } };
}

/** Says which files would be taken away, and touches nothing. */
export async function removePreviewDryRun(leaving: LeavingPreview, removing: Removing): Promise<Ended> {
  const files = await whatWouldGo(leaving, removing);
  const sentence = `nothing was touched; remove ${files.length === 0 ? 'nothing' : files.join(', ')}`;
  return { outcome: { outcome: 'succeeded', reason: 'dry-run', stage: 'write', sentence }, details: { files } };
}

/** The same for one of several, with what it came to. */
export async function endPreview(leaving: LeavingPreview, removing: Removing): Promise<RemovalEnd> {
  const { environment, preview } = leaving;
  const removed = await removeFiles(leaving, removing);
  const pull = `pull request #${preview.pullRequest}`;
  switch (removed.result) {
    case 'failed':
      return { environment, outcome: removed.outcome };
    case 'wanted':
      return { environment, outcome: done(`${pull} is open: ${environment} stays`) };
    case 'removed':
    case 'nothing-there': {
      const gone =
        removed.result === 'removed' ? `${removed.files.length} files were removed` : 'nothing of it stands in Git';
      const sentence = `${environment} is removed, since ${pull} is closed: ${gone}`;
      await tellRemoved(leaving, removing, { ...done(sentence), outcome: 'superseded', reason: 'preview-closed' });
      return { environment, outcome: done(sentence) };
    }
  }
}

function done(sentence: string): Outcome {
  return { outcome: 'succeeded', reason: 'done', stage: 'write', sentence };
}
