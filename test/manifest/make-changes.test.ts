import { describe, expect, it } from 'vitest';
import { isScalar } from '../../src/data/nodes.ts';
import { judgeEditable } from '../../src/manifest/editable.ts';
import type { Judge, Location } from '../../src/manifest/locate.ts';
import { locatePath } from '../../src/manifest/locate.ts';
import { locateAnywhere, locateText, locateWithin } from '../../src/manifest/locate-within.ts';
import { makeChanges } from '../../src/manifest/make-changes.ts';
import { parsePath } from '../../src/manifest/path.ts';
import { parseFully } from '../../src/manifest/read.ts';
import type { Source } from '../../src/manifest/source.ts';
import { sourceOf } from '../../src/manifest/source.ts';
import { treesOf } from '../../src/manifest/tree.ts';
import { bytes } from './plan-text.ts';

const before = 'helm:\n  values: |\n    image: acme/api:v1\n    x: v1 # one\n';

function sourceFor(text: string): Source {
  const read = sourceOf('f.yaml', bytes(text), parseFully);
  if (read.result !== 'read') throw new Error('cannot be read');
  return read.source;
}

function located(source: Source, path: string): Location {
  const parsed = parsePath(path);
  if (parsed.result !== 'parsed') throw new Error('is no path');
  const found = locateAnywhere(source, treesOf(source), parsed.path);
  if (found.result !== 'located') throw new Error(found.problem.message);
  return found.location;
}

describe('a change within a text', () => {
  const source = sourceFor(before);
  const location = located(source, '.helm.values | from_yaml | .x');
  const made = (at: Location, to: string) => makeChanges(source, [{ location: at, to }]);

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

it('changes within two texts are refused where one of them is not where it was said to be', () => {
  const twice = sourceFor('a:\n  helm:\n    values: |\n      x: v1\nb:\n  helm:\n    values: |\n      x: v1 # two\n');
  const [first, second] = [
    located(twice, '.a.helm.values | from_yaml | .x'),
    located(twice, '.b.helm.values | from_yaml | .x'),
  ];
  const moved = { ...second, end: second.end + 1 };
  expect(
    makeChanges(
      twice,
      [first, second].map((location) => ({ location, to: 'v2' })),
    ).result,
  ).toBe('made');
  expect(
    makeChanges(
      twice,
      [first, moved].map((location) => ({ location, to: 'v2' })),
    ).result,
  ).toBe('refused');
});

it('a change within a text is refused where it would take a line away', () => {
  const source = sourceFor('helm:\n  values: |\n    x: one\n      two\n    y: 1\n');
  const trees = treesOf(source);
  const block = locateText(source, trees, { document: 0, steps: [{ key: 'helm' }, { key: 'values' }] });
  if (block.result !== 'located') throw new Error('is no text');
  const anything: Judge = (tree, arrival) =>
    isScalar(arrival.node) ? { editable: 'yes', scalar: arrival.node, style: 'plain' } : judgeEditable(tree, arrival);
  const found = locateWithin(block.location, (inner) =>
    locatePath(inner.inner, inner.trees, { steps: [{ key: 'x' }] }, anything),
  );
  if (found.result !== 'located') throw new Error('is no value');
  expect(makeChanges(source, [{ location: found.location, to: 'three' }])).toEqual({
    result: 'refused',
    difference: 'line 4 would change too',
  });
});
