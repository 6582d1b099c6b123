import { describe, expect, it } from 'vitest';
import type { FileEdit } from '../../src/manifest/plan.ts';
import { planEdits } from '../../src/manifest/plan.ts';
import { api, at, bytes, edited, image, planned, refusals, text } from './plan-text.ts';

function on(file: string, path: string, value = 'new'): FileEdit {
  return { file, target: at(path, value) };
}

describe('the edits of one file', () => {
  it('land both on one line', () => {
    expect(edited('{a: old, b: old}\n', at('.b', 'longer than before'), at('.a', 'x'))).toBe(
      '{a: x, b: "longer than before"}\n',
    );
  });

  it('are listed in the order of the file', () => {
    const { edits } = planned('a: 1\nb: 2\nc: 3\n', [at('.c', 'x'), at('.a', 'y')]);
    expect(edits.map(({ path }) => path)).toEqual(['.a', '.c']);
  });

  it('may name one value twice with the same text', () => {
    const plan = planned('images: [{name: ghcr.io/acme/api, newTag: v1}]\n', [
      image(api),
      at('.images[0].newTag', 'v2'),
    ]);
    expect(plan.edits).toHaveLength(1);
  });

  it('may not name one value with two texts', () => {
    expect(refusals('a: 1\n', [at('.a', 'x'), at('.a', 'y')])).toEqual([
      '1:4 two edits want different values for .a: "x" and "y" (keep one of the two edits)',
    ]);
  });

  it('may not name one value with two texts, of which one stands there', () => {
    expect(refusals('a: x\n', [at('.a', 'x'), at('.a', 'y')])).toHaveLength(1);
  });

  it('are all told where they are wrong, each once', () => {
    const wrong = [at('.x', 'v'), at('.a[', 'v'), at('.x', 'v'), image(api), at('.a', 'v')];
    expect(refusals('a: 1\n', wrong)).toEqual([
      expect.stringContaining('has no key "x"'),
      expect.stringContaining('the path ".a[" is wrong at column 3'),
      expect.stringContaining('does not name the image'),
    ]);
  });
});

describe('an edit to what stands there', () => {
  it('is no change, and gives the very same bytes', () => {
    const before = bytes("b: 'same'\n");
    const plan = planEdits([on('f', '.b', 'same')], new Map([['f', before]]));
    expect(plan).toMatchObject({ result: 'planned', files: [{ edits: [], named: [{ from: 'same', to: 'same' }] }] });
    expect(plan.result === 'planned' && plan.files[0]?.after).toBe(before);
  });

  it('is no change for plain text that we would have quoted', () => {
    expect(edited('b: two words, and (more)\n', at('.b', 'two words, and (more)'))).toBe('b: two words, and (more)\n');
  });

  it('puts quotes around what reads as a number, once', () => {
    const once = edited('tag: 1.20 # old\n', at('.tag', '1.20'));
    expect(once).toBe('tag: "1.20" # old\n');
    expect(planned(once, [at('.tag', '1.20')]).edits).toEqual([]);
  });

  it('puts quotes around what YAML 1.1 reads as a boolean', () => {
    expect(edited('tag: on\n', at('.tag', 'on'))).toBe('tag: "on"\n');
  });
});

describe('the edits of several files', () => {
  const contents = new Map([
    ['a.yaml', bytes('v: old\n')],
    ['b.yaml', bytes('v: old\n')],
  ]);

  it('are planned file by file', () => {
    const plan = planEdits([on('a.yaml', '.v'), on('b.yaml', '.v', 'other')], contents);
    const after = plan.result === 'planned' ? plan.files.map((one) => `${one.file} ${text(one.after)}`) : [];
    expect(after).toEqual(['a.yaml v: new\n', 'b.yaml v: other\n']);
  });

  it('are all refused where one is', () => {
    expect(planEdits([on('a.yaml', '.v'), on('b.yaml', '.x')], contents).result).toBe('refused');
  });

  it('are refused with the problems of every file, each with its place', () => {
    const plan = planEdits([on('a.yaml', '.x'), on('none.yaml', '.v'), on('b.yaml', '.v.w')], contents);
    expect(plan).toMatchObject({
      result: 'refused',
      problems: [
        { place: { file: 'a.yaml', line: 1, column: 1 } },
        { message: 'is not in the repository', place: { file: 'none.yaml' } },
        { place: { file: 'b.yaml', line: 1, column: 4 } },
      ],
    });
  });

  it('leave the bytes that were given as they are', () => {
    planEdits([on('a.yaml', '.v')], contents);
    expect(text(contents.get('a.yaml'))).toBe('v: old\n');
  });

  it('are none where nothing is asked', () => {
    expect(planEdits([], contents)).toMatchObject({ result: 'planned', files: [] });
  });
});

describe('odd files', () => {
  it('may be nested deeply, and are then refused or edited, never thrown', () => {
    for (const depth of [100, 900, 20_000]) {
      const before = bytes(`a: ${'['.repeat(depth)}${']'.repeat(depth)}\nb: old\n`);
      expect(['planned', 'refused']).toContain(planEdits([on('f', '.b')], new Map([['f', before]])).result);
    }
  });

  it('may have many lines and many edits: one parse serves all', () => {
    const services = Array.from(
      { length: 2000 },
      (_, index) => `s${index}: # ${index}\n  image:\n    repository: r/s${index}\n    tag: v1\n`,
    );
    const targets = Array.from({ length: 500 }, (_, index) => at(`.s${index * 4}.image.tag`, 'v2'));
    const began = performance.now();
    expect(planned(services.join(''), targets).edits).toHaveLength(500);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
