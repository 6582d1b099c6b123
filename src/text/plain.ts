/** What has no shape of its own: controls (C0, C1), and marks that turn or hide text, but for the joiners of words and emoji. */
const shapeless = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/** Untrusted text for a terminal, without what could steer it or turn its reading; lines and tabs stay. */
export function plainText(text: string): string {
  return text.replace(shapeless, (character) => (character === '\n' || character === '\t' ? character : ''));
}

/**
 * Text whose lines the runner of a job does not take for commands, as it does those that begin with `::` or hold `##[`
 * (actions/runner, ActionCommand.TryParseV2 and TryParse), whichever program prints them.
 */
export function withoutRunnerCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1:\u200b').replace(/##(?=\[)/g, '##\u200b');
}

/** Untrusted text as one line. */
export function plainLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ').replace(shapeless, '').trim();
}

/** UTF-16 units of what a server says that are shown. */
const longest = 300;

/** The same of a server's words, cut. */
export function shortLine(text: string): string {
  return plainLine(text).slice(0, longest).toWellFormed();
}
