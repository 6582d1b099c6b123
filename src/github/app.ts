import type { KeyObject } from 'node:crypto';
import { untilAborted } from '../data/until-aborted.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { TokenSource } from '../ports/token.ts';
import type { Asked, Permissions } from './app-failure.ts';
import { explainApp, judgeInstallation, permissionsOf } from './app-failure.ts';
import type { AppIdentity } from './app-key.ts';
import { proofOf, readAppKey } from './app-key.ts';
import type { ClientOptions, GitHub } from './client.ts';
import { ask, createClient } from './client.ts';

export type { Permissions } from './app-failure.ts';

/** What the tokens of an App are made with. */
export interface AppOptions extends Omit<ClientOptions, 'repository' | 'token'> {
  readonly app: AppIdentity;
}

/** What a token is for: nothing else is opened by it. */
export interface TokenScope {
  /** `owner/name`. */
  readonly repository: string;
  readonly permissions: Permissions;
  /** Asked for besides where the App was granted them; nothing ends without them. */
  readonly welcome?: Permissions;
}

interface Minted {
  readonly token: string;
  /** Milliseconds since 1970, by our clock. */
  readonly endsAt: number;
}

/** Milliseconds that a token must still live to be handed out: the longest push of ours ends within. */
const margin = 5 * 60_000;
/** What GitHub gives a token; with a clock that is behind, `expires_at` is no word on how long that still is. */
const longestLife = 60 * 60_000;

/**
 * Tokens of a GitHub App for one repository: minted when one is first asked for, and anew before it ends. Throws
 * `bad-input` for a key that is none, and when asked `forbidden` with what is wrong with the App.
 *
 * Not `@octokit/auth-app`: it goes by the machine's clock and not by ours, waits without a signal, would have to be
 * translated all the same, and brings OAuth (nine packages, 22 kB of the bundle) for two requests.
 */
export function appTokens(options: AppOptions, scope: TokenScope): TokenSource {
  const key = readAppKey(options.app);
  const { clock } = options;
  let last: Minted | undefined;
  let minting: Promise<Minted> | undefined;
  const renew = async (signal: AbortSignal | undefined) => {
    minting ??= mint(options, key, scope).finally(() => {
      minting = undefined;
    });
    return signal === undefined ? minting : untilAborted(minting, signal);
  };
  return async (signal) => {
    signal?.throwIfAborted();
    const left = () => (last?.endsAt ?? 0) - clock.now().getTime();
    if (last !== undefined && left() > margin) return last.token;
    try {
      last = await renew(signal);
    } catch (error) {
      signal?.throwIfAborted();
      // GitHub may be away just now, and the old one does for some minutes
      if (last === undefined || left() <= 0) throw error;
    }
    return last.token;
  };
}

async function mint(options: AppOptions, key: KeyObject, scope: TokenScope): Promise<Minted> {
  const { app, clock, log } = options;
  const { repository } = scope;
  const proof = async () => maskedProof(app.id, key, { clock, log });
  const client = createClient({ ...options, repository, token: proof });
  const doing = { what: 'getting a token of the GitHub App for', stage: 'inputs', needs: 'metadata=read' } as const;
  const begun = clock.now().getTime();
  // not that of whoever happened to ask first: others may wait for the same token
  const { signal } = new AbortController();
  const asked: Asked = { ...scope, appId: app.id, now: clock.now() };
  const { token, expires_at } = await ask(client, { ...doing, signal }, async (github) => {
    try {
      return await askForToken(github, asked);
    } catch (error) {
      throw explainApp(error, asked);
    }
  });
  log.mask(token);
  log.debug(`the GitHub App ${app.id} has a token for ${repository} until ${expires_at}`);
  return { token, endsAt: Math.min(Date.parse(expires_at), begun + longestLife) };
}

/** It opens more than a token does, for some minutes. */
function maskedProof(id: string, key: KeyObject, { clock, log }: { readonly clock: Clock; readonly log: Log }): string {
  const proof = proofOf(id, key, clock.now());
  log.mask(proof);
  return proof;
}

async function askForToken({ rest, at }: GitHub, asked: Asked) {
  const { data: installation } = await rest.apps.getRepoInstallation(at);
  judgeInstallation(installation, asked);
  const { data } = await rest.apps.createInstallationAccessToken({
    request: at.request,
    installation_id: installation.id,
    repositories: [at.repo],
    permissions: permissionsOf(installation, asked),
  });
  return data;
}
