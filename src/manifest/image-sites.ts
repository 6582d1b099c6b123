import type { YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import type { ImageReference } from '../image/reference.ts';
import { parseImageReference, repositoryOf } from '../image/reference.ts';
import type { PathStep } from './path.ts';
import type { Source } from './source.ts';
import { keyOf, pairsWith, scalarText, textOf } from './source.ts';

/** One place where a file names an image: the scalars to set, each with the text that it must hold. */
export interface ImageSite {
  readonly document: number;
  /** What the file names there, as `registry/name`. */
  readonly repository: string;
  readonly scalars: readonly {
    readonly node: unknown;
    readonly steps: readonly PathStep[];
    readonly value: string | undefined;
  }[];
  /** What is missing there, if nothing can be set. */
  readonly lacks?: string;
}

type MapNode = YAMLMap<unknown, unknown>;

interface Spot {
  readonly document: number;
  readonly map: MapNode;
  readonly steps: readonly PathStep[];
}

/** Every place of a file that names an image, whichever; the new text is what `image` would make of it. */
export function imageSites(source: Source, image: ImageReference): readonly ImageSite[] {
  return source.documents.flatMap((document, index) =>
    mapsIn(document.contents, index).flatMap((spot) => [
      ...kustomizeSites(spot, image),
      ...repositorySites(spot, image),
      ...referenceSites(spot, image),
    ]),
  );
}

/** Every map of a document with its path. Aliases are not followed: what they show stands elsewhere. */
function mapsIn(root: unknown, document: number): readonly Spot[] {
  const spots: Spot[] = [];
  const open: { node: unknown; steps: readonly PathStep[] }[] = [{ node: root, steps: [] }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { node, steps } = at;
    if (isMap(node)) spots.push({ document, map: node, steps });
    open.push(...childrenOf(node, steps).reverse());
  }
  return spots;
}

function childrenOf(node: unknown, steps: readonly PathStep[]): { node: unknown; steps: readonly PathStep[] }[] {
  if (isSeq(node)) return node.items.map((item, index) => ({ node: item, steps: [...steps, { index }] }));
  if (!isMap(node)) return [];
  return node.items.map((pair) => ({ node: pair.value, steps: [...steps, { key: keyOf(pair) ?? '' }] }));
}

function repository(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const parsed = parseImageReference(text);
  return typeof parsed === 'string' ? undefined : repositoryOf(parsed);
}

function scalarAt(spot: Spot, key: string, value: string | undefined): ImageSite['scalars'][number] | undefined {
  const [pair] = pairsWith(spot.map, key);
  return pair === undefined ? undefined : { node: pair.value, steps: [...spot.steps, { key }], value };
}

function present<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}

/**
 * An entry of a kustomization's `images`. `name` is what the manifests say and `newName` what it becomes: either may be the
 * repository asked for. Tag and digest are kept in step: kustomize writes both where both are there.
 */
function kustomizeSites(spot: Spot, image: ImageReference): readonly ImageSite[] {
  const [list] = spot.steps;
  const isEntry = spot.steps.length === 2 && list !== undefined && 'key' in list && list.key === 'images';
  const name = textOf(spot.map, 'name');
  if (!isEntry || name === undefined) return [];
  const scalars = present([scalarAt(spot, 'newTag', image.tag), scalarAt(spot, 'digest', image.digest)]);
  const named = present([repository(textOf(spot.map, 'newName')), repository(name)]);
  const wanted = repositoryOf(image);
  const found = named.find((one) => one === wanted) ?? named[0];
  if (found === undefined) return [];
  return [
    {
      document: spot.document,
      repository: found,
      scalars,
      ...(scalars.length > 0 ? {} : { lacks: 'newTag or digest' }),
    },
  ];
}

/** Helm values in parts: `repository`, perhaps `registry`, and `tag` and/or `digest`. */
function repositorySites(spot: Spot, image: ImageReference): readonly ImageSite[] {
  const name = textOf(spot.map, 'repository');
  if (name === undefined) return [];
  const registry = textOf(spot.map, 'registry');
  const found = repository(registry === undefined ? name : `${registry}/${name}`);
  const old = textOf(spot.map, 'tag');
  const tag =
    old?.includes('@sha256:') && image.digest !== undefined ? `${image.tag ?? ''}@${image.digest}` : image.tag;
  const scalars = present([scalarAt(spot, 'tag', tag), scalarAt(spot, 'digest', image.digest)]);
  if (found === undefined) return [];
  return [
    { document: spot.document, repository: found, scalars, ...(scalars.length > 0 ? {} : { lacks: 'tag or digest' }) },
  ];
}

/** A whole reference under `image:`, as in containers and in many charts' values. */
function referenceSites(spot: Spot, image: ImageReference): readonly ImageSite[] {
  const [pair] = pairsWith(spot.map, 'image');
  if (pair === undefined || !isScalar(pair.value)) return [];
  const old = scalarText(pair.value);
  const found = repository(old);
  if (found === undefined) return [];
  const scalars = [{ node: pair.value, steps: [...spot.steps, { key: 'image' }], value: rewritten(old, image) }];
  return [{ document: spot.document, repository: found, scalars }];
}

/** The same name as it was written, with the new tag and digest where there was a tag or digest. */
function rewritten(old: string, image: ImageReference): string | undefined {
  const [named = '', digest] = old.split('@');
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const name = hasTag ? named.slice(0, colon) : named;
  const wantsDigest = digest !== undefined || image.tag === undefined;
  const wantsTag = hasTag || digest === undefined;
  if (wantsDigest && image.digest === undefined) return undefined;
  const tag = wantsTag && image.tag !== undefined ? `:${image.tag}` : '';
  return `${name}${tag}${wantsDigest ? `@${image.digest}` : ''}`;
}
