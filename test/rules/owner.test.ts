import { expect, it } from 'vitest';
import { ownersOf } from '../../src/rules/owner.ts';
import { readFiles } from './applied.ts';

const object = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;

it('a place stands in the last object that begins at or above it', () => {
  const text = `# a comment\n${object('a')}---\n${object('b')}`;
  const { sets } = readFiles(new Map([['a.yaml', new TextEncoder().encode(text)]]));
  const ownerOf = ownersOf(sets.flatMap(({ objects }) => objects));
  const names = [1, 2, 4, 5, 6, 9].map((line) => ownerOf({ file: 'a.yaml', line, column: 1 })?.name);
  expect(names).toEqual([undefined, 'a', 'a', 'a', 'b', 'b']);
  expect(ownerOf({ file: 'b.yaml', line: 9, column: 1 })).toBeUndefined();
});
