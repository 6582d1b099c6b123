import { listAt, textAt, valueAt } from '../data/fields.ts';

/** A container of a pod template, with the image it names. */
export interface ContainerImage {
  readonly container: string;
  readonly image: string;
}

/** The images that a pod template, or a pod, names: those of the init containers first. */
export function imagesOf(template: unknown): readonly ContainerImage[] {
  const pod = valueAt(template, 'spec');
  return [...listAt(pod, 'initContainers'), ...listAt(pod, 'containers')].map((container) => ({
    container: textAt(container, 'name') ?? '?',
    image: textAt(container, 'image') ?? '',
  }));
}
