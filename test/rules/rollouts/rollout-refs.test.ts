import { describe, expect, it } from 'vitest';
import { linesOf } from '../judged.ts';
import { rollout, service, services, template } from './rollout.ts';

const said = (text: string) => linesOf('rollout-refs', text);
const measured = template('rate', ['name: rate\nprovider: { prometheus: { query: up } }']);

describe('Services of a Rollout', () => {
  it('that are not there', () => {
    expect(said(rollout('blueGreen:\n  activeService: api\n  previewService: api-preview') + services('api'))).toEqual([
      'error 12:23 the Service api-preview is not there, so the Rollout is refused as InvalidSpec',
    ]);
  });

  it.each([
    ['blueGreen:\n  activeService: api\n  previewService: api', '12:23'],
    ['canary:\n  stableService: api\n  canaryService: api', '12:22'],
    ['canary:\n  pingPong:\n    pingService: api\n    pongService: api', '13:22'],
  ])('that are one and the same: %s', (strategy, place) => {
    expect(said(rollout(strategy) + services('api'))).toEqual([
      `error ${place} api is the Service of both versions, where two different ones are needed`,
    ]);
  });

  it('that select other pods; the hash is the affair of the controller', () => {
    const text = rollout('canary:\n  stableService: one\n  canaryService: two');
    expect(
      said(text + service('one', '{ app: api, rollouts-pod-template-hash: a1 }') + service('two', '{ app: web }')),
    ).toEqual(['error 12:22 the Service two selects app: web, which the pods of the Rollout do not have']);
  });

  it('that are filled in later say nothing', () => {
    expect(said(rollout('blueGreen:\n  activeService: "{{ .Values.service }}"'))).toEqual([]);
  });

  const edge = (name: string) => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: edge }
spec:
  rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: ${name}, port: { number: 80 } } } }] } }]
`;
  it('that traffic goes past', () => {
    const text = rollout('blueGreen:\n  activeService: api-active') + services('api', 'api-active');
    expect(said(text + edge('api'))).toEqual([
      'error 27:86 Ingress edge sends traffic to the Service api, which selects the pods of both versions of Rollout api, and not to its active Service api-active',
    ]);
    expect(said(text + edge('api-active'))).toEqual([]);
  });

  it('a Service of the same name in another namespace is another one', () => {
    const text = rollout('blueGreen:\n  activeService: api-active') + services('api', 'api-active');
    const route = (host: string) => `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: edge, namespace: shop }
spec: { hosts: [edge], http: [{ route: [{ destination: { host: ${host} } }] }] }
`;
    const inShop = text.replaceAll(/metadata: \{ name: ([\w-]+) \}/g, 'metadata: { name: $1, namespace: shop }');
    expect(said(inShop + route('api.shop.svc.cluster.local'))).toEqual([
      expect.stringContaining('sends traffic to the Service api'),
    ]);
    expect(said(inShop + route('api.other.svc.cluster.local'))).toEqual([]);
  });
});

describe('what traffic of a canary is routed by', () => {
  const canary = (routing: string) =>
    rollout(`canary:\n  stableService: api\n  canaryService: next\n  trafficRouting: ${routing}`) +
    services('api', 'next');
  const virtualService = (http: string) => `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api }
spec:
  http: ${http}
