import type { RuleContext } from '../context.ts';
import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { Repair, Report, Rule } from '../rule.ts';
import type { ApiLifecycle } from './api-lifecycle.ts';
import { lifecycleOf } from './api-lifecycle.ts';

/** A version of the API that the cluster does not serve, or soon will not. */
export const deprecatedApi: Rule = {
  id: 'deprecated-api',
  family: 'reliability',
  severities: ['error', 'warning'],
  title: 'an apiVersion that is removed from the Kubernetes version that the manifests are for, or deprecated in it',
  why: 'the API server knows no such kind and refuses the object; where it is deprecated, the next upgrades of the cluster will do so',
  fix: 'use the version that takes its place',
  repairs: 'safe',
  sources: ['https://kubernetes.io/docs/reference/using-api/deprecation-guide/'],
  elsewhere: ['kube-linter no-extensions-v1beta', 'kube-score stable-version', 'trivy KSV-0107'],
  example: {
    file: 'cronjob.yaml',
    bad: `apiVersion: batch/v1beta1
kind: CronJob
metadata: { name: report }
`,
    good: `apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
`,
  },
  looksAt: 'object',
  judge,
};

function judge(object: ManifestObject, context: RuleContext): readonly Report[] {
  const lifecycle = lifecycleOf(object);
  return lifecycle === undefined ? [] : report(object, lifecycle, context);
}

function report(object: ManifestObject, lifecycle: ApiLifecycle, { kubernetes }: RuleContext): readonly Report[] {
  const { removed, deprecated, successor } = lifecycle;
  const isGone = kubernetes >= removed;
  const isServed = successor !== undefined && kubernetes >= successor.since;
  // as long as nothing else is served there is no choice
  if (!isGone && (kubernetes < deprecated || !isServed)) return [];
  const said = isGone
    ? `${object.apiVersion} of ${titleOf(object)} is no longer served since Kubernetes 1.${removed}`
    : `${object.apiVersion} of ${titleOf(object)} is deprecated since Kubernetes 1.${deprecated}, and gone in 1.${removed}`;
  const repair = isServed ? repairOf(object, successor) : undefined;
  return [
    {
      at: object.view.at('apiVersion'),
      severity: isGone ? 'error' : 'warning',
      message: said,
      fix: fixOf(object, isServed ? successor : undefined),
      ...(repair === undefined ? {} : { repair }),
    },
  ];
}

function fixOf({ kind }: ManifestObject, successor: ApiLifecycle['successor']): string {
  if (kind === 'PodSecurityPolicy')
    return 'use the labels of Pod Security Admission on the namespace, or a policy engine';
  if (successor === undefined) return 'look for what takes its place in the deprecation guide';
  const more = successor.isSame
    ? ''
    : '; some fields have other names or defaults there, which the deprecation guide lists';
  return `use ${successor.apiVersion}${more}`;
}

/** Only where the object means the same under the new version as it stands. */
function repairOf(
  object: ManifestObject,
  { apiVersion, isSame }: NonNullable<ApiLifecycle['successor']>,
): Repair | undefined {
  return isSame || isSameHere(object)
    ? { of: 'yaml', changes: [{ set: object.view.at('apiVersion'), to: apiVersion }] }
    : undefined;
}

/** An empty selector of a budget selects nothing in v1beta1, and everything in v1. */
function isSameHere({ kind, view }: ManifestObject): boolean {
  const selector = view.at('spec', 'selector');
  return (
    kind === 'PodDisruptionBudget' &&
    (selector.at('matchLabels').keys.length > 0 || selector.at('matchExpressions').items.length > 0)
  );
}
