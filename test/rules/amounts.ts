import type { Rule } from '../../src/rules/rule.ts';

const ids = [
  'resource-quantity-invalid',
  'resource-absurd',
  'resource-jump',
  'resource-exceeds-node',
  'request-exceeds-limit',
  'memory-overcommit',
  'resource-unit-mixed',
];

/** The rules about amounts alone: what a test of gathering and comparing wants to see, whatever else a manifest lacks. */
export const rulesOfAmounts: readonly Rule[] = ids.map((id) => ({
  id,
  family: 'resources',
  severities: ['error'],
  title: id,
  why: id,
  fix: id,
  repairs: 'person',
  sources: [],
  example: { file: '', bad: '', good: '' },
  looksAt: 'amounts',
}));
