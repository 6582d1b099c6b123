import { describe, expect, it } from 'vitest';
import {
  isKustomization,
  kustomizationReferences,
  kustomizationRemotes,
  leadsOut,
} from '../../src/readiness/kustomization.ts';

function references(text: string): readonly string[] {
  return kustomizationReferences('kustomization.yaml', new TextEncoder().encode(text));
}

describe('what a kustomization names', () => {
  it('is every file and folder, as it is written', () => {
    const text = `resources:
  - ../base
  - https://example.com/base
components: [cache]
patches:
  - path: one.yaml
  - patch: "- op: remove"
patchesStrategicMerge: [two.yaml]
helmCharts:
  - valuesFile: values.yaml
    additionalValuesFiles: [values-eu.yaml]
`;
    expect(references(text)).toEqual([
      '../base',
      'https://example.com/base',
      'cache',
      'two.yaml',
      'one.yaml',
      'values.yaml',
      'values-eu.yaml',
    ]);
  });

  it('is nothing where the shape is another', () => {
    expect(references('resources: { a: b }\npatches: text\ncomponents: [{ a: 1 }, null]')).toEqual([]);
  });

  it('is nothing where it does not parse', () => expect(references('resources: [')).toEqual([]));
});

// each of these made kustomize 5.8 ask a server of this machine
describe('what a kustomization would load over the network', () => {
  const remotes = (text: string) => kustomizationRemotes('kustomization.yaml', new TextEncoder().encode(text));
  const url = 'http://127.0.0.1:1/x';

  it.each([
    ['a key of a list in other letters', `configMapGenerator: [{ name: a, Files: ["${url}"] }]`, 'Files'],
    ['a key of a list in capitals', `secretGenerator: [{ name: a, ENVS: ["${url}"] }]`, 'ENVS'],
    ['the third form of an s', `configMapGenerator: [{ name: a, fileſ: ["${url}"] }]`, 'fileſ'],
    ['the third form of an s at the top', `reſources: ["${url}"]`, 'reſources'],
    ['a patch', `patches: [{ Path: "${url}" }]`, 'Path'],
    ['a replacement', `replacements: [{ pAth: "${url}" }]`, 'pAth'],
    ['a schema', `openapi: { Path: "${url}" }`, 'Path'],
    ['what a merge key brings', `x: &x { Files: ["${url}"] }\nconfigMapGenerator: [{ name: a, <<: *x }]`, 'Files'],
    ['a key that is an alias', `namePrefix: &a resources\n*a : ["${url}"]`, 'what a key of no text means'],
    [
      'a key within that is an alias',
      `namePrefix: &a files\nconfigMapGenerator:\n- name: x\n  *a : ["${url}"]`,
      'what a key of no text means',
    ],
    ['a key that stands twice', `configMapGenerator: [{ files: [], files: ["${url}"], files: [] }]`, 'files'],
  ])('is told by %s', (_, text, says) => {
    expect(remotes(text)).toContain(says);
  });

  it.each([
    ['commonLabels: { Path: a, Env: b, FILES: c }'],
    ['configMapGenerator: [{ name: a, literals: [Files=x], options: { labels: { Path: a } } }]'],
    ['patches: [{ path: a.yaml, options: { allowNameChange: true } }, { patch: "Path: x", target: { kind: A } }]'],
    ['resources: [a.yaml]\ncomponents: [b]\nopenapi: { path: a.json }'],
  ])('is nothing in %s', (text) => {
    expect(remotes(text)).toEqual([]);
  });

  it.each([
    ['files: ["http://127.0.0.1:1/x"]', true],
    ['files: [../x]', true],
    ['FILES: ["http:\\x2f\\x2f127.0.0.1:1/x"]', true],
    ['files: ["http:\\/\\/127.0.0.1:1/x"]', true],
    ['files: ["http:\\\n//127.0.0.1:1/x"]', true],
    ['fieldPaths: [metadata.annotations.a\\.b/c]', false],
  ])('is told by the text of a plugin: %j', (text, is) => {
    expect(leadsOut(text)).toBe(is);
  });
});

describe('the name of a kustomization', () => {
  it.each(['kustomization.yaml', 'a/kustomization.yml', 'a/b/Kustomization'])('may be %s', (file) =>
    expect(isKustomization(file)).toBe(true),
  );

  it.each(['my-kustomization.yaml', 'Kustomization.yaml', 'kustomization.json', 'kustomization'])('is not %s', (file) =>
    expect(isKustomization(file)).toBe(false),
  );
});
