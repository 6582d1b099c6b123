import { folderOf, foldersOf, nameOf } from '../data/folder.ts';
import type { Problem } from '../errors.ts';
import { heaviestSet, largestJudged, weightOf } from '../manifest/weight.ts';
import type { ChangedFile, Comparison } from '../ports/history.ts';
import type { Ports } from '../ports/index.ts';
import { kustomizationsOn } from '../readiness/dependents.ts';
import type { NotJudged } from '../readiness/finding.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import { withPast } from '../readiness/judge.ts';
import { isKustomization, kustomizationReferences, pathsOfReference } from '../readiness/kustomization.ts';
import { isYamlName } from '../readiness/read-file.ts';
import { isDockerfileName } from '../rules/read-files.ts';
import { filesAround } from './around.ts';
import type { Gathered } from './gather.ts';
import { largestConfiguration, notThere, refuse } from './gather.ts';
import { othersAround } from './gather-others.ts';
import { ManifestReader } from './manifest-reader.ts';

/** What is asked for: by `base`, the name of a commit, only what differs from the merge base with it. */
interface Asked {
  readonly paths: readonly string[];
  readonly base: string;
  /** The configuration file, from the root of the repository. */
  readonly config: string;
  readonly signal: AbortSignal;
}

/**
 * The files at and below the paths that differ from the merge base, what they are rolled out with, and all of it as it was.
 * Throws `bad-input` where there is nothing to compare with, or a path is neither there nor what the change took away.
 */
export async function gatherChange(ports: Pick<Ports, 'sources' | 'history'>, asked: Asked): Promise<Gathered> {
  const [sources, history] = await Promise.all([ports.sources(), ports.history()]);
  const comparison = await history.compare(asked.base, asked.paths, asked.signal);
  refuse(missingIn(comparison, asked.paths));
  const { mergeBase, seenFromHere } = comparison;
  const reader = new ManifestReader(sources, { seenFromHere, expects: true });
  const own = await reader.read(editedIn(comparison));
  // what stands around is a help, not what was asked about: that it cannot be read is no news
  const around = await withSurroundings(own, comparison, new ManifestReader(sources, { seenFromHere, expects: false }));
  const now = around.files;
  const previous = await pastOf(now, comparison);
  const notJudged = await withTheirPast(reader.refused, comparison);
  const otherAsked = changedIn(comparison, isJudged);
  const more = new ManifestReader(sources, { seenFromHere, expects: false });
  const gone = goneIn(comparison);
  const { listing } = comparison;
  const others = await more.read(othersAround({ asked: [...otherAsked, ...gone], listing, manifests: now }));
  const goneOthers = gone.filter(isJudged);
  const ofGone = othersAround({ asked: goneOthers, listing, manifests: previous });
  const othersBefore = await comparison.readBefore(
    [...new Set([...others.keys(), ...goneOthers, ...ofGone])],
    largestJudged,
  );
  const configuration = (await comparison.readBefore([asked.config], largestConfiguration)).get(asked.config);
  const isAskedAbout = (file: string) => own.has(file) || otherAsked.includes(file);
  const { isWhole } = around;
  const kept = configuration === undefined ? {} : { configuration };
  return { now, previous, others, othersBefore, ...kept, isWhole, mergeBase, seenFromHere, isAskedAbout, notJudged };
}

/** What could not be read, and whether it could be judged at the merge base. */
async function withTheirPast(
  refused: ReadonlyMap<string, NotJudged>,
  { readBefore }: Comparison,
): Promise<readonly NotJudged[]> {
  const before = await readBefore([...refused.keys()], largestJudged);
  return [...refused].map(([path, notJudged]) => withPast(notJudged, before.get(path)));
}

/** Paths that are neither there nor what the change has taken away. */
function missingIn({ scopes, changed, listing }: Comparison, paths: readonly string[]): readonly Problem[] {
  const known = [...listing, ...changed.map(({ path }) => path)];
  return scopes.flatMap((scope, index) =>
    scope === '' || known.some((path) => isAtOrBelow(path, scope)) ? [] : [notThere(paths[index] ?? scope)],
  );
}

