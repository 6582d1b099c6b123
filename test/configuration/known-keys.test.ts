import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keyPlaces, remedyForUnknown } from '../../src/configuration/known-keys.ts';
import { isFields } from '../../src/data/fields.ts';

describe('the keys that a misspelt one may have been meant to be', () => {
  it('are all that the schema has', () => {
    const schema: unknown = JSON.parse(readFileSync('schema/gitops-deploy.schema.json', 'utf8'));
    const keysIn = (value: unknown): readonly string[] => {
      if (Array.isArray(value)) return value.flatMap(keysIn);
      if (!isFields(value)) return [];
      const own = isFields(value['properties']) ? Object.keys(value['properties']) : [];
      return [...own, ...Object.values(value).flatMap(keysIn)];
    };
    const keys = new Set(keysIn(schema));
    expect(keys.size).toBeGreaterThan(100);
    expect([...keys].filter((key) => !keyPlaces().has(key))).toEqual([]);
  });

  it.each([
    ['fail-on-nev', 'did you mean "fail-on-new"?'],
    ['max-age', 'it belongs to scan.database, or to environments.….backup'],
    ['workloads', 'it belongs to environments.….targets[]'],
    ['subject', 'it belongs to signing.verify[]'],
    ['signing', 'it belongs to the top'],
    ['x1y2z3w4', 'remove it, or name it x-…'],
  ])('%s: %s', (key, remedy) => {
    expect(remedyForUnknown(key)).toBe(remedy);
  });
});
