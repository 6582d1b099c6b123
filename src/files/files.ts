import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Files, TemporaryFolder } from '../ports/files.ts';

/** The file system. Temporary folders stand below `temporary` (a runner's own, which is wiped after the job). */
export function createFiles(temporary: string = tmpdir()): Files {
  return { read, write, temporaryFolder: () => makeFolder(temporary) };
}

async function read(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
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
  await mkdir(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}.part`;
  await writeFile(half, content);
  const mode = await modeOf(path);
  if (mode !== undefined) await chmod(half, mode);
  await rename(half, path);
}

/** A file that is replaced stays as readable and executable as it was. */
function modeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ mode }) => mode,
    () => undefined,
  );
}

async function makeFolder(below: string): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(below, 'gitops-deploy-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}
