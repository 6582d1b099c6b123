import { textAt } from '../data/fields.ts';
import type { LiveObject } from './live-objects.ts';

const places = [
  ['canary', 'currentStepAnalysisRunStatus'],
  ['canary', 'currentBackgroundAnalysisRunStatus'],
  ['blueGreen', 'prePromotionAnalysisRunStatus'],
  ['blueGreen', 'postPromotionAnalysisRunStatus'],
] as const;

/** The AnalysisRuns that Rollouts name in their status, as `namespace/name`: what a tree has to show, too. */
export function namedRuns(objects: readonly LiveObject[]): readonly string[] {
  const rollouts = objects.filter(({ node }) => node.kind === 'Rollout');
  return rollouts.flatMap(({ node, object }) =>
    places.flatMap(([strategy, field]) => {
      const name = textAt(object, 'status', strategy, field, 'name');
      return name === undefined ? [] : [`${node.namespace}/${name}`];
    }),
  );
}
