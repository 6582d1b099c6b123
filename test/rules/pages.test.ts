import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulePages } from '../../scripts/rule-pages.ts';
import { catalogue } from '../../src/rules/catalogue.ts';

const docs = new URL('../../docs/', import.meta.url).pathname;
const pages = rulePages(catalogue);

/** How GitHub names the place of a heading. */
function anchorsIn(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** Links to other pages of this repository that lead nowhere. */
function brokenIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8').replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^https?:/.test(link)) return [];
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : join(dirname(file), path);
    if (!existsSync(target)) return [link];
    return anchor === undefined || anchorsIn(readFileSync(target, 'utf8')).has(anchor) ? [] : [link];
  });
}

describe('the pages of the rules', () => {
  it('are one for each, and one that lists them', () => {
    const files = [...catalogue.map(({ id }) => `${id}.md`), 'README.md'];
    expect(readdirSync(join(docs, 'rules')).toSorted()).toEqual(files.toSorted());
    for (const { id } of catalogue) expect(pages.get('README.md')).toContain(`[\`${id}\`](${id}.md)`);
  });

  it.each([...pages])('%s is what its rule says: npm run generate', (file, text) => {
    expect(readFileSync(join(docs, 'rules', file), 'utf8')).toBe(text);
  });

  it('link to what is there', () => {
    const broken = [...pages.keys(), '../check.md'].flatMap((file) =>
      brokenIn(join(docs, 'rules', file)).map((link) => `${file}: ${link}`),
    );
    expect(broken).toEqual([]);
  });
});
