import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace, titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Report, Rule } from '../rule.ts';
import { isSelected } from '../selector.ts';
import { SelectorIndex } from '../selector-index.ts';
import { rolloutsOf } from './rollout.ts';

/** A Rollout and a Deployment that run the same pods. */
export const rolloutDuplicate: Rule = {
  id: 'rollout-duplicate',
  family: 'rollouts',
  severities: ['error'],
  title: 'a Rollout beside a Deployment whose pods have the same labels',
  why: 'both run pods of the same labels: Services and disruption budgets count both, and an autoscaler or a release changes one of them only',
  fix: 'remove the Deployment, or let the Rollout refer to it by workloadRef',
  repairs: 'person',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/migrating/'],
  example: {
    file: 'app.yaml',
    bad: `${workload('argoproj.io/v1alpha1', 'Rollout')}---\n${workload('apps/v1', 'Deployment')}`,
    good: workload('argoproj.io/v1alpha1', 'Rollout'),
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => {
    const deployments = set.ofKind({ kind: 'Deployment', group: 'apps' });
    const selectors = new SelectorIndex(deployments, ({ view }) => view.at('spec', 'selector', 'matchLabels').texts);
    return rolloutsOf(set).flatMap((rollout) => duplicatesOf(set, rollout, selectors));
  },
};

/** So many are told of one Rollout. */
const most = 10;

function duplicatesOf(
  set: ObjectSet,
  rollout: ManifestObject,
  selectors: SelectorIndex<ManifestObject>,
): readonly Report[] {
  const pod = set.podOf(rollout);
  if (rollout.view.at('spec', 'workloadRef').isThere || pod === undefined) return [];
  const selected = set.podsSelectedBy(rollout.view.at('spec', 'selector'), rollout.namespace);
  const candidates = new Set([...selected.map(({ runsAs }) => runsAs), ...selectors.metBy(pod.labels)]);
  return [...candidates]
    .filter(({ kind, group }) => kind === 'Deployment' && group === 'apps')
    .filter((deployment) => runsBeside(set, rollout, deployment))
    .slice(0, most)
    .map((deployment) => ({
      at: rollout.view.at('metadata', 'name'),
      object: rollout,
      message: `${titleOf(rollout)} and ${titleOf(deployment)} select each other's pods${wordOfName(rollout, deployment)}`,
    }));
}

/** A Deployment that is scaled to zero is what is left of a migration. */
function runsBeside(set: ObjectSet, rollout: ManifestObject, deployment: ManifestObject): boolean {
  const pods = [set.podOf(rollout), set.podOf(deployment)] as const;
  if (deployment.view.at('spec', 'replicas').value === '0' || pods[1]?.runsAs !== deployment) return false;
  return (
    mayBeSameNamespace(rollout.namespace, deployment.namespace) &&
    (isSelected(rollout.view.at('spec', 'selector'), pods[1].labels) ||
      isSelected(deployment.view.at('spec', 'selector'), pods[0]?.labels ?? new Map()))
  );
}

function wordOfName({ name }: ManifestObject, other: ManifestObject): string {
  return name !== undefined && name === other.name ? ', and have the same name' : '';
}

function workload(apiVersion: string, kind: string): string {
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3" }] }
`;
}
