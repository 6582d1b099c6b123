import { describe, expect, it } from 'vitest';
import { newOf, newPlacesOf, withoutTwins } from '../../src/rules/compare.ts';
import type { Rule } from '../../src/rules/rule.ts';
import type { Settled } from '../../src/rules/suppressions/suppress.ts';

const rule: Rule = {
  id: 'image-latest',
  family: 'images',
  severities: ['error'],
  title: 'what a test looks for',
  why: 'a test needs it',
  fix: 'nothing is to be done',
  repairs: 'person',
  sources: [],
  example: { file: 'a.yaml', bad: '', good: '' },
  looksAt: 'amounts',
};

function said(
  message: string,
  more: { readonly file?: string; readonly line?: number; readonly reason?: string } = {},
): Settled {
  const { file = 'a.yaml', line = 1, reason } = more;
  const finding = {
    rule: rule.id,
    severity: 'error',
    place: { file, line, column: 1 },
    path: '.image',
    message,
    why: 'so',
    fix: 'do',
    value: '',
  } as const;
  const report = { at: { place: finding.place, path: finding.path, value: undefined }, message };
  return { rule, finding, report, ...(reason === undefined ? {} : { suppressed: { reason } }) };
}

const told = (all: readonly Settled[]) =>
  all.map(
    ({ finding, suppressed }) => `${finding.message}${suppressed === undefined ? '' : ` (${suppressed.reason})`}`,
  );

describe('what is new', () => {
  it.each([
    ['what was not said', [said('a')], [], ['a']],
    ['nothing that was said, wherever it has moved', [said('a', { line: 9 })], [said('a')], []],
    ['the second of what was said once', [said('a'), said('a', { line: 9 })], [said('a')], ['a']],
    ['what was suppressed, and is no longer', [said('a')], [said('a', { reason: 'b' })], ['a']],
    ['nothing that was suppressed, and still is', [said('a', { reason: 'c' })], [said('a', { reason: 'b' })], []],
    ['what is suppressed now', [said('a', { reason: 'b' })], [said('a')], ['a (b)']],
  ] as const)('is %s', (_, now, before, is) => {
    expect(told(newOf(now, before))).toEqual(is);
  });

  it('of a place is no other word about what was wrong there', () => {
    expect(newPlacesOf([said('b')], [said('a')])).toEqual([]);
    expect(newPlacesOf([said('b', { file: 'b.yaml' })], [said('a')])).toHaveLength(1);
  });
});

describe('twins', () => {
  it('are told once', () => {
    expect(told(withoutTwins([said('a'), said('a'), said('a', { line: 2 })]))).toEqual(['a', 'a']);
  });

  it('are suppressed where all of them are', () => {
    const suppressed = said('a', { reason: 'b' });
    expect(told(withoutTwins([suppressed, suppressed]))).toEqual(['a (b)']);
    expect(told(withoutTwins([suppressed, said('a')]))).toEqual(['a']);
  });
});
