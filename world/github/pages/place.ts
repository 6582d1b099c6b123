import { pullsOf } from '../pull-requests.ts';
import type { Pull, Repository, State } from '../state.ts';

/** What an address of the web names. */
export type Place =
  | { readonly page: 'home' }
  | { readonly page: 'repository'; readonly repository: Repository }
  | { readonly page: 'pull' | 'files'; readonly repository: Repository; readonly pull: Pull }
  | { readonly page: 'commit'; readonly repository: Repository; readonly sha: string }
  | { readonly page: 'nowhere' };

const nowhere: Place = { page: 'nowhere' };

/** Where a path leads. Names of repositories are compared without case, and `.git` may stand after them. */
export function placeOf(state: State, pathname: string): Place {
  const [owner, name, ...rest] = namesOf(pathname);
  if (owner === undefined) return { page: 'home' };
  const repository = state.repositories.get(`${owner}/${name ?? ''}`.toLowerCase().replace(/\.git$/, ''));
  if (repository === undefined) return nowhere;
  return rest.length === 0 ? { page: 'repository', repository } : placeIn(state, repository, rest);
}

/** The decoded segments of a path; for one that cannot be decoded, a name that nothing has. */
function namesOf(pathname: string): readonly string[] {
  try {
    return pathname
      .split('/')
      .filter((name) => name !== '')
      .map(decodeURIComponent);
  } catch {
    return ['%'];
  }
}

function placeIn(state: State, repository: Repository, [kind, name = '', part, ...more]: readonly string[]): Place {
  if (more.length > 0) return nowhere;
  if (kind === 'pull') return placeOfPull(state, repository, { name, part });
  if (part !== undefined) return nowhere;
  if (kind === 'commit') return placeOfCommit(repository, name);
  // the page of a check run, as its `html_url` has it
  const run = state.checkRuns.find((one) => one.repository === repository.fullName && String(one.id) === name);
  return kind === 'runs' && run !== undefined ? placeOfCommit(repository, run.head_sha) : nowhere;
}

function placeOfPull(state: State, repository: Repository, at: { name: string; part: string | undefined }): Place {
  const pull = pullsOf(state, repository).find((one) => String(one.number) === at.name);
  if (pull === undefined || (at.part !== undefined && at.part !== 'files')) return nowhere;
  return { page: at.part ?? 'pull', repository, pull };
}

function placeOfCommit(repository: Repository, name: string): Place {
  const sha = /^[0-9a-f]{4,40}$/i.test(name) ? repository.bare.resolve(name) : undefined;
  return sha === undefined ? nowhere : { page: 'commit', repository, sha };
}
