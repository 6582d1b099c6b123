import { describe, expect, it } from 'vitest';
import { judgeManifests } from '../../src/readiness/judge.ts';
import { bytesOf, container, deployment, findingsIn, places, rulesOf } from './deployments.ts';

const kustomization = 'apps/api/kustomization.yaml';

describe('patches within a kustomization', () => {
  it('are judged where they stand', () => {
    const text = `resources: [deploy.yaml]
patches:
  - target: { kind: Deployment, name: api }
    patch: |-
      kind: Deployment
      metadata: { name: api }
      spec:
        template:
          spec:
            containers:
              - name: api
                resources:
                  requests:
                    memory: 100Gi
`;
    expect(places(findingsIn({ [kustomization]: text }))).toEqual([`error resource-absurd ${kustomization}:14:29`]);
  });

  it('are judged in a file with the line ends of Windows', () => {
    const text =
      'patches:\r\n  - patch: |\r\n      kind: Pod\r\n      spec:\r\n        resources: { limits: { memory: 100Gi } }\r\n';
    expect(places(findingsIn({ [kustomization]: text }))).toEqual([`error resource-absurd ${kustomization}:5:40`]);
  });

  it('are shown at their beginning where lines are folded', () => {
    const text = 'patchesStrategicMerge:\n  - "{ kind: Pod, spec: { resources: { limits: { memory: 100Gi } } } }"\n';
    expect(places(findingsIn({ [kustomization]: text }))).toEqual([`error resource-absurd ${kustomization}:2:5`]);
  });

  it('are compared with the object that they change', () => {
    const base = { 'apps/api/deploy.yaml': deployment([container('api', '256Mi')]) };
    const patch =
      '{ kind: Deployment, metadata: { name: api }, spec: { template: { spec: { containers: [{ name: api, resources: { requests: { memory: 4Gi } } }] } } } }';
    const now = { ...base, [kustomization]: `patches:\n  - patch: |\n      ${patch}\n` };
    expect(rulesOf(findingsIn(now, base))).toEqual(['error resource-jump']);
  });

  it('that do not parse are named as not judged', () => {
    const text = 'patches:\n  - patch: |\n      a: [\n';
    expect(judgeManifests(bytesOf({ [kustomization]: text }), undefined).notJudged).toMatchObject([
      { file: kustomization, line: 2, reason: 'unreadable' },
    ]);
  });

  it('are judged in a Kustomization of Flux too', () => {
    const text =
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  patches:\n    - patch: |\n        kind: Pod\n        spec: { resources: { limits: { memory: 100Gi } } }\n';
    expect(places(findingsIn({ 'flux.yaml': text }))).toEqual(['error resource-absurd flux.yaml:7:48']);
  });

  it('are read in no other object', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\npatches:\n  - patch: "resources: { limits: { memory: 100Gi } }"\n';
    expect(findingsIn({ 'a.yaml': text })).toEqual([]);
  });
});

describe('JSON patches', () => {
  const operation = (path: string, value: string, op = 'replace') =>
    `- op: ${op}\n  path: ${path}\n  value: ${value}\n`;
  const resources = '/spec/template/spec/containers/0/resources';

  it.each([
    [`${resources}/limits/memory`, '100Gi', '.[0].value', 10],
    [`${resources}/limits`, '{ memory: 100Gi }', '.[0].value.memory', 20],
    [resources, '{ limits: { memory: 100Gi } }', '.[0].value.limits.memory', 30],
    [
      '/spec/template/spec/containers/-',
      '{ name: b, resources: { limits: { memory: 100Gi } } }',
      '.[0].value.resources.limits.memory',
      52,
    ],
  ])('are judged by what they write to %s', (path, value, where, column) => {
    expect(findingsIn({ 'patch.yaml': operation(path, value) })).toMatchObject([
      { rule: 'resource-absurd', path: where, place: { line: 3, column } },
    ]);
  });

  it('may hold several operations on the same resources, which belong together', () => {
    const text = operation(`${resources}/requests/cpu`, '2') + operation(`${resources}/limits/cpu`, '1');
    expect(rulesOf(findingsIn({ 'patch.yaml': text }))).toEqual(['error request-exceeds-limit']);
  });

  it('are compared with what they wrote before', () => {
    const patch = (memory: string) => operation(`${resources}/limits/memory`, memory);
    expect(rulesOf(findingsIn({ 'patch.yaml': patch('4Gi') }, { 'patch.yaml': patch('256Mi') }))).toEqual([
      'error resource-jump',
    ]);
  });

  it('may stand in a kustomization, told apart by their targets', () => {
    const patch = (name: string, memory: string) =>
      `  - target: { kind: Deployment, name: ${name} }\n    patch: |\n      - op: add\n        path: ${resources}/limits/memory\n        value: ${memory}\n`;
    const before = { [kustomization]: `patches:\n${patch('a', '256Mi')}${patch('b', '4Gi')}` };
    expect(findingsIn({ [kustomization]: `patches:\n${patch('b', '4Gi')}${patch('a', '256Mi')}` }, before)).toEqual([]);
    expect(rulesOf(findingsIn({ [kustomization]: `patches:\n${patch('a', '4Gi')}` }, before))).toEqual([
      'error resource-jump',
    ]);
  });

  it('that remove or test write nothing', () => {
    expect(findingsIn({ 'patch.yaml': operation(`${resources}/limits/memory`, '100Gi', 'test') })).toEqual([]);
  });
});

describe('Helm values of an Argo CD Application', () => {
  const application = (helm: string) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: api }\nspec:\n  source:\n    helm:\n${helm}`;

  it('are judged as text', () => {
    const text = application('      values: |\n        resources:\n          limits: { memory: 100Gi }\n');
    expect(places(findingsIn({ 'app.yaml': text }))).toEqual(['error resource-absurd app.yaml:9:29']);
  });

  it('are judged as an object', () => {
    const text = application('      valuesObject:\n        resources:\n          limits: { memory: 100Gi }\n');
    expect(places(findingsIn({ 'app.yaml': text }))).toEqual(['error resource-absurd app.yaml:9:29']);
  });

  it('are acknowledged by a comment', () => {
    const comment = '# gitops-deploy.io/allow-resources: memory<=128Gi: index';
    const text = application(
      `      values: |\n        resources:\n          limits:\n            memory: 100Gi ${comment}\n`,
    );
    expect(findingsIn({ 'app.yaml': text })).toEqual([]);
  });
});
