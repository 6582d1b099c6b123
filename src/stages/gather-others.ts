import { posix } from 'node:path';
import { folderOf, foldersUp, inFolder, nameOf } from '../data/folder.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import { isKustomization, kustomizationData } from '../readiness/kustomization.ts';
import { dockerignoresOf, isDockerfileName } from '../rules/read-files.ts';

/** Where to look for what is judged besides manifests, and for what manifests are made of. */
export interface Neighbourhood {
  /** Files that are asked about, whatever they are. */
  readonly asked: readonly string[];
  /** Everything that is there, as far as it is known. */
  readonly listing: readonly string[];
  /** The manifests that were read. */
  readonly manifests: ManifestSet;
}

/** Dockerfiles with what they ignore, the whole of charts, and the files that kustomizations make ConfigMaps of. */
export function othersAround({ asked, listing, manifests }: Neighbourhood): readonly string[] {
  const dockerfiles = [...asked, ...dockerfilesOfIgnores(asked)].filter(isDockerfileName);
  const ignores = dockerfiles.flatMap(dockerignoresOf);
  const known = [...manifests.keys()];
  const all = [...dockerfiles, ...ignores, ...chartFiles([...asked, ...known], listing), ...dataOf(manifests)];
  return [...new Set(all)].filter((file) => !manifests.has(file)).sort();
}

function dockerfilesOfIgnores(asked: readonly string[]): readonly string[] {
  const ignores = asked.filter((file) => nameOf(file) === '.dockerignore');
  return ignores.map((file) => inFolder(folderOf(file), 'Dockerfile'));
}

function chartFiles(files: readonly string[], listing: readonly string[]): readonly string[] {
  const charts = new Set(listing.filter((file) => nameOf(file) === 'Chart.yaml').map(folderOf));
  const above = new Set(files.flatMap((file) => foldersUp(folderOf(file)).filter((folder) => charts.has(folder))));
  const isWithin = (file: string) => foldersUp(folderOf(file)).some((folder) => above.has(folder));
  return above.size === 0 ? [] : listing.filter(isWithin);
}

function dataOf(manifests: ManifestSet): readonly string[] {
  return [...manifests].flatMap(([file, bytes]) =>
    isKustomization(file) ? kustomizationData(file, bytes).map((name) => posix.join(folderOf(file), name)) : [],
  );
}
