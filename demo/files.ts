import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The texts of all files of a folder, by their path below it. */
export function filesBelow(folder: string, change: (text: string) => string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), change(readFileSync(path, 'utf8'))];
    }),
  );
}
