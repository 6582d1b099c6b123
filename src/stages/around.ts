import { reachable } from '../readiness/reach.ts';

/** Reads files of a repository; what cannot be read is not in the answer. */
export type ReadFiles = (paths: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>;

/** The files that the edited ones are rolled out with, read step by step until none is wanted any more. */
export async function filesAround(
  edited: readonly string[],
  files: readonly string[],
  read: ReadFiles,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const known = new Map<string, Uint8Array>();
  let listing = files;
  for (;;) {
    const reach = reachable(edited, known, listing);
    if (reach.wanted.length === 0) {
      const reached = new Set(reach.files);
      return new Map([...known].filter(([file]) => reached.has(file)));
    }
    const found = await read(reach.wanted);
    for (const [file, bytes] of found) known.set(file, bytes);
    // what cannot be read is not asked for again
    const missing = new Set(reach.wanted.filter((file) => !found.has(file)));
    if (missing.size > 0) listing = listing.filter((file) => !missing.has(file));
  }
}
