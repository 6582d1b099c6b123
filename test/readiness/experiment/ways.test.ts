import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { shapes } from './shapes.ts';
import { type Application, type BadWay, randomOf } from './way.ts';
import { ways } from './ways.ts';

const seeds = Array.from({ length: 12 }, (_, seed) => seed);

/** What a way makes of each shape that gives occasion for it, with the seed and the application before. */
function changesOf(way: BadWay): readonly { readonly before: Application; readonly after: Application }[] {
  return Object.values(shapes).flatMap((before) =>
    seeds.flatMap((seed) => {
      const after = way.change(before, randomOf(seed));
      return after === undefined ? [] : [{ before, after }];
    }),
  );
}

function changedFiles(before: Application, after: Application): readonly string[] {
  return [...after].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
}

/** Lines of one text that the other lacks, however often they stand there. */
function linesBeyond(text: string, other: string): number {
  const known = new Set(other.split('\n'));
  return text.split('\n').filter((line) => !known.has(line)).length;
}

it('fifteen ways, all distinct', () => {
  expect(new Set(ways.map(({ id }) => id))).toHaveLength(15);
  expect(new Set(ways.map(({ what }) => what))).toHaveLength(15);
});

describe.each(ways)('$id', (way) => {
  const changes = changesOf(way);

  it('finds occasion in a block and in a flow, unless the mistake is of Rollouts or autoscalers', () => {
    const found = Object.entries(shapes).filter(([, shape]) => way.change(shape, randomOf(1)) !== undefined);
    expect(found.map(([shape]) => shape)).toContain('block');
    expect(found.length).toBeGreaterThanOrEqual(3);
  });

  it('changes one file, and leaves its paths', () => {
    for (const { before, after } of changes) {
      expect([...after.keys()]).toEqual([...before.keys()]);
      expect(changedFiles(before, after)).toHaveLength(1);
    }
  });

  it('leaves YAML of as many documents', () => {
    for (const { before, after } of changes) {
      for (const [file, text] of after) {
        if (file.endsWith('.md')) continue;
        const documents = parseAllDocuments(text);
        expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
        expect(documents).toHaveLength(parseAllDocuments(before.get(file) ?? '').length);
      }
    }
  });

  it('leaves the lines around', () => {
    for (const { before, after } of changes) {
      for (const file of changedFiles(before, after)) {
        expect(linesBeyond(after.get(file) ?? '', before.get(file) ?? '')).toBeLessThanOrEqual(4);
      }
    }
  });

  it('makes the same of the same seed', () => {
    for (const shape of Object.values(shapes)) {
      expect(way.change(shape, randomOf(7))).toEqual(way.change(shape, randomOf(7)));
    }
  });

  it('leaves alone what gives no occasion', () => {
    const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { image: "a:1", memory: 512Mi }\n';
    expect(way.change(new Map([['a.yaml', config]]), randomOf(1))).toBeUndefined();
    expect(way.change(new Map([['a.yaml', 'a: [']]), randomOf(1))).toBeUndefined();
    expect(way.change(new Map(), randomOf(1))).toBeUndefined();
  });
});
