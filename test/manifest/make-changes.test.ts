import { describe, expect, it } from 'vitest';
import type { Location } from '../../src/manifest/locate.ts';
import { locateAnywhere } from '../../src/manifest/locate-within.ts';
import { makeChanges } from '../../src/manifest/make-changes.ts';
import { parsePath } from '../../src/manifest/path.ts';
import { readSource } from '../../src/manifest/read.ts';
import { treesOf } from '../../src/manifest/tree.ts';
import { bytes } from './plan-text.ts';

const before = 'helm:\n  values: |\n    image: acme/api:v1\n    x: v1 # one\n';

function located(path: string): Location {
  const read = readSource('f.yaml', bytes(before));
  const parsed = parsePath(path);
  if (read.result !== 'read' || parsed.result !== 'parsed') throw new Error('cannot be read');
  const found = locateAnywhere(read.source, treesOf(read.source), parsed.path);
  if (found.result !== 'located') throw new Error(found.problem.message);
  return found.location;
}

function made(location: Location, to: string) {
  const source = location.within?.embedded.outer ?? location.source;
  return makeChanges(source, [{ location, to }]);
}

describe('a change within a text', () => {
  const location = located('.helm.values | from_yaml | .x');

  it('is made in the file', () => {
    expect(made(location, 'v2')).toEqual({ result: 'made', text: before.replace('x: v1', 'x: v2') });
  });

  it.each([
    ['begins before the value', { start: location.start - 1 }],
    ['begins in the value', { start: location.start + 1 }],
    ['ends after the value', { end: location.end + 1 }],
    ['is in another place', { start: location.start - 10, end: location.end - 10 }],
  ])('is refused where it %s', (_, moved) => {
    expect(made({ ...location, ...moved }, 'v2').result).toBe('refused');
  });

  it('is refused where its lines are not where they were said to be', () => {
    const { within } = location;
    if (within === undefined) throw new Error('is within no text');
    const lineStarts = within.embedded.lineStarts?.map((start) => start - 1);
    const moved = { ...within, embedded: { ...within.embedded, lineStarts } };
    expect(made({ ...location, within: moved }, 'v2').result).toBe('refused');
  });
});
