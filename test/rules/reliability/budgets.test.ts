import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allowedDisruptions } from '../../../src/rules/reliability/disruption-budget.ts';
import { linesOf, saidOf } from '../judged.ts';
import { autoscaler, budget, service, workload } from '../workloads.ts';

const allow = 'unhealthyPodEvictionPolicy: AlwaysAllow';
const three = workload({ spec: ['replicas: 3'] });

describe('pdb-missing', () => {
  const rule = 'pdb-missing';

  it('finds several pods without a budget, by replicas or by the minimum of an autoscaler', () => {
    const said = 'no PodDisruptionBudget selects the pods of Deployment api';
    expect(linesOf(rule, three)).toEqual([`warning 3:19 ${said}`]);
    expect(linesOf(rule, workload() + autoscaler())).toEqual([`warning 3:19 ${said}`]);
  });

  it('says that the budget of the same name has other labels', () => {
    expect(linesOf(rule, three + budget('maxUnavailable: 1').replace('app: api', 'app: web'))).toEqual([
      'warning 3:19 no PodDisruptionBudget selects the pods of Deployment api; PodDisruptionBudget api has other labels in its selector',
    ]);
  });

  it.each([
    ['a budget selects them', three + budget('maxUnavailable: 1')],
    ['a budget selects everything', three + budget('maxUnavailable: 1').replace('{ matchLabels: { app: api } }', '{}')],
    ['there is one pod', workload() + service()],
    ['an autoscaler keeps one', workload() + autoscaler(['minReplicas: 1', 'maxReplicas: 5'])],
    ['each node has one', workload({ kind: 'DaemonSet' })],
  ])('says nothing where %s', (_, text) => {
    expect(linesOf(rule, text)).toEqual([]);
  });
});

describe('pdb-blocks-drain', () => {
  const rule = 'pdb-blocks-drain';

  it.each([
    ['maxUnavailable: 0', 3, 'error 18:19 maxUnavailable 0 allows no pod to be evicted, ever'],
    ['maxUnavailable: 0%', 3, 'error 18:19 maxUnavailable 0% allows no pod to be evicted, ever'],
    ['minAvailable: 3', 3, 'error 18:17 minAvailable 3 of 3 allows no pod to be evicted'],
    ['minAvailable: 4', 3, 'error 18:17 minAvailable 4 of 3 allows no pod to be evicted'],
    // rounded up: 2.1 of 3
    ['minAvailable: 70%', 3, 'error 18:17 minAvailable 70% (3 pods, rounded up) of 3 allows no pod to be evicted'],
    ['minAvailable: 1', 1, 'error 18:17 minAvailable 1 of 1 allows no pod to be evicted'],
  ])('finds %s of %s pods', (line, pods, said) => {
    expect(linesOf(rule, workload({ spec: [`replicas: ${pods}`] }) + budget(line, allow))).toEqual([said]);
  });

  it.each([
    ['maxUnavailable: 1', 1],
    ['maxUnavailable: 1%', 3],
    ['minAvailable: 70%', 5],
    ['minAvailable: 2', 3],
    ['minAvailable: "{{ .Values.least }}"', 3],
  ])('says nothing of %s of %s pods', (line, pods) => {
    expect(linesOf(rule, workload({ spec: [`replicas: ${pods}`] }) + budget(line, allow))).toEqual([]);
  });

  it('counts from the minimum of the autoscaler, and adds up what it selects', () => {
    expect(linesOf(rule, workload() + autoscaler() + budget('minAvailable: 3', allow))).toEqual([
      expect.stringMatching(/^error .* minAvailable 3 of 3 allows/),
    ]);
    const two = `${three}---\n${workload({ name: 'worker', spec: ['replicas: 1'] })}`;
    expect(linesOf(rule, two + budget('minAvailable: 4', allow))).toEqual([
      expect.stringMatching(/^error .* minAvailable 4 of 4 allows/),
      expect.stringMatching(/^warning .* its selector fits the pods of Deployment api and Deployment worker, /),
    ]);
  });

  it('says nothing where nobody knows how many pods there are', () => {
    expect(linesOf(rule, workload({ kind: 'DaemonSet' }) + budget('minAvailable: 5', allow))).toEqual([]);
    expect(linesOf(rule, budget('minAvailable: 5', allow).slice(4))).toEqual([]);
  });

  it('finds a budget that keeps crashed pods, where the version knows better', () => {
    const text = three + budget('maxUnavailable: 1');
    const said =
      'pods that run but are not ready may not be evicted either, without unhealthyPodEvictionPolicy: AlwaysAllow';
    expect(linesOf(rule, text)).toEqual([`info 18:3 ${said}`]);
    expect(linesOf(rule, text, { kubernetes: 26 })).toEqual([]);
    expect(linesOf(rule, text.replace('kind: Deployment', 'kind: StatefulSet'))).toEqual([]);
  });

  it('lets one pod go, unless there is only one', () => {
    const repairOf = (text: string) => saidOf({ 'app.yaml': text }, { rule })[0]?.report.repair;
    expect(repairOf(three + budget('maxUnavailable: 0', allow))).toMatchObject({ changes: [{ to: 1 }] });
    expect(repairOf(three + budget('minAvailable: 100%', allow))).toMatchObject({
      changes: [{ remove: { path: '.spec.minAvailable' } }, { set: { path: '.spec.maxUnavailable' }, to: 1 }],
    });
    expect(repairOf(workload() + budget('minAvailable: 1', allow))).toBeUndefined();
  });
});

const [, ...rows] = readFileSync(new URL('disruptions.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

describe('what a budget allows', () => {
  it('is what the disruption controller of Kubernetes 1.34.2 said', () => {
    const ours = rows.map((row) => {
      const [of = '', value = '', pods = ''] = row.split('\t');
      const number = Number(value.replace('%', ''));
      const amount = value.endsWith('%') ? { percent: number } : { pods: number };
      const budgetOf = of === 'minAvailable' ? 'minAvailable' : 'maxUnavailable';
      return [of, value, pods, allowedDisruptions({ of: budgetOf, amount }, Number(pods))].join('\t');
    });
    expect(ours).toEqual(rows);
    expect(rows.length).toBeGreaterThan(250);
  });
});
