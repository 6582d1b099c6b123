/** How the command is put. */
export const initUsage = 'init --name NAME --image REPOSITORY [--out DIR]';

/** Where the command stands on a command line, if it is this one; flags without values may come before it. */
export function findInit(argv: readonly string[]): number | undefined {
  const at = argv.findIndex((word) => !['--json', '--debug', '--dry-run', '--yes', '-y'].includes(word));
  return argv[at] === 'init' ? at : undefined;
}
