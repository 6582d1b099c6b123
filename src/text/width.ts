import { eastAsianWidth } from 'get-east-asian-width';

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const isEmoji = /\p{Emoji_Presentation}|\ufe0f/u;
const isMark = /^[\p{Mark}\p{Default_Ignorable_Code_Point}\p{Cc}]+$/u;

/** Columns of one character as it is perceived: a letter with its marks, an emoji with what belongs to it. */
function columnsOf(character: string): number {
  if (isMark.test(character)) return 0;
  return isEmoji.test(character) ? 2 : eastAsianWidth(character.codePointAt(0) ?? 0);
}

/** How many columns of a terminal a line takes; it holds no escape sequences. */
export function widthOf(line: string): number {
  // nearly every line there is
  if (/^[ -~]*$/.test(line)) return line.length;
  return [...characters.segment(line)].reduce((sum, { segment }) => sum + columnsOf(segment), 0);
}

/** A line cut to so many columns, with an ellipsis where something is missing; it may come out one column shorter. */
export function cutTo(line: string, columns: number): string {
  if (widthOf(line) <= columns) return line;
  if (columns < 1) return '';
  let kept = '';
  let width = 0;
  for (const { segment } of characters.segment(line)) {
    width += columnsOf(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
