import { describe, expect, it } from 'vitest';
import { exampleResources } from '../../../src/rules/resources/amounts.ts';
import { exampleDeployment } from '../../../src/rules/security/control.ts';
import { linesOf } from '../judged.ts';

const namespaced = (text: string) => text.replace('{ name: api }', '{ name: api, namespace: shop }');
const object = (kind: string, spec: string, namespace = 'shop') =>
  `---\napiVersion: v1\nkind: ${kind}\nmetadata: { name: ${kind.toLowerCase()}, namespace: ${namespace} }\nspec: ${spec}\n`;
const limits = (limit: string) => object('LimitRange', `{ limits: [{ type: Container, ${limit} }] }`);

describe('resource-requests-missing', () => {
  const rule = 'resource-requests-missing';
  it.each([
    [
      'everything',
      exampleResources('{}'),
      ['error 12:22 container api has no requests.cpu, requests.memory, limits.memory'],
    ],
    [
      'one amount',
      exampleResources('{ requests: { cpu: 1, memory: 1Gi } }'),
      ['error 12:22 container api has no limits.memory'],
    ],
    [
      'requests that become the limits',
      exampleResources('{ limits: { cpu: 1, memory: 1Gi } }'),
      [
        'info 12:39 container api has no requests.cpu, and so asks for its limit of 1',
        'info 12:50 container api has no requests.memory, and so asks for its limit of 1Gi',
      ],
    ],
    [
      'an init container',
      exampleDeployment('initContainers: [{ name: init, image: i }]\ncontainers: []'),
      ['warning 9:24 init container init has no requests.cpu, requests.memory, limits.memory'],
    ],
  ])('finds %s', (_what, text, expected) => {
    expect(linesOf(rule, text)).toEqual(expected);
  });

  it.each([
    ['all is said', exampleResources('{ requests: { cpu: 1, memory: 1Gi }, limits: { memory: 1Gi } }')],
    ['it is filled in later', exampleResources('$(RESOURCES)')],
    [
      'the pod as a whole says it',
      exampleDeployment(
        'resources: { requests: { cpu: 1, memory: 1Gi }, limits: { memory: 1Gi } }\ncontainers: [{ name: a, image: a }]',
      ),
    ],
    [
      'the namespace fills it in',
      namespaced(exampleResources('{}')) + limits('default: { memory: 1Gi }, defaultRequest: { cpu: 100m }'),
    ],
    [
      'the container is ephemeral',
      exampleDeployment('containers: []\nephemeralContainers: [{ name: debug, image: d }]'),
    ],
  ])('says nothing where %s', (_why, text) => {
    expect(linesOf(rule, text)).toEqual([]);
  });

  it('does not take the defaults of another namespace', () => {
    const other = limits('default: { memory: 1Gi, cpu: 1 }').replace('shop', 'other');
    expect(linesOf(rule, namespaced(exampleResources('{}')) + other)).toHaveLength(1);
  });
});

describe('cpu-limit-equals-request', () => {
  const resources = (cpu: string, memory: string) =>
    exampleResources(`{ requests: { cpu: 500m, memory: 1Gi }, limits: { cpu: ${cpu}, memory: ${memory} } }`);

  it.each([
    [
      'a limit in other words',
      resources('"0.5"', '2Gi'),
      ['info 12:77 the CPU limit of container api is its request of 0.5'],
    ],
    [
      'a limit alone',
      exampleResources('{ requests: { memory: 1Gi }, limits: { cpu: 1, memory: 2Gi } }'),
      ['info 12:66 the CPU limit of container api is its request of 1'],
    ],
    ['a pod that is Guaranteed', resources('500m', '1024Mi'), []],
    ['a limit that lets it burst', resources('2', '2Gi'), []],
    ['no limit', exampleResources('{ requests: { cpu: 500m, memory: 1Gi } }'), []],
  ])('judges %s', (_what, text, expected) => {
    expect(linesOf('cpu-limit-equals-request', text)).toEqual(expected);
  });
});

