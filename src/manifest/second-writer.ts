import type { Problem } from '../errors.ts';
import { repositoryIn } from './image-site.ts';
import { splitReference } from './image-text.ts';
import { placeAt, positionOf } from './source.ts';
import type { Spot, Tree } from './tree.ts';
import { lookUp, rootText, textAt } from './tree.ts';

/** Somebody else who writes the version of an image: what that is called, and where it says so. */
export interface SecondWriter {
  readonly repository: string;
  readonly what: string;
  readonly tree: Tree;
  readonly position: number;
}

const imageList = 'argocd-image-updater.argoproj.io/image-list';

/** What Argo CD Image Updater is told to keep up to date, by annotation of an Application or by its own ImageUpdater. */
export function secondWriters(tree: Tree, spots: readonly Spot[]): readonly SecondWriter[] {
  const isUpdater = rootText(tree, 'kind') === 'ImageUpdater';
  return spots.flatMap((spot) => [...annotated(spot), ...(isUpdater ? listed(spot) : [])]);
}

/** `alias=name:constraint, …`: https://argocd-image-updater.readthedocs.io/en/stable/configuration/images/ */
function annotated(spot: Spot): readonly SecondWriter[] {
  const text = textAt(spot.tree, spot.map, imageList);
  if (text === undefined) return [];
  const names = text.split(',').map((one) => one.trim().replace(/^[\w.-]+=/, ''));
  return names.flatMap((name) => writerOf(spot, { key: imageList, name, what: `the annotation ${imageList}` }));
}

function listed(spot: Spot): readonly SecondWriter[] {
  const name = textAt(spot.tree, spot.map, 'imageName') ?? '';
  return writerOf(spot, { key: 'imageName', name, what: 'an ImageUpdater' });
}

function writerOf(
  { tree, map }: Spot,
  { key, name, what }: { readonly key: string; readonly name: string; readonly what: string },
): readonly SecondWriter[] {
  const repository = repositoryIn(splitReference(name).name);
  const position = positionOf(lookUp(tree, map, key)?.pair.value) ?? 0;
  return repository === undefined ? [] : [{ repository, what, tree, position }];
}

/** Why an image that another one writes is not written here. */
export function twoWriters(image: string, { what, tree, position }: SecondWriter): Problem {
  return {
    message: `${what} has Argo CD Image Updater write ${image}: two writers would undo each other's work`,
    place: placeAt(tree.source, position),
    remedy: 'take the image out there, or leave it to Image Updater',
  };
}
