import { describe, expect, it } from 'vitest';
import { guessForFraction, guessForLarge, guessForSmall, guessForText } from '../../src/readiness/guess.ts';
import { quantity } from './values.ts';

describe('a guess at what was meant', () => {
  it.each([
    ['100Gi', 'memory', '100Mi', '100Mi'],
    ['100Gi', 'memory', '1Gi', '1Gi'],
    ['70Gi', 'memory', '1Gi', undefined],
    ['100Gi', 'memory', undefined, '100Mi'],
    ['2T', 'ephemeral-storage', undefined, '2G'],
    ['109951162777600', 'memory', undefined, undefined],
    ['250', 'cpu', undefined, '250m'],
    ['250', 'cpu', '100m', '250m'],
    ['500M', 'cpu', undefined, '500m'],
    ['64', 'cpu', undefined, undefined],
  ])('for a large %s of %s, before %s, is %s', (value, resource, previous, guess) => {
    const before = previous === undefined ? undefined : quantity(previous);
    expect(guessForLarge(quantity(value), resource, before)).toBe(guess);
  });

  it.each([
    ['512', undefined, '512Mi'],
    ['512', '512M', '512M'],
    ['512', '256Mi', '512Mi'],
    ['128Ki', undefined, '128Mi'],
    ['2Mi', undefined, undefined],
    ['3M', '2M', undefined],
  ])('for a small %s, before %s, is %s', (value, previous, guess) => {
    const before = previous === undefined ? undefined : quantity(previous);
    expect(guessForSmall(quantity(value), before, quantity('4Mi'))).toBe(guess);
  });

  it.each([
    ['128m', '128Mi'],
    ['1.2Gi', '1229Mi'],
    ['0.1Mi', '103Ki'],
    ['0.0005k', '1'],
    ['1.5', '2'],
    ['1500u', '1'],
  ])('for the fraction %s is %s', (value, guess) => expect(guessForFraction(quantity(value))).toBe(guess));

  it.each([
    ['512MB', 'memory', '512Mi'],
    ['1gib', 'memory', '1Gi'],
    ['128K', 'memory', '128Ki'],
    [' 1,5 G ', 'memory', '1.5Gi'],
    ['500 m', 'cpu', '500m'],
    ['500millicores', 'cpu', '500m'],
    ['2 CPUs', 'cpu', '2'],
    ['2x', 'cpu', undefined],
    ['2x', 'memory', undefined],
    ['', 'memory', undefined],
    ['1.2.3', 'memory', undefined],
  ])('for the text %j of %s is %s', (text, resource, guess) => expect(guessForText(text, resource)).toBe(guess));
});
