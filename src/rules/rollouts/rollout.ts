import type { ManifestObject } from '../object.ts';
import type { KindName, ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { View } from '../view.ts';

/** The workload of Argo Rollouts. */
const rolloutKind: KindName = { kind: 'Rollout', group: 'argoproj.io' };

/** An analysis that a Rollout asks for. */
export interface Analysis {
  readonly when: 'pre-promotion' | 'post-promotion' | 'background' | 'step' | 'experiment';
  /** For messages: `the pre-promotion analysis`. */
  readonly title: string;
  /** What names a template each, with `templateName` and `clusterScope`. */
  readonly references: readonly View[];
  readonly args: View;
}

/** The Rollouts of a set. */
export function rolloutsOf(set: ObjectSet): readonly ManifestObject[] {
  return set.ofKind(rolloutKind);
}

/** The pod template that a Rollout runs, its own or that of the workload it refers to. */
export function podOfRollout(set: ObjectSet, rollout: ManifestObject): Pod | undefined {
  return set.pods.find(({ runsAs }) => runsAs === rollout);
}

/** Every analysis of a Rollout, those of experiments too. */
export function analysesOf({ view }: ManifestObject): readonly Analysis[] {
  const strategy = view.at('spec', 'strategy');
  const canary = strategy.at('canary');
  return [
    analysisAt(strategy.at('blueGreen', 'prePromotionAnalysis'), 'pre-promotion', 'the pre-promotion analysis'),
    analysisAt(strategy.at('blueGreen', 'postPromotionAnalysis'), 'post-promotion', 'the post-promotion analysis'),
    analysisAt(canary.at('analysis'), 'background', 'the background analysis'),
    ...canary.at('steps').items.flatMap((step, index) => analysesOfStep(step, index)),
  ].filter(({ references }) => references.length > 0);
}

function analysesOfStep(step: View, index: number): readonly Analysis[] {
  const where = `step ${index + 1}`;
  const experiments = step.at('experiment', 'analyses').items.map((view) => ({
    when: 'experiment' as const,
    title: `the experiment of ${where}`,
    references: view.at('templateName').isThere ? [view] : [],
    args: view.at('args'),
  }));
  return [analysisAt(step.at('analysis'), 'step', `the analysis of ${where}`), ...experiments];
}

function analysisAt(view: View, when: Analysis['when'], title: string): Analysis {
  return { when, title, references: view.at('templates').items, args: view.at('args') };
}
