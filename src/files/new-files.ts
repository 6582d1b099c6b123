// node:fs, as in files.ts
import { linkSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Made, NewFiles, Standing } from '../ports/new-files.ts';
import { makeFolders } from './writable.ts';

/** The disk of this machine. */
export function createNewFiles(): NewFiles {
  return { look, make };
}

async function look(folder: string, path: string): Promise<Standing> {
  const folders = path.split('/').slice(0, -1);
  for (const parent of folders.map((_, index) => folders.slice(0, index + 1).join('/'))) {
    const kind = kindOf(join(folder, parent));
    if (kind === 'nothing') return { at: 'nothing' };
    if (kind !== 'folder') return { at: 'obstacle', message: `${parent} is a ${kind}, and would have to be a folder` };
  }
  const kind = kindOf(join(folder, path));
  if (kind === 'nothing') return { at: 'nothing' };
  if (kind === 'file') return { at: 'file', bytes: readFileSync(join(folder, path)) };
  return { at: 'obstacle', message: `is a ${kind}, and would have to be a file` };
}

function kindOf(path: string): 'nothing' | 'file' | 'folder' | 'link' | 'device' {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 'nothing';
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'device';
}

/** All are written beside their places first, so that what can fail fails before any of them is there. */
async function make(folder: string, contents: ReadonlyMap<string, string>): Promise<Made> {
  const made: string[] = [];
  let current = '';
  try {
    for (const [path, content] of contents) {
      current = path;
      await below(folder, path);
      writeFileSync(halfOf(folder, path), content, { flag: 'wx' });
    }
    for (const path of contents.keys()) {
      current = path;
      place(halfOf(folder, path), join(folder, path));
      made.push(path);
    }
    return { result: 'made' };
  } catch (error) {
    return { result: 'failed', file: current, message: error instanceof Error ? error.message : String(error), made };
  } finally {
    for (const path of contents.keys()) rmSync(halfOf(folder, path), { force: true });
  }
}

/** Unlike a rename, a hard link replaces nothing, even what came to stand there a moment ago; few file systems have none. */
function place(half: string, path: string): void {
  try {
    linkSync(half, path);
  } catch (error) {
    if (kindOf(path) !== 'nothing') throw error;
    renameSync(half, path);
  }
}

/** The folders above a file; looked at once more, since one may have become a link. */
async function below(folder: string, path: string): Promise<void> {
  makeFolders(join(folder, path, '..'));
  const standing = await look(folder, path);
  if (standing.at === 'obstacle') throw new Error(standing.message);
}

function halfOf(folder: string, path: string): string {
  return join(folder, `${path}.${process.pid}.part`);
}