describe('ephemeral-storage', () => {
  const rule = 'ephemeral-storage';
  const bounded = '{ requests: { ephemeral-storage: 1Gi }, limits: { ephemeral-storage: 1Gi } }';

  it('wants a request and a limit', () => {
    expect(linesOf(rule, exampleResources('{ requests: { ephemeral-storage: 1Gi } }'))).toEqual([
      'info 12:22 container api has no limits for ephemeral-storage',
    ]);
    expect(linesOf(rule, exampleResources(bounded))).toEqual([]);
  });

  it('wants a size for each emptyDir', () => {
    const volumes =
      'volumes: [{ name: a, emptyDir: {} }, { name: b, emptyDir: { sizeLimit: 1Gi } }, { name: c, configMap: { name: c } }]';
    const text = exampleDeployment(`containers: [{ name: a, image: a, resources: ${bounded} }]\n${volumes}`);
    expect(linesOf(rule, text)).toEqual(['info 10:38 emptyDir a has no sizeLimit']);
  });

  it('takes what the namespace fills in', () => {
    const text = namespaced(exampleResources('{}')) + limits('default: { ephemeral-storage: 1Gi }');
    expect(linesOf(rule, text)).toEqual([]);
  });
});

describe('namespace-limit-range', () => {
  const rule = 'namespace-limit-range';
  const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n';
  const quota = object('ResourceQuota', '{ hard: { cpu: 10 } }');

  it.each([
    [
      'nothing',
      namespace,
      [
        'warning 3:19 Namespace shop has no LimitRange with a max and a default for the memory of containers, and no ResourceQuota',
      ],
    ],
    [
      'a max alone',
      namespace + limits('max: { memory: 1Gi }') + quota,
      ['warning 3:19 Namespace shop has no LimitRange with a default for the memory of containers'],
    ],
    [
      'no quota',
      namespace + limits('max: { memory: 1Gi }, default: { memory: 1Gi }'),
      ['warning 3:19 Namespace shop has no ResourceQuota'],
    ],
    [
      'those of another namespace',
      namespace + (limits('max: { memory: 1Gi }, default: { memory: 1Gi }') + quota).replaceAll('shop', 'b'),
      [
        'warning 3:19 Namespace shop has no LimitRange with a max and a default for the memory of containers, and no ResourceQuota',
      ],
    ],
    ['both', namespace + limits('max: { memory: 1Gi }, default: { memory: 1Gi }') + quota, []],
    ['one of the cluster', namespace.replace('shop', 'kube-public'), []],
  ])('judges a namespace with %s', (_what, text, expected) => {
    expect(linesOf(rule, text)).toEqual(expected);
  });

  it('is advice where every container of the namespace has its limit', () => {
    const text = `${namespace}---\n${namespaced(exampleResources('{ limits: { memory: 1Gi } }'))}`;
    expect(linesOf(rule, text)[0]).toMatch(/^info 3:19 /);
  });
});

describe('request-exceeds-limit', () => {
  const rule = 'request-exceeds-limit';
  const asks = (resources: string, replicas = 3) =>
    namespaced(exampleResources(resources)).replace('spec:', `spec:\n  replicas: ${replicas}`);

  it('finds what is above the max of the namespace', () => {
    const text =
      asks('{ requests: { memory: 3Gi }, limits: { memory: 4Gi } }') + limits('max: { memory: 2Gi, cpu: 1 }');
    expect(linesOf(rule, text)).toEqual([
      'error 13:44 requests.memory of container api, 3Gi, is more than the max 2Gi of LimitRange limitrange',
      'error 13:69 limits.memory of container api, 4Gi, is more than the max 2Gi of LimitRange limitrange',
    ]);
  });

  it('finds what alone is more than the quota', () => {
    const text =
      asks('{ requests: { memory: 3Gi } }') +
      object('ResourceQuota', '{ hard: { requests.memory: 8Gi, limits.cpu: 1 } }');
    expect(linesOf(rule, text)).toEqual([
      'error 13:44 3 pods with requests.memory of 3,221,225,472 bytes are more than the 8Gi that ResourceQuota resourcequota allows',
    ]);
  });

  it.each([
    ['fits', asks('{ requests: { cpu: 1 } }') + object('ResourceQuota', '{ hard: { cpu: 3 } }')],
    ['has no pods', asks('{ requests: { cpu: 4 } }', 0) + object('ResourceQuota', '{ hard: { cpu: 3 } }')],
    [
      'is of another namespace',
      asks('{ requests: { cpu: 4 } }') + object('ResourceQuota', '{ hard: { cpu: 3 } }', 'other'),
    ],
    [
      'names no namespace',
      exampleResources('{ requests: { cpu: 4 } }') + object('ResourceQuota', '{ hard: { cpu: 3 } }'),
    ],
    [
      'may be outside of the scope',
      asks('{ requests: { cpu: 4 } }') + object('ResourceQuota', '{ scopes: [BestEffort], hard: { cpu: 3 } }'),
    ],
  ])('says nothing of a workload that %s', (_why, text) => {
    expect(linesOf(rule, text)).toEqual([]);
  });
});
