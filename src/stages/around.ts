import type { FolderContent } from '../data/folder.ts';
import { inFolder } from '../data/folder.ts';
import type { KnownRepository } from '../readiness/reach.ts';
import { reachable } from '../readiness/reach.ts';

/** Where files are read and folders looked into; what is not there, or cannot be read, is not in the answers. */
export interface Surroundings {
  read(paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  look(folders: readonly string[]): Promise<ReadonlyMap<string, FolderContent>>;
}

/** The files that belong to a deployment. */
export interface Around {
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** Folders below which more stands than was looked at. */
  readonly cut: readonly string[];
}

/** The files that the edited ones are rolled out with, read step by step until none is wanted any more. */
export async function filesAround(edited: readonly string[], where: Surroundings): Promise<Around> {
  let known: KnownRepository = { contents: new Map(), folders: new Map() };
  for (;;) {
    const { files, wanted, unlisted, cut } = reachable(edited, known);
    if (wanted.length === 0 && unlisted.length === 0) {
      const reached = new Set(files);
      return { contents: new Map([...known.contents].filter(([file]) => reached.has(file))), cut };
    }
    const [read, looked] = await Promise.all([where.read(wanted), where.look(unlisted)]);
    // what is not there, or cannot be read, is not asked for again
    const missing = new Set(wanted.filter((file) => !read.has(file)));
    const folders = [...known.folders, ...unlisted.map((folder) => [folder, looked.get(folder) ?? empty] as const)];
    known = {
      contents: new Map([...known.contents, ...read]),
      folders: new Map(
        missing.size === 0 ? folders : folders.map(([folder, content]) => [folder, without(missing, folder, content)]),
      ),
    };
  }
}

const empty: FolderContent = { files: new Set(), folders: new Set() };

function without(missing: ReadonlySet<string>, folder: string, content: FolderContent): FolderContent {
  const isMissing = (name: string) => missing.has(inFolder(folder, name));
  return { ...content, files: new Set([...content.files].filter((name) => !isMissing(name))) };
}
