import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Says of a folder that a demo made it, and may replace it. */
const mark = '.made-by-the-demo';

/** Takes a folder for what a demo leaves. Throws where it holds anything that no demo made: that is somebody's. */
export function claimFolder(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Error(`${folder} is a file; give a folder with --out`);
  const isForeign = existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, mark));
  if (isForeign)
    throw new Error(`${folder} holds files that the demo did not make; empty it, or give another folder with --out`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, mark), '');
}

/** Empties a folder that was claimed. */
export function emptyFolder(folder: string): void {
  claimFolder(folder);
  for (const name of readdirSync(folder)) if (name !== mark) rmSync(join(folder, name), { recursive: true });
}
