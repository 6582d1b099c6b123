import { describe, expect, it } from 'vitest';
import { linesOf } from '../judged.ts';
import { autoscaler, workload } from '../workloads.ts';

const rule = 'volume-access-mode';

const claim = (...modes: readonly string[]) =>
  `---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec: { accessModes: [${modes}] }\n`;

const mounts = (replicas: string | undefined, more = '', kind = 'Deployment') =>
  workload({
    kind,
    spec: replicas === undefined ? [] : [`replicas: ${replicas}`],
    pod: [`volumes: [{ name: data, persistentVolumeClaim: { claimName: data${more} } }]`],
  });

describe('volume-access-mode', () => {
  it.each(['Deployment', 'Rollout', 'StatefulSet'])(
    'finds the pods of a %s that share what one node may mount',
    (kind) => {
      expect(linesOf(rule, mounts('3', '', kind) + claim('ReadWriteOnce'))).toEqual([
        `warning 10:67 the 3 pods of ${kind} api share the claim data, which one node may mount (ReadWriteOnce)`,
      ]);
    },
  );

  it('is certain where one pod may mount it', () => {
    const said = [
      'error 10:67 the 2 pods of Deployment api share the claim data, which one pod may mount (ReadWriteOncePod)',
    ];
    expect(linesOf(rule, mounts('2') + claim('ReadWriteOncePod'))).toEqual(said);
    expect(linesOf(rule, mounts('2', ', readOnly: true') + claim('ReadWriteOncePod'))).toEqual(said);
  });

  it('goes by the fewest pods of an autoscaler', () => {
    expect(linesOf(rule, mounts(undefined) + claim('ReadWriteOnce') + autoscaler())).toEqual([
      'warning 9:67 the 3 pods of Deployment api share the claim data, which one node may mount (ReadWriteOnce)',
    ]);
    const one = autoscaler(['minReplicas: 1', 'maxReplicas: 4']);
    expect(linesOf(rule, mounts('3') + claim('ReadWriteOnce') + one)).toEqual([]);
  });

  it('goes by the Rollout that a Deployment lends its pods to', () => {
    const rollout = `---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api }
spec:
  replicas: 2
  workloadRef: { apiVersion: apps/v1, kind: Deployment, name: api }
`;
    expect(linesOf(rule, mounts('0') + claim('ReadWriteOnce') + rollout)).toEqual([
      'warning 10:67 the 2 pods of Rollout api share the claim data, which one node may mount (ReadWriteOnce)',
    ]);
  });

  it.each([
    ['one pod', mounts('1') + claim('ReadWriteOncePod')],
    ['one pod by default', mounts(undefined) + claim('ReadWriteOncePod')],
    ['pods that are filled in later', mounts('"{{ .Values.replicas }}"') + claim('ReadWriteOnce')],
    ['what is only read', mounts('3', ', readOnly: true') + claim('ReadWriteOnce')],
    ['a claim that many may mount', mounts('3') + claim('ReadWriteMany')],
    ['a claim that many may mount too', mounts('3') + claim('ReadWriteOnce', 'ReadWriteMany')],
    ['a mode that is filled in later', mounts('3') + claim('"{{ .Values.mode }}"')],
    ['a claim without modes', mounts('3') + claim()],
    ['a claim that is not here', mounts('3')],
    [
      'a claim of another namespace',
      mounts('3').replace('{ name: api }', '{ name: api, namespace: a }') +
        claim('ReadWriteOnce').replace('{ name: data }', '{ name: data, namespace: b }'),
    ],
    ['a DaemonSet', mounts(undefined, '', 'DaemonSet') + claim('ReadWriteOncePod')],
  ])('says nothing of %s', (_, text) => {
    expect(linesOf(rule, text)).toEqual([]);
  });
});
