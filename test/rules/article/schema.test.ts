import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { saidOf } from '../judged.ts';

const folder = new URL('files/', import.meta.url);
const files = Object.fromEntries(
  readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]),
);

it("finds in the article's own manifests what the APIs would refuse, and nothing else", () => {
  const [, ...rows] = readFileSync(new URL('schema.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const found = rows.map((row) => row.split('\t')).filter(([, , , rule]) => rule === 'schema-valid');
  const said = saidOf(files, { rule: 'schema-valid' }).map(({ finding: { place, severity } }) =>
    [place.file, place.line, severity].join(' '),
  );
  expect(said.sort()).toEqual(found.map(([, file, line, , severity]) => [file, line, severity].join(' ')).sort());
});
