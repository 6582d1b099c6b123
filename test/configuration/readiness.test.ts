import { describe, expect, it } from 'vitest';
import { readinessOf } from '../../src/configuration/readiness.ts';
import { printExact } from '../../src/kubernetes/quantity.ts';
import { usualThresholds } from '../../src/readiness/thresholds.ts';
import { contextOf, defaultSettings } from '../../src/rules/settings.ts';

function read(text: string) {
  const found = readinessOf(text, '.gitops-deploy.yaml');
  if (found.result === 'wrong') throw new Error(JSON.stringify(found.problems));
  return found.settings;
}

function reach(text: string) {
  const found = readinessOf(text, '.gitops-deploy.yaml');
  if (found.result === 'wrong') throw new Error(JSON.stringify(found.problems));
  return found.reach;
}

function problems(text: string): readonly string[] {
  const found = readinessOf(text, '.gitops-deploy.yaml');
  if (found.result === 'read') throw new Error('nothing is wrong');
  return found.problems.map(
    ({ message, place, remedy }) =>
      `${place?.line}:${place?.column} ${message}${remedy === undefined ? '' : ` (${remedy})`}`,
  );
}

describe('the section readiness', () => {
  it.each([
    ['', 'an empty file'],
    ['readiness: {}\n', 'an empty section'],
    ['gitops: { repository: a/b }\nx-note: 1\n', 'a file without it'],
  ])('is as usual in %j', (text) => {
    expect(read(text)).toEqual(defaultSettings);
  });

  it('needs no other section, and asks for none', () => {
    const settings = read(`readiness:
  profile: strict-facts
  rules: { suppression-unused: off }
  kubernetes: "1.36"
  registries: [ghcr.io/acme, registry.k8s.io]
  moving-tags: [rolling]
  slo: 99.97%
  deployment-time: 15m
`);
    expect(settings.profile).toBe('strict-facts');
    expect(settings.rules).toEqual(new Map([['suppression-unused', 'off']]));
    expect(contextOf(settings, '2026-11-27')).toEqual({
      today: '2026-11-27',
      kubernetes: 36,
      registries: ['ghcr.io/acme', 'registry.k8s.io'],
      movingTags: ['rolling'],
      ownImages: [],
      nodeAllocatable: {},
      slo: 0.9997,
      deploymentSeconds: 900,
    });
  });

  it.each<[string, object]>([
    ['', {}],
    ['readiness: { cluster: false, usage: false }\n', {}],
    ['readiness: { cluster: true }\n', { clusters: 'all' }],
    ['readiness: { cluster: eu }\nclusters: { eu: { kubeconfig: env:EU } }\n', { clusters: ['eu'] }],
    ['readiness: { usage: true }\nprometheus: { address: "https://p.example" }\n', { usageDays: 14 }],
    ['readiness: { usage: { days: 30 } }\nprometheus: { address: "https://p.example" }\n', { usageDays: 30 }],
  ])('asks for facts in %j', (text, asks) => {
    expect(read(text).asks).toEqual(asks);
  });

  it('says how clusters and Prometheus are reached, at the top and in applications, where it asks for facts', () => {
    const sections = `clusters: { eu: { kubeconfig: env:TOP } }
applications:
  - { clusters: { eu: { kubeconfig: env:OWN }, us: { kubeconfig: env:US } }, prometheus: { address: "https://own.example" } }
`;
    expect(reach(`readiness: { cluster: [eu, us], usage: true }\n${sections}`)).toEqual({
      clusters: { eu: { kubeconfig: 'env:TOP' }, us: { kubeconfig: 'env:US' } },
      prometheus: { address: 'https://own.example', labels: {} },
    });
    expect(reach(`readiness: {}\n${sections}`)).toEqual({ clusters: {} });
  });

  it.each([
    [
      'readiness: { cluster: ue }\nclusters: { eu: { kubeconfig: env:EU } }\n',
      '1:14 there is no cluster "ue"; there is eu (did you mean "eu"?)',
    ],
    ['readiness: { cluster: [] }\n', '1:14 readiness.cluster must not be empty'],
    ['readiness: { usage: true }\n', '1:14 there is no `prometheus` to ask for it (add the section `prometheus`)'],
    [
      'readiness: { usage: { days: 0 } }\nprometheus: { address: "https://p.example" }\n',
      '1:23 readiness.usage.days must be a whole number from 1 to 90',
    ],
    [
      'readiness: { cluster: true }\nclusters: { eu: { kubeconfig: apiVersion } }\n',
      '2:19 clusters.eu.kubeconfig must be env:NAME: secrets never stand in this file',
    ],
    [
      'readiness: { usage: true }\nprometheus: { address: here }\n',
      '2:15 prometheus.address must be an address such as https://prometheus.acme.example',
    ],
    ['readiness: { cluster: 7 }\n', '1:14 readiness.cluster must be true, the name of a cluster, or a list of names'],
  ])('refuses %j', (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  it('knows the images that are built here, unless it names others', () => {
    expect(read('image: { name: ghcr.io/acme/api }\n').ownImages).toEqual(['ghcr.io/acme/api']);
    const two = 'applications: [{ application: a, image: { name: r/a } }, { application: b, image: { name: r/b } }]\n';
    expect(read(two).ownImages).toEqual(['r/a', 'r/b']);
    expect(read(`${two}readiness: { own-images: [r/c] }\n`).ownImages).toEqual(['r/c']);
  });

  it('knows of which Dockerfile each of them is built', () => {
    expect(read('image: { name: ghcr.io/acme/api }\n').builds).toEqual([
      { image: 'ghcr.io/acme/api', dockerfile: 'Dockerfile' },
    ]);
    const two =
      'applications: [{ image: { name: r/a, context: ./a } }, { image: { name: r/b, context: b, file: c/../b.Dockerfile } }, 1]\n';
    expect(read(two).builds).toEqual([
      { image: 'r/a', dockerfile: 'a/Dockerfile' },
      { image: 'r/b', dockerfile: 'b.Dockerfile' },
    ]);
  });

  it('is of files by patterns from the root of the repository', () => {
    const { paths } = read(`readiness:
  paths:
    - { files: [charts/**/templates/*.yaml, "legacy/**"], rules: off }
    - { files: [apps/**], rules: { suppression-unused: warning } }
`);
    const matched = (file: string) => paths.map(({ matches }) => matches(file));
    expect(matched('charts/a/b/templates/c.yaml')).toEqual([true, false]);
    expect(matched('charts/a/values.yaml')).toEqual([false, false]);
    expect(matched('legacy/a/b.yaml')).toEqual([true, false]);
    expect(matched('apps/a.yaml')).toEqual([false, true]);
    expect(paths.map(({ rules }) => rules)).toEqual(['off', new Map([['suppression-unused', 'warning']])]);
  });
});

describe('what nodes have to give', () => {
  const of = (text: string) =>
    Object.entries(read(`readiness: { node-allocatable: ${text} }\n`).nodeAllocatable).map(
      ([resource, amount]) => `${resource} ${printExact(amount)}`,
    );

  it.each([
    ['{ memory: 60Gi, cpu: 15800m }', ['memory 64,424,509,440', 'cpu 15.8']],
    ['{ cpu: 16 }', ['cpu 16']],
    ['[{ name: a, memory: 8Gi, cpu: 4 }, { name: b, memory: 4Gi, cpu: 8 }]', ['memory 8,589,934,592', 'cpu 8']],
    // a pool that does not say its memory may have any
    ['[{ memory: 8Gi, cpu: 4 }, { cpu: 8 }]', ['cpu 8']],
  ])('%s', (text, amounts) => {
    expect(of(text)).toEqual(amounts);
  });
});

describe('thresholds', () => {
  it('are the usual ones but for those that are configured', () => {
    const { memory, cpu } = read(
      'readiness: { thresholds: { memory: { large: { error: 256Gi }, fall: { error: 20 }, outlier: 32Gi } } }\n',
    ).thresholds;
    expect(printExact(memory.large.error)).toBe('274,877,906,944');
    expect(memory.large.warning).toEqual(usualThresholds.memory.large.warning);
    expect(memory.fall).toEqual({ warning: 4, error: 20 });
    expect(memory.outlier?.text).toBe('32Gi');
    expect(cpu).toEqual(usualThresholds.cpu);
  });

  it.each([
    ['memory: { large: { error: 8Gi } }', 'memory: large.warning must not be above large.error'],
    ['memory: { large: { warning: 128Gi } }', 'memory: large.warning must not be above large.error'],
    ['memory: { small: { error: 32Mi } }', 'memory: small.error must not be above small.limit'],
    ['cpu: { rise: { silent: 4 } }', 'cpu: rise.silent must not be above rise.notable'],
    ['memory: { fall: { warning: 40 } }', 'memory: fall.warning must not be above fall.error'],
    ['cpu: { small: { limit: 10m } }', 'cpu has no amount that is too small'],
  ])('%s contradict each other', (text, says) => {
    expect(problems(`readiness:\n  thresholds:\n    ${text}\n`)).toEqual([expect.stringMatching(`^3:\\d+ ${says}$`)]);
  });
});

describe('what is wrong', () => {
  it.each([
    [
      'rules: { suppression-onused: off }',
      '2:12 there is no rule "suppression-onused" (did you mean "suppression-unused"?)',
    ],
    ['rules: { x: off }', '2:12 there is no rule "x" (docs/rules/README.md lists every rule)'],
    [
      'rules: { suppression-unused: of }',
      '2:12 readiness.rules.suppression-unused must be one of error, warning, info, off',
    ],
    ['rules: { Suppression: off }', '2:12 must be the id of a rule, such as image-latest'],
    [
      'paths: [{ files: [a/**], rules: { suppression-onused: off } }]',
      '2:37 there is no rule "suppression-onused" (did you mean "suppression-unused"?)',
    ],
    [
      'paths: [{ files: [/a], rules: off }]',
      '2:21 readiness.paths[0].files[0] must not begin with /: paths are relative to the repository',
    ],
    ['paths: [{ files: [], rules: off }]', '2:13 readiness.paths[0].files must not be empty'],
    [
      'paths: [{ files: [a], rules: on }]',
      '2:25 readiness.paths[0].rules must be off, or a map of rules and what they count as',
    ],
    ['kubernetes: 1.30', '2:3 readiness.kubernetes must be text (quote it)'],
    ['kubernetes: "1.34.2"', '2:3 readiness.kubernetes must be a minor version, such as "1.34"'],
    ['slo: 99.97', '2:3 readiness.slo must be a share of good requests, such as 0.9997 or "99.97%"'],
    [
      'node-allocatable: { memory: 60gi }',
      '2:23 readiness.node-allocatable.memory must be an amount above zero as Kubernetes reads it, such as 16Gi or 500m',
    ],
    [
      'node-allocatable: [{ memory: 60Gi }, { cpu: 4, memry: 1Gi }]',
      '2:50 the key "memry" is unknown here (did you mean "memory"?)',
    ],
    ['node-allocatable: {}', '2:3 readiness.node-allocatable says neither memory, cpu nor ephemeral-storage'],
    [
      'node-allocatable: 60Gi',
      '2:3 readiness.node-allocatable must be what a node has to give to pods (memory, cpu, ephemeral-storage), or a list of pools',
    ],
    [
      'thresholds: { memory: { large: { error: 0 } } }',
      '2:36 readiness.thresholds.memory.large.error must be an amount above zero as Kubernetes reads it, such as 16Gi or 500m',
    ],
    ['own-image: []', '2:3 the key "own-image" is unknown here (did you mean "own-images"?)'],
  ])('%s', (text, says) => {
    expect(problems(`readiness:\n  ${text}\n`)).toEqual([says]);
  });

  it('is a key of the file that nobody knows', () => {
    expect(problems('readines: {}\n')).toEqual(['1:1 the key "readines" is unknown here (did you mean "readiness"?)']);
  });

  it.each([['- a\n'], ['text\n']])('is %j', (text) => {
    expect(problems(text)).toEqual(['undefined:undefined the file must be a map']);
  });

  it('is every problem at once, each at its line', () => {
    const text = 'readiness:\n  profile: strict\n  rules: { x: 1 }\n  kubernetes: 2\n';
    expect(problems(text).map((line) => line.split(' ')[0])).toEqual(['2:3', '3:12', '4:3', '3:12']);
  });

  it('is told with whatever else is wrong: rules that there are not, and thresholds that contradict each other', () => {
    const text = `readiness:
  kubernetes: 2
  rules: { suppression-onused: off, Suppression: off, image-latest: of }
  paths: [{ files: [], rules: { image-latst: off } }]
  thresholds: { memory: { large: { error: 8Gi } } }
`;
    const lines = problems(text).map((line) => line.replace(/^(\d+):\d+ /, '$1 '));
    expect(lines.toSorted()).toEqual([
      '2 readiness.kubernetes must be text (quote it)',
      '3 must be the id of a rule, such as image-latest',
      '3 readiness.rules.image-latest must be one of error, warning, info, off',
      '3 there is no rule "suppression-onused" (did you mean "suppression-unused"?)',
      '4 readiness.paths[0].files must not be empty',
      '4 there is no rule "image-latst" (did you mean "image-latest"?)',
      '5 memory: large.warning must not be above large.error',
    ]);
  });

  it.each([['rules: [a]'], ['paths: [off, 1]'], ['paths: {}'], ['thresholds: 1']])(
    'is %s, and nothing else',
    (text) => {
      expect(problems(`readiness:\n  ${text}\n`).every((line) => line.includes('must be a'))).toBe(true);
    },
  );

  it('is YAML that does not parse, and aliases without end', () => {
    expect(problems('readiness: {\n')).toHaveLength(1);
    const bomb = [
      'a: &a [x, x]',
      ...[...'bcdefgh'].map((key, at) => `${key}: &${key} [${`*${'abcdefg'[at]}, `.repeat(9)}]`),
    ];
    expect(problems(bomb.join('\n'))).toHaveLength(1);
  });
});
