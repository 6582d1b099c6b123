import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPatterns } from '../../src/configuration/check-patterns.ts';
import { knownKeys } from '../../src/configuration/known-keys.ts';
import { readConfiguration } from '../../src/configuration/read.ts';
import { isFields } from '../../src/data/fields.ts';

const api = `image: { name: ghcr.io/acme/api }
gitops: { repository: acme/gitops, allowed-paths: [apps/**] }
environments:
  staging: { targets: [{ name: eu, edits: [{ file: apps/x.yaml, path: .image.tag }], workloads: [{ namespace: staging, name: api }] }] }
signing:
  verify:
    - subject-pattern: 'https://github\\.com/acme/.*'
    - subject-pattern: 'https://github\\.com/(?!evil).*'
`;

async function problemsOf(text: string): Promise<readonly unknown[]> {
  const read = readConfiguration(text, 'f.yaml', 'api');
  if (read.result !== 'read') throw new Error(JSON.stringify(read.problems));
  return checkPatterns(read);
}

describe('a pattern that nothing could match', () => {
  it('is told with its place, before anything is begun', async () => {
    const [problem, ...others] = await problemsOf(api);
    expect(problem).toMatchObject({ place: { file: 'f.yaml', line: 8, column: 7 } });
    expect(problem).toHaveProperty('message', expect.stringContaining('(?!'));
    expect(others).toEqual([]);
  });

  it('is told of the application that has it', async () => {
    const right = api.replace('(?!evil)', '');
    const several = [right, api].map(
      (text, index) => `  - application: a${index}\n${text.trimEnd().replace(/^/gm, '    ')}\n`,
    );
    const problems = await problemsOf(`applications:\n${several.join('')}`);
    expect(problems).toMatchObject([{ place: { line: 19, column: 11 } }]);
  });
});

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
    expect([...keys].filter((key) => !knownKeys().includes(key))).toEqual([]);
  });
});
