import { findFileCommand } from './inputs/file-command.ts';

/** The command line; the answer is the exit code. What drives deployments is loaded only for the commands that do. */
export async function runCommandLine(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const found = findFileCommand(argv);
  if (found === undefined) return (await import('./command-line.ts')).runCommand(argv, signal);
  const { runFileCommand } = await import('./file-command.ts');
  return runFileCommand(found.command, argv.toSpliced(found.at, 1), process.env);
}
