import { describe, expect, it } from 'vitest';
import { LineCounter, parseAllDocuments } from 'yaml';
import { Lines } from '../../src/text/lines.ts';

describe('lines', () => {
  it.each(['', 'a', 'a\n', '\n', 'a\nb', 'a: 1\n\n\nb: 2\r\nc: 3\n', 'ü: 💥\nx'])(
    'are counted as the YAML library counts them: %j',
    (text) => {
      const counter = new LineCounter();
      // a line is known once something was read on it
      parseAllDocuments(`${text}#`, { lineCounter: counter, logLevel: 'silent' });
      const lines = new Lines(text);
      for (let position = 0; position <= text.length; position += 1)
        expect([position, lines.linePos(position)]).toEqual([position, counter.linePos(position)]);
    },
  );
});
