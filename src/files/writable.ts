// node:fs, as in files.ts
import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, sep } from 'node:path';

/** Where the system keeps what is no file: only what is meant as memory is. */
const special = /^\/(proc|sys|dev(?!\/shm(\/|$)))(\/|$)/;

/**
 * Throws where a file must not take the place of what is there: it would be put beside it and renamed, and whoever may do that, such as
 * root, would be without a device. Files of such a kind are made nowhere else than where the system keeps them, or stand there already.
 */
export function refuseSpecial(path: string): void {
  const folder = realpathSync(nearestAbove(path));
  if (special.test(`${folder}${sep}`))
    throw new Error(`nothing is written below ${folder}, where the system keeps its own`);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || stats.isFile()) return;
  throw new Error(stats.isDirectory() ? 'it is a folder' : 'it is no file: a device, a pipe or a socket');
}

function nearestAbove(path: string): string {
  const above = dirname(path);
  return above === path || existsSync(above) ? above : nearestAbove(above);
}

/**
 * Makes a folder and those above it. That of node never ends where the system says that there is nothing and lets nobody make it, as
 * below `/proc`.
 */
export function makeFolders(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolders(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // somebody else was faster
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}
