import { describe, expect, it } from 'vitest';
import { exampleDeployment } from '../../../src/rules/security/control.ts';
import { linesOf, saidOf } from '../judged.ts';

const namespace = (labels: string) => `apiVersion: v1
kind: Namespace
metadata:
  name: production
  labels: {${labels}}
---
`;

const enforce = (level: string, version = ', pod-security.kubernetes.io/enforce-version: v1.34') =>
  namespace(` pod-security.kubernetes.io/enforce: ${level}${version} `);

const restricted = `securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
containers:
  - name: api
    image: api:1
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }`;

const inProduction = (text: string) => text.replace('{ name: api }', '{ name: api, namespace: production }');
const rule = 'namespace-pod-security';

describe(rule, () => {
  it.each([
    ['no level', namespace(''), ['warning 5:11 Namespace production enforces no level of Pod Security']],
    ['every pod', enforce('privileged'), ['warning 5:49 Namespace production allows every pod']],
    ['a level that there is not', enforce('strict'), ['error 5:49 strict is no level of Pod Security']],
    ['no version', enforce('restricted', ''), ['info 5:11 the level of Namespace production has no enforce-version']],
    ['a level and a version', enforce('baseline'), []],
    ['a level that is filled in later', enforce('$(LEVEL)'), []],
  ])('judges %s', (_what, text, expected) => {
    expect(linesOf(rule, text)).toEqual(expected);
  });

  it('leaves namespaces of the cluster alone', () => {
    expect(linesOf(rule, namespace('').replace('production', 'kube-system'))).toEqual([]);
  });

  it('finds pods that the level refuses, by the checks that do', () => {
    const text =
      enforce('restricted') + inProduction(exampleDeployment('hostPID: true\ncontainers: [{ name: api, image: a }]'));
    expect(linesOf(rule, text)).toEqual([
      'error 9:19 namespace production enforces restricted and refuses the pods of Deployment api: hostNamespaces, allowPrivilegeEscalation, runAsNonRoot, seccompProfile, capabilities',
    ]);
  });

  it('is less sure of a workload that names no namespace', () => {
    const text = enforce('baseline') + exampleDeployment('hostPID: true\ncontainers: [{ name: api, image: a }]');
    expect(linesOf(rule, text)).toEqual([
      'warning 9:19 if it is applied there, namespace production enforces baseline and refuses the pods of Deployment api: hostNamespaces',
    ]);
  });

  it('lets pods be that the level allows', () => {
    expect(linesOf(rule, enforce('restricted') + inProduction(exampleDeployment(restricted)))).toEqual([]);
  });

  it('judges by the version of the label', () => {
    const spec = `hostUsers: false\n${restricted.replace('runAsNonRoot: true', 'runAsNonRoot: false')}`;
    const text = enforce('restricted') + inProduction(exampleDeployment(spec));
    expect(linesOf(rule, text, { kubernetes: 36 })).toHaveLength(1);
    expect(linesOf(rule, text.replace('v1.34', 'v1.36'), { kubernetes: 36 })).toEqual([]);
  });

  it('writes the level that the pods of the namespace are proven to pass', () => {
    const written = (text: string) =>
      saidOf({ 'a.yaml': text }, { rule }).map(({ report }) =>
        report?.repair?.of === 'yaml'
          ? report.repair.changes.map((change) => ('set' in change ? change.to : undefined))
          : undefined,
      );
    expect(written(namespace('') + inProduction(exampleDeployment(restricted)))).toEqual([['restricted', 'v1.34']]);
    expect(written(namespace('') + inProduction(exampleDeployment('containers: [{ name: a, image: a }]')))).toEqual([
      ['baseline', 'v1.34'],
    ]);
    expect(written(namespace(''))).toEqual([undefined]);
  });
});

describe('priority-class-system', () => {
  const pod = (name: string, where = '{ name: api }') =>
    exampleDeployment(`priorityClassName: ${name}\ncontainers: [{ name: w, image: w }]`).replace(
      '{ name: api }',
      where,
    );

  it.each([
    [
      'an application',
      pod('system-node-critical', '{ name: api, namespace: shop }'),
      [
        'error 9:26 a workload of namespace shop has the priority system-node-critical, which is for parts of the cluster itself',
      ],
    ],
    [
      'a workload that may go anywhere',
      pod('system-node-critical'),
      [
        'warning 9:26 a workload without a namespace has the priority system-node-critical, which is for parts of the cluster itself',
      ],
    ],
    [
      'an agent of the nodes',
      pod('system-node-critical', '{ name: api, namespace: shop }').replace('Deployment', 'DaemonSet'),
      [
        'info 9:26 a workload of namespace shop has the priority system-node-critical, which is for parts of the cluster itself',
      ],
    ],
    ['a part of the cluster', pod('system-cluster-critical', '{ name: api, namespace: kube-system }'), []],
    ['an operator', pod('system-cluster-critical', '{ name: api, namespace: cert-system }'), []],
    [
      'a class that is not there',
      pod('business-critical'),
      ['info 9:26 PriorityClass business-critical is not among these objects'],
    ],
    ['a class that is filled in later', pod('$(CLASS)'), []],
  ])('judges %s', (_what, text, expected) => {
    expect(linesOf('priority-class-system', text)).toEqual(expected);
  });
});
