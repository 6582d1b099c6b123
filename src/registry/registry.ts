import { DeployError } from '../errors.ts';
import { indexTypes, printIndex } from '../image/image-index.ts';
import type { ImageReference } from '../image/reference.ts';
import { printImage } from '../image/reference.ts';
import type { Registry } from '../ports/registry.ts';
import { describe, inspect } from './inspect.ts';
import type { Repositories } from './repositories.ts';
import { digestOf } from './repository.ts';

/** A client for any registry that speaks the OCI distribution protocol. */
export function createRegistry(open: Repositories): Registry {
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
      const digest = digestOf(bytes);
      await open(image).put(digest, { type: indexTypes[0], bytes }, signal);
      return digest;
    },
  };
}

function lost(image: ImageReference): DeployError {
  return new DeployError('image-not-found', {
    stage: 'build',
    message: `the registry no longer has ${printImage(image)}`,
  });
}
