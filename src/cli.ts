import { findFileCommand } from './inputs/file-command.ts';
import { findInit } from './inputs/find-init.ts';
import type { Lens } from './ports/cluster.ts';

/**
 * The command line; the answer is the exit code. What drives deployments is loaded only for the commands that do. A lens is what the
 * clusters are seen through: tests record there what a watch sees.
 */
export async function runCommandLine(argv: readonly string[], signal: AbortSignal, lens?: Lens): Promise<number> {
  const at = findInit(argv);
  if (at !== undefined) return (await import('./init-command.ts')).runInit(argv.toSpliced(at, 1), process.env);
  const found = findFileCommand(argv);
  if (found === undefined) return (await import('./command-line.ts')).runCommand(argv, signal, lens);
  const { runFileCommand } = await import('./file-command.ts');
  return runFileCommand(found.command, argv.toSpliced(found.at, 1), process.env);
}
