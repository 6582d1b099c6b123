import { isSameBytes } from '../data/bytes.ts';
import type { WrittenEdit } from '../deployment/progress.ts';
import { standsIn, writeAgain } from '../manifest/restore.ts';
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

/**
 * What a commit would bring into the branch besides these values, in a few words; undefined where it is nothing else: what is
 * merged is, to the byte, what was planned, judged and allowed.
 */
export async function broughtBesides(
  run: Run<'gitops'>,
  edits: readonly WrittenEdit[],
  revision: CommitSha,
): Promise<string | undefined> {
  const gitops = await run.ports.gitops();
  const { branch } = run.plan.gitops;
  const into = await gitops.head(branch, run.signal);
  const besides = [...new Set(edits.map(({ file }) => file))];
  const brought = into === undefined ? 'unknown' : await gitops.brings({ commit: revision, into, besides }, run.signal);
  if (brought === 'unknown') return `more than can be compared with ${branch}`;
  if (brought.others.length > 0) return someOf(brought.others);
  const wanted = writeAgain(edits, await gitops.read(brought.since, besides, run.signal));
  const there = await gitops.read(revision, besides, run.signal);
  const changed = besides.filter((file) => differs(wanted?.get(file), there.get(file)));
  return changed.length === 0 ? undefined : `other values in ${someOf(changed)}`;
}

function differs(wanted: Uint8Array | undefined, there: Uint8Array | undefined): boolean {
  return wanted === undefined || !isSameBytes(wanted, there);
}

/** The first few of many. */
function someOf(paths: readonly string[]): string {
  const more = paths.length - 3;
  return `${paths.slice(0, 3).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
