import { describe, expect, it } from 'vitest';
import { ObjectIndex } from '../../../src/rules/object-index.ts';
import { ObjectSet } from '../../../src/rules/object-set.ts';
import { readFiles } from '../../../src/rules/read-files.ts';
import { serviceTarget } from '../../../src/rules/reliability/service-target.ts';
import { context, linesOf } from '../judged.ts';
import { service, workload } from '../workloads.ts';

const rule = 'service-target';
const http = 'ports: [{ name: http, containerPort: 8080 }]';
const api = workload({ container: [http] });

describe('a Service and its pods', () => {
  it('finds labels that no pod has, and says what the likely one has', () => {
    expect(linesOf(rule, api + service().replace('app: api', 'app: api-server'))).toEqual([
      'error 18:20 Service api selects app: api-server, which no pod has: those of Deployment api have app: api',
    ]);
    expect(linesOf(rule, api + service().replace('app: api', 'app: api, tier: web'))).toEqual([
      'error 18:31 Service api selects app: api, tier: web, which no pod has: those of Deployment api have no label tier',
    ]);
  });

  it('guesses at no workload where several might be meant', () => {
    const others = `${workload({ name: 'one' })}---\n${workload({ name: 'two' })}`;
    expect(linesOf(rule, others + service().replace('app: api', 'app: web'))).toEqual([
      expect.stringMatching(/^error .* Service api selects app: web, which no pod has$/),
    ]);
  });

  it('leaves a Service alone whose namespace no pod names, and that is not named like one', () => {
    const agent = service()
      .replace('name: api }', 'name: agent, namespace: monitoring }')
      .replace('app: api', 'app: agent');
    expect(linesOf(rule, api + agent)).toEqual([]);
    expect(linesOf(rule, api + agent.replace('name: agent', 'name: api'))).toHaveLength(1);
  });

  it('leaves pods to the experiment of a Rollout, which gives them labels of its own', () => {
    const rollout = workload({
      kind: 'Rollout',
      spec: ['strategy: { canary: { steps: [{ experiment: { templates: [{ name: preview, specRef: canary }] } }] } }'],
      container: [http],
    });
    expect(linesOf(rule, rollout + service().replace('app: api', 'app: preview'))).toEqual([]);
    expect(
      linesOf(rule, rollout.replace('experiment', 'other') + service().replace('app: api', 'app: preview')),
    ).toHaveLength(1);
  });

  it('only warns of a role that members of a store may give themselves', () => {
    const store = workload({ kind: 'StatefulSet', container: [http] });
    expect(linesOf(rule, store + service().replace('app: api', 'app: api, role: primary'))).toEqual([
      expect.stringMatching(/^warning 18:31 /),
    ]);
  });

  it.each([
    ['{ port: 80, targetPort: web }', 'error 19:35 Service api leads to the port web, but its pods have only http'],
    [
      '{ port: 80, targetPort: http, protocol: UDP }',
      'error 19:35 Service api leads to the port http, but its pods have only http',
    ],
    ['{ port: 80, targetPort: 8081 }', 'warning 19:35 Service api leads to the port 8081, but its pods list 8080'],
    ['{ port: 80 }', 'warning 19:19 Service api leads to the port 80, but its pods list 8080'],
  ])('finds %s', (port, said) => {
    expect(linesOf(rule, api + service([], port))).toEqual([said]);
  });

  it.each([
    ['a name that is there', api + service([], '{ port: 80, targetPort: http }')],
    ['a number that is listed', api + service()],
    ['a number where nothing is listed', workload() + service([], '{ port: 80 }')],
    ['a number of a headless Service', api + service(['clusterIP: None'], '{ port: 5432 }')],
    ['a value of a template', api + service([], '{ port: 80, targetPort: "{{ .Values.port }}" }')],
    ['no selector', api + service().replace('selector: { app: api }', 'externalTrafficPolicy: Local')],
    ['a selector of a template', api + service().replace('app: api', 'app: "$(APP)"')],
    ['another name', api + service(['type: ExternalName']).replace('app: api', 'app: web')],
    [
      'labels that pods get as they start',
      api + service().replace('app: api', 'app: api, statefulset.kubernetes.io/pod-name: api-0'),
    ],
    ['a set without pods', service().slice(4)],
    [
      'pods of a namespace that the set does not hold, such as those of the control plane',
      api.replace('name: api', 'name: api, namespace: shop') +
        service()
          .replace('app: api', 'component: kube-scheduler')
          .replace('name: api', 'name: api, namespace: kube-system'),
    ],
    [
      'a set in which an operator makes pods',
      `${api}${service().replace('app: api', 'app: db')}---\napiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: { name: db }\n`,
    ],
  ])('says nothing of %s', (_, text) => {
    expect(linesOf(rule, text)).toEqual([]);
  });

  it('says nothing where the pods stand elsewhere, or the set is not whole', () => {
    const objectsOf = (text: string) =>
      readFiles(new Map([['app.yaml', new TextEncoder().encode(text)]])).sets[0]?.objects ?? [];
    const text = workload() + service().replace('app: api', 'app: web');
    const others = objectsOf(workload().replaceAll('app: api', 'app: web'));
    const judge = (options: ConstructorParameters<typeof ObjectSet>[1]) =>
      serviceTarget.looksAt === 'set'
        ? [...serviceTarget.judge(new ObjectSet(objectsOf(text), options), context)]
        : undefined;
    expect(judge({ isWhole: true })).toHaveLength(1);
    expect(judge({ isWhole: true, repository: new ObjectIndex(others) })).toEqual([]);
    expect(judge({ isWhole: false })).toEqual([]);
  });
});

