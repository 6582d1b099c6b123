import { describe, expect, it } from 'vitest';
import { childOf, descend, itemsOf, keysOf, textIn } from '../../src/kubernetes/nodes.ts';
import { treeIn } from './documents.ts';

function textAt(yaml: string, ...keys: readonly string[]): string | undefined {
  const tree = treeIn(yaml);
  return textIn(tree, descend(tree, ...keys));
}

describe('reading values of a document', () => {
  it('keeps numbers as they are written', () => {
    expect(textAt('memory: 1.50', 'memory')).toBe('1.50');
    expect(textAt('memory: 1e3', 'memory')).toBe('1e3');
  });

  it('has nothing for null, a map or a missing key', () => {
    expect(textAt('memory: null', 'memory')).toBeUndefined();
    expect(textAt('memory:', 'memory')).toBeUndefined();
    expect(textAt('memory: {}', 'memory')).toBeUndefined();
    expect(textAt('memory: 1', 'cpu', 'memory')).toBeUndefined();
  });

  it('takes the last of two same keys', () => expect(textAt('a: 1\na: 2', 'a')).toBe('2'));

  it('follows an alias', () => expect(textAt('x: &big { memory: 1Gi }\ny: *big', 'y', 'memory')).toBe('1Gi'));

  it('takes the nearest anchor before an alias', () => {
    expect(textAt('a: &x 1\nb: &x 2\nc: *x\nd: &x 3', 'c')).toBe('2');
  });

  it('follows a merge key, and prefers the own key', () => {
    const yaml = 'base: &base { memory: 1Gi, cpu: 1 }\nown:\n  <<: *base\n  cpu: 2';
    expect(textAt(yaml, 'own', 'memory')).toBe('1Gi');
    expect(textAt(yaml, 'own', 'cpu')).toBe('2');
  });

  it('follows a list of merge keys, the first that has the key', () => {
    const yaml = 'a: &a { x: 1 }\nb: &b { x: 2, y: 3 }\nc:\n  <<: [*a, *b]';
    expect(textAt(yaml, 'c', 'x')).toBe('1');
    expect(textAt(yaml, 'c', 'y')).toBe('3');
  });

  it('ends where a map merges itself', () => expect(textAt('a: &a\n  <<: *a\n  b: 1', 'a', 'c')).toBeUndefined());

  it('lists the keys that merge keys bring, each once', () => {
    const tree = treeIn('a: &a { memory: 1 }\nb: { <<: *a, cpu: 1, memory: 2 }');
    expect(keysOf(tree, descend(tree, 'b'))).toEqual(['cpu', 'memory']);
  });

  it('lists items, and none of what is no list', () => {
    const tree = treeIn('list: [1, 2]\nmap: {}');
    expect(itemsOf(tree, childOf(tree, tree.root, 'list'))).toHaveLength(2);
    expect(itemsOf(tree, childOf(tree, tree.root, 'map'))).toEqual([]);
  });
});
