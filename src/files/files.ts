// node:fs, since node:fs/promises brings streams and terminals along, which takes longer than the files
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Files, TemporaryFolder } from '../ports/files.ts';

/** The file system. Temporary folders stand below `temporary` (a runner's own, which is wiped after the job). */
export function createFiles(temporary: string = tmpdir()): Files {
  return { read, write, temporaryFolder: () => makeFolder(temporary) };
}

async function read(path: string): Promise<Uint8Array | undefined> {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** Written beside its place and renamed into it, so that nobody ever reads half of it. */
async function write(path: string, content: Uint8Array | string): Promise<void> {
  const mode = modeOf(path);
  if (mode === undefined) mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}.part`;
  writeFileSync(half, content, mode === undefined ? {} : { mode });
  // a file that is replaced stays as readable and executable as it was, whatever the umask
  if (mode !== undefined && modeOf(half) !== mode) chmodSync(half, mode);
  renameSync(half, path);
}

function modeOf(path: string): number | undefined {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  return mode === undefined ? undefined : mode & 0o7777;
}

async function makeFolder(below: string): Promise<TemporaryFolder> {
  const path = mkdtempSync(join(below, 'gitops-deploy-'));
  return { path, [Symbol.asyncDispose]: async () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}
