import { reference, withReferences } from '../text/references.ts';

/** No width, but two characters are no longer one word. */
const apart = '\u200b';

/** One line, in which nothing begins emphasis, code, a link, an image, HTML, a strikethrough or a cell of a table. */
function literal(text: string): string {
  return withReferences(text.replace(/\s+/g, ' ').trim());
}

/** The fewest digits by which GitHub takes a word for a commit. */
const fewestDigits = 7;

/** In pieces that are too short for a commit each. */
function inPieces(digits: string): string {
  return digits.replace(new RegExp(`.{${fewestDigits - 1}}(?=.)`, 'g'), `$&${apart}`);
}

/**
 * Text that anybody may have chosen, as Markdown shows it literally. Characters that mean something become references, which
 * never do (CommonMark 0.31, section 2.5). What GitHub finds in the text once Markdown is done with it (mentions, issues,
 * commits, bare addresses, names of emoji) is put apart:
 * https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 */
export function escapeMarkdown(text: string): string {
  const words = text
    .replace(/[#@]/g, (character) => `${character}${apart}`)
    .replace(/:(?=\/\/|[\w+-]+:)/g, `:${apart}`)
    .replace(/\b(www)(?=\.)/gi, `$1${apart}`)
    .replace(/\b(gh)-(?=\d)/gi, `$1-${apart}`)
    .replace(/(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/gi, inPieces);
  return (
    literal(words)
      // what begins a heading was put apart; a list or the line under a heading is what is left
      .replace(/^[-+=]/, reference)
      .replace(/^(\d+)([.)])/, (_, number: string, mark: string) => `${number}${reference(mark)}`)
  );
}

/** Text as inline code, in a table too. Mentions and issues are not looked for in code; addresses are. */
export function code(text: string): string {
  const shown = literal(text)
    .replace(/:(?=\/\/)/g, reference)
    .replace(/\b(www)\./gi, '$1&#46;')
    // what could be a mail address is put apart; what is copied, such as an image by its digest, stays as it is
    .replace(/@(?=[\w-]+\.)/g, `@${apart}`);
  return `<code>${shown}</code>`;
}

/** A block of code behind a fence that is longer than any in the text. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** Markdown with a link, where there is an address, and one that cannot be anything else. */
export function linked(markdown: string, url: string | undefined): string {
  return url !== undefined && /^https?:\/\/[\w.:/-]+$/.test(url) ? `[${markdown}](${url})` : markdown;
}
