/** Gives a token that is valid at this moment. */
export type TokenSource = (signal?: AbortSignal) => Promise<string>;

/**
 * What opens a repository: a token that stays as it is, or one that is asked for each time that it is used, since those of
 * a GitHub App end after an hour, and a watch may take longer.
 */
export type Token = string | TokenSource;

/** The token to use now. */
export async function tokenNow(token: Token, signal?: AbortSignal): Promise<string> {
  return typeof token === 'string' ? token : token(signal);
}
