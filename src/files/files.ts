// node:fs, since node:fs/promises brings streams and terminals along, which takes longer than the files
import type { Stats } from 'node:fs';
import { chmodSync, chownSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Files, TemporaryFolder, WrittenAll } from '../ports/files.ts';
import { makeFolders, refuseSpecial } from './writable.ts';

/** The file system. Temporary folders stand below `temporary` (a runner's own, which is wiped after the job). */
export function createFiles(temporary: string = tmpdir()): Files {
  return { read, kind, write, writeAll, temporaryFolder: () => makeFolder(temporary) };
}

async function read(path: string): Promise<Uint8Array | undefined> {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function kind(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    // a folder on the way that may not be looked into shows nothing either
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

async function write(path: string, content: Uint8Array | string): Promise<void> {
  refuseSpecial(path);
  makeFolders(dirname(path));
  const half = halfOf(path);
  try {
    writeHalf(path, content);
    renameSync(half, path);
  } catch (error) {
    removeHalf(half);
    throw error;
  }
}

/** What can fail (a folder that is not ours, a full disk) fails before the first file is another one. */
async function writeAll(contents: ReadonlyMap<string, Uint8Array>): Promise<WrittenAll> {
  const written: string[] = [];
  let current = '';
  try {
    for (const [path, content] of contents) {
      current = path;
      refuseSpecial(path);
      writeHalf(path, content);
    }
    for (const path of contents.keys()) {
      current = path;
      renameSync(halfOf(path), path);
      written.push(path);
    }
    return { result: 'written' };
  } catch (error) {
    for (const path of contents.keys()) removeHalf(halfOf(path));
    return {
      result: 'failed',
      file: current,
      message: error instanceof Error ? error.message : String(error),
      written,
    };
  }
}

/** Beside its place, to be renamed into it, so that nobody ever reads half of a file. */
function halfOf(path: string): string {
  return `${path}.${process.pid}.part`;
}

function removeHalf(half: string): void {
  try {
    rmSync(half, { force: true });
  } catch {
    // what failed first is told
  }
}

function writeHalf(path: string, content: Uint8Array | string): void {
  const was = statSync(path, { throwIfNoEntry: false });
  const half = halfOf(path);
  writeFileSync(half, content, was === undefined ? {} : { mode: permissionsOf(was) });
  if (was === undefined) return;
  // a file that is replaced stays as readable and executable as it was, whatever the umask, and its owner's
  const is = statSync(half);
  if (is.uid !== was.uid || is.gid !== was.gid) keepOwner(half, was);
  if (permissionsOf(is) !== permissionsOf(was)) chmodSync(half, permissionsOf(was));
}

function permissionsOf({ mode }: Stats): number {
  return mode & 0o7777;
}

/** Only root can give a file away. */
function keepOwner(half: string, { uid, gid }: Stats): void {
  try {
    chownSync(half, uid, gid);
  } catch {
    // then it is ours now, as it is with any other editor
  }
}

async function makeFolder(below: string): Promise<TemporaryFolder> {
  const path = mkdtempSync(join(below, 'gitops-deploy-'));
  return { path, [Symbol.asyncDispose]: async () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}
