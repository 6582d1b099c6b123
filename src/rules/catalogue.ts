import { dockerfileRules } from './dockerfile/rules.ts';
import { imagesRules } from './images/rules.ts';
import { networkingRules } from './networking/rules.ts';
import { operationsRules } from './operations/rules.ts';
import { performanceRules } from './performance/rules.ts';
import { reliabilityRules } from './reliability/rules.ts';
import { resourcesRules } from './resources/rules.ts';
import { rolloutsRules } from './rollouts/rules.ts';
import type { Rule } from './rule.ts';
import { securityRules } from './security/rules.ts';
import { suppressionsRules } from './suppressions/rules.ts';
import { workflowRules } from './workflow/rules.ts';

/** Every rule that there is, family by family. */
export const catalogue: readonly Rule[] = [
  ...resourcesRules,
  ...securityRules,
  ...reliabilityRules,
  ...performanceRules,
  ...imagesRules,
  ...dockerfileRules,
  ...workflowRules,
  ...rolloutsRules,
  ...networkingRules,
  ...operationsRules,
  ...suppressionsRules,
];
