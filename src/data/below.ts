import { isAbsolute, relative } from 'node:path';

/** The way from a folder down to a path: empty where it is the folder itself, undefined where it lies elsewhere. */
export function wayDown(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  return way === '..' || way.startsWith('../') || isAbsolute(way) ? undefined : way;
}
