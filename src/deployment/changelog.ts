import type { WrittenEdit } from './progress.ts';
import type { DeploymentRecord } from './record.ts';
import { isUnfinished } from './record.ts';
import type { Ancestry } from './supersede.ts';

/** One commit of the application repository. All its texts are what anybody wrote. */
export interface SourceChange {
  readonly commit: string;
  /** The whole message. */
  readonly message: string;
  readonly author: string;
  readonly isMerge: boolean;
}

/** What lies between two commits of the application repository. */
export interface SourceChanges {
  /** How the later one stands to the earlier one. */
  readonly ancestry: Ancestry;
  /** How many commits the later one has, and the earlier one has not. */
  readonly ahead: number;
  /** How many it lacks. */
  readonly behind: number;
  /** The newest of those that it has, the newest first. */
  readonly commits: readonly SourceChange[];
}

/** What a new image brings in place of the old one. */
export type Changelog =
  | { readonly known: 'yes'; readonly base: string; readonly changes: SourceChanges }
  /** Why nobody can tell, as the end of a sentence: what failed must not keep a deployment away. */
  | { readonly known: 'no'; readonly because: string };

/** The newest record whose values stand where these edits go: the deployment that they replace, if it was one of ours. */
export function replacedBy(
  edits: readonly WrittenEdit[],
  known: readonly DeploymentRecord[],
): DeploymentRecord | undefined {
  const changed = edits.filter(({ from, to }) => from !== to);
  if (changed.length === 0) return undefined;
  return known.find(({ payload }) =>
    changed.every(({ file, path, from }) =>
      payload.edits.some((one) => one.file === file && one.path === path && one.to === from),
    ),
  );
}

/**
 * Deployments that were proposed and are not in Git: our pull request takes their place. One whose values Git holds was
 * merged, and nobody has said so yet.
 */
export function proposedBefore(
  edits: readonly WrittenEdit[],
  known: readonly DeploymentRecord[],
): readonly DeploymentRecord[] {
  return known.filter(
    (one) =>
      isUnfinished(one.note) &&
      one.note.pullRequest !== undefined &&
      one.note.revision === undefined &&
      replacedBy(edits, [one]) === undefined,
  );
}
