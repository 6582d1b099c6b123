import { DeployError } from '../errors.ts';
import { isFile } from '../git/refusals.ts';
import type { GitHub } from './client.ts';

/**
 * Paths of all files below a tree. GitHub lists a tree with all below it up to 100,000 entries and 7 MB
 * (https://docs.github.com/rest/git/trees#get-a-tree); a larger one is listed folder by folder.
 */
export async function filesBelow(github: GitHub, tree: string): Promise<readonly string[]> {
  const { rest, at } = github;
  const { data: all } = await rest.git.getTree({ ...at, tree_sha: tree, recursive: '1' });
  if (!all.truncated) return all.tree.filter(isFile).map(({ path }) => path);
  const { data: level } = await rest.git.getTree({ ...at, tree_sha: tree });
  if (level.truncated) throw tooMany(github);
  const found: string[] = [];
  for (const entry of level.tree) {
    if (isFile(entry)) found.push(entry.path);
    if (entry.mode === '040000')
      found.push(...(await filesBelow(github, entry.sha)).map((path) => `${entry.path}/${path}`));
  }
  return found;
}

function tooMany({ at }: GitHub): DeployError {
  return new DeployError('not-supported', {
    stage: 'write',
    message: `a folder of ${at.owner}/${at.repo} has more entries than GitHub lists`,
    remedy: 'set `gitops.transport: git`',
  });
}
