import { describe, expect, it } from 'vitest';
import { baseInAnnotations, baseInProvenance } from '../../src/image/base.ts';
import { readContents } from '../../src/image/contents.ts';
import type { Layer } from '../../src/image/details.ts';
import type { ComparedImage } from '../../src/image/difference.ts';
import { compareContents, compareImages } from '../../src/image/difference.ts';
import type { Digest } from '../../src/image/reference.ts';
import { printChange, printSize } from '../../src/image/size.ts';

const digest = (letter: string): Digest => `sha256:${letter.repeat(64)}`;
const layer = (letter: string, size: number): Layer => ({ digest: digest(letter), size });

function image(letter: string, ...platforms: ComparedImage['platforms']): ComparedImage {
  return { digest: digest(letter), platforms };
}

describe('two images', () => {
  it('are compared platform by platform: what is pulled, what is shared, what is new to a node', () => {
    const before = image('a', { platform: 'linux/amd64', layers: [layer('1', 100), layer('2', 50)] });
    const after = image('b', { platform: 'linux/amd64', layers: [layer('1', 100), layer('3', 20), layer('3', 20)] });
    expect(compareImages(before, after)).toEqual({
      before: digest('a'),
      after: digest('b'),
      platforms: [
        {
          platform: 'linux/amd64',
          before: { size: 150, layers: 2 },
          after: { size: 120, layers: 3 },
          newBytes: 20,
          sharedLayers: 1,
        },
      ],
    });
  });

  it('may be built for other platforms', () => {
    const before = image('a', { platform: 'linux/amd64', layers: [layer('1', 100)] });
    const after = image('b', { platform: 'linux/arm64', layers: [] });
    expect(compareImages(before, after).platforms).toEqual([
      { platform: 'linux/arm64', after: { size: 0, layers: 0 } },
      { platform: 'linux/amd64', before: { size: 100, layers: 1 } },
    ]);
  });

  it('may write a platform in two ways', () => {
    const before = image('a', { platform: 'linux/arm64/v8', layers: [layer('1', 100)] });
    const after = image('b', { platform: 'linux/arm64', layers: [layer('1', 100)] });
    const found = compareImages(before, after).platforms;
    expect(found).toMatchObject([{ platform: 'linux/arm64', sharedLayers: 1, newBytes: 0 }]);
    expect(found).toHaveLength(1);
  });

  it('of which one begins with the other share all that it has', () => {
    const before = image('a', { platform: 'p', layers: [layer('1', 1)] });
    const after = image('b', { platform: 'p', layers: [layer('1', 1), layer('2', 2)] });
    expect(compareImages(before, after).platforms[0]).toMatchObject({ sharedLayers: 1, newBytes: 2 });
    expect(compareImages(after, before).platforms[0]).toMatchObject({ sharedLayers: 1, newBytes: 0 });
  });
});

describe('what two scans found', () => {
  const report = (packages: readonly object[] | undefined, vulnerabilities: readonly object[] = []) => ({
    SchemaVersion: 2,
    Results: [{ Type: 'debian', Packages: packages, Vulnerabilities: vulnerabilities }],
  });
  const read = (...given: Parameters<typeof report>) => readContents(report(...given)) ?? { vulnerabilities: [] };
  const found = (id: string, name: string, severity = 'HIGH') => ({
    VulnerabilityID: id,
    PkgName: name,
    Severity: severity,
  });

  it('is added, removed or changed by name, and several versions of one are one', () => {
    const before = read([
      { Name: 'openssl', Version: '3.0.1', Release: '2', Epoch: 1 },
      { Name: 'gone', Version: '1' },
      { Name: 'same', Version: '2' },
      { Name: 'twice', Version: '1' },
    ]);
    const after = read([
      { Name: 'openssl', Version: '3.0.2' },
      { Name: 'same', Version: '2' },
      { Name: 'new', Version: '1' },
      { Name: 'twice', Version: '2' },
      { Name: 'twice', Version: '1' },
    ]);
    expect(compareContents(before, after).packages).toEqual({
      added: [{ kind: 'debian', name: 'new', version: '1' }],
      removed: [{ kind: 'debian', name: 'gone', version: '1' }],
      changed: [
        { name: 'openssl', from: ['1:3.0.1-2'], to: ['3.0.2'] },
        { name: 'twice', from: ['1'], to: ['1', '2'] },
      ],
    });
  });

  it('is fixed or new by vulnerability and package, once each', () => {
    const before = read([], [found('CVE-1', 'a'), found('CVE-2', 'a')]);
    const after = read([], [found('CVE-2', 'a'), found('CVE-2', 'b'), found('CVE-2', 'b')]);
    expect(compareContents(before, after)).toMatchObject({
      fixed: [{ id: 'CVE-1', package: 'a', severity: 'HIGH' }],
      introduced: [{ id: 'CVE-2', package: 'b', severity: 'HIGH' }],
    });
  });

  it('says nothing of packages where one of them did not list any, and nothing at all where it is no report', () => {
    expect(compareContents(read(undefined), read([{ Name: 'a', Version: '1' }]))).not.toHaveProperty('packages');
    for (const value of [undefined, null, [], 'text', { SchemaVersion: 1 }, { Results: [] }])
      expect(readContents(value)).toBeUndefined();
    expect(
      readContents({ SchemaVersion: 2, Results: [null, 7, { Packages: [null, {}], Vulnerabilities: [1] }] }),
    ).toEqual({ packages: [], vulnerabilities: [] });
  });
});