function isAtOrBelow(path: string, scope: string): boolean {
  return scope === '' || path === scope || path.startsWith(`${scope}/`);
}

function editedIn(comparison: Comparison): readonly string[] {
  const { scopes } = comparison;
  return changedIn(comparison, (path) => isYamlName(path) || (scopes.includes(path) && !isJudged(path)));
}

function changedIn({ scopes, changed }: Comparison, isWanted: (path: string) => boolean): readonly string[] {
  const isInScope = ({ path }: ChangedFile) => scopes.some((scope) => isAtOrBelow(path, scope));
  return changed.filter((file) => !file.isGone && isWanted(file.path) && isInScope(file)).map(({ path }) => path);
}

/** Whether the rules have something to say of a file that is no manifest. */
function isJudged(path: string): boolean {
  return isDockerfileName(path) || nameOf(path) === '.dockerignore';
}

async function withSurroundings(
  own: ManifestSet,
  comparison: Comparison,
  reader: ManifestReader,
): Promise<{ readonly files: ManifestSet; readonly isWhole: boolean }> {
  const gone = new Set(goneIn(comparison));
  // git lists what is deleted until that is committed
  const listing = comparison.listing.filter((file) => !gone.has(file));
  const there = foldersOf(listing.filter((file) => own.has(file) || isYamlName(file)));
  let isComplete = true;
  const read = async (paths: readonly string[]) => {
    const found = await reader.read(paths);
    // a sparse checkout leaves out what git knows
    if (paths.some((path) => !found.has(path) && !reader.refused.has(path))) isComplete = false;
    return found;
  };
  const changed = comparison.changed.filter(({ path }) => isYamlName(path)).map(({ path }) => path);
  const kustomizations = changed.length === 0 ? [] : listing.filter(isKustomization);
  const described = new Map([...own, ...(await read(kustomizations.filter((path) => !own.has(path))))]);
  const built = kustomizationsOn([...own.keys(), ...changed], { contents: described, listing });
  // what is gone may be missing where it stood
  const around = await filesAround([...own.keys(), ...built, ...[...gone].filter(isYamlName)], {
    read: async (paths) => new Map([...described, ...(await read(paths.filter((path) => !described.has(path))))]),
    look: async () => there,
  });
  const files = sorted(new Map([...around.contents, ...own]));
  return { files, isWhole: isComplete && around.cut.length === 0 };
}

function goneIn({ changed }: Comparison): readonly string[] {
  return changed.filter(({ isGone }) => isGone).map(({ path }) => path);
}

/** The same files at the merge base, and those that are gone: what stood there may have moved. */
async function pastOf(now: ManifestSet, comparison: Comparison): Promise<ManifestSet> {
  const gone = goneIn(comparison).filter(isYamlName);
  const before = await readWithBuilt([...now.keys(), ...gone], comparison);
  let left = heaviestSet;
  const isLight = (bytes: Uint8Array) => {
    left -= weightOf(bytes);
    return left >= 0;
  };
  return sorted(new Map([...before].filter(([file, bytes]) => now.has(file) || isLight(bytes))));
}

/** Files at the merge base, with what kustomizations built on there: it may be there still, and not be built on any more. */
async function readWithBuilt(paths: readonly string[], { readBefore }: Comparison): Promise<ManifestSet> {
  const asked = new Set(paths);
  const before = new Map(await readBefore(paths, largestJudged));
  for (let fresh = [...before]; fresh.length > 0; ) {
    const wanted = fresh.flatMap(([file, bytes]) => (isKustomization(file) ? referencesOf(file, bytes) : []));
    const more = [...new Set(wanted)].filter((path) => !asked.has(path));
    for (const path of more) asked.add(path);
    fresh = more.length === 0 ? [] : [...(await readBefore(more, largestJudged))];
    for (const [file, bytes] of fresh) before.set(file, bytes);
  }
  return before;
}

function referencesOf(user: string, bytes: Uint8Array): readonly string[] {
  return kustomizationReferences(user, bytes)
    .filter((reference) => !/^\/|:\/\/|\n/.test(reference))
    .flatMap((reference) => pathsOfReference(folderOf(user), reference));
}

function sorted(files: ManifestSet): ManifestSet {
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}
