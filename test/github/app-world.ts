import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { TokenScope } from '../../src/github/app.ts';
import { appTokens } from '../../src/github/app.ts';
import type { Log } from '../../src/ports/log.ts';
import type { TokenSource } from '../../src/ports/token.ts';
import type { GitHubServer, Installation } from '../../world/github/server.ts';
import type { TestClock } from '../clock.ts';

/** A key of a GitHub App, as GitHub hands it out: PKCS#1. */
export const appKey = newKey();
export const appId = '123456';

/** Another key of the same kind. */
export function newKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
}

/** Registers the App with its key, and installs it on every repository of `acme` unless told otherwise. */
export function addApp(server: GitHubServer, installation: Partial<Installation> = {}): void {
  const app = {
    id: Number(appId),
    clientId: 'Iv23liAbCdEf',
    slug: 'gitops-deploy',
    publicKey: createPublicKey(appKey),
  };
  server.addApp(app, {
    account: 'acme',
    repositories: 'all',
    permissions: {
      contents: 'write',
      pull_requests: 'write',
      statuses: 'write',
      deployments: 'write',
      actions: 'read',
    },
    ...installation,
  });
}

/** What an App was used for, and all that was said and masked meanwhile. */
export interface AppUse {
  readonly source: TokenSource;
  readonly log: Log;
  readonly said: string[];
  readonly masked: string[];
}

export interface UseChoices {
  readonly id?: string;
  readonly privateKey?: string;
  readonly scope?: Partial<TokenScope>;
}

/** The tokens of an App for the GitOps repository of the world. */
export function useApp(
  { server, clock }: { server: GitHubServer; clock: TestClock },
  choices: UseChoices = {},
): AppUse {
  const said: string[] = [];
  const masked: string[] = [];
  const note = (message: string) => void said.push(message);
  const mask = (secret: string) => void masked.push(secret);
  const log = { debug: note, info: note, warning: note, error: note, mask };
  const app = { id: choices.id ?? appId, privateKey: choices.privateKey ?? appKey };
  const scope = { repository: 'acme/gitops', permissions: { contents: 'write' }, ...choices.scope } as const;
  return { source: appTokens({ apiUrl: server.apiUrl, app, clock, log }, scope), log, said, masked };
}