describe('an edge and its Services', () => {
  const ingress = (backend: string) => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: edge }
spec: { rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: ${backend} }] } }] }
`;
  const route = (reference: string) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: edge }
spec: { rules: [{ backendRefs: [${reference}] }] }
`;
  const mesh = (destination: string) => `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: edge }
spec: { http: [{ route: [{ destination: ${destination} }] }] }
`;
  const named = service([], '{ name: web, port: 80, targetPort: http }');

  it.each([
    [
      ingress('{ service: { name: web, port: { number: 80 } } }'),
      'Ingress edge sends requests to the Service web, which is not there',
    ],
    [
      ingress('{ service: { name: api, port: { number: 81 } } }'),
      'Ingress edge sends requests to the port 81 of Service api, which has 80, web',
    ],
    [
      ingress('{ service: { name: api, port: { name: http } } }'),
      'Ingress edge sends requests to the port http of Service api, which has 80, web',
    ],
    [route('{ name: web, port: 80 }'), 'HTTPRoute edge sends requests to the Service web, which is not there'],
    [
      route('{ name: api, port: 8080 }'),
      'HTTPRoute edge sends requests to the port 8080 of Service api, which has 80, web',
    ],
    [mesh('{ host: web }'), 'VirtualService edge sends requests to the Service web, which is not there'],
    [
      mesh('{ host: web.shop.svc.cluster.local }'),
      'VirtualService edge sends requests to the Service web, which is not there',
    ],
    [
      mesh('{ host: api, port: { number: 9 } }'),
      'VirtualService edge sends requests to the port 9 of Service api, which has 80, web',
    ],
  ])('finds what leads nowhere: %s', (edge, said) => {
    expect(linesOf(rule, api + named + edge)).toEqual([expect.stringMatching(new RegExp(`^error \\d+:\\d+ ${said}$`))]);
  });

  it('names the first of several places', () => {
    expect(linesOf(rule, api + named + mesh('{ host: web } }, { destination: { host: web }'))).toHaveLength(1);
  });

  it('stands at the name, or at the port', () => {
    expect(linesOf(rule, api + named + route('{ name: web, port: 80 }'))[0]).toMatch(/^error 24:41 /);
    expect(linesOf(rule, api + named + route('{ name: api, port: 81 }'))[0]).toMatch(/^error 24:52 /);
  });

  it.each([
    ingress('{ service: { name: api, port: { number: 80 } } }'),
    ingress('{ service: { name: api, port: { name: web } } }'),
    ingress('{ service: { name: redirect, port: { name: use-annotation } } }'),
    ingress('{ resource: { apiGroup: acme.example, kind: Bucket, name: web } }'),
    ingress('{ service: { name: "$(SERVICE)", port: { number: 80 } } }'),
    route('{ name: api, port: 80 }'),
    route('{ kind: ServiceImport, group: multicluster.x-k8s.io, name: web }'),
    mesh('{ host: api.example.com }'),
    mesh('{ host: web.example }'),
    mesh('{ host: api.shop.svc, port: { number: 80 } }'),
    mesh('{ host: "*.example.com" }'),
  ])('says nothing of %s', (edge) => {
    expect(linesOf(rule, api + named + edge)).toEqual([]);
  });

  it('says nothing of a set that holds the edge only', () => {
    expect(linesOf(rule, ingress('{ service: { name: web, port: { number: 80 } } }').slice(4))).toEqual([]);
  });
});
