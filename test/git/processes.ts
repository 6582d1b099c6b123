import { readdir, readFile, readlink } from 'node:fs/promises';

/** A git process as /proc shows it. */
export interface Process {
  readonly line: string;
  readonly environment: string;
}

/** The git processes that this process started, and theirs, looked at as often as the machine allows. */
export async function watchProcesses(signal: AbortSignal): Promise<ReadonlyMap<string, Process>> {
  const seen = new Map<string, Process>();
  while (!signal.aborted) {
    for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      const process = await lookAt(id);
      if (process !== undefined) seen.set(`${id} ${process.line}`, process);
    }
  }
  return seen;
}

/** A git process whose environment is readable and not that of the server (`http-backend` and what it starts). */
async function lookAt(id: string): Promise<Process | undefined> {
  try {
    const program = await readlink(`/proc/${id}/exe`);
    if (!program.includes('git')) return undefined;
    const [line = '', environment = ''] = await Promise.all(
      ['cmdline', 'environ'].map(async (file) => (await readFile(`/proc/${id}/${file}`, 'utf8')).replaceAll('\0', ' ')),
    );
    return environment.includes('GIT_CONFIG_COUNT') ? { line, environment } : undefined;
  } catch {
    // it has ended
    return undefined;
  }
}
