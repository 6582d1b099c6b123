import { isFields, textAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { Claims } from '../ports/signing.ts';

/** What Fulcio wants tokens to be for. */
const audience = 'sigstore';
/** Milliseconds for one answer. */
const patience = 15_000;

/** Environment variables that a token is got by. */
export type TokenEnvironment = Readonly<Record<string, string | undefined>>;

/** Why a job has no token of its identity; undefined where it has. */
export function tokenObstacle(environment: TokenEnvironment): string | undefined {
  const isInActions =
    environment['ACTIONS_ID_TOKEN_REQUEST_URL'] !== undefined &&
    environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] !== undefined;
  if (isInActions || environment['SIGSTORE_ID_TOKEN'] !== undefined) return undefined;
  return 'this job has no identity token: give it `permissions: id-token: write`, or set SIGSTORE_ID_TOKEN elsewhere';
}

/**
 * The identity token of this job: of GitHub Actions, or of an environment variable, as cosign has it. Rejects with an error whose
 * message holds no token.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export async function identityToken(environment: TokenEnvironment, signal: AbortSignal): Promise<string> {
  const address = environment['ACTIONS_ID_TOKEN_REQUEST_URL'];
  const request = environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
  if (address === undefined || request === undefined) {
    const given = environment['SIGSTORE_ID_TOKEN'];
    if (given !== undefined) return given;
    throw new Error(tokenObstacle(environment));
  }
  const url = new URL(address);
  url.searchParams.set('audience', audience);
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${request}`, accept: 'application/json' },
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  });
  const token = textAt(parseJson(await answer.text()), 'value');
  if (!answer.ok || token === undefined) throw new Error(`GitHub gives no identity token (${answer.status})`);
  return token;
}

/** What a token says; the services that get it check it, so this is for words alone. */
export function claimsOf(token: string): Claims {
  const payload = parseJson(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return isFields(payload) ? payload : {};
}
