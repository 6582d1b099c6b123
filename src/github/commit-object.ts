import { DeployError } from '../errors.ts';
import type { CommitRequest, CommitSha } from '../ports/gitops-repository.ts';
import { blobId } from './blob.ts';
import type { GitHub } from './client.ts';
import type { KnownCommit } from './commit-files.ts';
import { inGroups } from './groups.ts';

/**
 * Makes a commit that no branch points at yet, by the Git Data API (https://docs.github.com/rest/git): one request for each
 * file, one for the tree, one for the commit. Files keep their modes. GitHub signs it for an App and for `GITHUB_TOKEN`, since
 * no author is named, but not for the token of a person (https://github.com/DataDog/commit-headless/pull/46). What is left of
 * an attempt that ends in between is an object that nobody sees.
 */
export async function makeCommit(github: GitHub, request: CommitRequest, parent: KnownCommit): Promise<CommitSha> {
  const { rest, at } = github;
  const entries = await inGroups([...request.files], async ([path, bytes]) => {
    const mode = parent.entries.get(path)?.mode === '100755' ? '100755' : '100644';
    // null deletes: https://docs.github.com/rest/git/trees#create-a-tree
    const sha = bytes === 'deleted' ? null : await makeBlob(github, path, bytes);
    return { path, mode, type: 'blob', sha } as const;
  });
  const { data: tree } = await rest.git.createTree({ ...at, base_tree: parent.tree, tree: [...entries] });
  const { message } = request;
  const { data: commit } = await rest.git.createCommit({ ...at, message, tree: tree.sha, parents: [request.parent] });
  return commit.sha;
}

async function makeBlob({ rest, at }: GitHub, path: string, bytes: Uint8Array): Promise<string> {
  const content = Buffer.from(bytes).toString('base64');
  const { data } = await rest.git.createBlob({ ...at, content, encoding: 'base64' });
  if (data.sha === blobId(bytes, data.sha)) return data.sha;
  const message = `${at.owner}/${at.repo} took other bytes for ${path} than were sent`;
  throw new DeployError('gitops-unreachable', { stage: 'write', message });
}
