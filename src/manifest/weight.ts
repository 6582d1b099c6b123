/** Bytes of the largest file that is judged: more than the API server takes in one request, and than most lists of objects need. */
export const largestJudged = 4 * 1024 * 1024;

/** Weight of the heaviest file that is parsed: seconds and a gigabyte, at worst. */
export const heaviestFile = 1_000_000;

/** Weight of all files that are judged together: ten thousand manifests of 3 KB, in less than 1 GB. */
export const heaviestSet = 8_000_000;

/** What a file weighs beyond its content, and how many bytes of plain text weigh as much as one mark. */
const perFile = 100;
const bytesPerMark = 16;

/** 1 for each byte that is a mark. */
const marks = new Uint8Array(256);
for (const mark of new TextEncoder().encode('\n,[]{}:"\'-?!&*')) marks[mark] = 1;

/**
 * How much work it is to parse a file, before it is parsed: what counts is not its length but how many nodes it can hold, and
 * every node takes a mark of its own.
 */
export function weightOf(content: Uint8Array | string): number {
  let count = 0;
  for (let at = 0; at < content.length; at += 1) {
    const code = typeof content === 'string' ? content.charCodeAt(at) : content[at];
    count += marks[code ?? 0] ?? 0;
  }
  return perFile + count + Math.ceil(content.length / bytesPerMark);
}
