import { policyWays } from './policy-ways.ts';
import { referenceWays } from './reference-ways.ts';
import { resourceWays } from './resource-ways.ts';
import type { BadWay } from './way.ts';

/** Fifteen ways in which people break a good application by one change. They were written before the rules that are to find them. */
export const ways: readonly BadWay[] = [...resourceWays, ...referenceWays, ...policyWays];
