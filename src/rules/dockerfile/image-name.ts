import type { ImageReference } from '../../image/reference.ts';
import { parseImageReference } from '../../image/reference.ts';

/** An image reference that can be read; undefined of one that a build would refuse, or that is filled in later. */
export function imageIn(text: string | undefined): ImageReference | undefined {
  const image = text === undefined || text.includes('$') ? '' : parseImageReference(text);
  return typeof image === 'string' ? undefined : image;
}

/** The name of an official image of Docker Hub, also where a mirror has it: `node` of `public.ecr.aws/docker/library/node`. */
export function officialName({ registry, name }: ImageReference): string | undefined {
  const [, official] = /(?:^|\/)library\/([a-z0-9-]+)$/.exec(name) ?? [];
  return registry === 'docker.io' && !name.startsWith('library/') ? undefined : official;
}
