import { posix } from 'node:path';
import { commonFolder, folderOf, foldersUp } from '../data/folder.ts';
import {
  isKustomization,
  kustomizationData,
  kustomizationPatches,
  kustomizationPlugins,
  kustomizationReferences,
  kustomizationRemotes,
  leadsOut,
  pathsOfReference,
} from '../readiness/kustomization.ts';

/** Files that are applied together. */
export interface Unit {
  readonly of: 'kustomization' | 'chart' | 'folder';
  /** The folder of the kustomization or chart; of the rest the folder that all of it stands in. `''` is the root. */
  readonly root: string;
  /** Sorted. */
  readonly files: readonly string[];
  /** Of these files those that are laid over the others. */
  readonly patches: ReadonlySet<string>;
  /** What a kustomization builds on that is not there: a URL, or a file that nobody has read. */
  readonly missing: readonly string[];
  /** What else it would load that is not there, or is not to be told: it must not be built. */
  readonly outside: readonly string[];
}

type Contents = ReadonlyMap<string, Uint8Array>;

/** Parts files into what is applied together: each kustomization that no other builds on, each chart, and the rest. */
export function unitsOf(files: Contents): readonly Unit[] {
  const charts = chartsIn(files);
  const isInChart = (file: string) => chartOf(file, charts) !== undefined;
  const kustomizations = [...files.keys()].filter((file) => isKustomization(file) && !isInChart(file));
  const built = new Map(kustomizations.map((file) => [file, buildOf(file, files)]));
  const used = new Set([...built.values()].flatMap(({ kustomizations: all }) => all.slice(1)));
  const tops = kustomizations.filter((file) => !used.has(file)).map((file) => built.get(file) ?? buildOf(file, files));
  // of a ring of kustomizations none is the top
  const reached = new Set(tops.flatMap((top) => top.files));
  const rings = kustomizations.filter((file) => !reached.has(file));
  const units = [...tops, ...rings.map((file) => buildOf(file, files))].map(unitOfBuild);
  const taken = new Set(units.flatMap((unit) => unit.files));
  const rest = [...files.keys()].filter((file) => !taken.has(file) && !isInChart(file));
  return [...units, ...unitsOfCharts(charts, files), ...unitOfRest(rest)];
}

/** The folders of charts, but for those that stand within another one. */
function chartsIn(files: Contents): ReadonlySet<string> {
  const roots = new Set([...files.keys()].filter((file) => /(^|\/)Chart\.yaml$/.test(file)).map(folderOf));
  const isInner = (root: string) => root !== '' && foldersUp(folderOf(root)).some((folder) => roots.has(folder));
  return new Set([...roots].filter((root) => !isInner(root)));
}

/** The chart that a file belongs to. */
function chartOf(file: string, charts: ReadonlySet<string>): string | undefined {
  return charts.size === 0 ? undefined : foldersUp(folderOf(file)).find((folder) => charts.has(folder));
}

function unitsOfCharts(charts: ReadonlySet<string>, files: Contents): readonly Unit[] {
  const byChart = Map.groupBy(files.keys(), (file) => chartOf(file, charts));
  return [...charts].map((root) => {
    const own = (byChart.get(root) ?? []).sort();
    return { of: 'chart', root, files: own, patches: new Set(), missing: [], outside: [] };
  });
}

function unitOfRest(files: readonly string[]): readonly Unit[] {
  if (files.length === 0) return [];
  return [
    { of: 'folder', root: commonFolder(files), files: files.toSorted(), patches: new Set(), missing: [], outside: [] },
  ];
}

/** What a kustomization leads to. */
interface Build {
  /** The one that was asked about first. */
  readonly kustomizations: readonly string[];
  readonly files: readonly string[];
  readonly patches: ReadonlySet<string>;
  readonly missing: readonly string[];
  readonly outside: readonly string[];
}

function buildOf(top: string, files: Contents): Build {
  const { found, missing } = ledTo(top, files);
  const kustomizations = found.filter(isKustomization);
  const outside = kustomizations.flatMap((file) => outsideOf(file, files));
  return { kustomizations, files: found, patches: patchesIn(kustomizations, files), missing, outside };
}

/** The files that one leads to, itself the first, and what it builds on that is not there. */
function ledTo(
  top: string,
  files: Contents,
): { readonly found: readonly string[]; readonly missing: readonly string[] } {
  const found = new Set([top]);
  const missing: string[] = [];
  for (const file of found) {
    const bytes = isKustomization(file) ? files.get(file) : undefined;
    for (const reference of bytes === undefined ? [] : kustomizationReferences(file, bytes)) {
      const path = resolve(folderOf(file), reference, files);
      if (path !== undefined) found.add(path);
      else if (!reference.includes('\n')) missing.push(reference);
    }
  }
  return { found: [...found], missing };
}

/** What else a kustomization would have loaded that is not among the files. */
function outsideOf(file: string, files: Contents): readonly string[] {
  const bytes = files.get(file);
  if (bytes === undefined) return [];
  const folder = folderOf(file);
  const data = kustomizationData(file, bytes).filter((name) => !files.has(posix.join(folder, name)));
  const plugins = kustomizationPlugins(file, bytes).filter((name) => {
    const plugin = resolve(folder, name, files);
    if (plugin === undefined) return false;
    // a folder of them has a kustomization of its own, which is looked at by itself
    const texts = ledTo(plugin, files).found.filter((path) => !isKustomization(path));
    return texts.some((path) => leadsOut(textOf(path, files)));
  });
  return [...kustomizationRemotes(file, bytes), ...data, ...plugins.map((name) => `what ${name} names`)];
}

function textOf(file: string, files: Contents): string {
  return new TextDecoder().decode(files.get(file));
}

function unitOfBuild({ kustomizations: [top = ''], files, ...rest }: Build): Unit {
  return { of: 'kustomization', root: folderOf(top), files: files.toSorted(), ...rest };
}

function resolve(folder: string, reference: string, files: Contents): string | undefined {
  if (reference.startsWith('/') || reference.includes('://')) return undefined;
  return pathsOfReference(folder, reference).find((path) => files.has(path));
}

function patchesIn(kustomizations: readonly string[], files: Contents): ReadonlySet<string> {
  const named = kustomizations.flatMap((file) => {
    const bytes = files.get(file);
    return bytes === undefined
      ? []
      : kustomizationPatches(file, bytes).map((path) => resolve(folderOf(file), path, files));
  });
  return new Set(named.filter((path) => path !== undefined));
}
