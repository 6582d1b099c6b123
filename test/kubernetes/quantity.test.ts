import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../src/kubernetes/quantity.ts';
import {
  compare,
  isWhole,
  parseQuantity,
  percentOf,
  printExact,
  printQuantity,
  printRatio,
  roundedUp,
  sum,
} from '../../src/kubernetes/quantity.ts';

/** A quantity that is known to parse. */
function quantity(text: string): Quantity {
  const parsed = parseQuantity(text);
  if (parsed === undefined) throw new Error(`${text} should be a quantity`);
  return parsed;
}

describe('reading a quantity', () => {
  it.each([
    ['1', '1'],
    ['1Ki', '1,024'],
    ['1Mi', '1,048,576'],
    ['100Gi', '107,374,182,400'],
    ['1Ti', '1,099,511,627,776'],
    ['1Pi', '1,125,899,906,842,624'],
    ['1Ei', '1,152,921,504,606,846,976'],
    ['1n', '0.000000001'],
    ['1u', '0.000001'],
    ['128m', '0.128'],
    ['1k', '1,000'],
    ['1M', '1,000,000'],
    ['1G', '1,000,000,000'],
    ['1T', '1,000,000,000,000'],
    ['1P', '1,000,000,000,000,000'],
    ['1E', '1,000,000,000,000,000,000'],
    ['1e3', '1,000'],
    ['1E3', '1,000'],
    ['5e-3', '0.005'],
    ['1.5e+2', '150'],
    ['0.5Gi', '536,870,912'],
    ['.5', '0.5'],
    ['1.', '1'],
    ['+2', '2'],
    ['-256Mi', '-268,435,456'],
    ['-0.5', '-0.5'],
    ['0', '0'],
    ['007', '7'],
  ])('takes %s for %s', (text, amount) => expect(printExact(quantity(text))).toBe(amount));

  it.each([
    '',
    ' ',
    '1 Gi',
    ' 1Gi',
    '1Gi\n',
    '1gi',
    '1GI',
    '128K',
    '512MB',
    '1GiB',
    '1_000',
    '1,5Gi',
    '0x10',
    '.',
    '+',
    'Mi',
    'e3',
    '1e',
    '1e3Mi',
    '1mi',
    '--1',
    'true',
    '٣Gi',
  ])('refuses %j', (text) => expect(parseQuantity(text)).toBeUndefined());

  it('keeps number and suffix as they were written', () => {
    expect(quantity('0.50Gi')).toMatchObject({ text: '0.50Gi', digits: '0.50', suffix: 'Gi' });
    expect(quantity('-1e3')).toMatchObject({ digits: '-1', suffix: 'e3' });
  });

  it('is exact where floating point numbers are not', () => {
    expect(compare(sum([quantity('0.1'), quantity('0.2')]), quantity('0.3'))).toBe(0);
    expect(compare(quantity('9007199254740993'), quantity('9007199254740992'))).toBeGreaterThan(0);
  });

  it('computes nothing for exponents and lengths that no amount has', () => {
    expect(parseQuantity('1e999999999')).toBeUndefined();
    expect(parseQuantity('1e-999999999')).toBeUndefined();
    expect(parseQuantity('9'.repeat(1_000_000))).toBeUndefined();
  });
});

describe('comparing quantities', () => {
  it('orders by amount, whatever the notation', () => {
    const sorted = ['1Gi', '1G', '1000', '500m', '0.5Gi'].map(quantity).sort(compare);
    expect(sorted.map(({ text }) => text)).toEqual(['500m', '1000', '0.5Gi', '1G', '1Gi']);
  });

  it('finds the same amount in two notations equal', () => {
    expect(compare(quantity('1000m'), quantity('1'))).toBe(0);
    expect(compare(quantity('1024Mi'), quantity('1Gi'))).toBe(0);
  });

  it('takes percents exactly', () => {
    expect(compare(percentOf(quantity('3'), 50), quantity('1500m'))).toBe(0);
  });

  it('adds nothing up to zero', () => expect(printExact(sum([]))).toBe('0'));

  it('knows a fraction from a whole number', () => {
    expect(isWhole(quantity('128m'))).toBe(false);
    expect(isWhole(quantity('1.5Gi'))).toBe(true);
    expect(isWhole(quantity('2000m'))).toBe(true);
  });

  it('rounds up to a whole number', () => {
    expect(roundedUp(quantity('1001m'))).toBe(2n);
    expect(roundedUp(quantity('2000m'))).toBe(2n);
  });
});

describe('printing for people', () => {
  it('shows text and bytes', () =>
    expect(printQuantity(quantity('100Gi'), 'bytes')).toBe('100Gi = 107,374,182,400 bytes'));

  it('shows text and cores', () => expect(printQuantity(quantity('1500m'), 'cores')).toBe('1500m = 1.5 cores'));

  it.each([
    ['100Gi', '1Gi', '100'],
    ['100Gi', '100Mi', '1,024'],
    ['1Gi', '1G', '1.074'],
    ['1Ti', '1Mi', '1,048,576'],
    ['1', '3', '0.3333'],
  ])('says how many times %s is of %s', (one, other, ratio) =>
    expect(printRatio(quantity(one), quantity(other))).toBe(ratio),
  );

  it('has no ratio to zero', () => expect(printRatio(quantity('1'), quantity('0'))).toBeUndefined());
});
