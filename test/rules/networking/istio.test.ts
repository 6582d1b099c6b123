import { describe, expect, it } from 'vitest';
import { linesOf, saidOf } from '../judged.ts';
import { deployment } from './policy.ts';

const virtualService = (http: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api }
spec:
  http: ${http}
`;
const destinationRule = (spec: string) => `---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api }
spec: ${spec}
`;

describe('istio-subset', () => {
  const said = (text: string) => linesOf('istio-subset', text);
  const to = (subset: string, weight = 100) =>
    `[{ route: [{ destination: { host: api, subset: ${subset} }, weight: ${weight} }] }]`;
  const subsets = (value: string) =>
    destinationRule(`{ host: api.shop.svc.cluster.local, subsets: [{ name: stable, labels: { app: ${value} } }] }`);

  it.each([
    [
      'that no rule defines',
      virtualService(to('stable')),
      ['error 5:56 no DestinationRule for api is there to define the subset stable'],
    ],
    [
      'that the rule does not define',
      virtualService(to('canary')) + subsets('api'),
      ['error 5:56 DestinationRule api defines no subset canary'],
    ],
    ['that is defined', virtualService(to('stable')) + subsets('api'), []],
    ['that pods have', `${virtualService(to('stable'))}${subsets('api')}---\n${deployment()}`, []],
    [
      'that no pod has',
      `${virtualService(to('stable'))}${subsets('old')}---\n${deployment()}`,
      ['error 5:56 no pod has the labels of the subset stable (app: old): its share of requests gets 503'],
    ],
    ['that no pod has, without weight', `${virtualService(to('stable', 0))}${subsets('old')}---\n${deployment()}`, []],
    ['that is filled in later', virtualService(to('"{{ subset }}"')), []],
  ])('%s', (_, text, lines) => {
    expect(said(text)).toEqual(lines);
  });

  it('of another namespace may be defined there', () => {
    const there = virtualService(to('stable').replace('host: api', 'host: api.other')).replace(
      'name: api',
      'name: api, namespace: shop',
    );
    expect(said(there)).toEqual([]);
    const rule = (host: string) =>
      destinationRule(`{ host: ${host}, subsets: [{ name: new }] }`).replace('name: api', 'name: api, namespace: mesh');
    expect(said(there + rule('api.other.svc.cluster.local'))).toHaveLength(1);
    expect(said(there + rule('api'))).toEqual([]);
  });

  it('of a Service in another namespace is not held against the pods of one of the same name here', () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: { name: api, namespace: shop }\nspec: { selector: { app: api } }\n';
    const inShop = (text: string) => text.replace('name: api', 'name: api, namespace: shop');
    const text = (host: string) =>
      [
        inShop(virtualService(to('stable').replace('host: api', `host: ${host}`))),
        inShop(destinationRule(`{ host: ${host}, subsets: [{ name: stable, labels: { app: old } }] }`)),
        `---\n${service}---\n${inShop(deployment())}`,
      ].join('');
    expect(said(text('api'))).toHaveLength(1);
    expect(said(text('api.other.svc.cluster.local'))).toEqual([]);
  });

  it('whose pods an operator may make are not missing', () => {
    const canary = '---\napiVersion: flagger.app/v1beta1\nkind: Canary\nmetadata: { name: api }\n';
    expect(said(`${virtualService(to('stable'))}${subsets('old')}${canary}---\n${deployment()}`)).toEqual([]);
  });

  it.each([
    [[50, 45], ['warning 5:19 the weights of the destinations add up to 95, so none gets the share that it says']],
    [[0, 0], ['error 5:19 the weights of the destinations add up to 0, which Istio refuses']],
    [[90, 10], []],
    [[1, 1], []],
    [[0], []],
  ])('weights %j', (weights, lines) => {
    const routes = weights.map((weight) => `{ destination: { host: api }, weight: ${weight} }`);
    expect(said(virtualService(`[{ route: [${routes.join(', ')}] }]`))).toEqual(lines);
  });
});

describe('istio-fault', () => {
  const said = (text: string) => linesOf('istio-fault', text);
  const fault = (rest: string) => virtualService(`[{ route: [{ destination: { host: api } }], ${rest} }]`);
  const delay = 'fault: { delay: { fixedDelay: 5s, percentage: { value: 0.1 } } }';

  it.each([
    [delay, "a delay is injected into a route that takes everybody's traffic"],
    [
      `${delay}, timeout: 2s`,
      "a delay is injected into a route that takes everybody's traffic, and its timeout is not used",
    ],
    [
      `${delay}, retries: { attempts: 3 }`,
      "a delay is injected into a route that takes everybody's traffic, and its retries are not used",
    ],
    [`match: [{ uri: { prefix: / } }], ${delay}`, "a delay is injected into a route that takes everybody's traffic"],
    [
      'fault: { abort: { httpStatus: 500 }, delay: { fixedDelay: 1s } }',
      "a delay and an abort are injected into a route that takes everybody's traffic",
    ],
  ])('%s', (rest, message) => {
    expect(said(fault(rest))[0]).toMatch(/^warning 5:\d+ /);
    expect(said(fault(rest))[0]).toMatch(new RegExp(` ${message}$`));
  });

  it.each([
    `match: [{ headers: { x-test: { exact: "1" } } }], ${delay}`,
    'fault: { delay: { fixedDelay: 5s, percentage: { value: 0 } } }',
    'timeout: 2s',
  ])('%s is fine', (rest) => {
    expect(said(fault(rest))).toEqual([]);
  });

  it('is taken out', () => {
    const [said] = saidOf({ 'a.yaml': fault(delay) }, { rule: 'istio-fault' });
    expect(said?.report.repair).toMatchObject({ changes: [{ remove: { path: '.spec.http[0].fault' } }] });
  });

  it('old names', () => {
    const text = destinationRule(`
  host: api
  trafficPolicy:
    loadBalancer: { simple: LEAST_CONN }
    portLevelSettings: [{ outlierDetection: { consecutiveErrors: 5 } }]
  subsets: [{ name: a, trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN } } }]`);
    expect(said(text)).toEqual([
      'info 8:29 LEAST_CONN is deprecated, and means LEAST_REQUEST',
      'info 9:66 consecutiveErrors is deprecated',
    ]);
    const [first] = saidOf({ 'a.yaml': text }, { rule: 'istio-fault' });
    expect(first?.report.repair).toMatchObject({ changes: [{ to: 'LEAST_REQUEST' }] });
  });
});
