import type { Digest, ImageReference } from '../image/reference.ts';
import { parseImageReference, repositoryOf } from '../image/reference.ts';
import type { WorkloadKind } from '../kubernetes/workload-kind.ts';
import type { ContainerImage } from './pod-template.ts';

/** Name and namespace of one object. */
export interface ObjectName {
  readonly namespace: string;
  readonly name: string;
}

/** Name and kind of one workload. */
export interface WorkloadName extends ObjectName {
  readonly kind: WorkloadKind;
}

/** What a watch waits for: our image, at our revision, in these workloads. */
export interface Goal {
  readonly image: ImageReference;
  /** Digests of single platforms in our index: pods and manifests may name one of them instead. */
  readonly platformDigests: readonly Digest[];
  /** Our commit in the GitOps repository; without one only the image tells. */
  readonly revision?: string;
  /**
   * The Argo CD Application that must have synced the revision, and whether we may ask for that where nobody else does. One that is
   * generated is itself made of what was written, by an ApplicationSet or a parent: at our revision it may still be as it was before.
   */
  readonly application?: ObjectName & { readonly sync?: 'if-manual'; readonly isGenerated?: true };
  readonly workloads: readonly WorkloadName[];
  /** Whether this deployment wrote the image to Git (or an earlier run of it did), or found it there. */
  readonly written: boolean;
}

/**
 * Whether one image reference of the cluster is ours. A digest decides where there is one, since a tag may move;
 * the digest may be that of our index or of one of its platforms.
 */
export function isOurImage(text: string, goal: Goal): boolean {
  const live = parseImageReference(text);
  if (typeof live === 'string') return false;
  const { digest, tag } = goal.image;
  if (live.digest !== undefined && digest !== undefined) {
    return live.digest === digest || goal.platformDigests.includes(live.digest);
  }
  return live.tag !== undefined && live.tag === tag;
}

function candidatesAmong(images: readonly ContainerImage[], goal: Goal): readonly ContainerImage[] {
  const named = images.map((one) => ({ one, live: parseImageReference(one.image) }));
  const like = (isLike: (live: ImageReference) => boolean) =>
    named.flatMap(({ one, live }) => (typeof live !== 'string' && isLike(live) ? [one] : []));
  const exact = like((live) => repositoryOf(live) === repositoryOf(goal.image));
  return exact.length > 0 ? exact : like((live) => lastOf(live) === lastOf(goal.image));
}

/** The last part of a repository's path, which mirrors keep. */
function lastOf({ name }: ImageReference): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/**
 * Whether the containers of a pod template run our image: all that name our repository must name our image. Where none does, a
 * mirror may have another path before the same name: then all of that name must. Where it renames all, only a digest can tell.
 */
export function areOurs(images: readonly ContainerImage[], goal: Goal): boolean {
  const candidates = candidatesAmong(images, goal);
  if (candidates.length > 0) return candidates.every(({ image }) => isOurImage(image, goal));
  return images.some(({ image }) => image.includes('@') && isOurImage(image, goal));
}

/** The images that stand where ours should: for messages, and to notice who came back. */
export function imagesInPlace(images: readonly ContainerImage[], goal: Goal): string {
  const candidates = candidatesAmong(images, goal);
  return (candidates.length > 0 ? candidates : images).map(({ image }) => image).join(', ');
}
