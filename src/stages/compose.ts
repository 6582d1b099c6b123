import type { Event } from '../deployment/machine.ts';
import type { ImageOfPlan, ImagePlan } from '../deployment/plan.ts';
import type { ImagePart } from '../image/compose-index.ts';
import { composeIndex } from '../image/compose-index.ts';
import type { ImageDetails } from '../image/details.ts';
import type { Digest, ImageReference } from '../image/reference.ts';
import { printImage } from '../image/reference.ts';
import type { Registry } from '../ports/registry.ts';
import { repositoryOfPlan } from './image-of-plan.ts';
import { ended } from './run.ts';
import { differenceInSource } from './same-build.ts';

type FromDigests = Extract<ImagePlan, { from: 'digests' }>;

/**
 * Makes one image of those that several runs built, a platform each: an index of their manifests, pushed by digest and not yet tagged.
 * The digest, or the event that ends the deployment: one is gone, is of another commit, or a platform is missing or there twice.
 */
export async function compose(
  plan: ImageOfPlan,
  build: FromDigests,
  at: { readonly registry: Registry; readonly signal: AbortSignal },
): Promise<Event | { readonly digest: Digest }> {
  const repository = repositoryOfPlan(plan);
  const parts: ImageDetails[] = [];
  for (const digest of new Set(build.digests)) {
    const part = await at.registry.details({ ...repository, digest }, at.signal);
    if (part === undefined) return refused('image-not-found', `the registry has no ${named(repository, digest)}`);
    const difference = differenceIn(plan, part);
    if (difference !== undefined) return refused('image-not-built', `${named(repository, digest)} ${difference}`);
    parts.push(part);
  }
  const composed = composeIndex(parts.map(partOf), build.platforms);
  if (composed.result === 'refused') return refused('bad-input', `digests: ${composed.message}`);
  const [only] = parts;
  // what is complete already stays what it is
  if (only !== undefined && parts.length === 1) return { digest: only.digest };
  return { digest: await at.registry.putIndex(repository, composed.entries, at.signal) };
}

function named(repository: ImageReference, digest: Digest): string {
  return printImage({ ...repository, digest });
}

function refused(reason: 'image-not-found' | 'image-not-built' | 'bad-input', sentence: string): Event {
  return ended('errored', reason, { stage: 'build', sentence });
}

/** Each image must be of our commit, and built as ours are; which platforms there are is asked of all together. */
function differenceIn(plan: ImageOfPlan, { platforms }: ImageDetails): string | undefined {
  return platforms.map(({ labels }) => differenceInSource(plan, labels)).find((one) => one !== undefined);
}

function partOf({ digest, platforms, attestations }: ImageDetails): ImagePart {
  return { digest, images: platforms.map(({ entry }) => entry), attestations };
}
