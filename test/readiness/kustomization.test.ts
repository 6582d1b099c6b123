import { describe, expect, it } from 'vitest';
import { isKustomization, kustomizationReferences } from '../../src/readiness/kustomization.ts';

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

describe('the name of a kustomization', () => {
  it.each(['kustomization.yaml', 'a/kustomization.yml', 'a/b/Kustomization'])('may be %s', (file) =>
    expect(isKustomization(file)).toBe(true),
  );

  it.each(['my-kustomization.yaml', 'Kustomization.yaml', 'kustomization.json', 'kustomization'])('is not %s', (file) =>
    expect(isKustomization(file)).toBe(false),
  );
});
