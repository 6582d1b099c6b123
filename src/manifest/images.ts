import { isMap, isSeq } from '../data/nodes.ts';
import type { Place } from '../errors.ts';
import { composeSites } from './compose.ts';
import type { DoubledKey } from './doubled-keys.ts';
import { doubledKeys } from './doubled-keys.ts';
import type { Embedded, ReadEmbedded } from './embedded.ts';
import { outerPosition, readEmbedded } from './embedded.ts';
import type { EmbeddedText } from './embedded-texts.ts';
import { embeddedTexts, likelyTexts } from './embedded-texts.ts';
import { helmParameterSites, mapsWithParameters, namelessParameters, parametersIn } from './helm-parameters.ts';
import { helmValuesSites, namelessVersions } from './helm-values.ts';
import type { ImageSite, ReadSites } from './image-site.ts';
import { kustomizationSites } from './kustomization.ts';
import { kustomizeStringSites } from './kustomize-strings.ts';
import { patchOperationSites } from './patch-operations.ts';
import { printPath } from './path.ts';
import type { SecondWriter } from './second-writer.ts';
import { secondWriters } from './second-writer.ts';
import { placeAt, positionOf } from './source.ts';
import type { Spot, Tree } from './tree.ts';
import { spotsIn } from './tree.ts';
import type { HelmParameter } from './winning-parameters.ts';
import { workloadSites } from './workload.ts';
import type { WorkloadReference } from './workload-reference.ts';
import { objectNames, workloadReferences } from './workload-reference.ts';

/** How each kind of manifest names images. All are asked: a HelmRelease is values within an object. */
const kinds: readonly ReadSites[] = [
  kustomizationSites,
  kustomizeStringSites,
  helmValuesSites,
  helmParameterSites,
  composeSites,
  workloadSites,
  patchOperationSites,
];

/** A place that names an image, and the text that it stands in where that is YAML within YAML. */
export interface FoundSite extends ImageSite {
  readonly text?: EmbeddedText;
  readonly place: Place;
}

/** A key that stands twice, and the text that it stands in where that is YAML within YAML. */
export interface FoundDoubledKey extends DoubledKey {
  readonly text?: EmbeddedText;
}

/** A text, or one in it, that is not searched for images. */
export interface Unsearched {
  readonly text: EmbeddedText;
  readonly says: string;
}

/** What a file says of images. */
export interface Images {
  readonly sites: readonly FoundSite[];
  /** Paths of versions whose image is named in another file. */
  readonly nameless: readonly string[];
  /** Texts that are searched. */
  readonly texts: readonly Embedded[];
  /** Texts that cannot be searched: they should be YAML and are not, or hold texts themselves. */
  readonly unsearched: readonly Unsearched[];
  /** Keys that stand twice, so that what they name is not clear. */
  readonly doubled: readonly FoundDoubledKey[];
  readonly parameters: readonly HelmParameter[];
  readonly writers: readonly SecondWriter[];
  /** Rollouts that take their pods from another object, and all objects of the file. */
  readonly references: readonly WorkloadReference[];
  readonly objects: readonly string[];
}

/** Every place of a file that names an image, whichever. */
export function imagesIn(trees: readonly Tree[]): Images {
  const found = trees.map(imagesOf);
  return {
    sites: found.flatMap(({ sites }) => sites),
    nameless: found.flatMap(({ nameless }) => nameless),
    texts: found.flatMap(({ texts }) => texts),
    unsearched: found.flatMap(({ unsearched }) => unsearched),
    doubled: found.flatMap(({ doubled }) => doubled),
    parameters: found.flatMap(({ parameters }) => parameters),
    writers: found.flatMap(({ writers }) => writers),
    references: found.flatMap(({ references }) => references),
    objects: found.flatMap(({ objects }) => objects),
  };
}

