import { posix } from 'node:path';
import type { FolderContent } from '../data/folder.ts';
import { folderOf, foldersUp, inFolder, nameOf } from '../data/folder.ts';
import { isKustomization, kustomizationNames, kustomizationReferences } from './kustomization.ts';

/** The files of a deployment as far as they are known, and what must be read to know more. */
export interface Reach {
  /** The files to judge, sorted. */
  readonly files: readonly string[];
  /** Files whose content is not known yet, sorted. With `unlisted` empty too, all is known. */
  readonly wanted: readonly string[];
  /** Folders that must be looked into, sorted; the root of the repository is `''`. Those that are not there may be among them. */
  readonly unlisted: readonly string[];
  /** Folders below which more stands than is looked at. */
  readonly cut: readonly string[];
}

/** What is known of a repository. */
export interface KnownRepository {
  /** The content of files, by path. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** Folders that were looked into, by path; one that is not there is empty. */
  readonly folders: ReadonlyMap<string, FolderContent>;
}

/** What is known, and what came to light while it was gone through. */
interface Repository extends KnownRepository {
  readonly unlisted: Set<string>;
  readonly cut: Set<string>;
  /** What was found already, for the many edited files that share a kustomization or a folder. */
  readonly found: Map<string, readonly string[]>;
}

/** How many folders and files are looked at below a folder that nothing describes: a repository may be one large folder. */
const mostFolders = 200;
const mostFiles = 1000;

/**
 * Which files of a repository belong to a deployment that edits some of them: what the kustomization builds on, or the
 * values files of the chart, or else the YAML files of the same folder and below. The caller reads what is `wanted`, looks
 * into what is `unlisted`, and asks again, until nothing is. A path that leaves the repository, a URL, or a file that is not
 * there is passed over.
 */
export function reachable(edited: readonly string[], known: KnownRepository): Reach {
  const repository = { ...known, unlisted: new Set<string>(), cut: new Set<string>(), found: new Map() };
  const files = new Set(edited.filter((file) => known.contents.has(file) || isThere(file, repository)));
  for (const file of edited) for (const found of around(file, repository)) files.add(found);
  return {
    files: [...files].sort(),
    wanted: [...files].filter((file) => !known.contents.has(file)).sort(),
    unlisted: [...repository.unlisted].sort(),
    cut: [...repository.cut].sort(),
  };
}

function around(file: string, repository: Repository): readonly string[] {
  // whatever the answer, it is about these: one look for all of them
  for (const folder of foldersUp(folderOf(file))) contentOf(folder, repository);
  const here = kustomizationIn(folderOf(file), repository);
  if (here !== undefined) return builtBy(here, repository);
  if (isHelmValues(file, repository)) return valuesBeside(file, repository);
  return builtAbove(file, repository) ?? yamlBelow(folderOf(file), repository);
}

/** What stands in a folder; undefined, and noted, where nobody has looked yet. */
function contentOf(folder: string, repository: Repository): FolderContent | undefined {
  const content = repository.folders.get(folder);
  if (content === undefined && mayBeThere(folder, repository)) repository.unlisted.add(folder);
  return content;
}

/** Whether a folder is not known to be missing from the nearest one above it that is known. */
function mayBeThere(folder: string, repository: Repository): boolean {
  if (folder === '') return true;
  const above = repository.folders.get(folderOf(folder));
  return above === undefined ? mayBeThere(folderOf(folder), repository) : above.folders.has(nameOf(folder));
}

function isThere(file: string, repository: Repository): boolean {
  return contentOf(folderOf(file), repository)?.files.has(nameOf(file)) === true;
}

function kustomizationIn(folder: string, repository: Repository): string | undefined {
  const files = contentOf(folder, repository)?.files;
  const name = kustomizationNames.find((one) => files?.has(one));
  return name === undefined ? undefined : inFolder(folder, name);
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
    const bytes = isKustomization(file) ? repository.contents.get(file) : undefined;
    if (bytes === undefined) continue;
    for (const reference of kustomizationReferences(file, bytes)) {
      const found = resolveReference(folderOf(file), reference, repository);
      if (found !== undefined) files.add(found);
    }
  }
  return [...files];
}

/** A reference is a file, or a folder with a kustomization. URLs and what is outside of the repository stand in no folder. */
function resolveReference(folder: string, reference: string, repository: Repository): string | undefined {
  // Kustomize refuses absolute paths; joined to the folder they would name something else
  if (reference.startsWith('/')) return undefined;
  const path = posix.join(folder, reference).replace(/\/$/, '');
  if (path === '.') return kustomizationIn('', repository);
  if (isThere(path, repository)) return path;
  const isUnlisted = !repository.folders.has(folderOf(path));
  // by its name a file: whether it is a folder nevertheless shows where it stands
  return isUnlisted && /\.(ya?ml|json)$/.test(path) ? undefined : kustomizationIn(path, repository);
}

/** The nearest kustomization above that uses the file, such as that of a folder with patches in a folder of their own. */
function builtAbove(file: string, repository: Repository): readonly string[] | undefined {
  const above = foldersUp(folderOf(file)).flatMap((folder) => kustomizationIn(folder, repository) ?? []);
  for (const kustomization of above) {
    const built = builtBy(kustomization, repository);
    const isUnread = built.some((one) => isKustomization(one) && !repository.contents.has(one));
    if (isUnread || built.includes(file)) return built;
  }
  return undefined;
}

/** `values.yaml`, `values-prod.yaml`, `prod-values.yaml`, `base.values.yaml`. */
const valuesName = /^values.*\.ya?ml$|[-._]values\.ya?ml$/i;

/** By its name, or because it stands beside or below a `Chart.yaml` and is none of the chart's templates. */
function isHelmValues(file: string, repository: Repository): boolean {
  const name = nameOf(file);
  if (!/\.ya?ml$/.test(name) || /(^|\/)(templates|crds)\//.test(file)) return false;
  return valuesName.test(name) || chartAbove(file, repository) !== undefined;
}

function chartAbove(file: string, repository: Repository): string | undefined {
  return foldersUp(folderOf(file)).find((folder) => contentOf(folder, repository)?.files.has('Chart.yaml'));
}

function valuesBeside(file: string, repository: Repository): readonly string[] {
  const folder = folderOf(file);
  const names = contentOf(folder, repository)?.files ?? [];
  const beside = [...names].filter((name) => valuesName.test(name)).map((name) => inFolder(folder, name));
  const chart = chartAbove(file, repository);
  const own = chart === undefined ? undefined : inFolder(chart, 'values.yaml');
  return own !== undefined && isThere(own, repository) ? [...beside, own] : beside;
}

function yamlBelow(folder: string, repository: Repository): readonly string[] {
  return once(repository, `below ${folder}`, () => findBelow(folder, repository));
}

/** Level by level: of what is too much the deepest is left out. */
function findBelow(top: string, repository: Repository): readonly string[] {
  const folders = [top];
  const files: string[] = [];
  for (const folder of folders) {
    const content = contentOf(folder, repository);
    const here = [...(content?.files ?? [])].filter((name) => /\.ya?ml$/.test(name));
    const below = [...(content?.folders ?? [])];
    const room = { files: mostFiles - files.length, folders: mostFolders - folders.length };
    if (here.length > room.files || below.length > room.folders) repository.cut.add(top);
    files.push(...here.slice(0, room.files).map((name) => inFolder(folder, name)));
    folders.push(...below.slice(0, room.folders).map((name) => inFolder(folder, name)));
  }
  return files;
}
