import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { changed, goodObjects } from './change.ts';
import type { OurVerdict } from './explained.ts';
import { isExplained, ourVerdict } from './explained.ts';

interface Row {
  readonly object: string;
  readonly change: Change;
  readonly reason: string;
  readonly message: string;
  readonly ours: OurVerdict;
}

const texts = new Map(goodObjects().map(({ name, text }) => [name, text]));
const table = readFileSync(new URL('verdicts.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(2);
const rows: readonly Row[] = table.map((line) => {
  const [object = '', written = '', reason = '', message = ''] = line.split('\t');
  const change: Change = JSON.parse(written);
  return { object, change, reason, message, ours: ourVerdict(changed(texts.get(object) ?? '', change)) };
});
const taken = rows.filter(({ reason }) => reason === 'accepted');
const refused = rows.filter(({ reason }) => reason !== 'accepted');

describe('what a real API server said of changed objects', () => {
  it('is recorded for many of them, taken and refused', () => {
    expect(taken.length).toBeGreaterThan(200);
    expect(refused.length).toBeGreaterThan(800);
  });

  it('is no error where it takes them', () => {
    // of a Rollout its controller refuses more: https://github.com/argoproj/argo-rollouts/blob/v1.9.1/pkg/apis/rollouts/validation/validation.go
    const isOfController = ({ object, ours }: Row) =>
      object.includes(' Rollout ') && ours.errors.every((error) => error.endsWith('says nothing of what to do'));
    expect(taken.filter((row) => row.ours.errors.length > 0 && !isOfController(row))).toEqual([]);
  });

  it('is an error where it refuses them for a field, a type, a value or what is missing', () => {
    const missed = refused.filter(({ ours }) => ours.errors.length === 0);
    expect(missed.filter(({ change, ours, ...said }) => !isExplained(change, ours, said))).toEqual([]);
    expect(missed.length).toBeLessThan(refused.length / 10);
  });

  it('took every good object, and so do we', () => {
    for (const [name, text] of texts)
      expect({ name, ...ourVerdict(text) }).toEqual({ name, errors: [], mayBePatch: false });
  });
});
