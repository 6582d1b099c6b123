import { beyond } from '../../src/manifest/block-yaml/beyond.ts';
import type { Tokens } from '../../src/manifest/scan.ts';
import { Scan } from '../../src/manifest/scan.ts';

/** All tokens of a text. Throws where a line is none that the scanner knows. */
export function scanTokens(text: string): Tokens {
  const scan = new Scan(text);
  scan.to(text.length);
  return scan.depth === 0 ? scan.tokens : beyond();
}
