import type { Rule } from '../rule.ts';
import { schemaValid } from '../schema/schema-valid.ts';

/** The rules of this family, in the order of the catalogue. */
export const reliabilityRules: readonly Rule[] = [schemaValid];
