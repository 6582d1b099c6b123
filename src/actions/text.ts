import { withoutRunnerCommands } from '../text/plain.ts';

/** Untrusted text as a line of the job's log: no command of ours, and no control characters, which could hide text. */
export function plainForLog(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return withoutRunnerCommands(text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ''));
}
