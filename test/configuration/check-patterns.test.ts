import { describe, expect, it } from 'vitest';
import { checkPatterns } from '../../src/configuration/check-patterns.ts';
import { readConfiguration } from '../../src/configuration/read.ts';

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
