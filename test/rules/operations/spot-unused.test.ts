import { describe, expect, it } from 'vitest';
import { linesOf } from '../judged.ts';

const nodePool = (
  values: string,
  taint = '{ key: spot, value: "yes", effect: NoSchedule }',
) => `apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: cheap }
spec:
  template:
    spec:
      requirements: [{ key: karpenter.sh/capacity-type, operator: In, values: ${values} }]
      taints: [${taint}]
`;
const deployment = (pod: string, replicas = 1) => `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { ${pod}containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3" }] }
`;
const budget =
  '---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: api }\nspec: { maxUnavailable: 1, selector: { matchLabels: { app: api } } }\n';
const said = (text: string) => linesOf('spot-unused', text);
const tolerating = (toleration: string) => `tolerations: [${toleration}], `;

describe('a spot pool', () => {
  const line = 'warning 8:23 no pod here tolerates the taint spot=yes of the spot pool cheap';

  it.each([
    ['', [line]],
    [tolerating('{ key: spot, operator: Exists }'), []],
    [tolerating('{ operator: Exists }'), []],
    [tolerating('{ key: spot, value: "yes", effect: NoSchedule }'), []],
    [tolerating('{ key: spot, value: "no" }'), [line]],
    [tolerating('{ key: spot, operator: Exists, effect: NoExecute }'), [line]],
  ])('and pods with %j', (pod, lines) => {
    expect(said(nodePool('[spot]') + deployment(pod))).toEqual(lines);
  });

  it.each([
    ['that falls back to others', nodePool('[spot, on-demand]') + deployment('')],
    [
      'that is only preferred to be left alone',
      nodePool('[spot]', '{ key: spot, effect: PreferNoSchedule }') + deployment(''),
    ],
    ['without pods here', nodePool('[spot]')],
  ])('%s', (_, text) => {
    expect(said(text)).toEqual([]);
  });

  it('of eksctl, within a ConfigMap too', () => {
    const config = `apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: eks }
managedNodeGroups:
  - { name: cheap, spot: true, taints: [{ key: spot, effect: NoSchedule }] }
  - { name: safe, taints: [{ key: other, effect: NoSchedule }] }
`;
    expect(said(config + deployment(''))).toEqual([
      'warning 5:48 no pod here tolerates the taint spot of the spot pool cheap',
    ]);
    const inner = config.slice(config.indexOf('managed')).replace(/^/gm, '    ').trimEnd();
    const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: pools }\ndata:\n  pools.yaml: |\n${inner}\n`;
    expect(said(map + deployment(''))).toEqual([
      'warning 5:15 no pod here tolerates the taint spot of the spot pool cheap',
    ]);
  });
});

describe('a pod on spot nodes', () => {
  const on = tolerating('{ operator: Exists }');
  const spread = 'topologySpreadConstraints: [{ maxSkew: 1 }], ';

  it.each([
    [on, 1, '', []],
    [
      on,
      2,
      '',
      ['warning 18:26 Deployment api runs on spot nodes without a PodDisruptionBudget and spreading over nodes'],
    ],
    [on + spread, 2, '', ['warning 18:26 Deployment api runs on spot nodes without a PodDisruptionBudget']],
    [on + spread, 2, budget, []],
    [`${on}affinity: { podAntiAffinity: {} }, `, 2, budget, []],
    [
      `${on}terminationGracePeriodSeconds: 121, `,
      1,
      '',
      ['warning 18:81 Deployment api may take 121 s to end, and a spot node is gone 120 s after its notice'],
    ],
    [`${on}terminationGracePeriodSeconds: 120, `, 1, '', []],
  ])('%s, %d times', (pod, replicas, others, lines) => {
    expect(said(nodePool('[spot]') + deployment(pod, replicas) + others)).toEqual(lines);
  });
});
