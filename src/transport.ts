import type { ApplicationConfiguration } from './configuration/schema.ts';
import { DeployError } from './errors.ts';
import { repositoryOn } from './git/address.ts';
import type { Token } from './ports/token.ts';

/** What the way to the GitOps repository is chosen by. */
export interface Choosing {
  /** `gitops.transport`. */
  readonly wanted: ApplicationConfiguration['gitops']['transport'];
  /** `gitops.repository`, as it stands in the configuration. */
  readonly repository: string;
  readonly serverUrl: string;
  /** What opens it, if anything was given that may be sent there. */
  readonly token: Token | undefined;
}

/** The way that was chosen, with the sentence for the log that says why. */
export type Transport = { readonly sentence: string } & (
  | ByApi
  | { readonly by: 'git'; readonly token: Token | undefined }
);

interface ByApi {
  readonly by: 'api';
  /** `owner/name`. */
  readonly repository: string;
  readonly token: Token;
}

/**
 * With `auto` GitHub's API where it can be used: it needs no clone, and its commits are signed. An SSH address or credentials in
 * the address may open what the token does not, and are left to git. Throws `bad-input` where the API is asked for and cannot be
 * used.
 */
export function chooseTransport(choosing: Choosing): Transport {
  const { wanted, serverUrl, token } = choosing;
  const repository = repositoryOn(serverUrl, choosing.repository);
  const byGit = (why: string) => throughGit(wanted, token, why);
  if (wanted === 'git') return byGit('gitops.transport is git');
  if (repository === undefined) return byGit(`it is not on ${serverUrl}`);
  if (token === undefined) return byGit('there is no token for it');
  if (wanted === 'auto' && hasOwnKeys(choosing.repository)) return byGit('its address comes with keys of its own');
  const sentence = `the GitOps repository ${repository} is read and written by GitHub's API, without a clone`;
  return { by: 'api', repository, token, sentence };
}

/** Whether an address is opened by SSH, or holds credentials. */
function hasOwnKeys(repository: string): boolean {
  if (!/[:@]/.test(repository)) return false;
  return !/^https?:\/\/[^/@]+\//i.test(repository);
}

function throughGit(wanted: Choosing['wanted'], token: Token | undefined, why: string): Transport {
  if (wanted !== 'api')
    return { by: 'git', token, sentence: `the GitOps repository is read and written by git: ${why}` };
  throw new DeployError('bad-input', {
    stage: 'inputs',
    message: `gitops.transport is api, but the GitOps repository cannot be reached so: ${why}`,
    remedy: 'name it as owner/name and give a gitops-token, or leave `gitops.transport` out',
  });
}
