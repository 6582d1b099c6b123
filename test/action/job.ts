import type { GitHub } from '../../world/github/server.ts';
import { token } from '../../world/github/server.ts';

/** What a job on `main` of acme/api finds in its environment, with a commit of it checked out. */
export function jobOf(github: Pick<GitHub, 'apiUrl' | 'url'>, commit: string): Readonly<Record<string, string>> {
  return {
    GITHUB_TOKEN: token,
    GITHUB_REPOSITORY: 'acme/api',
    GITHUB_API_URL: github.apiUrl,
    GITHUB_SERVER_URL: github.url,
    GITHUB_SHA: commit,
    GITHUB_REF_NAME: 'main',
  };
}
