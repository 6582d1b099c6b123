import { isFields, textAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { Clock } from '../ports/clock.ts';
import type { Claims } from '../ports/signing.ts';

/** What Fulcio wants tokens to be for. */
const audience = 'sigstore';
/** Milliseconds for one answer. */
const patience = 15_000;
/** How often it is asked. */
const attempts = 4;

/** Environment variables that a token is got by. */
export type TokenEnvironment = Readonly<Record<string, string | undefined>>;

/** Where a token comes from. A secret that is not set reaches a job as an empty variable. */
type TokenSource =
  | { readonly from: 'actions'; readonly address: string; readonly request: string }
  | { readonly from: 'variable'; readonly token: string };

function sourceOf(environment: TokenEnvironment): TokenSource | undefined {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: request = '' } = environment;
  if (address !== '' && request !== '') return { from: 'actions', address, request };
  const { SIGSTORE_ID_TOKEN: token = '' } = environment;
  return token === '' ? undefined : { from: 'variable', token };
}

const noToken =
  'this job has no identity token: give it `permissions: id-token: write`, or set SIGSTORE_ID_TOKEN elsewhere';

/** Why a job has no token of its identity; undefined where it has. */
export function tokenObstacle(environment: TokenEnvironment): string | undefined {
  return sourceOf(environment) === undefined ? noToken : undefined;
}

/**
 * The identity token of this job: of GitHub Actions, or of an environment variable, as cosign has it. Rejects with an error whose
 * message holds no token.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export async function identityToken(environment: TokenEnvironment, clock: Clock, signal: AbortSignal): Promise<string> {
  const source = sourceOf(environment);
  if (source === undefined) throw new Error(noToken);
  if (source.from === 'variable') return source.token;
  for (let attempt = 1; ; attempt += 1) {
    const asked = await ask(source, signal);
    if ('token' in asked) return asked.token;
    if (!asked.isPassing || attempt === attempts) throw new Error(`GitHub gives no identity token (${asked.why})`);
    await clock.sleep(500 * 2 ** attempt, signal);
  }
}

type Asked = { readonly token: string } | { readonly why: string; readonly isPassing: boolean };

/** One request for a token; what is wrong with the service may be over soon, what is wrong with the job is not. */
async function ask(
  { address, request }: Extract<TokenSource, { from: 'actions' }>,
  signal: AbortSignal,
): Promise<Asked> {
  const url = new URL(address);
  url.searchParams.set('audience', audience);
  const headers = { authorization: `Bearer ${request}`, accept: 'application/json' };
  try {
    const answer = await fetch(url, { headers, signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]) });
    const token = textAt(parseJson(await answer.text()), 'value');
    if (answer.ok && token !== undefined) return { token };
    return { why: `${answer.status}`, isPassing: answer.status >= 500 || answer.status === 429 };
  } catch {
    signal.throwIfAborted();
    return { why: 'it does not answer', isPassing: true };
  }
}

/** What a token says; the services that get it check it, so this is for words alone. */
export function claimsOf(token: string): Claims {
  const payload = parseJson(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return isFields(payload) ? payload : {};
}
