import { describe, expect, it } from 'vitest';
import { planEdits } from '../../src/manifest/plan.ts';
import { restoreEdits, standsIn } from '../../src/manifest/restore.ts';
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
      places: [{ file: 'b.yaml', path: '.tag', line: 2, column: 6, from: 'v3', to: 'v2' }],
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

it.each([
  ['tag: v2\n', 'tag: v2\n', true],
  ['tag: v2\n', 'tag: v3\n', false],
  ['tag: v3\n', 'tag: v2\n', false],
  ['tag: v2\n', 'a: 1\n', false],
])('what was written stands in its files where all of it does: %j and %j', (a, b, stands) => {
  const contents = new Map([
    ['a.yaml', bytes(a)],
    ['b.yaml', bytes(b)],
  ]);
  expect(standsIn(written, contents)).toBe(stands);
});

describe('what was written is found again', () => {
  const kustomization = (...entries: readonly string[]) =>
    `images:\n${entries.map((entry) => `- name: ghcr.io/acme/${entry.replace(' ', '\n  newTag: ')}\n`).join('')}`;
  const file = 'kustomization.yaml';
  const contents = (content: string) => new Map([[file, new TextEncoder().encode(content)]]);
  /** What was written for web, from v1 to v2. */
  function written(before: string) {
    const image = { registry: 'ghcr.io', name: 'acme/web', tag: 'v2' };
    const plan = planEdits([{ file, target: { by: 'image', image } }], contents(before));
    if (plan.result !== 'planned') throw new Error(JSON.stringify(plan));
    return plan.files.flatMap((one) => one.named);
  }
  const restored = (values: ReturnType<typeof written>, now: string) => {
    const plan = restoreEdits(values, contents(now));
    return plan.result === 'planned'
      ? plan.files.map(({ after }) => new TextDecoder().decode(after)).join()
      : plan.result;
  };

  it('behind an entry that was put before it, whatever that holds', () => {
    const values = written(kustomization('web v1'));
    for (const other of ['api v7', 'api v2', 'api v1']) {
      const now = kustomization(other, 'web v2');
      expect(standsIn(values, contents(now))).toBe(true);
      expect(restored(values, now)).toBe(kustomization(other, 'web v1'));
    }
  });

  it('in its own document, whatever was put before it or taken away', () => {
    const document = (name: string, tag: string) =>
      `kind: Deployment\nmetadata: {name: ${name}}\nspec: {template: {spec: {containers: [{name: app, image: "ghcr.io/acme/web:${tag}"}]}}}\n`;
    const before = `${document('one', 'v1')}---\n${document('two', 'v1')}`;
    const values = written(before).slice(1);
    const now = `${document('zero', 'v2')}---\n${document('one', 'v2')}---\n${document('two', 'v2')}`;
    expect(restored(values, now)).toBe(now.replace(document('two', 'v2'), document('two', 'v1')));
    expect(restored(values, document('two', 'v2'))).toBe(document('two', 'v1'));
  });

  it('or it is an error, never somebody else’s to have overtaken', () => {
    const values = written(kustomization('web v1'));
    expect(restored(values, kustomization('api v2'))).toBe('refused');
    expect(standsIn(values, contents(kustomization('api v2')))).toBe(false);
    expect(restored(values, kustomization('web v3'))).toBe('overtaken');
  });

  it.each(['digest: null', 'digest: ~', 'digest:'])('a former %s comes back as nothing, not as a word', (empty) => {
    const before = `image:\n  repository: ghcr.io/acme/web\n  tag: v1\n  ${empty}\n`;
    const image = { registry: 'ghcr.io', name: 'acme/web', tag: 'v2', digest: `sha256:${'a'.repeat(64)}` } as const;
    const plan = planEdits([{ file, target: { by: 'image', image } }], contents(before));
    if (plan.result !== 'planned') throw new Error(JSON.stringify(plan));
    const [now] = plan.files;
    const back = restored(
      plan.files.flatMap((one) => one.named),
      new TextDecoder().decode(now?.after),
    );
    expect(back).toBe('image:\n  repository: ghcr.io/acme/web\n  tag: v1\n  digest: ""\n');
  });
});
