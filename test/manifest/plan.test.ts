import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { diffOf } from '../../src/manifest/diff.ts';
import type { FileEdit } from '../../src/manifest/plan.ts';
import { planEdits } from '../../src/manifest/plan.ts';
import { restoreEdits } from '../../src/manifest/restore.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const digest = `sha256:${'b'.repeat(64)}` as const;
const image = { registry: 'ghcr.io', name: 'acme/api', tag: 'v2', digest };

function atPath(path: string, value: string): FileEdit {
  return { file: 'f.yaml', target: { by: 'path', path, value } };
}

function edit(text: string, ...edits: readonly FileEdit[]): string {
  const plan = planEdits(edits, new Map([['f.yaml', bytes(text)]]));
  if (plan.result === 'refused') throw new Error(plan.problems.map(({ message }) => message).join('; '));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(plan.files[0]?.after);
}

function refusal(text: string, ...edits: readonly FileEdit[]): string {
  const plan = planEdits(edits, new Map([['f.yaml', bytes(text)]]));
  return plan.result === 'refused' ? plan.problems.map(({ message }) => message).join('; ') : 'planned';
}

describe('a path edit changes the value and nothing else', () => {
  const cases: readonly [string, string, string][] = [
    ['plain', 'a: 1\nb: old # why\n', 'a: 1\nb: new # why\n'],
    ['single quotes', "b: 'old'\n", "b: 'new'\n"],
    ['double quotes', 'b: "old"\n', 'b: "new"\n'],
    ['CRLF', 'a: 1\r\nb: old\r\nc: 2\r\n', 'a: 1\r\nb: new\r\nc: 2\r\n'],
    ['a byte order mark', '\ufeffb: old\n', '\ufeffb: new\n'],
    ['no newline at the end', 'b: old', 'b: new'],
    ['a flow map', '{a: 1,   b: old , c: [1,2]}\n', '{a: 1,   b: new , c: [1,2]}\n'],
    ['an empty value before a comment', 'b: # todo\n', 'b: new # todo\n'],
    ['an empty value at the end', 'b:', 'b: new'],
    ['the second document', 'a: 1\n---\nb: old\n', 'a: 1\n---\nb: new\n'],
    ['odd spacing and blank lines', 'b:    old   \n\n\n# end\n', 'b:    new   \n\n\n# end\n'],
  ];
  it.each(cases)('%s', (_, before, after) => expect(edit(before, atPath('.b', 'new'))).toBe(after));

  it('makes two edits on one line', () => {
    expect(edit('{a: old, b: old}\n', atPath('.a', 'x1'), atPath('.b', 'x2'))).toBe('{a: x1, b: x2}\n');
  });

  it('finds items of lists, also from their end', () => {
    expect(edit('a:\n- b: 1\n- b: 2\n', atPath('.a[-1].b', 'x'))).toBe('a:\n- b: 1\n- b: x\n');
  });

  it('is a no-op the second time', () => {
    const once = edit('b: old\n', atPath('.b', '1234567'));
    expect(edit(once, atPath('.b', '1234567'))).toBe(once);
  });
});

describe('a value reads as the same text under YAML 1.1 and 1.2', () => {
  const values = [
    'v1',
    '1234567',
    '12e4567',
    '1.20',
    '0x1f',
    '1_000',
    'on',
    'no',
    'null',
    '~',
    '2024-01-01',
    '1:30',
    '',
    ' x',
    'a: b',
    'a #b',
    '{{x}}',
    "it's",
    '"q"',
    '-',
    '.inf',
    'é',
    'a\tb',
    'true',
    '=',
    '<<',
  ];
  const styles = ['b: old\n', "b: 'old'\n", 'b: "old"\n', '{b: old}\n', 'b: 1.20\n'];
  it.each(values)('%j', (value) => {
    for (const before of styles) {
      const after = edit(before, atPath('.b', value));
      expect(parse(after, { version: '1.2' })).toEqual({ b: value });
      expect(parse(after, { version: '1.1' })).toEqual({ b: value });
    }
  });
});

