import { isSameBytes } from '../data/bytes.ts';
import type { WrittenEdit } from '../deployment/progress.ts';
import { DeployError } from '../errors.ts';
import { standsIn, writeAgain } from '../manifest/restore.ts';
import type { CommitSha } from '../ports/gitops-repository.ts';
import { shortLine } from '../text/plain.ts';
import type { Run } from './run.ts';

/** Whether a commit of the GitOps repository holds every value of these edits. */
export async function carries(
  run: Run<'gitops'>,
  edits: readonly WrittenEdit[],
  revision: CommitSha,
): Promise<boolean> {
  return standsIn(edits, await filesAt(run, filesOf(edits), revision));
}

/** Files of a commit that others may have made: what is a link or a submodule there is no file of ours. */
export async function filesAt(
  run: Run<'gitops'>,
  files: readonly string[],
  revision: CommitSha,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const gitops = await run.ports.gitops();
  try {
    return await gitops.read(revision, files, run.signal);
  } catch (error) {
    if (error instanceof DeployError && error.code === 'edit-refused') return new Map();
    throw error;
  }
}

function filesOf(edits: readonly WrittenEdit[]): readonly string[] {
  return [...new Set(edits.map(({ file }) => file))];
}

/** What a commit would bring into the branch by a merge. */
export type WhatIsBrought =
  /** These values, and nothing else that stands in a file: what was planned, judged and allowed; in so many commits. */
  | { readonly besides: undefined; readonly commits: number }
  /**
   * Something else, in a few words; `isCompared` is false where nobody can say what, `isOutdated` true where the branch has moved what
   * is edited, so that git would follow it to where nobody planned.
   */
  | { readonly besides: string; readonly isCompared: boolean; readonly isOutdated?: true };

/** Compares what a commit would bring into the branch with the values that were written. */
export async function whatIsBrought(
  run: Run<'gitops'>,
  edits: readonly WrittenEdit[],
  revision: CommitSha,
): Promise<WhatIsBrought> {
  const gitops = await run.ports.gitops();
  const { branch } = run.plan.gitops;
  const into = await gitops.head(branch, run.signal);
  const besides = filesOf(edits);
  const brought = into === undefined ? 'unknown' : await gitops.brings({ commit: revision, into, besides }, run.signal);
  if (brought === 'unknown') return { besides: `it brings what cannot be compared with ${branch}`, isCompared: false };
  if (brought.others.length > 0)
    return { besides: `it brings more than was planned and judged: ${someOf(brought.others)}`, isCompared: true };
  const wanted = writeAgain(edits, await filesAt(run, besides, brought.since));
  const hasMoved = into !== undefined && into !== brought.since;
  if (hasMoved && writeAgain(edits, await filesAt(run, besides, into)) === undefined)
    return { besides: `${branch} has changed what it edits`, isCompared: true, isOutdated: true };
  const there = await filesAt(run, besides, revision);
  const changed = besides.filter((file) => differs(wanted?.get(file), there.get(file)));
  if (changed.length === 0) return { besides: undefined, commits: brought.commits };
  const said = `it brings more than was planned and judged: other values in ${someOf(changed)}`;
  return { besides: said, isCompared: true };
}

function differs(wanted: Uint8Array | undefined, there: Uint8Array | undefined): boolean {
  return wanted === undefined || !isSameBytes(wanted, there);
}

/** The first few of many names, which may hold anything. */
function someOf(paths: readonly string[]): string {
  const more = paths.length - 3;
  return `${paths.slice(0, 3).map(shortLine).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
