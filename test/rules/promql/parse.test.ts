import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { selectorsIn } from '../../../src/rules/promql/expression.ts';
import { parseQuery } from '../../../src/rules/promql/parse.ts';

/** What `promql/parser` of Prometheus 0.315 said of each query. */
const table = readFileSync(new URL('queries.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split('\t') as [string, string]);

describe('a query', () => {
  it.each(table)('is %s: %s', (verdict, query) => {
    expect(parseQuery(query)?.result).toBe(verdict === 'good' ? 'parsed' : 'wrong');
  });

  it.each([
    ['rates(x[5m])', 'rates is no function of PromQL'],
    ['rate(x)', 'rate wants a range vector, and gets an instant vector'],
    ['sum(rate(x[5m])', 'the query ends too early'],
    ['x{a=~"\\d"}', 'the text "\\d" is not closed, or has an escape that Prometheus refuses'],
    ['', 'the query is empty'],
  ])('%s: %s', (query, message) => {
    const parsed = parseQuery(query);
    expect(parsed?.result === 'wrong' && parsed.fault.message).toBe(message);
  });

  it('of Prometheus 2 may smooth under the old name', () => {
    expect(parseQuery('holt_winters(x[5m], 0.5, 0.5)')?.result).toBe('parsed');
  });

  it('shows its selectors, with what they mean', () => {
    const parsed = parseQuery('sum(a{b="c\\"d", e!~`f`}) / {"g.h", "i.j"="k"}');
    expect(parsed?.result === 'parsed' && selectorsIn(parsed.expression)).toMatchObject([
      {
        metric: 'a',
        matchers: [
          { label: 'b', operator: '=', value: 'c"d' },
          { label: 'e', operator: '!~', value: 'f' },
        ],
      },
      { metric: 'g.h', matchers: [{ label: 'i.j', operator: '=', value: 'k' }] },
    ]);
  });

  it('that is endless or bottomless is not looked at', () => {
    expect(parseQuery('x'.repeat(20_001))).toBeUndefined();
    expect(parseQuery(`${'('.repeat(101)}x${')'.repeat(101)}`)).toBeUndefined();
  });
});
