import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The built command line. */
export const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** How one run of the built command line is started. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Called for each line of standard error. */
  readonly onLine: (line: string) => void;
  readonly signal: AbortSignal;
}

/** How it ended. */
export interface CommandEnd {
  readonly exit: number;
  /** The one object on standard output. */
  readonly report: Readonly<Record<string, unknown>>;
}

/** Runs the built command line as a job would, with `--json`. Throws where it says nothing on standard output. */
export async function runCommandLine({ words, folder, environment, onLine, signal }: CommandLine): Promise<CommandEnd> {
  // a signal that has come already would never be heard
  signal.throwIfAborted();
  const child = spawn(process.execPath, [program, ...words, '--json'], {
    cwd: folder,
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  const lines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    onLine(line);
  });
  const exit = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 128)));
  signal.removeEventListener('abort', stop);
  if (output === '') throw new Error(`gitops-deploy said nothing: ${lines.slice(-5).join(' ')}`);
  return { exit, report: JSON.parse(output) };
}
