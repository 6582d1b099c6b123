import { expect, it } from 'vitest';
import { shortLine } from '../../src/text/plain.ts';

it("a server's words are one line of a limited length, and whole characters", () => {
  expect(shortLine(' a\n\tb\r\u0007c ')).toBe('a b c');
  expect(shortLine('\u001b[31mred\u202e')).toBe('[31mred');
  expect(shortLine('x'.repeat(1000)).length).toBe(300);
  expect(shortLine(`${'x'.repeat(299)}😀`).isWellFormed()).toBe(true);
});
