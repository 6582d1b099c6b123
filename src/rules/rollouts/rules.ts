import type { Rule } from '../rule.ts';
import { rolloutAnalysisEmpty } from './rollout-analysis-empty.ts';
import { rolloutAnalysisSlo } from './rollout-analysis-slo.ts';
import { rolloutAnalysisTime } from './rollout-analysis-time.ts';
import { rolloutDuplicate } from './rollout-duplicate.ts';
import { rolloutPromotion } from './rollout-promotion.ts';
import { rolloutRefs } from './rollout-refs.ts';

/** The rules of this family, in the order of the catalogue. */
export const rolloutsRules: readonly Rule[] = [
  rolloutRefs,
  rolloutDuplicate,
  rolloutAnalysisEmpty,
  rolloutAnalysisTime,
  rolloutAnalysisSlo,
  rolloutPromotion,
];
