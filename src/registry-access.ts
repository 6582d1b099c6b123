import type { ApplicationConfiguration } from './configuration/schema.ts';
import { DeployError } from './errors.ts';
import type { Log } from './ports/log.ts';

/** What a run knows of registries besides `docker login`. */
export interface RegistryAccess {
  /** By the host as it stands in image references. */
  readonly logins: ReadonlyMap<string, { readonly type: 'password'; readonly user: string; readonly password: string }>;
  readonly mirrors: ReadonlyMap<string, readonly string[]>;
}

interface Given {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly application?: ApplicationConfiguration;
  readonly log: Pick<Log, 'mask'>;
}

/** What the configuration says of registries; a password is masked before anybody gets it. Throws `bad-input` where a variable is not set. */
export function registryAccess({ environment, application, log }: Given): RegistryAccess {
  const registries = Object.entries(application?.registries ?? {});
  const logins = registries.flatMap(([host, { username, password }]) => {
    if (username === undefined || password === undefined) return [];
    const at = { environment, host };
    const login = {
      type: 'password' as const,
      user: username.startsWith('env:') ? fromEnvironment(username, 'username', at) : username,
      password: fromEnvironment(password, 'password', at),
    };
    log.mask(login.password);
    log.mask(Buffer.from(`${login.user}:${login.password}`).toString('base64'));
    return [[hostOf(host), login] as const];
  });
  return {
    logins: new Map(logins),
    mirrors: new Map(registries.map(([host, { mirrors }]) => [hostOf(host), mirrors])),
  };
}

/** Docker Hub has several names, and image references one. */
function hostOf(host: string): string {
  return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}

function fromEnvironment(
  value: string,
  key: 'username' | 'password',
  { environment, host }: { readonly environment: Given['environment']; readonly host: string },
): string {
  const variable = value.slice('env:'.length);
  // a line break from a file would make a header of its own
  const text = environment[variable]?.trim() ?? '';
  if (text !== '') return text;
  throw new DeployError('bad-input', {
    stage: 'inputs',
    message: `the ${key} for ${host} is to stand in ${variable}, which is not set`,
    remedy: `set ${variable} in the env of the step, or correct registries.${host}.${key}`,
  });
}