describe('what cannot be changed alone is refused', () => {
  const cases: readonly [string, string, string, RegExp][] = [
    ['an alias', 'a: &x old\nb: *x\n', '.b', /alias/],
    ['an anchor with aliases', 'a: &x old\nb: *x\n', '.a', /anchor/],
    ['a merge key', 'a: &x {c: 1}\nb:\n  <<: *x\n', '.b.c', /merge key/],
    ['a block of text', 'b: |\n  old\n', '.b', /block of text/],
    ['a duplicate key', 'b: 1\nb: 2\n', '.b', /twice/],
    ['a template', 'b: "{{ .Values.x }}"\n', '.b', /template/],
    ['SOPS', 'b: old\nsops:\n  mac: x\n', '.b', /SOPS/],
    ['a Flux marker', 'b: old # {"$imagepolicy": "flux-system:api"}\n', '.b', /Flux/],
    ['a missing key', 'a: 1\n', '.b', /no key "b"/],
    ['a value in two documents', 'b: 1\n---\nb: 2\n', '.b', /several documents/],
    ['what is not supported yet', 'b: [1]\n', '.b[]', /not supported yet/],
    ['YAML that does not parse', 'b: [1\n', '.b', /./],
  ];
  it.each(cases)('%s', (_, text, path, message) => expect(refusal(text, atPath(path, 'new'))).toMatch(message));

  it('refuses bytes that are no UTF-8', () => {
    const plan = planEdits([atPath('.b', 'x')], new Map([['f.yaml', new Uint8Array([0x62, 0x3a, 0x20, 0xff])]]));
    expect(plan.result).toBe('refused');
  });

  it('reports the problems of every file, with places', () => {
    const plan = planEdits(
      [atPath('.b', 'x'), { file: 'none.yaml', target: { by: 'image', image } }],
      new Map([['f.yaml', bytes('a: 1\n')]]),
    );
    expect(plan).toMatchObject({
      result: 'refused',
      problems: [{ place: { file: 'f.yaml', line: 1, column: 1 } }, { place: { file: 'none.yaml' } }],
    });
  });
});

describe('an image edit finds how the file names the image', () => {
  const byImage: FileEdit = { file: 'f.yaml', target: { by: 'image', image } };
  const cases: readonly [string, string, string][] = [
    [
      'kustomization by name',
      'images:\n- name: ghcr.io/acme/api\n  newTag: v1\n',
      'images:\n- name: ghcr.io/acme/api\n  newTag: v2\n',
    ],
    [
      'kustomization by newName',
      'images:\n- name: api\n  newName: ghcr.io/acme/api\n  newTag: v1\n',
      'images:\n- name: api\n  newName: ghcr.io/acme/api\n  newTag: v2\n',
    ],
    [
      'kustomization with tag and digest',
      'images:\n- {name: ghcr.io/acme/api, newTag: v1, digest: x}\n',
      `images:\n- {name: ghcr.io/acme/api, newTag: v2, digest: ${digest}}\n`,
    ],
    [
      'Helm values',
      'image:\n  repository: ghcr.io/acme/api\n  tag: v1\n',
      'image:\n  repository: ghcr.io/acme/api\n  tag: v2\n',
    ],
    [
      'Helm values with a registry',
      'image: {registry: ghcr.io, repository: acme/api, tag: v1}\n',
      'image: {registry: ghcr.io, repository: acme/api, tag: v2}\n',
    ],
    [
      'a container',
      'spec:\n  containers:\n  - image: ghcr.io/acme/api:v1 # pinned\n',
      'spec:\n  containers:\n  - image: ghcr.io/acme/api:v2 # pinned\n',
    ],
    [
      'tag and digest together',
      `image: ghcr.io/acme/api:v1@sha256:${'a'.repeat(64)}\n`,
      `image: ghcr.io/acme/api:v2@${digest}\n`,
    ],
  ];
  it.each(cases)('%s', (_, before, after) => expect(edit(before, byImage)).toBe(after));

  it('names the images that are there where ours is not', () => {
    expect(refusal('image: ghcr.io/acme/web:v1\n', byImage)).toMatch(/names ghcr.io\/acme\/web/);
  });
});

describe('restoring', () => {
  const written = [{ file: 'f.yaml', path: '.b', from: 'old', to: 'new' }];

  it('puts the old value back to the byte', () => {
    const plan = restoreEdits(written, new Map([['f.yaml', bytes("a: 1\nb: 'new' # x\n")]]));
    expect(plan.result === 'planned' && new TextDecoder().decode(plan.files[0]?.after)).toBe("a: 1\nb: 'old' # x\n");
  });

  it('leaves alone what somebody else has changed', () => {
    expect(restoreEdits(written, new Map([['f.yaml', bytes('b: newer\n')]])).result).toBe('overtaken');
  });
});

it('shows the change as a unified diff', () => {
  const plan = planEdits([atPath('.b', 'new')], new Map([['f.yaml', bytes('a: 1\r\nb: old\r\nc: 3')]]));
  expect(plan.result === 'planned' && plan.files.map(diffOf).join('')).toBe(
    '--- a/f.yaml\n+++ b/f.yaml\n@@ -1,3 +1,3 @@\n a: 1\\r\n-b: old\\r\n+b: new\\r\n c: 3\n\\ No newline at end of file\n',
  );
});
