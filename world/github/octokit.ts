import { Octokit } from '@octokit/rest';
import { isFields } from './route.ts';
import type { GitHubServer, Grant } from './server.ts';
import { token } from './server.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A real Octokit for the server, with the token that it knows from the start or another. */
export function octokitFor(server: GitHubServer, auth: string = token): Octokit {
  return new Octokit({ auth, baseUrl: server.apiUrl, log: quiet });
}

/** A real Octokit of somebody, who sees every repository unless the grant says otherwise. */
export function octokitOf(server: GitHubServer, grant: Partial<Grant>): Octokit {
  const auth = `ghs_${JSON.stringify(grant).replace(/\W+/g, '_')}`;
  server.addToken(auth, { login: 'octocat', type: 'user', repositories: 'all', permissions: {}, ...grant });
  return octokitFor(server, auth);
}

/** How GitHub refused. */
export interface Refused {
  readonly status: unknown;
  readonly message: unknown;
  readonly errors: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The refusal of a request; throws where it was answered, or never reached the server. */
export async function refusalOf(request: Promise<unknown>): Promise<Refused> {
  const error: unknown = await request.then(
    () => new Error('the request was not refused'),
    (reason: unknown) => reason,
  );
  const response = isFields(error) ? error.response : undefined;
  if (!isFields(response) || !isFields(response.data)) throw error;
  const { message, errors } = response.data;
  return { status: response.status, message, errors, headers: isFields(response.headers) ? response.headers : {} };
}

/** What GitHub answered to a GraphQL query that it could not do: the kinds and messages of its errors. */
export async function graphqlErrorsOf(request: Promise<unknown>): Promise<readonly unknown[]> {
  const error: unknown = await request.then(
    () => new Error('the query was not refused'),
    (reason: unknown) => reason,
  );
  if (!isFields(error) || !Array.isArray(error.errors)) throw error;
  return error.errors.map((one: unknown) => (isFields(one) ? { type: one.type, message: one.message } : one));
}
