import { describe, expect, it } from 'vitest';
import { linesOf, saidOf } from '../judged.ts';
import { autoscaler, service, workload } from '../workloads.ts';

const rule = 'graceful-shutdown';

function pausing(preStop: string, grace: readonly string[] = []): string {
  return workload({ pod: grace, container: [`lifecycle: { preStop: { ${preStop} } }`] }) + service();
}

function changesOf(text: string, kubernetes = 34): unknown {
  const [said] = saidOf({ 'app.yaml': text }, { rule, kubernetes });
  const repair = said?.report.repair;
  return repair?.of === 'yaml'
    ? repair.changes.map((change) => 'set' in change && [change.set.path, change.to])
    : undefined;
}

describe('graceful-shutdown', () => {
  it('misses a pause behind a Service', () => {
    expect(linesOf(rule, workload() + service())).toEqual([
      'info 10:11 container api gets requests from Service api, but has no preStop pause before it ends',
    ]);
    expect(linesOf(rule, workload() + service() + autoscaler())).toEqual([
      'warning 10:11 container api gets requests from Service api, but has no preStop pause before it ends',
    ]);
    expect(linesOf(rule, workload({ kind: 'Rollout' }) + service())).toHaveLength(1);
  });

  it('takes a readinessProbe beside a port for requests as a sign of them', () => {
    const serving = (name: string) =>
      workload({
        container: [`ports: [{ name: ${name}, containerPort: 8080 }]`, 'readinessProbe: { tcpSocket: { port: 8080 } }'],
      });
    expect(linesOf(rule, serving('http'))).toEqual([
      'info 10:11 container api serves http, but has no preStop pause before it ends',
    ]);
    expect(linesOf(rule, serving('grpc-public'))).toHaveLength(1);
    for (const name of ['http-metrics', 'probes', 'webhook']) expect(linesOf(rule, serving(name))).toEqual([]);
  });

  it.each([
    [
      'sleep: { seconds: 30 }',
      'warning 12:53 the preStop pause of container api takes 30 s, and the pod is killed after 30 s',
    ],
    [
      'exec: { command: [sleep, "60"] }',
      'warning 12:52 the preStop pause of container api takes 60 s, and the pod is killed after 30 s',
    ],
    [
      'exec: { command: [/bin/sh, -c, "sleep 45; nginx -s quit"] }',
      'warning 12:52 the preStop pause of container api takes 45 s, and the pod is killed after 30 s',
    ],
    [
      'exec: { command: [/bin/sleep, 30s] }',
      'warning 12:52 the preStop pause of container api takes 30 s, and the pod is killed after 30 s',
    ],
  ])('finds that %s takes the whole grace period', (preStop, said) => {
    expect(linesOf(rule, pausing(preStop))).toEqual([said]);
  });

  it('goes by the grace period that is given', () => {
    expect(linesOf(rule, pausing('sleep: { seconds: 30 }', ['terminationGracePeriodSeconds: 60']))).toEqual([]);
    expect(linesOf(rule, pausing('sleep: { seconds: 10 }', ['terminationGracePeriodSeconds: 10']))).toHaveLength(1);
    expect(
      linesOf(rule, pausing('sleep: { seconds: 10 }', ['terminationGracePeriodSeconds: "{{ .Values.grace }}"'])),
    ).toEqual([]);
  });

  it.each([
    ['a pause', pausing('sleep: { seconds: 10 }')],
    ['another hook', pausing('exec: { command: [nginx, -s, quit] }')],
    ['no Service and no port', workload()],
    ['a headless Service', workload() + service(['clusterIP: None'])],
    ['metrics only', workload() + service([], '{ name: metrics, port: 9090 }')],
    ['a StatefulSet', workload({ kind: 'StatefulSet' }) + service()],
    ['one that is recreated', workload({ spec: ['strategy: { type: Recreate }'] }) + service()],
  ])('says nothing of %s', (_, text) => {
    expect(linesOf(rule, text)).toEqual([]);
  });

  it('adds a pause, and time to finish after it', () => {
    const pause = ['.spec.template.spec.containers[0].lifecycle.preStop.sleep.seconds', 10];
    const grace = (seconds: number) => ['.spec.template.spec.terminationGracePeriodSeconds', seconds];
    expect(changesOf(workload() + service())).toEqual([pause]);
    expect(changesOf(workload({ pod: ['terminationGracePeriodSeconds: 15'] }) + service())).toEqual([pause, grace(30)]);
    expect(changesOf(pausing('sleep: { seconds: 60 }'))).toEqual([grace(90)]);
    expect(changesOf(workload() + service(), 29)).toBeUndefined();
  });
});
