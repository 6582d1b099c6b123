import type { ImageReference } from '../../image/reference.ts';
import { parseImageReference } from '../../image/reference.ts';
import type { Pod } from '../pod.ts';
import type { View } from '../view.ts';

/** An image that a pod runs, or mounts as a volume. */
export interface PodImage {
  readonly at: View;
  readonly text: string;
  readonly image: ImageReference;
  /** For messages: `container api`. */
  readonly title: string;
}

/**
 * The images of a pod: of its containers of every list, and those that are mounted (`volumes[].image.reference`). What is filled in
 * later, or is no image reference, as a word that a script replaces, is none.
 */
export function imagesOf({ containers, spec }: Pod): readonly PodImage[] {
  const mounted = spec.at('volumes').items.map((volume) => ({
    at: volume.at('image', 'reference'),
    title: `volume ${volume.at('name').value ?? ''}`.trim(),
  }));
  return [...containers.map(({ view, title }) => ({ at: view.at('image'), title })), ...mounted].flatMap(imageAt);
}

function imageAt({ at, title }: { readonly at: View; readonly title: string }): readonly PodImage[] {
  const text = at.value;
  if (text === undefined || at.isFilledInLater) return [];
  const image = parseImageReference(text);
  return typeof image === 'string' ? [] : [{ at, text, image, title }];
}