`;
  const both = '{ destination: { host: api } }, { destination: { host: next.shop.svc.cluster.local } }';

  it.each([
    ['{ nginx: { stableIngress: edge } }', '13:49 the Ingress edge is not there, so no traffic moves'],
    ['{ alb: { ingress: edge, servicePort: 80 } }', '13:41 the Ingress edge is not there, so no traffic moves'],
    ['{ istio: { virtualService: { name: api } } }', '13:58 the VirtualService api is not there, so no traffic moves'],
    [
      '{ plugins: { argoproj-labs/gatewayAPI: { httpRoute: api } } }',
      '13:75 the HTTPRoute api is not there, so no traffic moves',
    ],
  ])('%s', (routing, line) => {
    expect(said(canary(routing))).toEqual([`error ${line}`]);
  });

  it.each([['{ istio: { virtualService: { name: other.shop } } }'], ['{ smi: {} }']])(
    '%s is no business of these files',
    (routing) => {
      expect(said(canary(routing))).toEqual([]);
    },
  );

  it.each([
    ['nginx', true],
    ['istio', true],
    ['plugins', false],
  ])('by %s needs both Services: %s', (router, isNeeded) => {
    const text = rollout(`canary:\n  trafficRouting: { ${router}: {} }`);
    const line =
      'error 11:23 traffic routing needs stableService and canaryService, and stableService and canaryService is missing';
    expect(said(text)).toEqual(isNeeded ? [line] : []);
  });

  it.each([
    [`[{ route: [${both}] }]`, []],
    ['[{ route: [{ destination: { host: api } }] }]', ['VirtualService api has no destination for the Service next']],
    [
      `[{ name: a, route: [${both}] }, { name: b, route: [] }]`,
      ['VirtualService api has 2 routes, so the Rollout has to name those whose weights it sets'],
    ],
  ])('a VirtualService with %s', (http, messages) => {
    expect(said(canary('{ istio: { virtualService: { name: api } } }') + virtualService(http))).toEqual(
      messages.map((message) => `error 13:58 ${message}`),
    );
  });

  it('a route that has another name', () => {
    const text = canary('{ istio: { virtualService: { name: api, routes: [main] } } }');
    expect(said(text + virtualService(`[{ name: primary, route: [${both}] }]`))).toEqual([
      'error 13:72 VirtualService api has no route of the name main',
    ]);
  });

  it('subsets that a DestinationRule does not have', () => {
    const rule =
      '---\napiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: api }\nspec: { host: api, subsets: [{ name: stable }] }\n';
    const route =
      '[{ route: [{ destination: { host: api, subset: stable } }, { destination: { host: api, subset: canary } }] }]';
    const text = rollout(`canary:
  trafficRouting:
    istio:
      virtualService: { name: api }
      destinationRule: { name: api, stableSubsetName: stable, canarySubsetName: canary }`);
    expect(said(text + virtualService(route) + rule)).toEqual(['error 14:85 DestinationRule api has no subset canary']);
  });
});

describe('templates of a Rollout', () => {
  const analysed = (analysis: string) => rollout(`canary:\n  steps:\n    - analysis: ${analysis}`);

  it('that are not there', () => {
    expect(said(analysed('{ templates: [{ templateName: rat }] }') + measured)).toEqual([
      'error 12:51 the AnalysisTemplate rat is not there, so the Rollout is refused as InvalidSpec',
    ]);
    expect(said(analysed('{ templates: [{ templateName: rate, clusterScope: true }] }') + measured)).toEqual([
      'info 12:51 the ClusterAnalysisTemplate rate is not among these files, and has to be in the cluster',
    ]);
    expect(said(analysed('{ templates: [{ templateName: rate }] }') + measured)).toEqual([]);
  });

  it('of an experiment', () => {
    const text = rollout('canary:\n  steps:\n    - experiment: { analyses: [{ name: a, templateName: rat }] }');
    expect(said(text + measured)).toEqual([
      'error 12:61 the AnalysisTemplate rat is not there, so the Rollout is refused as InvalidSpec',
    ]);
  });

  it('that other templates call, around in circles too', () => {
    const calls = template(
      'all',
      ['name: own'],
      '  templates: [{ templateName: rate }, { templateName: all }, { templateName: gone }]\n',
    );
    expect(said(analysed('{ templates: [{ templateName: all }] }') + measured + calls)).toEqual([
      'error 26:78 the AnalysisTemplate gone is not there, so the Rollout is refused as InvalidSpec',
    ]);
  });

  const wants = (args: string, query = 'up') =>
    template('rate', [`name: rate\nprovider: { prometheus: { query: "${query}" } }`], `  args: ${args}\n`);

  it.each([
    [
      '[{ name: service }]',
      '[]',
      ['error 12:66 AnalysisTemplate rate wants the argument service, which the analysis of step 1 does not give'],
    ],
    [
      '[{ name: service }]',
      '[{ name: svc, value: api }]',
      [
        'error 12:66 AnalysisTemplate rate wants the argument service, which the analysis of step 1 does not give; it gives svc, which no template takes',
      ],
    ],
    ['[{ name: service }]', '[{ name: service, value: api }]', []],
    ['[{ name: service }]', '[{ name: service, valueFrom: { podTemplateHashValue: Latest } }]', []],
    ['[{ name: service }]', '[{ name: service }]', []],
    ['[{ name: service, value: api }]', '[]', []],
    ['[{ name: key, valueFrom: { secretKeyRef: { name: a, key: b } } }]', '[]', []],
    [
      '[]',
      '[{ name: service, value: api }]',
      ['info 12:75 no template of the analysis of step 1 takes the argument service'],
    ],
  ])('that want %s, and get %s', (wanted, given, lines) => {
    expect(said(analysed(`{ templates: [{ templateName: rate }], args: ${given} }`) + wants(wanted))).toEqual(lines);
  });

  it('that use an argument which they do not declare', () => {
    const text = analysed('{ templates: [{ templateName: rate }] }') + wants('[]', "up{job='{{ args.job }}'}");
    expect(said(text)).toEqual(['error 21:38 {{args.job}} stands for an argument that the template does not declare']);
  });

  const two = '{ templates: [{ templateName: a }, { templateName: b }] }';
  const taking = (name: string, args: string, query = 'up') =>
    template(name, [`name: ${name}\nprovider: { prometheus: { query: "${query}" } }`], `  args: ${args}\n`);

  it.each([
    ['of which one gives the value', '[{ name: x }]', '[{ name: x, value: "1" }]', []],
    ['that agree', '[{ name: x, value: "1" }]', '[{ name: x, value: "1" }]', []],
    [
      'that do not agree',
      '[{ name: x, value: "1" }]',
      '[{ name: x, value: "2" }]',
      ['error 27:28 templates of the analysis of step 1 set the argument x to 1 and to 2'],
    ],
  ])('%s', (_, one, other, lines) => {
    expect(said(analysed(two) + taking('a', one) + taking('b', other))).toEqual(lines);
  });

  it('one of which uses an argument of the other, which only counts in the background', () => {
    const text = taking('a', '[]', '{{args.x}}') + taking('b', '[{ name: x, value: "1" }]');
    expect(said(analysed(two) + text)).toEqual([
      'error 21:38 {{args.x}} stands for an argument that the template does not declare',
    ]);
    expect(said(rollout(`canary:\n  analysis: ${two}`) + text)).toEqual([]);
  });

  it('two of which have a metric of one name', () => {
    const text = analysed('{ templates: [{ templateName: rate }, { templateName: other }] }');
    expect(said(text + measured + template('other', ['name: rate']))).toEqual([
      'error 27:11 two metrics of the analysis of step 1 have the name rate',
    ]);
  });

  it.each([
    ['name: rate\ncount: 5', ['error 20:12 the metric rate is measured 5 times, and has no interval']],
    [
      'name: rate\ninterval: 1m',
      ['error 20:15 the metric rate has an interval and no count, so the analysis of step 1 never ends'],
    ],
    [
      'name: rate\ncount: 3\ninterval: 1m\nfailureLimit: 4',
      ['error 20:12 the metric rate is measured 3 times, fewer than its limits together (4)'],
    ],
    ['name: rate\ncount: 3\ninterval: 1m\nfailureLimit: 2\nconsecutiveSuccessLimit: 1', []],
    [
      'name: rate\ninterval: 1m\ncount: 0',
      ['error 20:15 the metric rate has an interval and no count, so the analysis of step 1 never ends'],
    ],
    ['name: rate\ncount: 5\ninterval: 1m', []],
    [
      'name: rate\ncount: "{{ args.n }}"\ninterval: 1m',
      ['error 20:12 {{args.n}} stands for an argument that the template does not declare'],
    ],
  ])('that measure by %j', (metric, lines) => {
    expect(said(analysed('{ templates: [{ templateName: rate }] }') + template('rate', [metric]))).toEqual(lines);
  });

  it('that run in the background may have no end', () => {
    const text = rollout('canary:\n  analysis: { templates: [{ templateName: rate }] }');
    expect(said(text + template('rate', ['name: rate\ninterval: 1m']))).toEqual([]);
  });

  it.each([
    ['http://prometheus:9090', 1],
    ['http://prometheus.monitoring.svc:9090', 0],
    ['http://localhost:9090', 0],
    ['{{ .Values.prometheus }}', 0],
  ])('that ask %s: %d', (address, found) => {
    const text = template('rate', [`name: rate\nprovider: { prometheus: { query: up, address: "${address}" } }`]);
    const line = `info 8:51 ${address} is looked up in the namespace of the Rollouts controller, not in that of the template`;
    expect(said(text)).toEqual(found === 1 ? [line] : []);
  });
});
