import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { ImageDifference, PlatformDifference } from '../../src/image/difference.ts';
import { differenceMarkdown } from '../../src/report/difference.ts';

const [one, other] = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`] as const;
const smaller: PlatformDifference = {
  platform: 'linux/amd64',
  before: { size: 1_200_000_000, layers: 12, base: { name: 'node:24' } },
  after: { size: 180_000_000, layers: 5, base: { name: 'node:24-slim' } },
  newBytes: 180_000_000,
  sharedLayers: 0,
};
const of = (...platforms: readonly PlatformDifference[]): ImageDifference => ({ before: one, after: other, platforms });
const evil = '](https://evil.example) ![x](y) </code></details><img src=x> | **b** `c` @org/team #12 \n# h\n```';

function rendered(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

describe('what changed in the image', () => {
  it('is one line a platform, and the rest to be opened', () => {
    const text = differenceMarkdown(of(smaller, { ...smaller, platform: 'linux/arm64', newBytes: 5, sharedLayers: 3 }));
    expect(text).toBe(`- <code>linux/amd64</code>: **1.2 GB → 180 MB**, **−85 %**
- <code>linux/arm64</code>: **1.2 GB → 180 MB**, **−85 %**

<details><summary>What changed in the image</summary>

<code>linux/amd64</code>

- layers: 12 → 5; 180 MB to pull where the image before is
- base: <code>node:24</code> → <code>node:24-slim</code>

<code>linux/arm64</code>

- layers: 12 → 5; the lowest 3 are the same, 5 B to pull where the image before is
- base: <code>node:24</code> → <code>node:24-slim</code>

</details>`);
    expect(text.split('\n').filter((line) => /^- <code>linux/.test(line) && line.length > 70)).toEqual([]);
  });

  it('says which vulnerabilities came and went, and which packages', () => {
    const contents = {
      packages: {
        added: [{ kind: 'debian', name: 'curl', version: '8' }],
        removed: [],
        changed: [{ name: 'openssl', from: ['3.0.1'], to: ['3.0.2'] }],
      },
      fixed: [{ id: 'CVE-1', severity: 'CRITICAL', package: 'openssl' }],
      introduced: [],
    };
    const text = differenceMarkdown(of({ ...smaller, contents }));
    expect(text).toContain('**−85 %**; 1 vulnerability fixed\n');
    expect(text).toContain('- vulnerabilities fixed (1): <code>CVE-1</code> (critical, <code>openssl</code>)');
    expect(text).toContain('- packages changed (1): <code>openssl 3.0.1 → 3.0.2</code>');
    expect(text).toContain('- packages added (1): <code>curl 8</code>');
    expect(text).not.toContain('packages removed');
  });

  it('is nothing where it is the same image, or not known', () => {
    expect(differenceMarkdown({ before: one, after: one, platforms: [smaller] })).toBe('');
    expect(differenceMarkdown(undefined)).toBe('');
  });

  it('says what is built for the first time, and what no longer', () => {
    const { before, after } = smaller;
    if (before === undefined || after === undefined) throw new Error('both are there');
    const text = differenceMarkdown(of({ platform: 'linux/arm64', after }, { platform: 'linux/386', before }));
    expect(text).toBe('- <code>linux/arm64</code>: new, 180 MB\n- <code>linux/386</code>: no longer built');
  });

  it('tells bases of one name apart by their digest, and says where one is not known', () => {
    const between = (before: object, after: object) =>
      differenceMarkdown(
        of({ ...smaller, before: { size: 1, layers: 1, ...before }, after: { size: 1, layers: 1, ...after } }),
      );
    expect(between({ base: { name: 'a:1', digest: one } }, { base: { name: 'a:1', digest: other } })).toContain(
      'base: <code>a:1@sha256:aaaaaaaaaaaa</code> → <code>a:1@sha256:bbbbbbbbbbbb</code>',
    );
    expect(between({ base: { name: 'a:1' } }, { base: { name: 'a:1' } })).toContain('base: <code>a:1</code>, the same');
    expect(between({}, { base: { name: 'a:1' } })).toContain('base: not known → <code>a:1</code>');
    expect(between({}, {})).not.toContain('base:');
  });

  it('stays short and literal, whatever names there are and how many', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `${index}${evil.repeat(5)}`);
    const packages = many.map((name) => ({ kind: evil, name, version: evil }));
    const vulnerabilities = many.map((id) => ({ id, severity: evil, package: evil }));
    const contents = {
      packages: {
        added: packages,
        removed: packages,
        changed: many.map((name) => ({ name, from: many, to: many })),
      },
      fixed: vulnerabilities,
      introduced: vulnerabilities,
    };
    const base = { name: evil };
    const platforms = many.map((platform) => ({
      ...smaller,
      platform,
      contents,
      after: { size: 1, layers: 1, base },
    }));
    const text = differenceMarkdown(of(...platforms));
    expect(text.length).toBeLessThan(20_000);
    const html = rendered(text);
    expect(html).not.toMatch(/<img|<a |<h1|<table/);
    expect(html.match(/<details>/g)).toHaveLength(1);
    expect(html.match(/<\/details>/g)).toHaveLength(1);
    expect(html).toContain('and 4990 more');
    expect(html).toContain('There is more than can be shown');
  });
});
