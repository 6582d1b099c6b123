import { describe, expect, it } from 'vitest';
import { ObjectIndex } from '../../../src/rules/object-index.ts';
import { ObjectSet } from '../../../src/rules/object-set.ts';
import { hpaReplicasConflict } from '../../../src/rules/performance/hpa-replicas-conflict.ts';
import { judgeByRules, readFiles } from '../applied.ts';
import { context, linesOf, saidOf } from '../judged.ts';
import { autoscaler, workload } from '../workloads.ts';

const bounds = ['minReplicas: 3', 'maxReplicas: 10'];
const keda = (...lines: readonly string[]) => `---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: scaler }
spec:
  scaleTargetRef: { name: api }
${lines.map((line) => `  ${line}\n`).join('')}`;
const asRollout = '{ apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: api }';

describe('hpa-replicas-conflict', () => {
  const rule = 'hpa-replicas-conflict';
  const fifteen = workload({ spec: ['replicas: 15'] });

  it('finds replicas beside an autoscaler or a ScaledObject', () => {
    expect(linesOf(rule, fifteen + autoscaler())).toEqual([
      'error 5:13 Deployment api sets replicas 15, and HorizontalPodAutoscaler scaler scales it',
    ]);
    expect(linesOf(rule, fifteen + keda())).toEqual([
      'error 5:13 Deployment api sets replicas 15, and ScaledObject scaler scales it',
    ]);
    const rollout = workload({ kind: 'Rollout', spec: ['replicas: 4'] });
    expect(linesOf(rule, rollout + autoscaler(bounds, asRollout))).toHaveLength(1);
  });

  it('finds it in a patch too', () => {
    const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec: { replicas: 4 }\n';
    expect(linesOf(rule, patch + autoscaler())).toHaveLength(1);
  });

  it('takes what stands elsewhere for one that meets it only where both name the namespace', () => {
    const conflict = (one: string, other: string) => {
      const [here, elsewhere] = [one, other].map(
        (text, index) => readFiles(new Map([[`${index}.yaml`, new TextEncoder().encode(text)]])).sets[0]?.objects ?? [],
      );
      const set = new ObjectSet(here ?? [], {
        isWhole: true,
        repository: new ObjectIndex([...(here ?? []), ...(elsewhere ?? [])]),
      });
      return judgeByRules({ sets: [set], dockerfiles: [], workflows: [] }, [hpaReplicasConflict], context);
    };
    const inShop = (text: string) => text.replace(/name: (api|scaler) }/, 'name: $1, namespace: shop }');
    expect(conflict(fifteen, autoscaler())).toEqual([]);
    expect(conflict(inShop(fifteen), autoscaler())).toEqual([]);
    expect(conflict(inShop(fifteen), inShop(autoscaler()))).toHaveLength(1);
  });

  it('takes the workload beside the autoscaler for its target, where a folder has alternatives of it', () => {
    const files = { 'a.yaml': fifteen, 'b.yaml': workload() + autoscaler() };
    expect(saidOf(files, { rule })).toEqual([]);
  });

  it.each([
    ['no replicas', workload() + autoscaler()],
    ['no autoscaler', fifteen],
    ['another target', fifteen + autoscaler(bounds, '{ apiVersion: apps/v1, kind: Deployment, name: web }')],
    ['another kind', fifteen + autoscaler(bounds, asRollout)],
    ['another group', fifteen + autoscaler(bounds, '{ apiVersion: acme.example/v1, kind: Deployment, name: api }')],
    [
      'another namespace',
      fifteen.replace('name: api', 'name: api, namespace: a') +
        autoscaler().replace('name: scaler', 'name: scaler, namespace: b'),
    ],
    [
      'what Argo CD leaves alone',
      `${fifteen}${autoscaler()}---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: api }\nspec: { ignoreDifferences: [{ group: apps, kind: Deployment, jsonPointers: [/spec/replicas] }] }\n`,
    ],
  ])('says nothing of %s', (_, text) => {
    expect(linesOf(rule, text)).toEqual([]);
  });
});

