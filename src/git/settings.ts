import type { Address } from './address.ts';
import { basic } from './address.ts';

/** A git setting: a key, and its value. */
export type Setting = readonly [key: string, value: string];

/**
 * Settings for every command. The user's own configuration stays in force (proxies, certificates, `insteadOf`), apart from
 * what would change what we do.
 */
export const ourSettings: readonly Setting[] = [
  // nothing of the user's may run, ask, or be stored
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['credential.helper', ''],
  ['protocol.ext.allow', 'never'],
  // nothing works on in the background when a command has ended
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  // commits and pushes are made as they are here
  ['commit.gpgSign', 'false'],
  ['i18n.commitEncoding', 'UTF-8'],
  ['push.gpgSign', 'false'],
  ['push.followTags', 'false'],
  ['push.negotiate', 'false'],
  ['push.recurseSubmodules', 'no'],
  // without version 2 each request would list every ref of the server
  ['protocol.version', '2'],
  // git sends the header with the token on to wherever it was redirected: none is followed
  ['http.followRedirects', 'false'],
  // a server that keeps the connection open and is silent for so many seconds has failed; hooks keep it alive
  ['http.lowSpeedLimit', '1'],
  ['http.lowSpeedTime', '90'],
];

/**
 * The header that opens a repository. The key is the whole URL, since git prefers the longest match: a header that the
 * user's configuration has for a part of it would win otherwise. The empty value removes what came before.
 */
export function authorization({ url, credentials }: Address): readonly Setting[] {
  if (credentials === undefined) return [];
  const key = `http.${url}.extraHeader`;
  return [
    [key, ''],
    [key, `Authorization: Basic ${basic(credentials)}`],
  ];
}

/** Settings as variables of a child's environment (`GIT_CONFIG_COUNT`, git 2.31): neither on a command line nor on disk. */
export function asEnvironment(settings: readonly Setting[]): Readonly<Record<string, string>> {
  const variables = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return Object.fromEntries([['GIT_CONFIG_COUNT', String(settings.length)], ...variables]);
}
