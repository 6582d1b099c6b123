import { folderOf, foldersUp, nameOf } from '../data/folder.ts';
import { isOurBranch } from '../data/ref-name.ts';
import { DeployError } from '../errors.ts';
import type { CommitRequest, CommitSha, FileChanges } from '../ports/gitops-repository.ts';
import { isCommitSha } from './ref-name.ts';

/** A commit that is not made upon what its branch is at rewrites the branch: never one of others. */
export function refuseForce({ branch, parent, expected }: CommitRequest): void {
  if (expected === parent || expected === 'nothing' || isOurBranch(branch)) return;
  throw new DeployError('internal', { stage: 'write', message: `refused to rewrite the branch ${branch}` });
}

/** Nobody else's branch is ever taken away. */
export function refuseToRemove(branch: string): void {
  if (isOurBranch(branch)) return;
  throw new DeployError('internal', { stage: 'write', message: `refused to remove the branch ${branch}` });
}

/** What stands around the files of a commit that is to be made. */
export interface Standing {
  /** The mode of what stands at a path: at least at those of the files, and at the folders above new ones. */
  readonly modeAt: (path: string) => string | undefined;
  /** The names of what stands in a folder above a new file. */
  readonly namesIn: (folder: string) => Iterable<string>;
}

/** The files that a commit makes: nothing stands at their paths. */
export function newFiles(files: FileChanges, isThere: (path: string) => boolean): readonly string[] {
  return [...files].flatMap(([path, bytes]) => (bytes === 'deleted' || isThere(path) ? [] : [path]));
}

/**
 * Refuses what cannot be written as it is meant: a file in the place of a folder or below another file, a link, a deletion of what
 * is not there, and names that are one on file systems that know no case.
 */
export function refuseUnwritable({ files, parent }: Pick<CommitRequest, 'files' | 'parent'>, there: Standing): void {
  for (const [path, bytes] of files) {
    const mode = there.modeAt(path);
    const isMissing = mode === undefined && bytes === 'deleted';
    if (isMissing) throw unwritable(path, `there is no such file at ${parent.slice(0, 7)}`);
    if (mode === undefined) refuseNewPath(path, there);
    else if (isFolder({ mode })) throw unwritable(path, 'it is a folder');
    else refuseLinks([{ path, mode }]);
  }
}

function refuseNewPath(path: string, { modeAt, namesIn }: Standing): void {
  if (!isNormalPath(path)) throw unwritable(path, 'that is no path of a file');
  for (const one of [path, ...foldersUp(folderOf(path)).filter((folder) => folder !== '')]) {
    const mode = one === path ? undefined : modeAt(one);
    if (mode !== undefined && !isFolder({ mode })) throw unwritable(path, `${one} is no folder`);
    if (mode !== undefined) continue;
    const name = nameOf(one);
    const twin = [...namesIn(folderOf(one))].find((other) => other !== name && sameInOneCase(other, name));
    if (twin !== undefined) throw unwritable(path, `${twin} stands there, whose name differs in case alone`);
  }
}

function sameInOneCase(one: string, other: string): boolean {
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
}

/** Whether text is a path as git writes it, and leads nowhere else. */
function isNormalPath(path: string): boolean {
  return path.split('/').every((part) => !['', '.', '..'].includes(part) && part.toLowerCase() !== '.git');
}

function unwritable(path: string, why: string): DeployError {
  return new DeployError('edit-refused', { stage: 'write', message: `${path} cannot be written: ${why}` });
}

/** Whether an entry is a folder. */
export function isFolder({ mode }: { readonly mode: string }): boolean {
  return mode === '40000' || mode === '040000';
}

/** Whether an entry is a file whose bytes are its content. Old tools wrote other permissions than 644 and 755. */
export function isFile({ mode }: { readonly mode: string }): boolean {
  return mode.startsWith('100');
}

/** A symbolic link and a submodule hold no bytes that could be edited. */
export function refuseLinks(entries: Iterable<{ readonly mode: string; readonly path: string }>): void {
  for (const entry of entries) {
    if (isFile(entry)) continue;
    const kind = entry.mode === '120000' ? 'a symbolic link' : 'a submodule';
    throw new DeployError('edit-refused', {
      stage: 'write',
      message: `${entry.path} is ${kind}`,
      remedy: 'Name the file that it leads to.',
    });
  }
}

/** What is no name of a commit could be an option of git, or part of another address. */
export function refuseOtherThanCommit(text: string): void {
  if (isCommitSha(text)) return;
  throw new DeployError('bad-input', { stage: 'write', message: `${JSON.stringify(text)} does not name a commit` });
}

/** The error for a commit that a repository does not have. */
export function noCommit(repository: string, commit: CommitSha): DeployError {
  const message = `${repository} has no commit ${commit.slice(0, 7)}`;
  return new DeployError('bad-input', { stage: 'write', message });
}
