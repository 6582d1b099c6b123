import { expect, it } from 'vitest';
import { catalogue } from '../../src/rules/catalogue.ts';
import { repair } from '../../src/rules/repair.ts';
import { judgeByRules, readFiles } from './applied.ts';
import { context } from './judged.ts';

const text = 'FROM alpine:3.22\nRUN echo $TARGETARCH > /arch\n';

function repaired(bytes: Uint8Array) {
  const files = new Map([['Dockerfile', bytes]]);
  const platform = catalogue.filter(({ id }) => id === 'docker-platform-args');
  return repair(judgeByRules(readFiles(files), platform, context), files);
}

it.each(['', '\ufeff'])('repairs a Dockerfile that begins with %j at its place', (mark) => {
  const [file] = repaired(new TextEncoder().encode(mark + text)).files;
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(file?.after)).toBe(
    `${mark}FROM alpine:3.22\nARG TARGETARCH\nRUN echo $TARGETARCH > /arch\n`,
  );
});

it('leaves a Dockerfile alone that is no UTF-8', () => {
  const { files, refused } = repaired(new Uint8Array([...new TextEncoder().encode(`${text}# `), 0xe9, 0x0a]));
  expect(files).toEqual([]);
  expect(refused.map(({ problems }) => problems[0]?.message)).toEqual(['is not valid UTF-8']);
});
