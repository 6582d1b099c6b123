import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { saidOf } from '../judged.ts';
import { changed, goodObjects } from './change.ts';
import { isExplained } from './explained.ts';

interface Row {
  readonly object: string;
  readonly change: string;
  readonly server: string;
  readonly message: string;
  readonly errors: readonly string[];
}

const texts = new Map(goodObjects().map(({ name, text }) => [name, text]));
const table = readFileSync(new URL('verdicts.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(2);
const rows: readonly Row[] = table.map((line) => {
  const [object = '', change = '', server = '', message = ''] = line.split('\t');
  const text = changed(texts.get(object) ?? '', JSON.parse(change));
  const said = saidOf({ 'app.yaml': text }, { rule: 'schema-valid' });
  const errors = said.flatMap(({ finding }) => (finding.severity === 'error' ? finding.message : []));
  return { object, change, server, message, errors };
});

describe('what a real API server said of changed objects', () => {
  it('is recorded for many of them, taken and refused', () => {
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.filter(({ server }) => server === 'accepted').length).toBeGreaterThan(200);
  });

  it('is never stricter than it: what it takes has no error', () => {
    expect(rows.filter(({ server, errors }) => server === 'accepted' && errors.length > 0)).toEqual([]);
  });

  it('is said by us too of every unknown or doubled field and every wrong type, value and missing field', () => {
    const missed = rows.filter(({ server, errors }) => server !== 'accepted' && errors.length === 0);
    expect(
      missed.filter((row) => !isExplained(JSON.parse(row.change), { reason: row.server, message: row.message })),
    ).toEqual([]);
    expect(missed.length).toBeLessThan(rows.length / 10);
  });

  it('was taken of every good object', () => {
    for (const [name, text] of texts)
      expect([name, saidOf({ 'app.yaml': text }, { rule: 'schema-valid' })]).toEqual([name, []]);
  });
});
