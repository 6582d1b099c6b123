/**
 * Untrusted text as a line of the job's log. The runner takes a line that begins with `::`, or holds `##[`, for a
 * command of ours (actions/runner, ActionCommand.TryParseV2 and TryParse); control characters could hide text.
 */
export function plainForLog(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
      .replace(/^(\s*):(?=:)/gm, '$1:\u200b')
      .replace(/##(?=\[)/g, '##\u200b')
  );
}
