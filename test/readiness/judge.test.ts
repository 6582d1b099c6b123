import { describe, expect, it } from 'vitest';
import { judgeManifests } from '../../src/readiness/judge.ts';
import { bytesOf, container, deployment, findingsIn, patched, places, rulesOf } from './deployments.ts';
import { quantity } from './values.ts';

const api = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  template:
    spec:
      containers:
        - name: api
          image: api:1
          resources:
            requests:
              cpu: 100m
              memory: 100Gi
            limits:
              memory: 100Gi
`;

describe('judging a deployment', () => {
  it('finds the outage, at the value', () => {
    const [finding] = findingsIn({ 'apps/api/deploy.yaml': api });
    expect(finding).toEqual({
      rule: 'resource-absurd',
      severity: 'error',
      place: { file: 'apps/api/deploy.yaml', line: 14, column: 23 },
      path: '.spec.template.spec.containers[0].resources.requests.memory',
      message: 'requests.memory of container api: 100Gi = 107,374,182,400 bytes; did you mean 100Mi?',
      why: expect.stringContaining('stays Pending'),
      fix: 'write 100Mi, or acknowledge the amount with the annotation gitops-deploy.io/allow-resources: "memory<=100Gi: REASON"',
      value: '100Gi',
    });
  });

  it('judges limits as well as requests', () => {
    expect(places(findingsIn({ 'a.yaml': api }))).toEqual([
      'error resource-absurd a.yaml:14:23',
      'error resource-absurd a.yaml:16:23',
    ]);
  });

  it('tells the previous value', () => {
    const before = api.replaceAll('100Gi', '1Gi');
    expect(findingsIn({ 'a.yaml': api }, { 'a.yaml': before })[0]).toMatchObject({ value: '100Gi', previous: '1Gi' });
  });

  it('refuses an absurd value that the change does not touch, if it was never accepted', () => {
    const now = { 'a.yaml': api, 'b.yaml': deployment([container('b', '1Gi')], { name: 'b' }) };
    expect(rulesOf(findingsIn(now, { 'b.yaml': now['b.yaml'] }))).toContain('error resource-absurd');
  });

  it('is silent about a large value that git holds already', () => {
    expect(findingsIn({ 'a.yaml': api }, { 'a.yaml': api })).toEqual([]);
  });

  it('has nothing to say of sound values', () => {
    expect(findingsIn({ 'a.yaml': api.replaceAll('100Gi', '512Mi') })).toEqual([]);
  });

  it('judges every document of a file, and every object of a list', () => {
    const pod = (name: string) =>
      `{ apiVersion: v1, kind: Pod, metadata: { name: ${name} }, spec: { containers: [${container('c', '100Gi')}] } }`;
    const files = { 'a.yaml': `${pod('a')}\n---\n${pod('b')}\n---\nkind: List\nitems:\n  - ${pod('c')}\n` };
    expect(findingsIn(files).map(({ place }) => place.line)).toEqual([1, 3, 7]);
  });

  it('judges init containers', () => {
    const pod = `{ kind: Pod, spec: { initContainers: [${container('init', '100Gi')}] } }`;
    expect(findingsIn({ 'a.yaml': pod })[0]?.path).toBe('.spec.initContainers[0].resources.requests.memory');
  });

  it('compares a request with the limit of its own container', () => {
    const yaml = deployment([
      '{ name: a, image: a, resources: { requests: { cpu: 2 }, limits: { cpu: 1 } } }',
      '{ name: b, image: b, resources: { requests: { cpu: 1 }, limits: { cpu: 2 } } }',
    ]);
    expect(findingsIn({ 'a.yaml': yaml }).map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'request-exceeds-limit .spec.template.spec.containers[0].resources.requests.cpu',
    ]);
  });

  it('reads numbers as they are written', () => {
    const [finding] = findingsIn({ 'a.yaml': deployment([container('a', '512')]) });
    expect(finding?.message).toContain('512 = 512 bytes');
  });

  it('gives findings as data, with whatever the file holds', () => {
    const [finding] = findingsIn({ 'a.yaml': deployment([patched('"@all <b>"', '"`1gi`"')]) });
    expect(finding?.message).toContain('of container @all <b>: "`1gi`" is no quantity');
  });
});

describe('nodes', () => {
  const context = { nodeAllocatable: { memory: quantity('60Gi') } };

  it('lets a node vouch for a large value', () => {
    expect(findingsIn({ 'a.yaml': deployment([container('a', '24Gi')]) }, undefined, context)).toEqual([]);
  });

  it('adds the containers of a pod up', () => {
    const files = { 'a.yaml': deployment([container('a', '30Gi'), container('b', '20Gi'), container('c', '20Gi')]) };
    const [finding, ...more] = findingsIn(files, undefined, context);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'resource-exceeds-node',
      severity: 'error',
      path: '.spec.template.spec.containers[0].resources.requests.memory',
      value: '75,161,927,680',
    });
    expect(finding?.message).toContain('75,161,927,680 bytes, is more than the largest node offers (60Gi)');
  });

  it('warns when the sum leaves no room for daemon sets', () => {
    const files = { 'a.yaml': deployment([container('a', '30Gi'), container('b', '20Gi')]) };
    expect(rulesOf(findingsIn(files, undefined, context))).toEqual(['warning resource-exceeds-node']);
  });

  it('counts an init container only where it needs more than the rest, a sidecar always, and the overhead', () => {
    const pod = (init: string, restart: string, overhead: string) =>
      `{ kind: Pod, spec: { overhead: { memory: ${overhead} }, containers: [${container('a', '24Gi')}], initContainers: [{ name: i, ${restart} resources: { requests: { memory: ${init} } } }] } }`;
    const judge = (yaml: string) => rulesOf(findingsIn({ 'a.yaml': yaml }, undefined, context));
    expect(judge(pod('28Gi', '', '1Gi'))).toEqual([]);
    expect(judge(pod('28Gi', 'restartPolicy: Always,', '1Gi'))).toEqual(['warning resource-exceeds-node']);
    expect(judge(pod('28Gi', '', '40Gi'))).toEqual(['error resource-exceeds-node']);
  });

  it('says once that a single container is too large', () => {
    const files = { 'a.yaml': deployment([container('a', '61Gi'), container('b', '20Gi')]) };
    expect(rulesOf(findingsIn(files, undefined, context))).toEqual([
      'error resource-exceeds-node',
      'warning resource-absurd',
    ]);
  });
});

describe('siblings', () => {
  it('compares with the other containers of the pod', () => {
    const files = { 'a.yaml': deployment([container('a', '10Gi'), container('b', '64Mi'), container('c', '64Mi')]) };
    const [finding] = findingsIn(files);
    expect(finding).toMatchObject({ rule: 'resource-absurd', severity: 'warning' });
    expect(finding?.message).toContain('160 times the 67,108,864 bytes that its siblings ask for');
  });

  it('compares with the same container of other overlays', () => {
    const files = {
      'overlays/eu/patch.yaml': deployment([patched('api', '10Gi')]),
      'overlays/us/patch.yaml': deployment([patched('api', '128Mi')]),
      'base/deploy.yaml': deployment([container('api', '128Mi')]),
    };
    expect(places(findingsIn(files))).toEqual(['warning resource-absurd overlays/eu/patch.yaml:11:57']);
  });

  it('compares with the same path of other values files', () => {
    const values = (memory: string) => `api:\n  resources:\n    requests:\n      memory: ${memory}\n`;
    const files = {
      'values-eu.yaml': values('10Gi'),
      'values-us.yaml': values('128Mi'),
      'values.yaml': values('64Mi'),
    };
    expect(places(findingsIn(files))).toEqual(['warning resource-absurd values-eu.yaml:4:15']);
  });

  it('leaves values files of other folders alone: they may be of another application', () => {
    const values = (memory: string) => `resources: { requests: { memory: ${memory} } }`;
    expect(findingsIn({ 'a/values.yaml': values('10Gi'), 'b/values.yaml': values('64Mi') })).toEqual([]);
  });
});

describe('many workloads', () => {
  it('judges 2,000 within seconds', () => {
    const files = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index) => [
        `apps/${index}/deploy.yaml`,
        api.replace('name: api', `name: api-${index}`),
      ]),
    );
    const before = Object.fromEntries(
      Object.entries(files).map(([file, text]) => [file, text.replaceAll('100Gi', '90Gi')]),
    );
    const start = performance.now();
    const { findings, notJudged } = judgeManifests(bytesOf(files), bytesOf(before));
    expect(performance.now() - start).toBeLessThan(20_000);
    expect({ findings, notJudged }).toEqual({ findings: [], notJudged: [] });
  });

  it('judges 2,000 of the same name within seconds', () => {
    const files = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index) => [`apps/${index}/patch.yaml`, deployment([patched('api', '10Gi')])]),
    );
    const start = performance.now();
    expect(findingsIn(files, files)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
