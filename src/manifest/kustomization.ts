import { isFilledIn } from './filled-in.ts';
import type { ImageSite, NewImage, ReadSites, Writes } from './image-site.ts';
import { namedBy, repositoryIn, together } from './image-site.ts';
import { newName } from './image-text.ts';
import { isItem, isKey } from './path.ts';
import type { Spot } from './tree.ts';
import { hasKey, rootText } from './tree.ts';
import type { ValueGroup } from './value-group.ts';
import { groupOfMap } from './value-group.ts';
import { filledInElsewhere, writeVersion } from './version-fields.ts';

const versionKeys = { tag: 'newTag', digest: 'digest' } as const;

/**
 * An entry of a kustomization's `images`: `name` is what the manifests say, `newName` what it becomes, and either may be
 * the repository asked for. Where both `newTag` and `digest` stand, both are written: kustomize puts both into the
 * reference, older ones the digest alone (https://github.com/kubernetes-sigs/kustomize/issues/5664), so that neither may
 * go stale.
 */
export const kustomizationSites: ReadSites = (_tree, spots) => spots.filter(isEntry).flatMap(siteOf);

function siteOf(spot: Spot): readonly ImageSite[] {
  const group = groupOfMap(spot);
  const named = namedBy(group.textOf('name'), group.textOf('newName'));
  if (named === undefined) return [];
  const write = (image: NewImage) => together(writeNewName(group, image), writeVersion(group, versionKeys, image));
  const position = group.positionOf('name') ?? group.positionOf('newName');
  return [{ spot, position, ...named, renames: repositoryIn(group.textOf('name')), write }];
}

/** `name` is what the manifests say, and stays: another repository is the `newName`. */
function writeNewName(group: ValueGroup, image: NewImage): Writes {
  const old = group.textOf('newName') || group.textOf('name') || '';
  const to = newName(old, image);
  if (to === old) return { possible: 'yes', fields: [] };
  if (isFilledIn(old)) return filledInElsewhere(group, 'newName');
  if (group.has('newName')) return { possible: 'yes', fields: [{ steps: group.stepsOf('newName'), to }] };
  const message = `${group.label()} has no newName, which another repository needs`;
  return { possible: 'no', message, remedy: `add ${group.lineOf('newName', to)} there once` };
}

function isEntry(spot: Spot): boolean {
  const [above, list, item] = [spot.steps.at(-3), spot.steps.at(-2), spot.steps.at(-1)];
  if (!isKey(list, 'images') || !isItem(item)) return false;
  // as a HelmRelease of Flux has it in its postRenderers
  if (isKey(above, 'kustomize')) return true;
  if (spot.steps.length === 2) return isKustomization(spot);
  // Flux has the same list in its own Kustomization
  return spot.steps.length === 3 && isKey(above, 'spec') && isOfFlux(spot);
}

/** The kind may be left out of a kustomization.yaml; then its name, or the keys that only it has, tell. */
function isKustomization({ tree, map }: Spot): boolean {
  const kind = rootText(tree, 'kind');
  if (kind !== undefined) return kind === 'Kustomization' || kind === 'Component';
  if (/(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(tree.source.file)) return true;
  return ['newTag', 'newName', 'digest'].some((key) => hasKey(tree, map, key)) && !hasKey(tree, map, 'repository');
}

function isOfFlux({ tree }: Spot): boolean {
  return rootText(tree, 'apiVersion')?.startsWith('kustomize.toolkit.fluxcd.io/') === true;
}
