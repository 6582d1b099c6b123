import { describe, expect, it } from 'vitest';
import { parseNodes } from '../../src/inputs/nodes.ts';

describe('what nodes have to give', () => {
  it.each([
    ['memory=60Gi,cpu=15800m', [{ memory: '60Gi', cpu: '15800m' }]],
    ['memory=60Gi\n  cpu=4,ephemeral-storage=100G', [{ memory: '60Gi' }, { cpu: '4', 'ephemeral-storage': '100G' }]],
    ['', []],
  ])('%j', (text, pools) => {
    expect(parseNodes(text)).toEqual(pools);
  });

  it.each([
    ['mem=60Gi', '"mem" is no resource of a node; those are memory, cpu, ephemeral-storage'],
    ['memory=60gi', '"60gi" is no amount of memory, such as 60Gi or 15800m'],
    ['memory', '"" is no amount of memory, such as 60Gi or 15800m'],
    ['memory=0', '"0" is no amount of memory, such as 60Gi or 15800m'],
    ['memory=1Gi=2', '"1Gi" is no amount of memory, such as 60Gi or 15800m'],
    ['memory=1Gi,', '"" is no resource of a node; those are memory, cpu, ephemeral-storage'],
  ])('%j is wrong', (text, says) => {
    expect(parseNodes(text)).toBe(says);
  });
});
