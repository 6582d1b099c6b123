import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from './values.ts';

interface Row {
  readonly field: string;
  readonly previous: string;
  readonly value: string;
  readonly limit: string;
  readonly node: string;
  readonly expected: string;
  readonly why: string;
}

const rows: readonly Row[] = readFileSync(new URL('./resource-values.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [field = '', previous = '', value = '', limit = '', node = '', expected = '', why = ''] = line.split('\t');
    return { field, previous, value, limit, node, expected, why };
  });

describe('the corpus of resource values', () => {
  it('has all forty rows', () => expect(rows).toHaveLength(40));

  it.each(rows)('$field from "$previous" to $value (limit "$limit", node "$node") is $expected', (row) => {
    const verdicts = judge(row.field, row.value, row);
    expect(verdicts[0]?.severity ?? 'ok').toBe(row.expected);
    const rules = row.expected === 'ok' ? [] : row.why.slice(0, row.why.indexOf(':')).split('+');
    expect(verdicts.map(({ rule }) => rule)).toEqual(rules);
  });
});

describe('what a verdict says', () => {
  it('shows the bytes, the ratio and a guess', () => {
    const [absurd, jump] = judge('requests.memory', '100Gi', { previous: '1Gi' });
    expect(absurd?.message).toBe('100Gi = 107,374,182,400 bytes, 100 times the previous 1Gi; did you mean 1Gi?');
    expect(jump?.message).toBe(
      '100Gi = 107,374,182,400 bytes, 100 times the previous 1Gi (an extra zero?); did you mean 1Gi?',
    );
    expect(absurd?.why).toContain('stays Pending');
    expect(absurd?.fix).toBe('write 1Gi');
  });

  it.each([
    ['requests.memory', '100Gi', '', 'did you mean 100Mi?'],
    ['requests.memory', '100Gi', '100Mi', '1,024 times the previous 100Mi; did you mean 100Mi?'],
    ['requests.memory', '512', '512Mi', 'did you mean 512Mi?'],
    ['requests.memory', '512', '', 'did you mean 512Mi?'],
    ['requests.memory', '128Ki', '', 'did you mean 128Mi?'],
    ['requests.memory', '128m', '', '128m = 0.128 bytes is no whole number of bytes; did you mean 128Mi?'],
    ['requests.memory', '1.2Gi', '', 'did you mean 1229Mi?'],
    ['requests.memory', '512MB', '', '"512MB" is no quantity; did you mean 512Mi?'],
    ['requests.memory', '1gi', '', 'did you mean 1Gi?'],
    ['requests.memory', '128K', '', 'did you mean 128Ki?'],
    ['requests.memory', '1,5 GiB', '', 'did you mean 1.5Gi?'],
    ['requests.memory', '-256Mi', '', '-256Mi is negative; did you mean 256Mi?'],
    ['requests.cpu', '250', '', 'did you mean 250m?'],
    ['requests.cpu', '1000', '1000m', '1000 = 1,000 cores, 1,000 times the previous 1000m; did you mean 1000m?'],
    ['requests.cpu', '500M', '', 'did you mean 500m?'],
    ['requests.cpu', '2 cores', '', 'did you mean 2?'],
    ['requests.cpu', '-0.5', '', 'did you mean 0.5?'],
  ])('of %s %s, before "%s": %s', (field, value, previous, text) =>
    expect(judge(field, value, { previous })[0]?.message).toContain(text),
  );

  it('names a slip of units', () => {
    const jump = judge('requests.memory', '1Gi', { previous: '1Mi' }).find(({ rule }) => rule === 'resource-jump');
    expect(jump?.message).toContain('1,024 times the previous 1Mi (unit slip); did you mean 1Mi?');
  });

  it('says by how much a value has fallen', () => {
    expect(judge('requests.memory', '256Mi', { previous: '4Gi' })[0]?.message).toBe(
      '256Mi = 268,435,456 bytes, the previous 4Gi divided by 16',
    );
  });

  it('offers no guess where none is likely', () => {
    expect(judge('requests.memory', 'plenty')[0]).toMatchObject({ message: '"plenty" is no quantity' });
    expect(judge('requests.memory', '24Gi')[0]?.message).toBe('24Gi = 25,769,803,776 bytes');
    expect(judge('requests.cpu', '32')[0]?.message).toBe('32 = 32 cores');
  });

  it('shows only the beginning of a long text', () => {
    const message = judge('requests.memory', 'x'.repeat(10_000))[0]?.message ?? '';
    expect(message.length).toBeLessThan(80);
  });
});
