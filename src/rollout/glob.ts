/** One place of a pattern: any text, one character of some, or one of any. */
type Token =
  | 'any text'
  | 'any one'
  | { readonly ranges: readonly (readonly [first: string, last: string])[]; readonly not: boolean };

/** How many alternatives of braces are looked at: a pattern must not make it slow. */
const mostAlternatives = 64;

/**
 * Whether a text is like a pattern of Argo CD's (`github.com/gobwas/glob` without separators): `*`, `?`, `[abc]`, `[a-z]`, `[!a]`,
 * `{one,other}`, and a backslash before what is meant as it stands.
 */
export function isLike(pattern: string, text: string): boolean {
  return alternatives(pattern).some((one) => matches(tokensOf(one), [...text]));
}

/** The patterns that one with braces stands for. */
function alternatives(pattern: string): readonly string[] {
  const done: string[] = [];
  const open = [pattern];
  for (let one = open.pop(); one !== undefined && done.length + open.length < mostAlternatives; one = open.pop()) {
    const [all, before = '', inside = '', after = ''] =
      /^((?:[^{}\\]|\\.)*)\{((?:[^{}\\]|\\.)*)\}(.*)$/s.exec(one) ?? [];
    if (all === undefined) done.push(one);
    else open.push(...inside.split(',').map((choice) => before + choice + after));
  }
  return done;
}

function tokensOf(pattern: string): readonly Token[] {
  const parts = pattern.matchAll(/\*+|\?|\[(!?)((?:[^\]\\]|\\.)+)\]|\\?([\s\S])/gu);
  return [...parts].map(([part, not, set, literal]) => {
    if (part.startsWith('*')) return 'any text';
    if (part === '?') return 'any one';
    if (set === undefined) return { ranges: [[literal ?? '', literal ?? '']], not: false };
    return { ranges: rangesOf(set), not: not === '!' };
  });
}

function rangesOf(set: string): readonly (readonly [string, string])[] {
  return [...set.matchAll(/\\?(.)(?:-(.))?/gu)].map(([, from = '', to = from]) => [from, to]);
}

function isOne(token: Token | undefined, character: string): boolean {
  if (token === undefined || token === 'any text') return false;
  if (token === 'any one') return true;
  return token.ranges.some(([first, last]) => first <= character && character <= last) !== token.not;
}

/** Only the last star is ever gone back to, so that no pattern makes it slow. */
function matches(tokens: readonly Token[], text: readonly string[]): boolean {
  let [at, place, star, from] = [0, 0, -1, 0];
  while (at < text.length) {
    if (tokens[place] === 'any text') {
      [star, from] = [place, at];
      place += 1;
    } else if (isOne(tokens[place], text[at] ?? '')) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      from += 1;
      [at, place] = [from, star + 1];
    } else return false;
  }
  return tokens.slice(place).every((token) => token === 'any text');
}
