import { DeployError } from '../errors.ts';
import { isFile } from '../git/refusals.ts';
import type { GitHub } from './client.ts';
import { inGroups } from './groups.ts';

/** How many folders one listing asks for at most: the requests of an hour belong to other runs too. */
const mostFolders = 200;

/** How many folders may still be asked for. */
interface Budget {
  folders: number;
}

/**
 * Paths of all files below a tree. GitHub lists a tree with all below it up to 100,000 entries and 7 MB
 * (https://docs.github.com/rest/git/trees#get-a-tree); a larger one is listed folder by folder, as long as those are few.
 * Throws `not-supported` where they are not.
 */
export function filesBelow(github: GitHub, tree: string): Promise<readonly string[]> {
  return listTree(github, tree, { folders: mostFolders });
}

async function listTree(github: GitHub, tree: string, budget: Budget): Promise<readonly string[]> {
  const { rest, at } = github;
  const { data: all } = await rest.git.getTree({ ...at, tree_sha: tree, recursive: '1' });
  if (!all.truncated) return all.tree.filter(isFile).map(({ path }) => path);
  const { data: level } = await rest.git.getTree({ ...at, tree_sha: tree });
  const folders = level.tree.filter(({ mode }) => mode === '040000');
  budget.folders -= folders.length;
  if (level.truncated || budget.folders < 0) throw tooMany(github);
  const below = await inGroups(folders, async ({ path: folder, sha }) =>
    (await listTree(github, sha, budget)).map((path) => `${folder}/${path}`),
  );
  return [...level.tree.filter(isFile).map(({ path }) => path), ...below.flat()];
}

function tooMany({ at }: GitHub): DeployError {
  return new DeployError('not-supported', {
    stage: 'write',
    message: `${at.owner}/${at.repo} has more files and folders than GitHub's API lists in reasonable time`,
    remedy: 'set `gitops.transport: git`',
  });
}
