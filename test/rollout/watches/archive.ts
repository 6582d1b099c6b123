import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { ArchivedWatch } from './recording.ts';

const folder = import.meta.dirname;
const ending = '.json.br';

/** The names of all archives: one for each file of scenarios. */
export function archives(): readonly string[] {
  return readdirSync(folder).flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []));
}

/** The watches of one archive; none where there is no such archive. */
export function readArchive(name: string): readonly ArchivedWatch[] {
  const file = join(folder, `${name}${ending}`);
  return existsSync(file) ? JSON.parse(brotliDecompressSync(readFileSync(file)).toString()) : [];
}

/** Writes an archive anew. What the watches have in common is far apart, and takes its room once. */
export function writeArchive(name: string, watches: readonly ArchivedWatch[]): void {
  const text = JSON.stringify(watches);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  };
  writeFileSync(join(folder, `${name}${ending}`), brotliCompressSync(text, { params }));
}
