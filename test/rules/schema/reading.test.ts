import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isMap, isScalar } from '../../../src/data/nodes.ts';
import { readSource } from '../../../src/manifest/read.ts';
import type { Reading } from '../../../src/rules/schema/reading.ts';
import { readByKubernetes } from '../../../src/rules/schema/reading.ts';

const [, ...rows] = readFileSync(new URL('readings.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

/** What our parser and the reading of it make of a value. */
function read(written: string): Reading | undefined {
  const source = readSource('a.yaml', new TextEncoder().encode(`v: ${written}\n`));
  const root = source.result === 'read' ? source.source.documents[0]?.contents : undefined;
  const value = isMap(root) ? root.items[0]?.value : undefined;
  return isScalar(value) ? readByKubernetes(value) : undefined;
}

function meant(value: unknown): Reading {
  if (typeof value === 'number') return { as: 'number', number: value };
  if (typeof value === 'boolean') return { as: 'boolean', boolean: value };
  return typeof value === 'string' ? { as: 'text', text: value } : { as: 'nothing' };
}

it.each(rows.map((row) => row.split('\t')))('%s is read as %s', (written = '', json = '') => {
  expect(read(written)).toEqual(meant(JSON.parse(json)));
});

it.each(['.inf', '-.Inf', '.NaN', '!custom 3'])('%s is no value of JSON, and left alone', (written) => {
  expect(read(written)).toEqual({ as: 'unsure' });
});
