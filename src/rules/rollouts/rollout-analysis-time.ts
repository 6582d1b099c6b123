import type { RuleContext } from '../context.ts';
import { printSeconds, secondsOf } from '../duration.ts';
import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Report, Rule } from '../rule.ts';
import { rolloutWith, templateWith } from './example.ts';
import { analysisSeconds } from './metric-duration.ts';
import type { Analysis } from './rollout.ts';
import { analysesOf, rolloutsOf } from './rollout.ts';
import { resolveTemplates } from './template.ts';

/** Analyses that take longer than what is promised, or than what they guard is kept. */
export const rolloutAnalysisTime: Rule = {
  id: 'rollout-analysis-time',
  family: 'rollouts',
  severities: ['warning', 'info'],
  title: 'analyses and pauses that take longer than a deployment may, or than scaleDownDelaySeconds',
  why: 'the promised time cannot hold, however fast everything else is',
  fix: 'measure fewer times or more often, let the analysis run in the background, or promise less',
  repairs: 'person',
  sources: [
    'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
    'https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#scaledowndelayseconds',
  ],
  example: { file: 'rollout.yaml', bad: exampleWith(30), good: exampleWith(600) },
  looksAt: 'set',
  judge: (set: ObjectSet, context) => rolloutsOf(set).flatMap((rollout) => judge(set, rollout, context)),
};

function judge(set: ObjectSet, rollout: ManifestObject, { deploymentSeconds }: RuleContext): readonly Report[] {
  const spans = spansOf(set, rollout);
  const total = spans.reduce((sum, { seconds }) => sum + seconds, 0);
  const strategy = rollout.view.at('spec', 'strategy');
  const at = strategy.at('canary').isThere ? strategy.at('canary') : strategy.at('blueGreen');
  const isTooLong = deploymentSeconds !== undefined && total > deploymentSeconds;
  return [
    ...(isTooLong
      ? [
          {
            at,
            object: rollout,
            message: `a release of ${titleOf(rollout)} takes at least ${printSeconds(total)} (${spans.map(({ title, seconds }) => `${title} ${printSeconds(seconds)}`).join(', ')}), more than the ${printSeconds(deploymentSeconds)} that a deployment may take`,
          },
        ]
      : []),
    ...scaleDown(rollout, spans),
  ];
}

interface Span {
  readonly when: Analysis['when'] | 'pause';
  readonly title: string;
  readonly seconds: number;
}

/** What a release waits for, one after the other: not an analysis in the background. */
function spansOf(set: ObjectSet, rollout: ManifestObject): readonly Span[] {
  const analyses = analysesOf(rollout)
    .filter(({ when }) => when !== 'background' && when !== 'experiment')
    .map((analysis) => ({
      when: analysis.when,
      title: analysis.title,
      seconds: analysisSeconds(resolveTemplates(set, rollout, analysis).templates),
    }));
  const strategy = rollout.view.at('spec', 'strategy');
  const waits = [
    strategy.at('blueGreen', 'autoPromotionSeconds'),
    ...strategy.at('canary', 'steps').items.map((step) => step.at('pause', 'duration')),
  ];
  const paused = waits.reduce((sum, { value }) => sum + (secondsOf(value) ?? 0), 0);
  const all: readonly Span[] = [...analyses, { when: 'pause', title: 'pauses', seconds: paused }];
  return all.filter(({ seconds }) => seconds > 0);
}

/**
 * Its documentation says that scaling the old version down cancels an analysis that still runs; the controller (1.9) keeps the version
 * while it is the stable one. Either way less than the analysis is left to go back at once.
 */
function scaleDown(rollout: ManifestObject, spans: readonly Span[]): readonly Report[] {
  const at = rollout.view.at('spec', 'strategy', 'blueGreen', 'scaleDownDelaySeconds');
  const post = spans.find(({ when }) => when === 'post-promotion');
  const delay = at.number;
  if (delay === undefined || post === undefined || post.seconds <= delay) return [];
  return [
    {
      at,
      object: rollout,
      severity: 'info',
      message: `the old version is kept for ${printSeconds(delay)}, and the post-promotion analysis takes ${printSeconds(post.seconds)}`,
      why: 'what is seen after the analysis cannot be undone at once, and the documentation lets the delay cancel an analysis that still runs',
      fix: 'leave it out, or keep the old version longer than the analysis takes',
    },
  ];
}

function exampleWith(seconds: number): string {
  const rollout = rolloutWith(`
blueGreen:
  activeService: api-active
  scaleDownDelaySeconds: ${seconds}
  postPromotionAnalysis:
    templates: [{ templateName: success-rate }]`);
  return `${rollout}${templateWith(`
interval: 30s
count: 10
provider: { prometheus: { query: "vector(1)" } }`)}`;
}
