import { isFields, textAt, valueAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import { allow, everyday, runChild } from '../process/child.ts';
import type { DockerConfiguration } from '../process/docker-configuration.ts';
import { readDockerConfiguration } from '../process/docker-configuration.ts';

/** A login to a registry; an identity token is exchanged for an access token. */
export type Credentials =
  | { readonly type: 'password'; readonly user: string; readonly password: string }
  | { readonly type: 'identity'; readonly token: string };

/** Logins by the host of their registry, as it stands in image references. */
export type Logins = ReadonlyMap<string, Extract<Credentials, { type: 'password' }>>;

/** Milliseconds that a credential helper may take: it may ask a cloud, and must not wait for a person. */
const helperPatience = 30_000;

/** Under which names Docker's configuration may hold a registry; Docker Hub's logins are kept under the address of its first API. */
export function dockerNamesOf(registry: string): readonly string[] {
  const hub = ['https://index.docker.io/v1/', 'index.docker.io', 'docker.io', 'registry-1.docker.io'];
  return registry === 'docker.io'
    ? hub
    : [registry, `https://${registry}`, `https://${registry}/v1/`, `https://${registry}/v2/`];
}

/** Logins that stand in the environment go before all others of Docker's (docker/cli#6008). */
export function environmentConfiguration({ DOCKER_AUTH_CONFIG: text }: DockerConfiguration['environment']): unknown {
  return text === undefined ? undefined : parseJson(text);
}

/** The login for a registry from Docker's configuration and its credential helpers; undefined where there is none. */
export async function findCredentials(registry: string, docker: DockerConfiguration): Promise<Credentials | undefined> {
  const inEnvironment = environmentConfiguration(docker.environment);
  const given = dockerNamesOf(registry).flatMap((key) => storedLogin(inEnvironment, key) ?? []);
  if (given[0] !== undefined) return given[0];
  const { data } = await readDockerConfiguration(docker);
  for (const key of dockerNamesOf(registry)) {
    const helper = textAt(data, 'credHelpers', key) ?? textAt(data, 'credsStore');
    const found =
      (helper === undefined ? undefined : await askHelper(helper, key, docker.environment)) ?? storedLogin(data, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The login that Docker's configuration itself holds under a name; undefined where there is none. */
export function storedLogin(configuration: unknown, key: string): Credentials | undefined {
  const login = valueAt(configuration, 'auths', key);
  if (!isFields(login)) return undefined;
  const identity = textAt(login, 'identitytoken');
  if (identity !== undefined) return { type: 'identity', token: identity };
  const text = Buffer.from(textAt(login, 'auth') ?? '', 'base64').toString();
  const colon = text.indexOf(':');
  if (colon < 1) return inFields(login);
  // Docker pads what it keeps with NULs in old files (docker/cli, configfile `decodeAuth`)
  return { type: 'password', user: text.slice(0, colon), password: text.slice(colon + 1).replace(/\0+$/, '') };
}

/** User and password in fields of their own, as Kubernetes writes them beside `auth` (docker/cli, configfile `LoadFromReader`). */
function inFields(login: unknown): Credentials | undefined {
  const [user, password] = [textAt(login, 'username'), textAt(login, 'password')];
  return user === undefined || password === undefined ? undefined : { type: 'password', user, password };
}

/** https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol */
async function askHelper(
  helper: string,
  key: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Credentials | undefined> {
  if (!/^[A-Za-z0-9._-]+$/.test(helper)) return undefined;
  const answer = await helperAnswer(helper, key, environment);
  const user = textAt(answer, 'Username');
  const password = textAt(answer, 'Secret');
  if (user === undefined || password === undefined) return undefined;
  return user === '<token>' ? { type: 'identity', token: password } : { type: 'password', user, password };
}

/** One that hangs is as good as one that has nothing. */
async function helperAnswer(
  helper: string,
  key: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<unknown> {
  const signal = AbortSignal.timeout(helperPatience);
  try {
    const ended = await runChild({
      program: `docker-credential-${helper}`,
      arguments: ['get'],
      environment: allow(environment, [...everyday, 'DOCKER_CONFIG', 'AWS_*', 'GOOGLE_*', 'AZURE_*', 'CLOUDSDK_*']),
      input: key,
      signal,
    });
    if (ended.result === 'not-found' || ended.exit !== 0) return undefined;
    return parseJson(Buffer.from(ended.stdout).toString());
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}
