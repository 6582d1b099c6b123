import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';

/** Whether a file is there, and lies in a folder or below it, whatever links lead there. */
export function liesIn(folder: string, file: string): boolean {
  if (!existsSync(file)) return false;
  const inside = relative(realpathSync(folder), realpathSync(file));
  return inside !== '..' && !inside.startsWith('../') && !isAbsolute(inside);
}
