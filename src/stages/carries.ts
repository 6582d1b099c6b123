import type { WrittenEdit } from '../deployment/progress.ts';
import { standsIn } from '../manifest/restore.ts';
import type { CommitSha } from '../ports/gitops-repository.ts';
import type { Run } from './run.ts';

/** Whether a commit of the GitOps repository holds every value of these edits. */
export async function carries(
  run: Run<'gitops'>,
  edits: readonly WrittenEdit[],
  revision: CommitSha,
): Promise<boolean> {
  const gitops = await run.ports.gitops();
  const files = [...new Set(edits.map(({ file }) => file))];
  return standsIn(edits, await gitops.read(revision, files, run.signal));
}

/** Whether a commit is made upon another one and still holds every value of these edits. */
export async function buildsOn(
  run: Run<'gitops'>,
  edits: readonly WrittenEdit[],
  at: { readonly base: CommitSha; readonly revision: CommitSha },
): Promise<boolean> {
  const gitops = await run.ports.gitops();
  if ((await gitops.isAncestor(at.base, at.revision, run.signal)) !== true) return false;
  return carries(run, edits, at.revision);
}
