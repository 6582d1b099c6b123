import { isOurBranch } from '../data/ref-name.ts';
import { DeployError } from '../errors.ts';
import type { CommitRequest, CommitSha } from '../ports/gitops-repository.ts';
import { isCommitSha } from './ref-name.ts';

/** A commit that is not made upon what its branch is at rewrites the branch: never one of others. */
export function refuseForce({ branch, parent, expected }: CommitRequest): void {
  if (expected === parent || expected === 'nothing' || isOurBranch(branch)) return;
  throw new DeployError('internal', { stage: 'write', message: `refused to rewrite the branch ${branch}` });
}

/** What is written must be there already: `there` is what was found of it. */
export function refuseNewFiles({ files, parent }: CommitRequest, there: ReadonlySet<string>): void {
  const missing = [...files.keys()].filter((path) => !there.has(path));
  if (missing.length === 0) return;
  const message = `${missing.join(', ')} cannot be written: there is no such file at ${parent.slice(0, 7)}`;
  throw new DeployError('edit-refused', { stage: 'write', message });
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
