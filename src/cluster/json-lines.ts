/**
 * The JSON values of a stream, one a line. Characters and lines may be cut anywhere between chunks, and lines may be
 * megabytes long; a last line without an end was cut off and is left out.
 */
export async function* jsonLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const chunk of body) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    begun.push(first);
    for (const next of others) {
      const line = begun.join('');
      begun = [next];
      if (line.trim() !== '') yield parse(line);
    }
  }
}

/** Without the parser's message, which quotes the line. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error('the API server sent a line that is no JSON');
  }
}
