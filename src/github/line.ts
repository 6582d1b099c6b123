/** GitHub's limit for the description of a commit status, a deployment and its statuses, in characters. */
export const longestDescription = 140;

/** Text as one line of at most so many characters (not UTF-16 units); a cut shows as `…`. */
export function oneLine(text: string, longest: number = longestDescription): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}
