import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { Report, Rule } from '../rule.ts';
import { rolloutWith } from './example.ts';

/** A release that waits for somebody, or that nothing ends. */
export const rolloutPromotion: Rule = {
  id: 'rollout-promotion',
  family: 'rollouts',
  severities: ['warning', 'info'],
  title:
    'a release that waits for a person after an analysis has judged it, or one that is never aborted when its pods do not get ready',
  why: 'the release stands half done for as long as nobody looks, with the pods of both versions running',
  fix: 'promote in the pipeline, or set autoPromotionSeconds; set progressDeadlineAbort',
  repairs: 'suggested',
  sources: [
    'https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#autopromotionenabled',
    'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  ],
  example: {
    file: 'rollout.yaml',
    bad: exampleWith('autoPromotionEnabled: false'),
    good: exampleWith('autoPromotionSeconds: 60'),
  },
  looksAt: 'object',
  judge: (object) => (object.kind === 'Rollout' && object.group === 'argoproj.io' ? judge(object) : []),
};

function judge(rollout: ManifestObject): readonly Report[] {
  return [...waits(rollout), ...(rollout.isPatch ? [] : neverAborts(rollout))];
}

function waits({ view }: ManifestObject): readonly Report[] {
  const blueGreen = view.at('spec', 'strategy', 'blueGreen');
  const at = blueGreen.at('autoPromotionEnabled');
  if (!at.isFalse || blueGreen.at('autoPromotionSeconds').isThere) return [];
  const isJudged = blueGreen.at('prePromotionAnalysis').isThere;
  return [
    {
      at,
      severity: isJudged ? 'warning' : 'info',
      message: isJudged
        ? 'a release that has passed its analysis still waits until somebody promotes it'
        : 'each release waits until somebody promotes it',
    },
  ];
}

function neverAborts(rollout: ManifestObject): readonly Report[] {
  const spec = rollout.view.at('spec');
  const at = spec.at('progressDeadlineAbort');
  if (at.isTrue || at.isFilledInLater || !spec.at('strategy').isThere) return [];
  return [
    {
      at,
      severity: 'info',
      message: `nothing aborts a release of ${titleOf(rollout)} whose pods never get ready (progressDeadlineAbort)`,
      fix: 'set progressDeadlineAbort: true, with a progressDeadlineSeconds above the time that pods need to start',
    },
  ];
}

function exampleWith(promotion: string): string {
  const strategy = `
blueGreen:
  activeService: api-active
  ${promotion}
  prePromotionAnalysis:
    templates: [{ templateName: success-rate }]`;
  return rolloutWith(strategy, '  progressDeadlineAbort: true\n');
}
