import type { Rule } from '../rule.ts';

/** The rules of this family, in the order of the catalogue. */
export const workflowRules: readonly Rule[] = [];
