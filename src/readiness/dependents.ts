import { folderOf } from '../data/folder.ts';
import type { ManifestSet } from './judge.ts';
import { isKustomization, kustomizationReferences, pathsOfReference } from './kustomization.ts';

/** What is known of a repository: the kustomizations that were read, and all files that are there. */
interface Described {
  readonly contents: ManifestSet;
  readonly listing: readonly string[];
}

/** The kustomizations that build on files, directly or by others: what is applied of a base is what its overlays make of it. */
export function kustomizationsOn(files: readonly string[], { contents, listing }: Described): readonly string[] {
  const users = usersOf(contents, new Set(listing));
  const found = new Set(files);
  for (const file of found) for (const user of users.get(file) ?? []) found.add(user);
  return [...found].filter((file) => isKustomization(file) && contents.has(file));
}

/** By what is named, who names it. What is gone may still be named, as long as no folder is. */
function usersOf(contents: ManifestSet, there: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const [file, bytes] of contents) {
    if (!isKustomization(file)) continue;
    for (const reference of kustomizationReferences(file, bytes)) {
      const named = namedBy(file, reference, there);
      users.set(named, [...(users.get(named) ?? []), file]);
    }
  }
  return users;
}

function namedBy(file: string, reference: string, there: ReadonlySet<string>): string {
  const paths = pathsOfReference(folderOf(file), reference);
  return paths.find((path) => there.has(path)) ?? paths[0] ?? reference;
}
