import { posix } from 'node:path';
import { folderOf } from '../data/folder.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import { isKustomization, kustomizationReferences } from '../readiness/kustomization.ts';

/** The kustomizations that build on one of these files, directly or by others: a change of a base is one of all its overlays. */
export function dependentsOf(changed: readonly string[], kustomizations: ManifestSet): readonly string[] {
  const users = Map.groupBy(
    [...kustomizations].flatMap(([user, bytes]) => usedBy(user, bytes).map((used) => ({ user, used }))),
    ({ used }) => used,
  );
  const found = new Set(changed);
  for (const file of found) {
    const folder = isKustomization(file) ? folderOf(file) || '.' : undefined;
    for (const name of folder === undefined ? [file] : [file, folder])
      for (const { user } of users.get(name) ?? []) found.add(user);
  }
  const own = new Set(changed);
  return [...found].filter((file) => !own.has(file));
}

/** The files and folders that a kustomization names, from the root. */
export function usedBy(user: string, bytes: Uint8Array): readonly string[] {
  const references = kustomizationReferences(user, bytes).filter((one) => !/^\/|:\/\/|\n/.test(one));
  return references.map((one) => posix.join(folderOf(user), one).replace(/\/$/, ''));
}
