import { isFields, textAt, valueAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { Files } from '../ports/files.ts';
import { allow, everyday, runChild } from '../process/child.ts';

/** A login to a registry; an identity token is exchanged for an access token. */
export type Credentials =
  | { readonly type: 'password'; readonly user: string; readonly password: string }
  | { readonly type: 'identity'; readonly token: string };

/** Where `docker login` keeps its logins. */
export interface DockerConfiguration {
  readonly files: Files;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Docker Hub's logins are kept under the address of its first API. */
function keysOf(registry: string): readonly string[] {
  const hub = ['https://index.docker.io/v1/', 'index.docker.io', 'docker.io', 'registry-1.docker.io'];
  return registry === 'docker.io'
    ? hub
    : [registry, `https://${registry}`, `https://${registry}/v1/`, `https://${registry}/v2/`];
}

/** The login for a registry from Docker's configuration and its credential helpers; undefined where there is none. */
export async function findCredentials(registry: string, docker: DockerConfiguration): Promise<Credentials | undefined> {
  const { environment } = docker;
  const folder = environment['DOCKER_CONFIG'] ?? `${environment['HOME'] ?? ''}/.docker`;
  const bytes = await docker.files.read(`${folder}/config.json`);
  if (bytes === undefined) return undefined;
  const configuration = parseJson(new TextDecoder().decode(bytes));
  for (const key of keysOf(registry)) {
    const helper = textAt(configuration, 'credHelpers', key) ?? textAt(configuration, 'credsStore');
    const found =
      (helper === undefined ? undefined : await askHelper(helper, key, environment)) ?? storedLogin(configuration, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function storedLogin(configuration: unknown, key: string): Credentials | undefined {
  const login = valueAt(configuration, 'auths', key);
  if (!isFields(login)) return undefined;
  const identity = textAt(login, 'identitytoken');
  if (identity !== undefined && identity !== '') return { type: 'identity', token: identity };
  const text = Buffer.from(textAt(login, 'auth') ?? '', 'base64').toString();
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  return { type: 'password', user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol */
async function askHelper(
  helper: string,
  key: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Credentials | undefined> {
  if (!/^[A-Za-z0-9._-]+$/.test(helper)) return undefined;
  const ended = await runChild({
    program: `docker-credential-${helper}`,
    arguments: ['get'],
    environment: allow(environment, [...everyday, 'DOCKER_CONFIG', 'AWS_*', 'GOOGLE_*', 'AZURE_*']),
    input: key,
  });
  if (ended.result === 'not-found' || ended.exit !== 0) return undefined;
  const answer = parseJson(Buffer.from(ended.stdout).toString());
  const user = textAt(answer, 'Username');
  const password = textAt(answer, 'Secret');
  if (user === undefined || password === undefined || password === '') return undefined;
  return user === '<token>' ? { type: 'identity', token: password } : { type: 'password', user, password };
}