function imagesOf(tree: Tree): Images {
  const spots = spotsIn(tree);
  const texts = textsOf(tree, spots);
  const taken = mapsWithParameters(tree, spots);
  const inner = texts.flatMap(({ text, read }) =>
    read.result === 'read' ? imagesWithin(text, read.embedded, taken) : [],
  );
  return {
    sites: [...sitesIn(tree, spots, taken).map((site) => outerSite(site)), ...inner.flatMap(({ sites }) => sites)],
    nameless: [...namelessIn(tree, spots, taken), ...inner.flatMap(({ nameless }) => nameless)],
    texts: texts.flatMap(({ read }) => (read.result === 'read' ? [read.embedded] : [])),
    unsearched: texts.flatMap(({ text, read }) =>
      read.result === 'read' ? textsWithin(text, read.embedded) : [unread(text)],
    ),
    doubled: [...doubledKeys(spots), ...inner.flatMap(({ doubled }) => doubled)],
    parameters: parametersIn(spots),
    writers: tree.source.text.includes('argocd-image-updater') ? secondWriters(tree, spots) : [],
    references: workloadReferences(spots),
    objects: objectNames(spots),
  };
}

interface ReadText {
  readonly text: EmbeddedText;
  readonly read: ReadEmbedded;
}

/** The texts that are YAML, and those that may be where they turn out to be. */
function textsOf(tree: Tree, spots: readonly Spot[]): readonly ReadText[] {
  const read = (text: EmbeddedText): ReadText => ({ text, read: readEmbedded(tree.source, text.scalar) });
  const sure = embeddedTexts(tree, spots);
  const known = new Set(sure.map(({ scalar }) => scalar));
  const likely = likelyTexts(tree, spots).filter(({ scalar }) => !known.has(scalar));
  return [...sure.map(read), ...likely.map(read).filter(isEditable)];
}

function isEditable({ read }: ReadText): boolean {
  if (read.result === 'unreadable' || read.embedded.lineStarts === undefined) return false;
  return read.embedded.trees.every(({ root }) => root === null || isMap(root) || isSeq(root));
}

/** @param taken maps that are looked at together with the parameters that win over them */
function sitesIn(tree: Tree, spots: readonly Spot[], taken: ReadonlySet<unknown>): readonly ImageSite[] {
  return kinds.flatMap((read) => read(tree, spots)).filter(({ spot }) => !taken.has(spot.map));
}

function namelessIn(tree: Tree, spots: readonly Spot[], taken: ReadonlySet<unknown>): readonly string[] {
  const alone = spots.filter(({ map }) => !taken.has(map));
  return [...alone.flatMap(namelessVersions), ...namelessParameters(tree, spots)];
}

function imagesWithin(
  text: EmbeddedText,
  embedded: Embedded,
  outer: ReadonlySet<unknown>,
): readonly Pick<Images, 'sites' | 'nameless' | 'doubled'>[] {
  const before = `${printPath({ steps: text.steps })} | from_yaml | `;
  return embedded.trees.map((tree) => {
    const spots = spotsIn(tree);
    const taken = new Set([...outer, ...mapsWithParameters(tree, spots)]);
    return {
      sites: sitesIn(tree, spots, taken).map((site) => ({ ...site, text, place: placeOf(site, embedded) })),
      nameless: namelessIn(tree, spots, taken).map((path) => `${before}${path}`),
      doubled: doubledKeys(spots).map((doubled) => ({ ...doubled, text })),
    };
  });
}

function textsWithin(text: EmbeddedText, { trees }: Embedded): readonly Unsearched[] {
  const inner = trees.flatMap((tree) => embeddedTexts(tree, spotsIn(tree)));
  return inner.map(({ scalar }) => ({ text, says: String(scalar.value) }));
}

function unread(text: EmbeddedText): Unsearched {
  return { text, says: String(text.scalar.value) };
}

function outerSite(site: ImageSite): FoundSite {
  return { ...site, place: placeOf(site, undefined) };
}

function placeOf({ spot, position: own }: ImageSite, embedded: Embedded | undefined): Place {
  const position = own ?? positionOf(spot.map) ?? 0;
  if (embedded === undefined) return placeAt(spot.tree.source, position);
  return placeAt(embedded.outer, outerPosition(embedded, position));
}
