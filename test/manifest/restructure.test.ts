import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/data/json.ts';
import type { PathStep } from '../../src/manifest/path.ts';
import { restructure } from '../../src/manifest/restructure.ts';

/** `a.0.b`: keys, and places of lists. */
function stepsOf(path: string): readonly PathStep[] {
  return path.split('.').map((step) => (/^\d+$/.test(step) ? { index: Number(step) } : { key: step }));
}

function restructured(text: string, changes: Readonly<Record<string, JsonValue | undefined>>, file = 'a.yaml'): string {
  const all = Object.entries(changes).map(([path, to]) => ({
    document: 0,
    steps: stepsOf(path),
    ...(to === undefined ? {} : { to }),
  }));
  const made = restructure(file, new TextEncoder().encode(text), all);
  return made.result === 'made'
    ? new TextDecoder().decode(made.bytes)
    : `refused: ${made.problems.map(({ message }) => message).join('; ')}`;
}

const pod = `spec:
  containers:
    - name: api # the one
      image: a:b

    - name: side
      image: c:d
`;

describe('restructuring', () => {
  it('creates maps with lists in them, below what is there', () => {
    const to = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
    expect(restructured(pod, { 'spec.containers.0.securityContext': to })).toBe(`spec:
  containers:
    - name: api # the one
      image: a:b
      securityContext:
        allowPrivilegeEscalation: false
        capabilities:
          drop: [ALL]

    - name: side
      image: c:d
`);
  });

  it('gives a list of maps lines of its own', () => {
    const to = [{ maxSkew: 1, topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'api' } } }];
    expect(restructured('spec:\n  a: 1 # one\n', { 'spec.topologySpreadConstraints': to })).toBe(`spec:
  a: 1 # one
  topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    labelSelector:
      matchLabels:
        app: api
`);
  });

  it('stays in brackets where the file is, and in JSON', () => {
    expect(restructured('spec: {a: 1}\n', { 'spec.b': [{ c: true }] })).toBe('spec: {a: 1, b: [{ c: true }]}\n');
    expect(restructured('{"spec": {"a": 1}}', { 'spec.b': [{ c: 'x' }] }, 'a.json')).toBe(
      '{"spec": {"a": 1, "b": [{"c":"x"}]}}',
    );
  });

  it('replaces a list and a value, and removes keys and items from behind', () => {
    expect(restructured('a:\n  drop:\n    - NET_RAW\n  keep: 1\n', { 'a.drop': ['ALL'] })).toBe(
      'a:\n  keep: 1\n  drop: [ALL]\n',
    );
    expect(restructured('a: {b: 1}\n', { 'a.b': 2 })).toBe('a: {b: 2}\n');
    expect(restructured('a:\n  - 1\n  - 2\n  - 3\nb: 4\n', { 'a.0': undefined, 'a.2': undefined, b: undefined })).toBe(
      'a:\n  - 2\n',
    );
  });

  it('keeps line endings, and quotes what is no plain text', () => {
    expect(restructured('a: 1\r\n', { b: { c: 'yes', d: [] } })).toBe('a: 1\r\nb:\r\n  c: "yes"\r\n  d: []\r\n');
  });

  it('does nothing to a text whose anchor would change elsewhere', () => {
    const text = 'x: &c\n  a: 1\ny: *c\n';
    expect(restructured(text, { 'y.b': 2 })).toMatch(/^refused: /);
  });

  it('does the changes of a second document there', () => {
    const made = restructure('a.yaml', new TextEncoder().encode('a: 1\n---\na: 2\n'), [
      { document: 1, steps: [{ key: 'b' }], to: ['x'] },
    ]);
    expect(made.result === 'made' && new TextDecoder().decode(made.bytes)).toBe('a: 1\n---\na: 2\nb: [x]\n');
  });

  it('keeps the byte order mark', () => {
    const made = restructure('a.yaml', new TextEncoder().encode('\ufeffa: 1\n'), [
      { document: 0, steps: [{ key: 'b' }], to: ['x'] },
    ]);
    const text = made.result === 'made' && new TextDecoder('utf-8', { ignoreBOM: true }).decode(made.bytes);
    expect(text).toBe('\ufeffa: 1\nb: [x]\n');
  });
});
