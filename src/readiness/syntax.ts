import type { Quantity } from '../kubernetes/quantity.ts';
import { compare, isWhole, percentOf, printQuantity } from '../kubernetes/quantity.ts';
import { guessForFraction, guessForText } from './guess.ts';
import type { ResourceValue, Verdict } from './verdict.ts';

const rule = 'resource-quantity-invalid';

/** So much of a text that is no quantity is shown. */
const shownCharacters = 40;

/** Whether the API takes the text as an amount of this resource, and as the amount that was meant. */
export function judgeSyntax(given: ResourceValue, quantity: Quantity | undefined): Verdict | undefined {
  if (quantity === undefined) return unparsable(given);
  if (quantity.numerator < 0n) return negative(given);
  return given.resource === 'cpu' ? tooFine(quantity) : fractional(given, quantity);
}

function unparsable({ text, resource }: ResourceValue): Verdict {
  const shown = text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
  const guess = guessForText(text, resource);
  return {
    rule,
    severity: 'error',
    message: `"${shown}" is no quantity${meant(guess)}`,
    why: 'the API server refuses it; suffixes are case-sensitive: k, M, G or Ki, Mi, Gi for bytes, m for a thousandth',
    fix: guess === undefined ? 'write a number with a suffix, such as 256Mi or 500m' : `write ${guess}`,
  };
}

function negative({ text, resource }: ResourceValue): Verdict {
  const guess = guessForText(text, resource) ?? text.replace('-', '');
  return {
    rule,
    severity: 'error',
    message: `${text} is negative${meant(guess)}`,
    why: 'the API server refuses it',
    fix: `write ${guess}`,
  };
}

function tooFine(quantity: Quantity): Verdict | undefined {
  if (isWhole(percentOf(quantity, 100_000))) return undefined;
  return {
    rule,
    severity: 'warning',
    message: `${printQuantity(quantity, 'cores')} is finer than 1m`,
    why: 'Kubernetes counts CPU in thousandths of a core and rounds up to the next',
    fix: 'write a whole number of m',
  };
}

/** Less than 4Mi is no amount that anybody meant. */
const leastMeant = { numerator: 4n * 1024n * 1024n, denominator: 1n };

/** Bytes and devices are counted whole; the name of a device has the domain of its vendor. */
function fractional({ resource }: ResourceValue, quantity: Quantity): Verdict | undefined {
  if (isWhole(quantity)) return undefined;
  if (resource.includes('/')) {
    const facts = { message: `${quantity.text} is no whole number`, why: 'the API server refuses a part of a device' };
    return { rule, severity: 'error', ...facts, fix: 'write a whole number' };
  }
  const guess = guessForFraction(quantity);
  return {
    rule,
    severity: 'error',
    message: `${printQuantity(quantity, 'bytes')} is no whole number of bytes${meant(guess)}`,
    why: 'there is no fraction of a byte: m is a thousandth, not mega',
    fix: guess === undefined ? 'write a whole number' : `write ${guess}`,
    // 1.2Gi is rounded up; 128m is a suffix that was lost, and no container runs in it
    ...(compare(quantity, leastMeant) >= 0 ? { isTakenByApi: true } : {}),
  };
}

function meant(guess: string | undefined): string {
  return guess === undefined ? '' : `; did you mean ${guess}?`;
}
