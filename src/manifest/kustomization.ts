import { isMap } from '../data/yaml.ts';
import type { ImageSite, ReadSites } from './image-site.ts';
import { repositoryIn } from './image-site.ts';
import { writeVersion } from './image-text.ts';
import type { PathStep } from './path.ts';
import type { Spot } from './tree.ts';
import { hasKey, textAt } from './tree.ts';

const versionKeys = { tag: 'newTag', digest: 'digest' } as const;

/**
 * An entry of a kustomization's `images`: `name` is what the manifests say, `newName` what it becomes, and either may be
 * the repository asked for. Where both `newTag` and `digest` stand, both are written: kustomize puts both into the
 * reference, older ones the digest alone (https://github.com/kubernetes-sigs/kustomize/issues/5664), so that neither may
 * go stale.
 */
export const kustomizationSites: ReadSites = (_tree, spots) => spots.filter(isEntry).flatMap(siteOf);

function siteOf(spot: Spot): readonly ImageSite[] {
  const names = ['name', 'newName'].map((key) => repositoryIn(textAt(spot.tree, spot.map, key)));
  const repositories = names.filter((name) => name !== undefined);
  if (repositories.length === 0) return [];
  return [{ spot, repositories, write: (image) => writeVersion(spot, versionKeys, image) }];
}

function isEntry(spot: Spot): boolean {
  const [first, second, third, ...more] = spot.steps;
  if (more.length > 0 || first === undefined || second === undefined) return false;
  if (third === undefined) return isKey(first, 'images') && 'index' in second && isKustomization(spot);
  // Flux has the same list in its own Kustomization
  return isKey(first, 'spec') && isKey(second, 'images') && 'index' in third && isOfFlux(spot);
}

function isKey(step: PathStep, key: string): boolean {
  return 'key' in step && step.key === key;
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

function rootText(tree: Spot['tree'], key: string): string | undefined {
  return isMap(tree.root) ? textAt(tree, tree.root, key) : undefined;
}
