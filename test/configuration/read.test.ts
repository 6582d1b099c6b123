import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';

const right = `application: api
image: { name: ghcr.io/acme/api }
gitops: { repository: acme/gitops, allowed-paths: [apps/**] }
environments:
  staging:
    targets:
      - name: eu
        edits: [{ file: apps/x.yaml, path: .image.tag }]
        workloads: [{ namespace: staging, name: api }]
`;

/** `line:column message` of every problem. */
function problemsOf(text: string): readonly string[] {
  const read = readConfiguration(text, 'f.yaml', 'api');
  if (read.result === 'read') return [];
  return read.problems.map(({ place, message }) => `${place?.line}:${place?.column} ${message}`);
}

describe('a configuration', () => {
  it('is read with its defaults', () => {
    const read = readConfiguration(right, 'f.yaml', 'fallback');
    expect(read).toMatchObject({
      result: 'read',
      applications: [{ application: 'api', image: { tags: ['{{sha}}'], 'immutable-tags': true } }],
    });
  });

  it('says of a value of another type what it must be, and not that it is missing', () => {
    const text = right.replace('ghcr.io/acme/api }', 'ghcr.io/acme/api, platforms: linux/amd64 }');
    expect(problemsOf(text)).toEqual(['2:34 image.platforms must be a list']);
  });

  it('says what is missing', () => {
    expect(problemsOf(right.replace('repository: acme/gitops, ', ''))).toEqual(['3:1 gitops.repository is missing']);
  });

  it('names every problem at once, with its place', () => {
    const text = right.replace('application:', 'aplication:').replace('acme/api', 'acme/API').replace('apps/x', '../x');
    const places = problemsOf(text).map((problem) => problem.split(' ')[0]);
    expect(places.toSorted()).toEqual(['1:1', '2:10', '8:19']);
  });

  it('refuses a file outside of the allowed paths', () => {
    expect(problemsOf(right.replace('apps/x.yaml', 'other/x.yaml'))).toEqual([
      '8:19 other/x.yaml is outside of gitops.allowed-paths (apps/**)',
    ]);
  });

  it('tells what is not supported yet apart from what is wrong', () => {
    const text = right.replace('    targets:', '    merge: auto\n    targets:');
    expect(readConfiguration(text, 'f.yaml', 'api')).toMatchObject({ result: 'wrong', code: 'not-supported' });
  });

  it('leaves out keys that begin with x-', () => expect(problemsOf(`x-note: mine\n${right}`)).toEqual([]));
});
