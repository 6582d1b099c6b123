import type { Environment } from './action.ts';
import type { Command } from './names.ts';

/** How a run is shown on the command line; the names are those of Docker buildx. */
export const progressKinds = ['auto', 'plain', 'tty', 'rawjson'] as const;
export type ProgressKind = (typeof progressKinds)[number];

/** The commands that drive a deployment or a watch: there is something to look at while they go. */
const driving: readonly Command[] = ['deploy', 'resume', 'watch'];

/** Where a run is shown. */
export interface Place {
  readonly environment: Environment;
  /** Whether standard error is a terminal. */
  readonly isTerminal: boolean;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}

/** How this run is shown, here. Asked for `tty` where there is no terminal, it is `plain`. */
export function progressHere(
  {
    progress,
    command,
    dryRun,
  }: { readonly progress: ProgressKind; readonly command: Command; readonly dryRun: boolean },
  { environment, isTerminal }: Place,
): Exclude<ProgressKind, 'auto'> {
  if (progress === 'plain' || progress === 'rawjson') return progress;
  if (!isTerminal || !driving.includes(command) || dryRun) return 'plain';
  if (progress === 'tty') return 'tty';
  const isAutomation = isSet(environment['CI']) || isSet(environment['GITHUB_ACTIONS']);
  return isAutomation || environment['TERM'] === 'dumb' ? 'plain' : 'tty';
}

/** Whether colours are wanted: https://force-color.org before https://no-color.org before what the terminal is. */
export function wantsColours({ environment, isTerminal }: Place): boolean {
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  return isTerminal && environment['TERM'] !== 'dumb';
}
