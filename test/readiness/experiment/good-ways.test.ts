import { describe, expect, it } from 'vitest';
import { readCorpus } from '../corpus.ts';
import { goodWays } from './good-ways.ts';
import { randomOf } from './way.ts';

const applications = readCorpus();

describe.each(goodWays)('$id', (way) => {
  it('changes one file of some application, the same by the same seed', () => {
    const changed = applications.flatMap(({ files }) => {
      const after = way.change(files, randomOf(5));
      expect(way.change(files, randomOf(5))).toEqual(after);
      return after === undefined ? [] : [[...after].filter(([file, text]) => files.get(file) !== text).length];
    });
    expect(changed.length).toBeGreaterThan(0);
    expect(new Set(changed)).toEqual(new Set([1]));
  });
});
