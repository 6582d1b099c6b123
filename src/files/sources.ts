import type { Dirent, Stats } from 'node:fs';
import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Found, NotFollowed, SourceFile, Sources } from '../ports/sources.ts';

/** The files of the machine, seen from a folder. */
export function createSources(folder: string = process.cwd()): Sources {
  return {
    find: (path) => find(resolve(folder, path), folder),
    read: (path, most) => read(resolve(folder, path), most),
  };
}

/** What git keeps and what packages bring is nobody's manifest. */
const passedOver = new Set(['.git', 'node_modules']);

async function find(path: string, folder: string): Promise<Found | undefined> {
  if (statsOf(path) === undefined) return undefined;
  const [here, there = path] = [realpathSync.native(folder), realOf(path)];
  // links are followed within the working folder, or within what was named outside of it
  const walk = new Walk(here, isWithin(folder, path) ? here : there);
  walk.begin(path);
  const isFolder = statsOf(there)?.isDirectory() === true;
  return { kind: isFolder ? 'folder' : 'file', ...walk.found() };
}

/** One walk through a tree, without recursion: folders may be nested as deep as the file system has them. */
class Walk {
  readonly #here: string;
  readonly #tree: string;
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #notFollowed: NotFollowed[] = [];
  readonly #open: string[] = [];

  constructor(here: string, tree: string) {
    this.#here = here;
    this.#tree = tree;
  }

  begin(path: string): void {
    this.#follow(path, () => false);
    for (let next = this.#open.pop(); next !== undefined; next = this.#open.pop()) this.#enter(next);
  }

  found(): Omit<Found, 'kind'> {
    const byPath = (one: NotFollowed, other: NotFollowed) => (one.path < other.path ? -1 : 1);
    return { files: [...this.#files].sort(), notFollowed: this.#notFollowed.toSorted(byPath) };
  }

  #enter(folder: string): void {
    const real = realOf(folder);
    if (real === undefined || this.#folders.has(real)) return;
    this.#folders.add(real);
    const entries = entriesOf(real);
    if (entries === undefined) this.#passOver(real, { reason: 'unreadable', isFolder: true });
    for (const entry of entries ?? []) {
      if (!passedOver.has(entry.name)) this.#add(join(real, entry.name), entry);
    }
  }

  #add(path: string, entry: Stats | Dirent): void {
    if (entry.isSymbolicLink()) this.#follow(path, (real) => isPassedOver(relative(this.#tree, real)));
    else if (entry.isDirectory()) this.#open.push(path);
    else if (entry.isFile()) this.#files.add(posixFrom(this.#here, path));
  }

  /** What is reported is where a file stands, never the way that leads there. */
  #follow(path: string, isUnwanted: (real: string) => boolean): void {
    const real = realOf(path);
    const target = real === undefined ? undefined : statsOf(real);
    if (real === undefined || target === undefined || !isWithin(this.#tree, real))
      this.#passOver(path, { reason: 'link', isFolder: target?.isDirectory() === true });
    else if (!isUnwanted(real)) this.#add(real, target);
  }

  #passOver(path: string, why: Omit<NotFollowed, 'path'>): void {
    this.#notFollowed.push({ path: posixFrom(this.#here, path), ...why });
  }
}

function isPassedOver(way: string): boolean {
  return way.split(sep).some((part) => passedOver.has(part));
}

function posixFrom(folder: string, path: string): string {
  return relative(folder, path).replaceAll(sep, '/');
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Of the path itself, never of what a link leads to. */
function statsOf(path: string): Stats | undefined {
  return attempt(() => lstatSync(path));
}

function realOf(path: string): string | undefined {
  return attempt(() => realpathSync.native(path));
}

function entriesOf(folder: string): readonly Dirent[] | undefined {
  return attempt(() => readdirSync(folder, { withFileTypes: true }));
}

/** Asked for its kind first: opening a pipe would wait for a writer, and a device never ends. */
async function read(path: string, most: number): Promise<SourceFile> {
  const stats = statsOf(path);
  if (stats === undefined) return { result: 'not-there' };
  if (stats.isSymbolicLink()) return notRead('link', 'is a symbolic link: what it leads to is judged where it stands');
  if (!stats.isFile()) return notRead('unreadable', 'is no file');
  if (stats.size > most) return notRead('too-large', `holds ${stats.size} bytes: at most ${most} are read`);
  try {
    return { result: 'read', bytes: readFileSync(path) };
  } catch (error) {
    return notRead('unreadable', `cannot be read: ${error instanceof Error ? error.message : ''}`);
  }
}

function notRead(reason: 'too-large' | 'link' | 'unreadable', message: string): SourceFile {
  return { result: 'not-read', reason, message };
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
