/** One way to log in that a server offers (RFC 9110, section 11.6.1). */
export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  readonly scheme: string;
  /** Names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const piece = new RegExp(`[\\s,]*(?:(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}))|(${token})=*)`, 'y');

/**
 * The challenges of a `WWW-Authenticate`; several headers arrive as one, with commas between. What cannot be read ends it: a server
 * that says nonsense offers nothing.
 */
export function parseChallenges(header: string): readonly Challenge[] {
  const found: { scheme: string; parameters: Map<string, string> }[] = [];
  piece.lastIndex = 0;
  for (let match = piece.exec(header); match !== null; match = piece.exec(header)) {
    const [, name, quoted, plain, scheme] = match;
    if (scheme !== undefined) found.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
    else if (name !== undefined)
      found.at(-1)?.parameters.set(name.toLowerCase(), plain ?? (quoted ?? '').replace(/\\(.)/g, '$1'));
  }
  return found;
}

/** The one to answer: a token is made for what is asked alone, so that it goes before a password. */
export function bestChallenge(header: string): Challenge | undefined {
  const all = parseChallenges(header);
  return all.find(({ scheme }) => scheme === 'bearer') ?? all.find(({ scheme }) => scheme === 'basic');
}
