import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeValue } from '../../src/readiness/rules.ts';

const text = readFileSync(new URL('./resource-values.tsv', import.meta.url), 'utf8');
const rows = text
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

function fieldOf(field: string) {
  const [kind, resource] = field.split('.');
  if (
    (kind !== 'requests' && kind !== 'limits') ||
    (resource !== 'memory' && resource !== 'cpu' && resource !== 'ephemeral-storage')
  ) {
    throw new Error(`unknown field ${field}`);
  }
  return { kind, resource } as const;
}

describe('resource values', () => {
  it('has all forty rows', () => expect(rows).toHaveLength(40));

  it.each(rows)(
    '%s from "%s" to "%s" (limit %s, node %s) is %s',
    (field = '', previous, value = '', limit, node, expected, why = '') => {
      const given = {
        ...fieldOf(field),
        value,
        ...(previous ? { previous } : {}),
        ...(limit ? { limit } : {}),
        ...(node ? { node } : {}),
      };
      const verdicts = judgeValue(given);
      expect(verdicts[0]?.severity ?? 'ok').toBe(expected);
      const rules = expected === 'ok' ? [] : (why.split(':')[0] ?? '').split('+');
      expect(verdicts.map(({ rule }) => rule).sort()).toEqual(rules.sort());
    },
  );
});
