import { expect, it } from 'vitest';
import { readSource } from '../../src/manifest/read.ts';
import { treesOf } from '../../src/manifest/tree.ts';
import { placesIn } from '../../src/rules/read.ts';
import type { View } from '../../src/rules/view.ts';
import { viewOf } from '../../src/rules/view.ts';

function viewIn(text: string): View {
  const read = readSource('a.yaml', new TextEncoder().encode(text));
  const [tree] = read.result === 'read' ? treesOf(read.source) : [];
  if (tree === undefined) throw new Error('not read');
  const placeOf = placesIn(tree.source);
  return viewOf({ tree, placeOf: (position, steps) => placeOf(position, steps, 0) });
}

it.each([2, 16, 17, 63, 64, 200])('makes the view of each of %d keys once', (count) => {
  const view = viewIn(Array.from({ length: count }, (_, index) => `key${index}: ${index}\n`).join(''));
  const all = Array.from({ length: count }, (_, index) => view.at(`key${index}`));
  expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index));
  expect(all.every((one, index) => view.at(`key${index}`) === one)).toBe(true);
  expect(view.at('none')).toMatchObject({ isThere: false, position: 0, path: '.none' });
});

it.each(['', ...[20, 100].map((count) => Array.from({ length: count }, (_, index) => `k${index}: 0\n`).join(''))])(
  'takes the second of two values of a key, and its own before merged ones',
  (more) => {
    const view = viewIn(`base: &base { own: 1, merged: 2 }\nmap:\n  <<: *base\n  own: 3\ntwice: 4\ntwice: 5\n${more}`);
    expect(view.at('twice').number).toBe(5);
    expect([view.at('map', 'own').number, view.at('map', 'merged').number]).toEqual([3, 2]);
    expect(view.at('map', 'merged')).toBe(view.at('map', 'merged'));
    expect(view.at('map').keys).toEqual(['own', 'merged']);
  },
);

it('knows names that objects have as other keys', () => {
  const view = viewIn('__proto__: 1\nconstructor: 2\n"10": 3\n');
  expect(view.keys).toEqual(['__proto__', 'constructor', '10']);
  expect(view.at('__proto__').path).toBe('.__proto__');
  expect(view.at('constructor').number).toBe(2);
});
