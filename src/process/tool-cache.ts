import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program of one version for one architecture. */
export interface Tool {
  /** Also of the file that is run. */
  readonly name: string;
  readonly version: string;
  /** As Node names it: `x64`, `arm64`. */
  readonly architecture: string;
}

/**
 * Where a runner keeps tools between jobs, as `@actions/tool-cache` lays it out: NAME/VERSION/ARCHITECTURE, with a file
 * `ARCHITECTURE.complete` beside it once it is whole. Elsewhere the user's own cache.
 */
export function toolCacheOf(environment: Readonly<Record<string, string | undefined>>): string {
  const ofRunner = environment['RUNNER_TOOL_CACHE'];
  if (ofRunner !== undefined && ofRunner !== '') return ofRunner;
  const home = environment['XDG_CACHE_HOME'] ?? join(environment['HOME'] ?? '/tmp', '.cache');
  return join(home, 'gitops-deploy', 'tools');
}

function folderOf(cache: string, { name, version, architecture }: Tool): string {
  return join(cache, name, version, architecture);
}

/** The folder of a tool that is whole; undefined where there is none. */
export function findTool(cache: string, tool: Tool): string | undefined {
  const folder = folderOf(cache, tool);
  return existsSync(`${folder}.complete`) && existsSync(join(folder, tool.name)) ? folder : undefined;
}

/**
 * Makes a tool in a folder of its own and puts it in its place in one step once it is whole: whatever ends the run in between
 * leaves nothing that a later one would take for the tool.
 */
export async function keepTool(cache: string, tool: Tool, make: (folder: string) => Promise<void>): Promise<string> {
  const place = folderOf(cache, tool);
  const above = join(cache, tool.name, tool.version);
  mkdirSync(above, { recursive: true });
  removeLeftOvers(above);
  const folder = mkdtempSync(join(above, '.part-'));
  try {
    await make(folder);
    // two runs may do the same at the same time: what stands there already is as good
    if (findTool(cache, tool) !== undefined) return place;
    rmSync(place, { recursive: true, force: true });
    renameSync(folder, place);
    writeFileSync(`${place}.complete`, '');
    return place;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Milliseconds after which nobody is at it any more. */
const abandonedAfter = 3_600_000;

/** What a run left that was killed. */
function removeLeftOvers(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => one.startsWith('.part-'))) {
    const part = join(folder, name);
    const stats = statSync(part, { throwIfNoEntry: false });
    if (stats !== undefined && Date.now() - stats.mtimeMs > abandonedAfter)
      rmSync(part, { recursive: true, force: true });
  }
}
