import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { isFields, listAt, valueAt } from '../data/fields.ts';
import type { Files, TemporaryFolder } from '../ports/files.ts';
import { readDockerConfiguration } from '../process/docker-configuration.ts';
import type { Credentials, Logins } from './credentials.ts';
import { dockerNamesOf, environmentConfiguration, storedLogin } from './credentials.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Logins as buildx and Trivy find them: an environment that leads to a folder of ours. */
export interface Lent {
  readonly folder: TemporaryFolder;
  readonly environment: Environment;
}

/** The name of the credential helper: Docker runs `docker-credential-` and this. */
const helper = 'gitops-deploy';
/**
 * Variables that hold the logins begin so; the allow-lists of the children know it. What follows nobody can guess: a bake file reads any
 * variable of buildx that it can name (docs.docker.com/build/bake/variables), and is part of what is built.
 */
const lentPrefix = 'DOCKER_LENT_LOGIN_';

/**
 * Lends logins of the configuration to programs that know Docker's configuration alone. No secret is written to disk: the
 * `config.json` of the folder names a credential helper, a script of a few lines that prints a variable of its environment. It is asked
 * for its registries only, while `TRIVY_USERNAME` and `TRIVY_PASSWORD` are sent to every registry that Trivy meets, that of
 * its database among them (trivy.dev/docs/latest/advanced/private-registries). What `docker login` has left is lent the same way,
 * other helpers are kept, and go before what is stored for the same registry, as with Docker.
 */
export async function lendLogins(
  logins: Logins,
  { files, environment }: { readonly files: Files; readonly environment: Environment },
): Promise<Lent> {
  const docker = await readDockerConfiguration({ files, environment });
  const folder = await files.temporaryFolder();
  const inEnvironment = environmentConfiguration(environment);
  const ofHelpers = (name: string) => valueAt(docker.data, 'credHelpers', name) !== undefined;
  const stored = secretsIn(docker.data).filter(({ name }) => !ofHelpers(name));
  const secrets = [...stored, ...secretsIn(inEnvironment), ...secretsOf(logins)];
  const prefix = `${lentPrefix}${randomBytes(16).toString('hex')}_`;
  const names = new Map(secrets.map(({ name, login }, index) => [name, { variable: `${prefix}${index}`, login }]));
  writeFileSync(`${folder.path}/config.json`, JSON.stringify(configurationOf(docker, [...names.keys()])), {
    mode: 0o600,
  });
  const script = `${folder.path}/docker-credential-${helper}`;
  writeFileSync(script, scriptOf([...names].map(([name, { variable }]) => ({ name, variable }))));
  chmodSync(script, 0o700);
  const contexts = `${docker.folder}/contexts`;
  if (existsSync(contexts)) symlinkSync(contexts, `${folder.path}/contexts`);
  const variables = [...names.values()].map(({ variable, login }) => [variable, answerOf(login)]);
  // it would go before the helper
  const { DOCKER_AUTH_CONFIG: _, ...others } = environment;
  return {
    folder,
    environment: {
      ...others,
      ...Object.fromEntries(variables),
      DOCKER_CONFIG: folder.path,
      // builders are kept beside Docker's configuration unless this says otherwise
      BUILDX_CONFIG: environment['BUILDX_CONFIG'] ?? `${docker.folder}/buildx`,
      PATH: `${folder.path}:${environment['PATH'] ?? ''}`,
    },
  };
}

interface Secret {
  /** As Docker's configuration names the registry. */
  readonly name: string;
  readonly login: Credentials;
}

/** A name that is no address cannot be asked for. */
const addressLike = /^[A-Za-z0-9._~:/[\]-]+$/;

function secretsIn(configuration: unknown): readonly Secret[] {
  const auths = valueAt(configuration, 'auths');
  const names = isFields(auths) ? Object.keys(auths).filter((name) => addressLike.test(name)) : [];
  return names.flatMap((name) => {
    const login = storedLogin(configuration, name);
    return login === undefined ? [] : [{ name, login }];
  });
}

function secretsOf(logins: Logins): readonly Secret[] {
  return [...logins].flatMap(([registry, login]) => dockerNamesOf(registry).map((name) => ({ name, login })));
}

/** Docker's configuration without any login in it; plug-ins are still found where they are. */
function configurationOf({ folder, data }: { folder: string; data: unknown }, names: readonly string[]): object {
  const { auths: _, credHelpers, ...kept } = isFields(data) ? data : {};
  const own = Object.fromEntries(names.map((name) => [name, helper]));
  return {
    ...kept,
    credHelpers: { ...(isFields(credHelpers) ? credHelpers : {}), ...own },
    cliPluginsExtraDirs: [`${folder}/cli-plugins`, ...listAt(data, 'cliPluginsExtraDirs')],
  };
}

/** https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol: the registry on standard input, JSON back. */
function scriptOf(known: readonly { readonly name: string; readonly variable: string }[]): string {
  const cases = known.map(({ name, variable }) => `  '${name}') printf '%s\\n' "$${variable}" ;;\n`).join('');
  return `#!/bin/sh
[ "$1" = get ] || exit 1
read -r server
case "$server" in
${cases}  *) echo 'credentials not found in native keychain'; exit 1 ;;
esac
`;
}

function answerOf(login: Credentials): string {
  const [user, secret] = login.type === 'identity' ? ['<token>', login.token] : [login.user, login.password];
  return JSON.stringify({ Username: user, Secret: secret });
}
