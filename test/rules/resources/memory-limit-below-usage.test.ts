import { expect, test } from 'vitest';
import { quantityOf } from '../../../src/kubernetes/quantity.ts';
import type { ContainerUsage } from '../../../src/readiness/usage.ts';
import { exampleResources } from '../../../src/rules/resources/amounts.ts';
import { linesOf } from '../judged.ts';

function said(resources: string, usage: ContainerUsage | undefined): readonly string[] {
  return linesOf('memory-limit-below-usage', exampleResources(resources), { usage: () => usage });
}

const used = { memory: quantityOf('400Mi'), days: 1 };

test('a limit below what was used is told, however short the history', () => {
  expect(said('{ limits: { memory: 256Mi } }', used)).toEqual([
    'warning 12:42 container api of Deployment api may use 268,435,456 bytes, and has used 419,430,400',
  ]);
});

test.each([
  ['as much as was used', '{ limits: { memory: 400Mi } }', used],
  ['no limit', '{ requests: { memory: 256Mi } }', used],
  ['a limit that is no amount', '{ limits: { memory: "{{ memory }}" } }', used],
  ['usage that is not known', '{ limits: { memory: 256Mi } }', undefined],
  ['usage of CPU alone', '{ limits: { memory: 256Mi } }', { cpu: quantityOf('1'), days: 14 }],
])('%s is nothing', (_, resources, usage) => {
  expect(said(resources, usage)).toEqual([]);
});
