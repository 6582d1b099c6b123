/** A word of a command, or text in quotes. */
export interface Token {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Phones make pairs of the plain quote. */
const quotes = '"“”„';

/** The words of a line; undefined where a quote is not closed. `--reason="a b"` is one word. */
export function tokensOf(line: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let word = '';
  let [isOpen, isQuoted] = [false, false];
  const end = () => {
    if (word !== '' || isQuoted) tokens.push({ text: word, isQuoted });
    word = '';
    isQuoted = false;
  };
  for (const character of line) {
    if (quotes.includes(character)) {
      isQuoted ||= word === '';
      isOpen = !isOpen;
    } else if (!isOpen && (character === ' ' || character === '\t')) end();
    else word += character;
  }
  end();
  return isOpen ? undefined : tokens;
}