describe('the base of an image', () => {
  it('is what its annotations say', () => {
    const annotations = {
      'org.opencontainers.image.base.name': 'docker.io/library/node:24',
      'org.opencontainers.image.base.digest': digest('d'),
    };
    expect(baseInAnnotations(annotations)).toEqual({ name: 'docker.io/library/node:24', digest: digest('d') });
    expect(baseInAnnotations({ 'org.opencontainers.image.base.digest': 'no digest' })).toEqual({});
    expect(baseInAnnotations({})).toBeUndefined();
    expect(baseInAnnotations('text')).toBeUndefined();
  });

  it.each([
    ['pkg:docker/node@24-slim?platform=linux%2Famd64', 'node:24-slim'],
    ['pkg:docker/ghcr.io/acme/base@1.2?platform=linux%2Farm64', 'ghcr.io/acme/base:1.2'],
    [`pkg:docker/node@${digest('e')}?tag=24&platform=linux%2Famd64`, 'node:24'],
    [`pkg:docker/node@${digest('e')}`, 'node'],
  ])('is told by the provenance: %s', (uri, name) => {
    const digestOf = { sha256: 'e'.repeat(64) };
    expect(baseInProvenance({ predicate: { materials: [{ uri, digest: digestOf }] } })).toEqual({
      name,
      digest: digest('e'),
    });
    const resolvedDependencies = [
      { uri: 'pkg:docker/docker/dockerfile@1?platform=linux%2Famd64' },
      { uri, digest: digestOf },
      { uri: 'https://github.com/acme/api.git#main' },
    ];
    expect(baseInProvenance({ predicate: { buildDefinition: { resolvedDependencies } } })).toMatchObject({ name });
  });

  it('is not known where there are several, or none, or no provenance', () => {
    const [one, other] = [{ uri: 'pkg:docker/golang@1' }, { uri: 'pkg:docker/alpine@3' }];
    for (const value of [{ predicate: { materials: [one, other] } }, { predicate: {} }, undefined, 'text'])
      expect(baseInProvenance(value)).toBeUndefined();
    expect(baseInProvenance({ predicate: { materials: [{ uri: 'pkg:docker/%E0@1' }] } })).toBeUndefined();
  });
});

describe('a size', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [1500, '1.5 kB'],
    [99_949, '99.9 kB'],
    [99_950, '100 kB'],
    [180_400_000, '180 MB'],
    [999_499_999, '999 MB'],
    [999_500_000, '1 GB'],
    [1_234_000_000, '1.2 GB'],
    [5e15, '5000 TB'],
  ])('%d is %s', (bytes, text) => {
    expect(printSize(bytes)).toBe(text);
  });

  it.each([
    [1_200_000_000, 180_000_000, '−85 %'],
    [100, 200, '+100 %'],
    [1000, 1003, '+0.3 %'],
    [1000, 1000, '±0 %'],
    [1_000_000, 1_000_001, '±0 %'],
    [1000, 0, '−100 %'],
    [0, 100, ''],
  ])('from %d to %d is %s', (before, after, text) => {
    expect(printChange(before, after)).toBe(text);
  });
});
