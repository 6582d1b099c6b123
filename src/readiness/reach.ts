import { posix } from 'node:path';
import { isKustomization, kustomizationReferences } from './kustomization.ts';

/** The files of a deployment as far as they are known, and what must be read to know more. */
export interface Reach {
  /** The files to judge, sorted. */
  readonly files: readonly string[];
  /** Files of the listing whose content is not known yet; empty when all is known. */
  readonly wanted: readonly string[];
}

/** Everything known of the repository. */
interface Repository {
  readonly known: ReadonlyMap<string, Uint8Array>;
  readonly paths: ReadonlySet<string>;
  /** What was found already, for the many edited files that share a kustomization or a folder. */
  readonly found: Map<string, readonly string[]>;
}

/**
 * Which files of a repository belong to a deployment that edits some of them: what the kustomization builds on, or the
 * values files of the chart, or else the YAML files of the same folder and below. `listing` holds the paths of all files,
 * `known` the content of those that were read. The caller reads what is `wanted` and asks again, until nothing is. A path
 * that leaves the repository, a URL, or a file that is not in the listing is passed over.
 */
export function reachable(
  edited: readonly string[],
  known: ReadonlyMap<string, Uint8Array>,
  listing: readonly string[],
): Reach {
  const repository = { known, paths: new Set(listing), found: new Map<string, readonly string[]>() };
  const files = new Set(edited.filter((file) => repository.paths.has(file) || known.has(file)));
  for (const file of edited) for (const found of around(file, repository)) files.add(found);
  return { files: [...files].sort(), wanted: [...files].filter((file) => !known.has(file)).sort() };
}

function around(file: string, repository: Repository): readonly string[] {
  const here = kustomizationIn(folderOf(file), repository);
  if (here !== undefined) return builtBy(here, repository);
  if (isHelmValues(file, repository)) return valuesBeside(file, repository);
  return builtAbove(file, repository) ?? yamlBelow(folderOf(file), repository);
}

function folderOf(file: string): string {
  const folder = posix.dirname(file);
  return folder === '.' ? '' : folder;
}

/** A folder and those above it, the nearest first; the root of the repository is the last. */
function foldersUp(folder: string): readonly string[] {
  return folder === '' ? [''] : [folder, ...foldersUp(folderOf(folder))];
}

function kustomizationIn(folder: string, { paths }: Repository): string | undefined {
  const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
  return names.map((name) => posix.join(folder, name)).find((path) => paths.has(path));
}

/** Finds something once. */
function once({ found }: Repository, what: string, find: () => readonly string[]): readonly string[] {
  const files = found.get(what) ?? find();
  found.set(what, files);
  return files;
}

function builtBy(kustomization: string, repository: Repository): readonly string[] {
  return once(repository, `built by ${kustomization}`, () => findBuilt(kustomization, repository));
}

/** A kustomization with everything it names, and what those name; a cycle ends where it began. */
function findBuilt(kustomization: string, repository: Repository): readonly string[] {
  const files = new Set([kustomization]);
  for (const file of files) {
    const bytes = isKustomization(file) ? repository.known.get(file) : undefined;
    if (bytes === undefined) continue;
    for (const reference of kustomizationReferences(file, bytes)) {
      const found = resolveReference(folderOf(file), reference, repository);
      if (found !== undefined) files.add(found);
    }
  }
  return [...files];
}

/** A reference is a file, or a folder with a kustomization. URLs and what is outside of the repository are in no listing. */
function resolveReference(folder: string, reference: string, repository: Repository): string | undefined {
  // Kustomize refuses absolute paths; joined to the folder they would name something else
  if (reference.startsWith('/')) return undefined;
  const path = posix.join(folder, reference).replace(/\/$/, '');
  return repository.paths.has(path) ? path : kustomizationIn(path === '.' ? '' : path, repository);
}

/** The nearest kustomization above that uses the file, such as that of a folder with patches in a folder of their own. */
function builtAbove(file: string, repository: Repository): readonly string[] | undefined {
  const above = foldersUp(folderOf(file)).flatMap((folder) => kustomizationIn(folder, repository) ?? []);
  for (const kustomization of above) {
    const built = builtBy(kustomization, repository);
    const isUnread = built.some((one) => isKustomization(one) && !repository.known.has(one));
    if (isUnread || built.includes(file)) return built;
  }
  return undefined;
}

/** `values.yaml`, `values-prod.yaml`, `prod-values.yaml`, `base.values.yaml`. */
const valuesName = /^values.*\.ya?ml$|[-._]values\.ya?ml$/i;

/** By its name, or because it stands beside or below a `Chart.yaml` and is none of the chart's templates. */
function isHelmValues(file: string, repository: Repository): boolean {
  const name = posix.basename(file);
  if (!/\.ya?ml$/.test(name) || /(^|\/)(templates|crds)\//.test(file)) return false;
  return valuesName.test(name) || chartAbove(file, repository) !== undefined;
}

function chartAbove(file: string, { paths }: Repository): string | undefined {
  return foldersUp(folderOf(file)).find((folder) => paths.has(posix.join(folder, 'Chart.yaml')));
}

function valuesBeside(file: string, repository: Repository): readonly string[] {
  const folder = folderOf(file);
  const isBeside = (path: string) => folderOf(path) === folder && valuesName.test(posix.basename(path));
  const beside = [...repository.paths].filter(isBeside);
  const chart = chartAbove(file, repository);
  const own = chart === undefined ? undefined : posix.join(chart, 'values.yaml');
  return own !== undefined && repository.paths.has(own) ? [...beside, own] : beside;
}

function yamlBelow(folder: string, repository: Repository): readonly string[] {
  const isBelow = (path: string) => folder === '' || path.startsWith(`${folder}/`);
  const find = () => [...repository.paths].filter((path) => isBelow(path) && /\.ya?ml$/.test(path));
  return once(repository, `below ${folder}`, find);
}
