import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { isSelected } from '../selector.ts';
import type { View } from '../view.ts';

/** Kinds whose pods are found by a label selector, which they need. */
const kinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Rollout']);

/** A controller that does not know its own pods, or takes those of another for its own. */
export const selector: Rule = {
  id: 'selector',
  family: 'reliability',
  severities: ['error', 'warning'],
  title: 'a selector that does not fit the labels of its own pod template, or fits those of another controller',
  why: 'the API server refuses the object',
  fix: 'use labels that the pods of this controller have, and no others',
  repairs: 'suggested',
  sources: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
    'https://github.com/kubernetes/kubernetes/blob/v1.34.2/pkg/apis/apps/validation/validation.go',
  ],
  elsewhere: [
    'kube-linter mismatching-selector',
    'kube-score deployment-pod-selector-labels-match-template-metadata-labels',
  ],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api-server } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => {
    const pods = set.pods.filter(({ object }) => kinds.has(object.kind));
    return [...pods.flatMap(judgeOwn), ...judgeOthers(set, pods)];
  },
};

function judgeOwn(pod: Pod): readonly Report[] {
  const { object, labels, metadata } = pod;
  if (object.isRelabelled === true) return [];
  const at = object.view.at('spec', 'selector');
  if (!at.isThere) return isRequired(object) ? [{ at, message: `${titleOf(object)} has no selector`, object }] : [];
  if (at.isFilledInLater || hasPlaceholder(at) || hasPlaceholder(metadata.at('labels'))) return [];
  if (isEmpty(at)) return [{ at, message: `the selector of ${titleOf(object)} is empty`, object }];
  if (isSelected(at, labels)) return [];
  return [{ ...mismatch(pod, at), object }];
}

function isEmpty(selector: View): boolean {
  return selector.at('matchLabels').keys.length === 0 && selector.at('matchExpressions').items.length === 0;
}

/** The definition of a Rollout lets it pass without one, its controller does not; for other kinds it is a matter of schema-valid. */
function isRequired({ kind, view }: ManifestObject): boolean {
  return kind === 'Rollout' && !view.at('spec', 'workloadRef').isThere;
}

function hasPlaceholder(labels: View): boolean {
  return [
    labels,
    ...labels.entries.map(([, value]) => value),
    ...labels.at('matchLabels').entries.map(([, one]) => one),
  ].some(({ isFilledInLater }) => isFilledInLater);
}

function mismatch({ object, labels }: Pod, at: View): Pick<Report, 'at' | 'message'> {
  const wrong = at.at('matchLabels').entries.find(([key, { value }]) => labels.get(key) !== value);
  const title = titleOf(object);
  if (wrong === undefined) return { at, message: `the selector of ${title} does not fit the labels of its pods` };
  const [key, value] = wrong;
  const has = labels.has(key) ? `have ${key}: ${labels.get(key)}` : `have no label ${key}`;
  return { at: value, message: `the selector of ${title} wants ${key}: ${value.value ?? ''}, but its pods ${has}` };
}

/**
 * Controllers whose selectors fit the pods of others. A Rollout beside another controller is a matter of rollout-duplicate. Objects of
 * the same kind and name are the same object, written twice.
 */
function judgeOthers(set: ObjectSet, pods: readonly Pod[]): readonly Report[] {
  const order = new Map(pods.map((pod, index) => [pod, index]));
  return pods.flatMap((one) => {
    const selector = one.object.view.at('spec', 'selector');
    if (isEmpty(selector)) return [];
    const taken = set.podsSelectedBy(selector, one.object.namespace).filter((other) => mayOverlap(one, other));
    return taken.slice(0, most).flatMap((other) => {
      if (!fits(other, one)) return [report(one, other, 'warning')];
      // said once, of the second
      return (order.get(other) ?? 0) < (order.get(one) ?? 0) ? [report(one, other, 'error')] : [];
    });
  });
}

/** So many others are told of one: of a thousand that fit each other there would be a million. */
const most = 10;

function mayOverlap({ object: one }: Pod, { object: other }: Pod): boolean {
  const isSameObject = one.kind === other.kind && one.name === other.name;
  const areKnown = kinds.has(one.kind) && kinds.has(other.kind);
  const isOneRollout = (one.kind === 'Rollout') !== (other.kind === 'Rollout');
  return areKnown && one.namespace === other.namespace && !isSameObject && !isOneRollout;
}

function fits({ object }: Pod, { labels }: Pod): boolean {
  const selector = object.view.at('spec', 'selector');
  return !isEmpty(selector) && isSelected(selector, labels);
}

function report({ object }: Pod, other: Pod, severity: 'error' | 'warning'): Report {
  const also = severity === 'error' ? ', and the other way round' : '';
  return {
    at: object.view.at('spec', 'selector'),
    severity,
    message: `the selector of ${titleOf(object)} fits the pods of ${titleOf(other.object)} too${also}`,
    why: 'Services, budgets and autoscalers cannot tell their pods apart: an autoscaler counts both, or refuses to scale, and orphaned pods change their owner',
    fix: 'give each controller a label of its own, such as app.kubernetes.io/component, in its selector and its pods',
    object,
  };
}
