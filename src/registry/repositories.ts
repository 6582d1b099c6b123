import type { ImageReference } from '../image/reference.ts';
import { repositoryOf } from '../image/reference.ts';
import type { Connections, ConnectionsOptions } from './connections.ts';
import { createConnections } from './connections.ts';
import type { Place } from './repository.ts';
import { Repository } from './repository.ts';

/** What the client needs, and what the configuration says of registries. */
export interface RegistryOptions extends ConnectionsOptions {
  /** Mirrors by the host that they mirror: each a host, perhaps with a prefix for names. */
  readonly mirrors?: ReadonlyMap<string, readonly string[]>;
}

/** The repository of an image. */
export type Repositories = (image: ImageReference) => Repository;

/** A mirror is there to save time. */
const hasty = { attempts: 1, patience: 10_000 } as const;

/** Opens repositories, each once, over one connection to each host. */
export function createRepositories(options: RegistryOptions): Repositories {
  const connect = createConnections(options);
  const opened = new Map<string, Repository>();
  return (image) => {
    const { registry, name } = image;
    const mirrors = (options.mirrors?.get(registry) ?? []).map((mirror) => mirrorAt(connect, mirror, name));
    const made = opened.get(repositoryOf(image)) ?? new Repository({ connection: connect(registry), name }, mirrors);
    opened.set(repositoryOf(image), made);
    return made;
  };
}

function mirrorAt(connect: Connections, mirror: string, name: string): Place {
  const [host = '', ...prefix] = mirror.split('/');
  return { connection: connect(host, hasty), name: [...prefix, name].join('/') };
}