describe('hpa-target', () => {
  const rule = 'hpa-target';

  it.each([
    [
      workload({ name: 'web' }),
      undefined,
      'error 17:66 HorizontalPodAutoscaler scaler scales the Deployment api, which is not there',
    ],
    [
      workload({ kind: 'StatefulSet' }),
      undefined,
      'error 17:48 HorizontalPodAutoscaler scaler scales the Deployment api, which is not there; there is StatefulSet api',
    ],
    [
      workload({ kind: 'Rollout' }),
      undefined,
      'error 17:48 HorizontalPodAutoscaler scaler scales the Deployment api, but Rollout api runs the pods',
    ],
    [
      workload({ kind: 'DaemonSet' }),
      '{ apiVersion: apps/v1, kind: DaemonSet, name: api }',
      'error 17:48 HorizontalPodAutoscaler scaler aims at a DaemonSet, which runs one pod on each node and cannot be scaled',
    ],
    [
      workload({ kind: 'Rollout' }),
      '{ apiVersion: apps/v1, kind: Rollout, name: api }',
      'error 17:33 HorizontalPodAutoscaler scaler looks for the kind Rollout in apps/v1, which has none',
    ],
    [
      workload(),
      '{ apiVersion: extensions/v1beta1, kind: Deployment, name: api }',
      'error 17:33 HorizontalPodAutoscaler scaler looks for the kind Deployment in extensions/v1beta1, which has none',
    ],
  ])('finds the wrong target', (text, target, said) => {
    expect(linesOf(rule, text + autoscaler(bounds, target))).toEqual([said]);
  });

  it('finds the Deployment that only lends its template to a Rollout', () => {
    const rollout = `---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api-rollout }
spec: { workloadRef: { apiVersion: apps/v1, kind: Deployment, name: api } }
`;
    expect(linesOf(rule, workload() + rollout + autoscaler())).toEqual([
      expect.stringContaining('scales the Deployment api, but Rollout api-rollout runs the pods'),
    ]);
  });

  it.each([
    [
      ['minReplicas: 5', 'maxReplicas: 5'],
      'warning 20:16 HorizontalPodAutoscaler scaler has 5 as minimum and maximum: it never scales',
    ],
    [
      ['minReplicas: 5', 'maxReplicas: 4'],
      'error 20:16 HorizontalPodAutoscaler scaler has a maximum of 4 below its minimum of 5: it is refused',
    ],
    [
      ['minReplicas: 2', 'maxReplicas: 4'],
      'warning 20:16 HorizontalPodAutoscaler scaler has a maximum of 4, below the 6 replicas of its target',
    ],
  ])('finds no room in %s', (lines, said) => {
    expect(linesOf(rule, workload({ spec: ['replicas: 6'] }) + autoscaler(lines))).toEqual([said]);
  });

  describe('beside what an operator makes something of', () => {
    const missing = autoscaler(bounds, '{ apiVersion: apps/v1, kind: Deployment, name: other }');
    const beside = (kind: string) =>
      linesOf(
        rule,
        `${workload()}${missing}---\napiVersion: ${kind.replace(' ', '\nkind: ')}\nmetadata: { name: other }\n`,
      );

    it.each(['postgresql.cnpg.io/v1 Cluster', 'kafka.strimzi.io/v1beta2 KafkaTopic', 'rabbitmq.com/v1beta1 Queue'])(
      'finds what is missing: %s makes no workload',
      (kind) => {
        expect(beside(kind)).toEqual([
          expect.stringMatching(/^error .* scales the Deployment other, which is not there$/),
        ]);
      },
    );

    it.each([
      'postgresql.cnpg.io/v1 Pooler',
      'kafka.strimzi.io/v1beta2 Kafka',
      'rabbitmq.com/v1beta1 RabbitmqCluster',
      'argoproj.io/v1alpha1 Application',
      'argoproj.io/v1alpha1 Experiment',
      'other.example/v1 Cluster',
    ])('says nothing: %s may', (kind) => {
      expect(beside(kind)).toEqual([]);
    });
  });

  it('finds two that scale the same', () => {
    expect(linesOf(rule, workload() + autoscaler() + autoscaler().replace('name: scaler', 'name: second'))).toEqual([
      expect.stringMatching(
        /^error .* HorizontalPodAutoscaler second scales the Deployment api, which HorizontalPodAutoscaler scaler scales too$/,
      ),
    ]);
    expect(linesOf(rule, workload() + autoscaler() + keda())).toHaveLength(1);
  });

  it.each([
    ['the right target', workload() + autoscaler()],
    ['a Rollout', workload({ kind: 'Rollout' }) + autoscaler(bounds, asRollout)],
    [
      'a kind that another operator knows',
      autoscaler(bounds, '{ apiVersion: acme.example/v1, kind: Fleet, name: api }').slice(4),
    ],
    [
      'a target that an operator makes',
      `${autoscaler()}---\napiVersion: acme.example/v1\nkind: Fleet\nmetadata: { name: api }\n`.slice(4),
    ],
    [
      'the Deployment of a Gateway',
      `${autoscaler(bounds, '{ apiVersion: apps/v1, kind: Deployment, name: edge-istio }')}---\napiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: edge }\n`.slice(
        4,
      ),
    ],
    [
      'a value of a template',
      autoscaler(bounds, '{ apiVersion: apps/v1, kind: Deployment, name: "$(NAME)" }').slice(4),
    ],
    [
      'a target that is here in part only',
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec: {}\n${autoscaler()}`,
    ],
  ])('says nothing of %s', (_, text) => {
    expect(linesOf(rule, text)).toEqual([]);
  });
});
