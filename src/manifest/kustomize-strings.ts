import { isScalar, isSeq } from '../data/nodes.ts';
import { isFilledIn } from './filled-in.ts';
import type { ImageSite, NewImage, ReadSites, Writes } from './image-site.ts';
import { namedBy, repositoryIn } from './image-site.ts';
import { newReference, splitReference, writeReference, writeTexts } from './image-text.ts';
import type { PathStep } from './path.ts';
import { isKey } from './path.ts';
import { positionOf, scalarText } from './source.ts';
import type { Spot } from './tree.ts';
import { lookUp, resolve } from './tree.ts';

/**
 * The `kustomize.images` of an Argo CD Application, one text each as `kustomize edit set image` takes it: `name:tag`, `name@digest`,
 * `name=newname:tag`, `name=*:tag`. What stands before the `=` is the name in the manifests.
 */
export const kustomizeStringSites: ReadSites = (_tree, spots) => spots.filter(isKustomize).flatMap(sitesOf);

function isKustomize({ steps }: Spot): boolean {
  return isKey(steps.at(-1), 'kustomize');
}

function sitesOf(spot: Spot): readonly ImageSite[] {
  const { tree, map } = spot;
  const list = resolve(tree, lookUp(tree, map, 'images')?.pair.value);
  if (!isSeq(list)) return [];
  return list.items.flatMap((item, index) => {
    const text = resolve(tree, item);
    if (!isScalar(text)) return [];
    const steps = [...spot.steps, { key: 'images' }, { index }];
    return siteOf(steps, scalarText(text)).map((site) => ({ ...site, spot, position: positionOf(item) }));
  });
}

function siteOf(steps: readonly PathStep[], text: string): readonly Omit<ImageSite, 'spot'>[] {
  const equals = text.indexOf('=');
  const [left, right] = equals < 0 ? [undefined, text] : [text.slice(0, equals), text.slice(equals + 1)];
  const named = namedBy(left, right);
  if (named === undefined) return [];
  return [{ ...named, renames: repositoryIn(left ?? right), write: (image) => write(steps, { left, right }, image) }];
}

function write(
  steps: readonly PathStep[],
  { left, right }: { readonly left: string | undefined; readonly right: string },
  image: NewImage,
): Writes {
  if (isFilledIn(right)) return writeReference({ steps }, right, image);
  const { name } = splitReference(right);
  // a star keeps the name of the manifests, so that it goes only where the name becomes another one
  const keepsStar = name === '*' && repositoryIn(left) === repositoryIn(image.repository);
  const next = newReference(right, keepsStar ? { ...image, repository: undefined } : image);
  if ('needs' in next) return writeTexts([{ steps, next }], image);
  const isRenamed = splitReference(next.text).name !== name;
  const before = left ?? (isRenamed ? name : undefined);
  return writeTexts([{ steps, next: { text: before === undefined ? next.text : `${before}=${next.text}` } }], image);
}
