import { permits, sees, viewerOf } from './access.ts';
import { printPushBlock, pushBlock } from './protection.ts';
import { repositoryPage } from './replies/repository.ts';
import type { State } from './state.ts';

/** Where a request of git goes, if it may; else what it is told. */
export type GitAdmission =
  | { readonly result: 'admitted'; readonly path: string; readonly login: string }
  | { readonly result: 'refused'; readonly status: 401 | 403 | 404; readonly message: string };

const services = /^\/([^/]+\/[^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** What git asks for where it takes a server for one that knows no smart HTTP, such as after a page of somebody else's. */
const dumb = /^\/[^/]+\/[^/]+?\.git\/(?:HEAD|objects\/.*|info\/.*)?$/;

/** Whether a path is one of git's HTTP, smart or dumb: https://git-scm.com/docs/http-protocol */
export function isGitPath(path: string): boolean {
  return services.test(path) || dumb.test(path);
}

/**
 * Decides about a request of git. 401 without credentials or with unknown ones, 404 for a repository that the token
 * cannot see, 403 without the permission; the texts are GitHub's, seen in
 * https://github.com/Kilo-Org/cloud/issues/1861 and https://github.com/ad-m/github-push-action/issues/165
 */
export function admitGit(
  state: State,
  at: { path: string; query: string; authorization: string | undefined },
): GitAdmission {
  const viewer = /^basic /i.test(at.authorization ?? '') ? viewerOf(state, at.authorization) : undefined;
  if (viewer === undefined) {
    const message = 'Invalid username or token. Password authentication is not supported for Git operations.';
    return { result: 'refused', status: 401, message };
  }
  const { login } = viewer;
  // seen in https://github.com/openedx-unsupported/configuration/issues/847
  if (!services.test(at.path)) {
    const message = 'Please upgrade your git client.\nGitHub.com no longer supports git over dumb-http';
    return { result: 'refused', status: 403, message };
  }
  const [, name = '', service = ''] = services.exec(at.path) ?? [];
  const repository = state.repositories.get(name.toLowerCase());
  if (repository === undefined || !sees(viewer, repository))
    return { result: 'refused', status: 404, message: 'Repository not found.' };
  const isPush = service === 'git-receive-pack' || new URLSearchParams(at.query).get('service') === 'git-receive-pack';
  if (!permits(viewer, [isPush ? 'contents=write' : 'contents=read'])) {
    const message = isPush
      ? `Permission to ${repository.fullName}.git denied to ${login}.`
      : 'Write access to repository not granted.';
    return { result: 'refused', status: 403, message };
  }
  return { result: 'admitted', path: `/${repository.fullName}.git/${service}`, login };
}

const nothing = '0'.repeat(40);

/** Asked by the hook of a protected repository for each ref that is pushed: why not, in the lines that git shows. */
export function judgePush(state: State, query: URLSearchParams): string {
  const value = (name: string) => query.get(name) ?? '';
  const repository = state.repositories.get(value('repository').toLowerCase());
  const ref = value('ref');
  if (repository === undefined || !ref.startsWith('refs/heads/')) return '';
  const sha = (name: string) => (value(name) === nothing ? undefined : value(name));
  const branch = ref.slice('refs/heads/'.length);
  const move = { branch, before: sha('before'), after: sha('after'), by: value('login') };
  const block = pushBlock(state, repository, move);
  return block === undefined ? '' : printPushBlock(block, ref, repositoryPage(state, repository));
}

/**
 * The `update` hook of a protected repository. It runs once for each ref, as GitHub judges each by itself, and after the
 * new objects have come out of quarantine; it asks the server, which knows the rules and the statuses.
 */
export function updateHook(url: string, repository: string): string {
  return `#!${process.execPath}
const [ref, before, after] = process.argv.slice(2);
const login = process.env.REMOTE_USER ?? '';
const query = new URLSearchParams({ repository: ${JSON.stringify(repository)}, ref, before, after, login });
fetch(${JSON.stringify(url)} + '?' + query)
  .then((reply) => reply.text())
  .then((refusal) => {
    process.stderr.write(refusal);
    process.exitCode = refusal === '' ? 0 : 1;
  });
`;
}
