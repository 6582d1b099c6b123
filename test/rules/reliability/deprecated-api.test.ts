import { describe, expect, it } from 'vitest';
import { apiLifecycles } from '../../../src/rules/reliability/api-lifecycle.ts';
import { linesOf, saidOf } from '../judged.ts';

const rule = 'deprecated-api';

function object(apiVersion: string, kind: string, spec = '{}'): string {
  return `kind: ${kind}\napiVersion: ${apiVersion}\nmetadata: { name: x }\nspec: ${spec}\n`;
}

function repairOf(text: string, kubernetes = 34): unknown {
  const repair = saidOf({ 'app.yaml': text }, { rule, kubernetes })[0]?.report.repair;
  return repair?.of === 'yaml' ? repair.changes.map((change) => 'set' in change && change.to) : undefined;
}

describe('deprecated-api', () => {
  it.each([
    [20, []],
    [21, ['warning 2:13 batch/v1beta1 of CronJob x is deprecated since Kubernetes 1.21, and gone in 1.25']],
    [24, ['warning 2:13 batch/v1beta1 of CronJob x is deprecated since Kubernetes 1.21, and gone in 1.25']],
    [25, ['error 2:13 batch/v1beta1 of CronJob x is no longer served since Kubernetes 1.25']],
  ])('goes by the version of Kubernetes: 1.%s', (kubernetes, said) => {
    expect(linesOf(rule, object('batch/v1beta1', 'CronJob'), { kubernetes })).toEqual(said);
  });

  it.each([
    object('apps/v1', 'Deployment'),
    object('autoscaling/v1', 'HorizontalPodAutoscaler'),
    object('networking.istio.io/v1beta1', 'VirtualService'),
    // the group is served in this version for another kind
    object('batch/v1beta1', 'Report'),
  ])('says nothing of %s', (text) => {
    expect(linesOf(rule, text, { kubernetes: 37 })).toEqual([]);
  });

  it('finds objects of lists, and patches', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: policy/v1beta1\n    kind: PodSecurityPolicy\n    metadata: { name: x }\n`;
    expect(linesOf(rule, list)).toEqual([expect.stringMatching(/^error 4:17 policy\/v1beta1 of PodSecurityPolicy x /)]);
    expect(linesOf(rule, object('extensions/v1beta1', 'Deployment'))).toHaveLength(1);
  });

  it('writes the new version only where nothing else changes', () => {
    expect(repairOf(object('batch/v1beta1', 'CronJob'))).toEqual(['batch/v1']);
    expect(repairOf(object('autoscaling/v2beta2', 'HorizontalPodAutoscaler'))).toEqual(['autoscaling/v2']);
    expect(
      repairOf(object('policy/v1beta1', 'PodDisruptionBudget', '{ selector: { matchLabels: { app: x } } }')),
    ).toEqual(['policy/v1']);
    expect(repairOf(object('policy/v1beta1', 'PodDisruptionBudget', '{ selector: {} }'))).toBeUndefined();
    expect(repairOf(object('networking.k8s.io/v1beta1', 'Ingress'))).toBeUndefined();
    expect(repairOf(object('policy/v1beta1', 'PodSecurityPolicy'))).toBeUndefined();
  });

  it('names no successor that the cluster does not serve', () => {
    const flows = object('flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema');
    const fixOf = (kubernetes: number) => saidOf({ 'app.yaml': flows }, { rule, kubernetes })[0]?.finding.fix;
    expect([26, 28].map(fixOf)).toEqual([undefined, undefined]);
    expect(fixOf(29)).toMatch(/^use flowcontrol\.apiserver\.k8s\.io\/v1; some fields/);
  });

  it('has each version of a kind once, deprecated before it goes', () => {
    const pairs = apiLifecycles.flatMap(({ kinds, apiVersion }) => kinds.map((kind) => `${apiVersion} ${kind}`));
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const { deprecated, removed } of apiLifecycles) expect(deprecated).toBeLessThan(removed);
  });
});
