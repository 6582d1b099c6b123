import { expect, it } from 'vitest';
import { heaviestFile, heaviestSet } from '../../src/manifest/weight.ts';
import type { Sources } from '../../src/ports/sources.ts';
import { ManifestReader } from '../../src/stages/manifest-reader.ts';

it('reads as much as can be judged at once, and tells what it leaves out', async () => {
  const bytes = new Uint8Array(heaviestFile * 0.9).fill('\n'.charCodeAt(0));
  const sources: Sources = { find: async () => undefined, read: async () => ({ result: 'read', bytes }) };
  const reader = new ManifestReader(sources, { seenFromHere: (file) => `here/${file}`, expects: false });
  const files = Array.from({ length: 8 }, (_, index) => `${index}.yaml`);
  const read = await reader.read(files);
  expect(read.size).toBe(Math.floor(heaviestSet / (heaviestFile * 0.957)));
  expect(reader.notJudged.map(({ file, reason }) => `${file} ${reason}`)).toEqual(
    files.slice(read.size).map((file) => `here/${file} too-large`),
  );
});
