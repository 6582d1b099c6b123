import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Milliseconds after which the database of the world is taken for old; a scan refuses it after seven days. */
const young = 86_400_000;

/**
 * Makes a copy of the world's vulnerability database that is of today, where the world was installed long ago: what it knows is
 * made up, and as true as it was.
 */
export function useYoungDatabase(): void {
  const folder = process.env['TRIVY_CACHE_DIR'];
  const metadata = join(folder ?? '', 'db/metadata.json');
  if (folder === undefined || !existsSync(metadata)) return;
  const said = JSON.parse(readFileSync(metadata, 'utf8'));
  if (Date.now() - Date.parse(said.UpdatedAt) < young) return;
  const copy = mkdtempSync(join(tmpdir(), 'trivy-'));
  cpSync(join(folder, 'db'), join(copy, 'db'), { recursive: true });
  writeFileSync(join(copy, 'db/metadata.json'), JSON.stringify({ ...said, UpdatedAt: new Date().toISOString() }));
  process.env['TRIVY_CACHE_DIR'] = copy;
}
