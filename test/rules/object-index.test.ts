import { expect, it } from 'vitest';
import type { ManifestObject } from '../../src/rules/object.ts';
import { ObjectIndex } from '../../src/rules/object-index.ts';
import { ObjectSet } from '../../src/rules/object-set.ts';
import { readFiles } from './applied.ts';

const text = (name: string, namespace: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec: { template: { metadata: { labels: { app: ${name} } }, spec: { containers: [{ name: a, image: a:1 }] } } }
---
`;

const objectsOf = (...texts: readonly string[]): readonly ManifestObject[] =>
  readFiles(new Map([['app.yaml', new TextEncoder().encode(texts.join(''))]])).sets[0]?.objects ?? [];

const deployment = { kind: 'Deployment', group: 'apps' };

it('tells a set what stands elsewhere in the repository, and not what is its own', () => {
  const [own, other, third] = objectsOf(text('api', 'a'), text('api', 'b'), text('web', 'b'));
  if (own === undefined || other === undefined || third === undefined) throw new Error('no objects');
  const set = new ObjectSet([own], { isWhole: true, repository: new ObjectIndex([own, other, third]) });
  expect(set.elsewhere(deployment)).toEqual([other, third]);
  expect(set.has(deployment, { name: 'web', namespace: 'b' })).toBe(true);
  expect(set.has(deployment, { name: 'web', namespace: 'c' })).toBe(false);
  expect(set.podsElsewhereWith(new Map([['app', 'api']]), undefined).map(({ object }) => object)).toEqual([other]);
  expect([set.hasPodsIn('a'), set.hasPodsIn('b'), set.hasPodsIn(undefined)]).toEqual([true, false, true]);
});

/** How often the kinds of objects are looked at, where each of so many is a set of its own. */
function looks(count: number): number {
  let looked = 0;
  const objects = objectsOf(...Array.from({ length: count }, (_, index) => text(`app-${index}`, 'a'))).map((one) => {
    const { kind } = one;
    return Object.defineProperty({ ...one }, 'kind', {
      get: () => {
        looked += 1;
        return kind;
      },
    });
  });
  const repository = new ObjectIndex(objects);
  for (const own of objects) {
    const set = new ObjectSet([own], { isWhole: true, repository });
    set.has(deployment, { name: 'app-0', namespace: 'a' });
    set.podsElsewhereWith(new Map([['app', 'app-0']]), 'a');
  }
  return looked;
}

it('looks at each object as often, however many sets there are', () => {
  expect(looks(400) / looks(100)).toBeLessThan(4.5);
});
