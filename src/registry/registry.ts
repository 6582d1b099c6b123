import { DeployError } from '../errors.ts';
import { indexTypes, printIndex } from '../image/image-index.ts';
import type { ImageReference } from '../image/reference.ts';
import { printImage, repositoryOf } from '../image/reference.ts';
import type { Registry } from '../ports/registry.ts';
import type { Connections, ConnectionsOptions } from './connections.ts';
import { createConnections } from './connections.ts';
import { describe, inspect } from './inspect.ts';
import type { Manifest, Place } from './repository.ts';
import { digestOf, Repository } from './repository.ts';

/** What the client needs, and what the configuration says of registries. */
export interface RegistryOptions extends ConnectionsOptions {
  /** Mirrors by the host that they mirror: each a host, perhaps with a prefix for names. */
  readonly mirrors?: ReadonlyMap<string, readonly string[]>;
}

/** A client for any registry that speaks the OCI distribution protocol. */
export function createRegistry(options: RegistryOptions, connect: Connections = createConnections(options)): Registry {
  const open = opener(connect, options.mirrors);
  const read = (image: ImageReference, signal: AbortSignal) =>
    open(image).manifest(image.digest ?? image.tag ?? 'latest', signal);
  return {
    async resolve(image, signal) {
      if (image.digest !== undefined) return (await read(image, signal))?.digest;
      return open(image).resolve(image.tag ?? 'latest', signal);
    },
    async describe(image, signal) {
      const manifest = await read(image, signal);
      return manifest === undefined ? undefined : describe(open(image), manifest, signal);
    },
    async details(image, signal) {
      const manifest = await read(image, signal);
      return manifest === undefined ? undefined : inspect(open(image), manifest, signal);
    },
    async tag(image, tag, signal) {
      const manifest = await open(image).manifest(image.digest, signal);
      if (manifest === undefined) throw lost(image);
      return open(image).tag(tag, manifest, signal);
    },
    async putIndex(image, entries, signal) {
      const bytes = new TextEncoder().encode(printIndex(entries));
      const index: Manifest = { digest: digestOf(bytes), type: indexTypes[0], bytes, data: undefined };
      await open(image).put(index, signal);
      return index.digest;
    },
  };
}

/** Opens repositories, each once. */
function opener(connect: Connections, mirrored: RegistryOptions['mirrors']): (image: ImageReference) => Repository {
  const mirrorAt = (mirror: string, name: string): Place => {
    const [host = '', ...prefix] = mirror.split('/');
    return { connection: connect(host, hasty), name: [...prefix, name].join('/') };
  };
  const opened = new Map<string, Repository>();
  return (image) => {
    const { registry, name } = image;
    const mirrors = (mirrored?.get(registry) ?? []).map((mirror) => mirrorAt(mirror, name));
    const made = opened.get(repositoryOf(image)) ?? new Repository({ connection: connect(registry), name }, mirrors);
    opened.set(repositoryOf(image), made);
    return made;
  };
}

/** A mirror is there to save time. */
const hasty = { attempts: 1, patience: 10_000 } as const;

function lost(image: ImageReference): DeployError {
  return new DeployError('image-not-found', {
    stage: 'build',
    message: `the registry no longer has ${printImage(image)}`,
  });
}
