import { statSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { DeployError } from '../errors.ts';
import type { ChangedFile, Comparison, History } from '../ports/history.ts';
import type { LocalFolder } from './local.ts';
import { requireLocal, runLocal, wholeHistory } from './local.ts';
import { isRevision } from './ref-name.ts';
import { isFile } from './refusals.ts';
import type { TreeEntry } from './tree.ts';
import { batchEntries, readListing } from './tree.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The history of whatever repository the paths that are asked for stand in, seen from a folder. */
export function createHistory(environment: Environment, here: string = process.cwd()): History {
  return {
    compare: async (base, paths, signal) => {
      refuseName(base);
      const places = await Promise.all(paths.map((path) => realPlace(resolve(here, path))));
      const root = await rootOf({ folder: nearestFolder(places[0] ?? here), environment, signal });
      const at = { folder: root, environment, signal };
      const scopes = places.map((place, index) => scopeIn(root, place, paths[index] ?? ''));
      const mergeBase = await mergeBaseOf(at, base);
      const [changed, listing] = await Promise.all([changedSince(at, mergeBase), filesNow(at)]);
      const from = await realpath(here);
      return comparison(at, { mergeBase, scopes, changed, listing, from });
    },
  };
}

function comparison(
  at: LocalFolder,
  { from, ...facts }: Omit<Comparison, 'seenFromHere' | 'readBefore'> & { readonly from: string },
): Comparison {
  return {
    ...facts,
    seenFromHere: (path) => relative(from, join(at.folder, path)).replaceAll(sep, '/'),
    readBefore: (paths, most) => readAt(at, { commit: facts.mergeBase, paths, most }),
  };
}

function refuseName(base: string): void {
  if (isRevision(base)) return;
  const message = `${JSON.stringify(base)} cannot be the name of a commit, a branch or a tag`;
  throw new DeployError('bad-input', { stage: 'inputs', message, remedy: 'such as main, v1.2 or a commit' });
}

/** A path without links, also where its end is gone: the change may have taken it away. */
async function realPlace(path: string): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  if (real !== undefined || dirname(path) === path) return real ?? path;
  return join(await realPlace(dirname(path)), basename(path));
}

function nearestFolder(place: string): string {
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder || dirname(place) === place ? place : nearestFolder(dirname(place));
}

async function rootOf(at: LocalFolder): Promise<string> {
  const answer = await runLocal(at, ['rev-parse', '--show-toplevel']);
  if (answer?.exit === 0) return realpath(answer.stdout.toString().replace(/\r?\n$/, ''));
  throw new DeployError('bad-input', {
    stage: 'inputs',
    message: `there is no repository to compare in: ${answer?.message ?? 'git is not installed'}`,
    remedy: 'run in a checkout, or leave `base` out to judge everything',
  });
}

function scopeIn(root: string, place: string, path: string): string {
  const way = relative(root, place);
  if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return way.replaceAll(sep, '/');
  const problem = { message: 'is not in the repository that is compared', place: { file: path } };
  throw new DeployError('bad-input', { stage: 'inputs', message: `${path} ${problem.message}`, problems: [problem] });
}

async function mergeBaseOf(at: LocalFolder, base: string): Promise<string> {
  // a tag of the same name, which anybody may push, must not take the place of the branch
  const named = [`refs/heads/${base}`, base, `refs/remotes/origin/${base}`];
  let commit: string | undefined;
  for (const name of named) commit ??= await commitOf(at, name);
  if (commit === undefined) throw missing(`there is no commit ${base} in this checkout`);
  const answer = await runLocal(at, ['merge-base', commit, 'HEAD']);
  if (answer?.exit === 0) return answer.stdout.toString().trim();
  throw missing(`${base} and what is checked out have no common commit in this checkout`);
}

function missing(message: string): DeployError {
  return new DeployError('bad-input', { stage: 'inputs', message, remedy: wholeHistory });
}

async function commitOf(at: LocalFolder, name: string): Promise<string | undefined> {
  const answer = await runLocal(at, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  return answer?.exit === 0 ? answer.stdout.toString().trim() : undefined;
}

/** What differs from a commit in the working tree, the index passed over; new files that git does not ignore count. */
async function changedSince(at: LocalFolder, commit: string): Promise<readonly ChangedFile[]> {
  const options = ['--name-status', '-z', '--no-renames', '--no-ext-diff', '--ignore-submodules=all'];
  const [differing, added] = await Promise.all([
    requireLocal(at, ['diff', ...options, commit, '--']),
    requireLocal(at, ['ls-files', '-z', '--others', '--exclude-standard']),
  ]);
  const words = namesIn(differing);
  const tracked = words.flatMap((path, index) => (index % 2 === 0 ? [] : [{ path, isGone: words[index - 1] === 'D' }]));
  const all = new Map(
    [...tracked, ...namesIn(added).map((path) => ({ path, isGone: false }))].map((one) => [one.path, one]),
  );
  return [...all.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

async function filesNow(at: LocalFolder): Promise<readonly string[]> {
  const listing = await requireLocal(at, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  return [...new Set(namesIn(listing))].sort();
}

function namesIn(output: Buffer): readonly string[] {
  return output
    .toString()
    .split('\0')
    .filter((name) => name !== '');
}

interface Past {
  readonly commit: string;
  readonly paths: readonly string[];
  readonly most: number;
}

async function readAt(at: LocalFolder, { commit, paths, most }: Past): Promise<ReadonlyMap<string, Uint8Array>> {
  if (paths.length === 0) return new Map();
  const wanted = new Set(paths);
  const listing = await requireLocal(at, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  const entries = readListing(listing).filter((entry) => isFile(entry) && wanted.has(entry.path));
  const contents = await blobs(at, await smallOnes(at, entries, most));
  return new Map(
    entries.flatMap(({ path, id }) => {
      const bytes = contents.get(id);
      return bytes === undefined ? [] : [[path, bytes] as const];
    }),
  );
}

/** The ids of blobs that are not too large: of the others not a byte is read. */
async function smallOnes(at: LocalFolder, entries: readonly TreeEntry[], most: number): Promise<readonly string[]> {
  const ids = [...new Set(entries.map(({ id }) => id))];
  const said = await requireLocal(at, ['cat-file', '--batch-check'], lines(ids));
  const answers = said.toString().trimEnd().split('\n');
  return answers.flatMap((answer) => {
    const [id = '', kind, size] = answer.split(' ');
    if (kind === 'missing') throw missing(`the file ${id.slice(0, 7)} of the past is not in this checkout`);
    return kind === 'blob' && Number(size) <= most ? [id] : [];
  });
}

async function blobs(at: LocalFolder, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Map(batchEntries(await requireLocal(at, ['cat-file', '--batch'], lines(ids))));
}

function lines(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join('');
}
