import { describe, expect, it } from 'vitest';
import { digestOfFile, parseDigests } from '../../src/inputs/digests.ts';

const [a, b] = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`] as const;
const digests = (...all: readonly string[]) => all.map((digest) => ({ type: 'digest', digest }));

describe('digests', () => {
  it.each([
    ['one', a, digests(a)],
    ['lines', `\n  ${a}\n${b}\n`, digests(a, b)],
    ['commas and spaces', `${a}, ${b}`, digests(a, b)],
    ['JSON', JSON.stringify([a, b]), digests(a, b)],
    ['without sha256:, as the names of files', 'a'.repeat(64), digests(a)],
    ['with their repository', `ghcr.io/acme/api@${a}`, [{ type: 'digest', digest: a, repository: 'ghcr.io/acme/api' }]],
    ['folders', '/tmp/digests/*', [{ type: 'path', path: '/tmp/digests/*' }]],
  ])('are read from %s', (_, text, expected) => {
    expect(parseDigests(text)).toEqual(expected);
  });

  it.each([
    ['sha256:short', '"sha256:short" is no digest: sha256: and 64 hexadecimal digits'],
    [`${a}0`, `"${a}0" is no digest: sha256: and 64 hexadecimal digits`],
    [',', 'holds no digest'],
    ['[]', 'holds no digest'],
    ['[1]', 'is no list of texts in JSON'],
    ['["', 'is no list of texts in JSON'],
    ['Acme/Api@x', '"x" is no digest: sha256: and 64 hexadecimal digits'],
  ])('written as %s are refused', (text, sentence) => {
    expect(parseDigests(text)).toBe(sentence);
  });

  it.each([
    ['a'.repeat(64), a],
    [`sha256-${'a'.repeat(64)}`, a],
    [a, a],
    ['a'.repeat(63), undefined],
    ['digest.txt', undefined],
  ])('of a file called %s is told by its name', (name, digest) => {
    expect(digestOfFile(name)).toBe(digest);
  });
});
