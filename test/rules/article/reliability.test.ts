import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { saidOf } from '../judged.ts';

const directory = new URL('files/', import.meta.url);
const files = Object.fromEntries(
  readdirSync(directory).map((file) => [file, readFileSync(new URL(file, directory), 'utf8')]),
);
const [, ...rows] = readFileSync(new URL('reliability.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');
const found = rows.map((row) => row.split('\t')).filter(([, , , rule]) => rule?.startsWith('missed: ') === false);

describe("the article's own manifests", () => {
  const said = saidOf(files).map(({ finding: { rule, severity, place } }) =>
    [place.file, place.line, rule, severity].join('\t'),
  );

  it.each(found)('%s is found in %s, line %s, by %s', (_, ...where) => {
    expect(said).toContain(where.join('\t'));
  });

  it('is found but for what no manifest shows', () => {
    expect(rows.length - found.length).toBe(3);
  });
});
