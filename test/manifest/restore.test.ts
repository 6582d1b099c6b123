import { describe, expect, it } from 'vitest';
import { planEdits } from '../../src/manifest/plan.ts';
import { restoreEdits } from '../../src/manifest/restore.ts';
import { api, bytes, image, text } from './plan-text.ts';

const written = [
  { file: 'a.yaml', path: '.tag', from: 'v1', to: 'v2' },
  { file: 'b.yaml', path: '.tag', from: 'v1', to: 'v2' },
];

function restore(a: string, b: string) {
  return restoreEdits(
    written,
    new Map([
      ['a.yaml', bytes(a)],
      ['b.yaml', bytes(b)],
    ]),
  );
}

describe('a rollback', () => {
  it('puts the old values back to the byte, whatever else has changed', () => {
    const plan = restore("x: 1\ntag: 'v2' # y\n", 'tag: v2\r\n');
    expect(plan.result === 'planned' && plan.files.map(({ after }) => text(after))).toEqual([
      "x: 1\ntag: 'v1' # y\n",
      'tag: v1\r\n',
    ]);
  });

  it('leaves alone what is back already', () => {
    const plan = restore('tag: v1\n', 'tag: v2\n');
    expect(plan.result === 'planned' && plan.files.map(({ edits }) => edits.length)).toEqual([0, 1]);
  });

  it('touches nothing where somebody has changed one of the values', () => {
    expect(restore('tag: v2\n', 'x: 1\ntag: v3\n')).toEqual({
      result: 'overtaken',
      places: [{ file: 'b.yaml', path: '.tag', line: 2, column: 6, from: 'v3', to: 'v1' }],
    });
  });

  it('is refused where a value is gone', () => {
    expect(restore('tag: v2\n', 'x: 1\n')).toMatchObject({
      result: 'refused',
      problems: [{ place: { file: 'b.yaml' } }],
    });
  });

  it('is refused where a file is gone', () => {
    const plan = restoreEdits(written, new Map([['a.yaml', bytes('tag: v2\n')]]));
    expect(plan).toMatchObject({ result: 'refused', problems: [{ place: { file: 'b.yaml' } }] });
  });

  it('finds again what an image edit wrote in several documents', () => {
    const before = 'containers: [{image: ghcr.io/acme/api:v0}]\n---\ncontainers: [{image: ghcr.io/acme/api:v1}]\n';
    const plan = planEdits([{ file: 'f', target: image(api) }], new Map([['f', bytes(before)]]));
    const [done] = plan.result === 'planned' ? plan.files : [];
    const back = restoreEdits(done?.named ?? [], new Map([['f', done?.after ?? bytes('')]]));
    expect(back.result === 'planned' && text(back.files[0]?.after)).toBe(before);
  });

  it('puts nothing where there was nothing', () => {
    const plan = restoreEdits([{ file: 'f', path: '.tag', from: '', to: 'v2' }], new Map([['f', bytes('tag: v2\n')]]));
    expect(plan.result === 'planned' && text(plan.files[0]?.after)).toBe('tag: ""\n');
  });
});
