import type { KeyObject } from 'node:crypto';
import { verify } from 'node:crypto';
import { Refusal } from './refusal.ts';
import { isFields } from './route.ts';
import type { Permission, State } from './state.ts';

/** Where an App is installed, and what its owner granted it there. */
export interface Installation {
  readonly id: number;
  /** The organization or user that installed it: it sees repositories of this owner alone. */
  readonly account: string;
  /** Full names of the repositories that were chosen. */
  readonly repositories: readonly string[] | 'all';
  readonly permissions: Readonly<Partial<Record<Permission, 'read' | 'write'>>>;
  readonly suspendedAt?: string;
}

/** A GitHub App that is registered here. */
export interface App {
  readonly id: number;
  readonly clientId: string;
  readonly slug: string;
  readonly publicKey: KeyObject;
  installations: readonly Installation[];
}

/** https://docs.github.com/rest/authentication/authenticating-to-the-rest-api: an App's own requests carry a JWT */
const jwt = /^bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i;

function fieldsIn(part: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
  return isFields(value) ? value : {};
}

/**
 * The App that a JWT was made by. The refusals are GitHub's, seen in https://github.com/octokit/rest.js/issues/218 and
 * https://github.com/octokit/auth-app.js/blob/main/src/hook.ts
 */
export function appOf(state: State, authorization: string | undefined): App {
  const [, header = '', payload = '', signature = ''] = jwt.exec(authorization ?? '') ?? [];
  if (header === '') throw undecodable();
  const { iss, iat, exp } = fieldsIn(payload);
  const app = state.apps.find(({ id, clientId }) => String(id) === String(iss) || clientId === iss);
  if (app === undefined) throw new Refusal(404, 'Integration not found');
  const isOurs = fieldsIn(header).alg === 'RS256' && isSigned(app, `${header}.${payload}`, signature);
  if (!isOurs) throw undecodable();
  refuseTimes(state.clock().getTime() / 1000, iat, exp);
  return app;
}

function isSigned({ publicKey }: App, text: string, signature: string): boolean {
  return verify('sha256', Buffer.from(text), publicKey, Buffer.from(signature, 'base64url'));
}

function undecodable(): Refusal {
  return new Refusal(401, 'A JSON web token could not be decoded');
}

/** https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app */
function refuseTimes(now: number, iat: unknown, exp: unknown): void {
  if (!Number.isInteger(iat) || Number(iat) > now)
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  if (!Number.isInteger(exp) || Number(exp) <= now)
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (Number(exp) > now + 600) throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
}
