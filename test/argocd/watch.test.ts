import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectArgo } from '../../src/argocd/argo-cd.ts';
import type { Cluster, Listing, ResourceType } from '../../src/ports/cluster.ts';
import { isIn, lists, namesIn, quietLog, Watching } from '../cluster/connection.ts';
import { FakeClock } from '../cluster/fake-clock.ts';
import { ArgoCdServer, application, manifest, node } from './argo-server.ts';

const shop = { namespace: 'argocd', name: 'shop' };
const argo = 'argoproj.io/v1alpha1';
const applications: ResourceType = {
  apiVersion: argo,
  resource: 'applications',
  namespace: 'argocd',
  application: shop,
};
const rollouts: ResourceType = { apiVersion: argo, resource: 'rollouts', namespace: 'prod', application: shop };
const runs: ResourceType = { apiVersion: argo, resource: 'analysisruns', namespace: 'prod', application: shop };
const pods: ResourceType = { apiVersion: 'v1', resource: 'pods', namespace: 'prod', application: shop };

let server: ArgoCdServer;
let clock: FakeClock;
let warnings: string[];
let masked: string[];

beforeEach(async () => {
  server = await ArgoCdServer.start();
  clock = new FakeClock();
  warnings = [];
  masked = [];
});

afterEach(() => server[Symbol.asyncDispose]());

function connectWith({ token = ArgoCdServer.token, path = '', environment = {} } = {}): Cluster {
  const log = { ...quietLog(masked), warning: (text: string) => void warnings.push(text) };
  return connectArgo({ address: new URL(server.url + path), token, environment, clock, random: () => 0.5, log });
}

function watch(types: readonly ResourceType[], options: Parameters<typeof connectWith>[0] = {}): Watching {
  return new Watching(connectWith(options), types);
}

const rollout = (more: object = {}) => manifest('api', { spec: { replicas: 1 }, ...more });

/** An Application with a Rollout that is as given. */
function showRollout({ live = rollout(), version = '1' } = {}): void {
  server.show('shop', {
    object: application('shop', { version }),
    nodes: [node('Rollout', 'api')],
    manifests: { 'Rollout/api': live },
  });
}

function objectIn(listing: Listing | undefined): object | undefined {
  return listing !== undefined && 'objects' in listing ? listing.objects[0] : undefined;
}

describe('what is seen', () => {
  it('is the Application, and live manifests of what stands in its tree', async () => {
    server.show('shop', {
      object: application('shop'),
      nodes: [
        node('Rollout', 'api'),
        node('Rollout', 'elsewhere', { namespace: 'other' }),
        node('Rollout', 'missing', { uid: undefined }),
        node('ReplicaSet', 'api-1'),
        node('AnalysisRun', 'api-1'),
      ],
      manifests: { 'Rollout/api': rollout(), 'AnalysisRun/api-1': manifest('api-1', { status: { phase: 'Running' } }) },
    });
    await using states = watch([applications, rollouts, runs]);
    const { value } = await states.next();
    expect(value.listings.map(namesIn)).toEqual([['shop'], ['api'], ['api-1']]);
    const asked = server.asked.find(({ path }) => path === '/api/v1/applications/shop/resource');
    expect(Object.fromEntries(asked?.query ?? [])).toEqual({
      appNamespace: 'argocd',
      project: 'shop',
      namespace: 'prod',
      resourceName: expect.any(String),
      version: 'v1alpha1',
      group: 'argoproj.io',
      kind: expect.any(String),
    });
  });

  it('is looked at again when an event says so', async () => {
    showRollout();
    await using states = watch([applications, rollouts]);
    await states.until((_, listing) => namesIn(listing)?.join() === 'api');
    await states.until(() => server.streams('/api/v1/stream/applications') === 1);
    showRollout({ live: rollout({ status: { phase: 'Paused' } }), version: '2' });
    const [seen, own] = await states.until((_, listing) => JSON.stringify(listing).includes('Paused'));
    expect(objectIn(own)).toMatchObject({ status: { phase: 'Paused' } });
    expect(objectIn(seen)).toMatchObject({ metadata: { resourceVersion: '2' } });
  });

  it('and without any event after two seconds: what changes no health makes none', async () => {
    showRollout();
    await using states = watch([rollouts]);
    await states.until(lists('api'));
    server.applications.set('shop', {
      object: application('shop'),
      nodes: [node('Rollout', 'api')],
      manifests: { 'Rollout/api': rollout({ status: { currentStepIndex: 3 } }) },
    });
    for (;;) {
      clock.advance(500);
      const { value } = await states.next();
      if (JSON.stringify(value).includes('currentStepIndex')) return;
    }
  });

  it('and of many Applications each less often', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `shop${index}`);
    for (const name of names) server.show(name, { object: application(name) });
    await using states = watch(names.map((name) => ({ ...applications, application: { namespace: 'argocd', name } })));
    await states.until((...listings) => listings.every((one) => one !== undefined));
    await states.until(() => server.streams('/api/v1/stream/applications') === 40);
    const looks = () => server.asked.filter(({ path }) => path === '/api/v1/applications/shop7').length;
    const before = looks();
    for (let passed = 0; passed < 7000; passed += 500) {
      clock.advance(500);
      await states.next();
    }
    // the event with which its stream begins is the one that says so
    expect(looks() - before).toBeLessThanOrEqual(1);
    await states.until(() => {
      clock.advance(500);
      return looks() - before > 1;
    });
  });

  it('is never newer for the Application than for what it manages', async () => {
    showRollout();
    await using states = watch([applications, rollouts]);
    await states.until((_, listing) => namesIn(listing)?.join() === 'api');
    await states.until(() => server.streams('/api/v1/stream/applications') === 1);
    server.instead.set('/api/v1/applications/shop/resource', 'silence');
    showRollout({ live: rollout({ status: { phase: 'Paused' } }), version: '2' });
    for (let looks = 0; looks < 5; looks += 1) {
      const { value } = await states.next();
      clock.advance(900);
      expect(objectIn(value.listings[0])).toMatchObject({ metadata: { resourceVersion: '1' } });
    }
  });

  it('of pods that are ready is what the tree tells, and a run that has ended is read once', async () => {
    const ended = manifest('run', { status: { phase: 'Successful' } });
    server.show('shop', {
      object: application('shop'),
      nodes: [
        node('Pod', 'well', {
          health: { status: 'Healthy' },
          info: [{ name: 'Status Reason', value: 'Running' }],
          parentRefs: [{ group: 'apps', kind: 'ReplicaSet', name: 'api-old', uid: 'uid-api-old' }],
          networkingInfo: { labels: { 'rollouts-pod-template-hash': 'old' } },
          images: ['registry.test/api:1'],
        }),
        node('Pod', 'ended', {
          health: { status: 'Healthy' },
          info: [{ name: 'Status Reason', value: 'Completed' }],
        }),
        node('Pod', 'ill', { health: { status: 'Degraded' } }),
        node('AnalysisRun', 'run'),
      ],
      manifests: { 'Pod/well': manifest('well'), 'Pod/ill': manifest('ill'), 'AnalysisRun/run': ended },
    });
    await using states = watch([pods, runs]);
    const listings = await states.until(lists('ill', 'well'));
    expect(listings.map(namesIn)).toEqual([['ill', 'well'], ['run']]);
    const [seen] = listings;
    const objects = seen !== undefined && 'objects' in seen ? seen.objects : [];
    expect(objects.find(({ metadata }) => metadata.name === 'well')).toMatchObject({
      metadata: {
        labels: { 'rollouts-pod-template-hash': 'old' },
        ownerReferences: [{ kind: 'ReplicaSet', name: 'api-old', uid: 'uid-api-old' }],
      },
      spec: { containers: [{ image: 'registry.test/api:1' }] },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    });
    expect(server.asked.some(({ query }) => query.get('resourceName') === 'well')).toBe(false);
    const trees = () => server.asked.filter(({ path }) => path.endsWith('/shop/resource-tree')).length;
    const before = trees();
    while (trees() < before + 3) {
      clock.advance(3000);
      await states.next();
    }
    const readRuns = server.asked.filter(({ query }) => query.get('resourceName') === 'run');
    expect(readRuns).toHaveLength(1);
  });

  it('of an app of apps are its children, each with what it manages', async () => {
    const child = { kind: 'Application', namespace: 'argocd', name: 'child' };
    const managed = { group: 'argoproj.io', kind: 'Rollout', namespace: 'prod', name: 'api' };
    server.show('shop', { object: application('shop', { resources: [child] }) });
    server.show('child', {
      object: application('child', { resources: [managed] }),
      nodes: [node('Rollout', 'api')],
      manifests: { 'Rollout/api': rollout() },
    });
    await using states = watch([applications, rollouts]);
    const { value } = await states.next();
    expect(value.listings.map(namesIn)).toEqual([['child', 'shop'], ['api']]);
  });

  it('of two Applications with workloads of the same names stays apart', async () => {
    showRollout();
    server.show('other', {
      object: application('other'),
      nodes: [node('Rollout', 'api')],
      manifests: { 'Rollout/api': rollout({ spec: { replicas: 9 } }) },
    });
    const others = { ...rollouts, application: { namespace: 'argocd', name: 'other' } };
    await using states = watch([rollouts, others]);
    const { value } = await states.next();
    expect(value.listings.map(objectIn)).toMatchObject([{ spec: { replicas: 1 } }, { spec: { replicas: 9 } }]);
  });
});

describe('what cannot be seen is said', () => {
  it('a token that Argo CD does not know', async () => {
    showRollout();
    await using states = watch([applications, rollouts], { token: 'another' });
    const listings = await states.until(isIn('forbidden'));
    const message = 'Argo CD does not take the token (401 invalid session: token signature is invalid)';
    expect(listings).toMatchObject([
      { state: 'forbidden', message },
      { state: 'forbidden', message },
    ]);
  });

  it('a token that sees no Application at all', async () => {
    server.mayReadAll = false;
    await using states = watch([applications]);
    const [listing] = await states.until(isIn('forbidden'));
    expect(listing).toMatchObject({
      message: expect.stringContaining('p, ROLE, applications, get, PROJECT/shop, allow'),
    });
  });

  it('an Application that is not there yet is none, for whoever may read it', async () => {
    await using states = watch([applications, rollouts]);
    await states.until(lists());
    showRollout();
    for (;;) {
      clock.advance(5000);
      const { value } = await states.next();
      if (namesIn(value.listings[0])?.length === 1) break;
    }
    expect(warnings).toEqual([]);
  });

  it('an Application in a namespace that Argo CD does not look into', async () => {
    await using states = watch([{ ...applications, application: { namespace: 'team', name: 'shop' } }]);
    const [listing] = await states.until(isIn('forbidden'));
    expect(listing).toMatchObject({
      message: expect.stringContaining('does not look for Applications in the namespace "team"'),
    });
  });

  it('one that is not there yet is waited for by whoever may read those of its namespace alone', async () => {
    server.mayReadAll = false;
    server.instead.set('/api/v1/account/can-i/applications/get/*/team/shop', [200, { value: 'yes' }]);
    server.namespaces.add('team');
    await using states = watch([{ ...applications, application: { namespace: 'team', name: 'shop' } }]);
    const [listing] = await states.until((one) => one !== undefined);
    expect(listing).toEqual({ state: 'listed', objects: [] });
  });

  it('the policy of an Application outside of the namespace of Argo CD names that', async () => {
    server.mayReadAll = false;
    await using states = watch([{ ...applications, application: { namespace: 'team', name: 'shop' } }]);
    const [listing] = await states.until(isIn('forbidden'));
    expect(listing).toMatchObject({
      message: expect.stringContaining('PROJECT/shop, allow (PROJECT/team/shop unless Argo CD itself runs in team)'),
    });
  });

  it('is warned of where the token sees others: Argo CD does not say whether it may read this one', async () => {
    server.mayReadAll = false;
    server.show('other', { object: application('other') });
    await using states = watch([applications]);
    await states.until(lists());
    expect(warnings).toEqual([expect.stringContaining('it is not there yet, or the token may not read it')]);
  });

  it('a token of a project names it, so that Argo CD tells missing from forbidden', async () => {
    const claims = Buffer.from(JSON.stringify({ sub: 'proj:shop:ci' })).toString('base64url');
    server.instead.set('/api/v1/applications/shop', [
      403,
      { error: 'permission denied', code: 7, message: 'permission denied' },
    ]);
    await using states = watch([applications], { token: `e30.${claims}.x` });
    const [listing] = await states.until(isIn('forbidden'));
    expect(listing).toMatchObject({ message: expect.stringContaining('applications, get, shop/shop, allow') });
    expect(server.asked[0]?.query.get('project')).toBe('shop');
  });

  it('what Argo CD itself may not read in the cluster', async () => {
    showRollout();
    const message = 'error getting resource: rollouts.argoproj.io "api" is forbidden';
    server.instead.set('/api/v1/applications/shop/resource', [403, { error: message, code: 7, message }]);
    await using states = watch([rollouts, pods]);
    const [listing, others] = await states.until(isIn('forbidden'));
    expect(listing).toMatchObject({ state: 'forbidden', message: `Argo CD may not show Rollout prod/api: ${message}` });
    expect(others).toEqual({ state: 'listed', objects: [] });
  });

  it('types that belong to no Application', async () => {
    const { application: _, ...unnamed } = rollouts;
    await using states = watch([unnamed]);
    const [listing] = await states.until(isIn('forbidden'));
    expect(listing).toMatchObject({
      message: expect.stringContaining('name it (argocd.application, --argocd-application)'),
    });
  });

  it('an AppProject that the token may not read', async () => {
    await using states = watch([{ apiVersion: argo, resource: 'appprojects', namespace: 'argocd', only: 'shop' }]);
    const [listing] = await states.until(isIn('forbidden'));
    expect(listing).toMatchObject({ message: expect.stringContaining('p, ROLE, projects, get, shop, allow') });
  });

  it('a run that a Rollout names and the tree does not show: behind at first, then hidden', async () => {
    const status = { canary: { currentStepAnalysisRunStatus: { name: 'api-1', status: 'Running' } } };
    showRollout({ live: rollout({ status }) });
    await using states = watch([runs, rollouts]);
    const [behind] = await states.until(lists());
    expect(behind).toEqual({ state: 'listed', objects: [], isBehind: true });
    clock.advance(16_000);
    const [hidden] = await states.until(isIn('forbidden'));
    expect(hidden).toMatchObject({ message: 'Argo CD does not show AnalysisRun prod/api-1 in its resource tree' });
  });

  it('an Application that Argo CD has never rendered shows nothing yet, and what Argo CD says of it', async () => {
    const conditions = [{ type: 'ComparisonError', message: 'no such chart' }];
    server.show('shop', { object: { ...application('shop'), status: { conditions } } });
    const message = 'error getting cached app resource tree: ComparisonError: no such chart';
    server.instead.set('/api/v1/applications/shop/resource-tree', [500, { error: message, code: 2, message }]);
    await using states = watch([applications, rollouts]);
    const [seen, own] = await states.until(isIn('listed'));
    expect(objectIn(seen)).toMatchObject({ status: { conditions } });
    expect(own).toEqual({ state: 'listed', objects: [] });
  });

  it('of an Application whose tree is lost nobody answers for what it manages', async () => {
    showRollout();
    const message = 'error getting cached app resource tree: cache: key is missing';
    server.instead.set('/api/v1/applications/shop/resource-tree', [500, { error: message, code: 2, message }]);
    await using states = watch([applications, rollouts]);
    const [seen, own] = await states.until((_, listing) => listing?.state === 'unreachable');
    expect(seen).toMatchObject({ state: 'listed' });
    expect(own).toMatchObject({ state: 'unreachable', message, objects: [] });
  });
});

describe('a server that goes away', () => {
  it('leaves what was seen, and says since when nobody answers', async () => {
    showRollout();
    await using states = watch([applications, rollouts]);
    await states.until((_, listing) => namesIn(listing)?.join() === 'api');
    const away = [503, { error: 'upstream connect error', code: 14, message: 'upstream connect error' }] as const;
    server.instead.set('/api/v1/applications/shop', away);
    server.endStreams();
    clock.advance(2500);
    const listings = await states.until(isIn('unreachable'));
    expect(listings).toMatchObject([
      { state: 'unreachable', message: 'upstream connect error' },
      { state: 'unreachable', objects: [{ metadata: { name: 'api' } }] },
    ]);
    server.instead.clear();
    for (;;) {
      clock.advance(3000);
      const { value } = await states.next();
      if (value.listings[0]?.state === 'listed') return;
    }
  });

  it('what Argo CD denies though it was seen is away for half a minute, and then forbidden', async () => {
    showRollout();
    await using states = watch([applications]);
    await states.until(lists('shop'));
    const denied = [403, { error: 'permission denied', code: 7, message: 'permission denied' }] as const;
    server.instead.set('/api/v1/applications/shop', denied);
    clock.advance(2500);
    const [away] = await states.until(isIn('unreachable'));
    expect(away).toMatchObject({ message: expect.stringContaining('permission denied'), objects: [{}] });
    for (let passed = 0; ; passed += 5) {
      const { value } = await states.next();
      if (value.listings[0]?.state === 'forbidden') {
        expect(passed).toBeGreaterThanOrEqual(30);
        return;
      }
      clock.advance(5000);
    }
  });

  it.each([
    [403, 7, 'permission denied'],
    [404, 5, 'applications.argoproj.io "shop" not found'],
  ])(
    'a tree that is denied (%i) beside an Application that is shown is lost for half a minute, and then hidden',
    async (status, code, message) => {
      showRollout();
      await using states = watch([applications, rollouts]);
      await states.until((_, listing) => namesIn(listing)?.join() === 'api');
      server.instead.set('/api/v1/applications/shop/resource-tree', [status, { error: message, code, message }]);
      clock.advance(2500);
      const [, lost] = await states.until((_, listing) => listing?.state !== 'listed');
      expect(lost).toMatchObject({ state: 'unreachable', message, objects: [{ metadata: { name: 'api' } }] });
      for (let passed = 0; ; passed += 5) {
        const { value } = await states.next();
        if (value.listings[1]?.state === 'forbidden') {
          expect(passed).toBeGreaterThanOrEqual(30);
          break;
        }
        clock.advance(5000);
      }
      for (let looks = 0; looks < 5; looks += 1) {
        clock.advance(5000);
        const { value } = await states.next();
        expect(value.listings[1]).toMatchObject({ state: 'forbidden', message });
      }
    },
  );

  it('a manifest that Argo CD denies, though it shows the Application, is lost', async () => {
    showRollout();
    const message = 'permission denied';
    server.instead.set('/api/v1/applications/shop/resource', [403, { error: message, code: 7, message }]);
    await using states = watch([applications, rollouts]);
    const [, lost] = await states.until((_, listing) => listing !== undefined);
    expect(lost).toMatchObject({ state: 'unreachable', message });
  });

  it('an Application that is moved to another project is followed there', async () => {
    showRollout();
    await using states = watch([applications]);
    await states.until(lists('shop'));
    server.applications.set('shop', { object: application('shop', { version: '2', project: 'other' }) });
    for (;;) {
      clock.advance(2500);
      const { value } = await states.next();
      expect(namesIn(value.listings[0])).toEqual(['shop']);
      if (JSON.stringify(value).includes('"other"')) return;
    }
  });

  it('a stream that says nothing, not even that it was opened, is waited for like any other', async () => {
    showRollout();
    const tree = '/api/v1/stream/applications/shop/resource-tree';
    server.instead.set(tree, 'silence');
    await using states = watch([rollouts]);
    await states.until(() => server.asked.some(({ path }) => path === tree));
    for (let passed = 0; passed < 50; passed += 5) {
      clock.advance(5000);
      await states.next();
    }
    expect(server.asked.filter(({ path }) => path === tree)).toHaveLength(1);
  });

  it('a stream that ends is opened again', async () => {
    showRollout();
    await using states = watch([applications]);
    await states.until(() => server.streams('/api/v1/stream/applications') === 1);
    server.endStreams();
    await states.until(() => server.streams('/api/v1/stream/applications') === 0);
    const opened = () => server.asked.filter(({ path }) => path === '/api/v1/stream/applications').length;
    while (opened() < 2) {
      clock.advance(1500);
      await states.next();
    }
  });

  it('and one that is silent is opened again after a minute', async () => {
    showRollout();
    await using states = watch([applications]);
    await states.until(() => server.streams('/api/v1/stream/applications') === 1);
    const opened = () => server.asked.filter(({ path }) => path === '/api/v1/stream/applications').length;
    const before = opened();
    while (opened() === before) {
      clock.advance(10_000);
      await states.next();
    }
  });

  it('a path that Argo CD does not stand behind is no answer', async () => {
    await using states = watch([applications], { path: '/elsewhere' });
    const [listing] = await states.until(isIn('unreachable'));
    expect(listing).toMatchObject({ message: expect.stringContaining('is the address right') });
  });

  it('a page of something else is no answer', async () => {
    server.instead.set('/api/v1/applications/shop', [200, '<!doctype html><title>Sign in</title>']);
    await using states = watch([applications]);
    const [listing] = await states.until(isIn('unreachable'));
    expect(listing).toMatchObject({ message: 'something else than Argo CD answers (no JSON): is the address right?' });
  });

  it('leaves no connection behind when the watch ends', async () => {
    showRollout();
    const states = watch([applications, rollouts]);
    await states.until(() => server.streams('/api/v1/stream/applications') === 1);
    await states.stop();
    await server.until(() => server.connections === 0);
  });
});

describe('the login', () => {
  it('is the token, which is masked before it is used', async () => {
    showRollout();
    await using states = watch([applications]);
    await states.next();
    expect(new Set(server.asked.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${ArgoCdServer.token}`]),
    );
    expect(masked).toEqual([ArgoCdServer.token]);
  });

  it('goes through no proxy where Argo CD is on this machine: it would be there for the proxy to read', async () => {
    showRollout();
    await using proxy = await ArgoCdServer.start();
    await using states = watch([applications], { environment: { HTTP_PROXY: proxy.url } });
    await states.until(lists('shop'));
    expect(proxy.asked).toEqual([]);
  });

  it('an address may have the path that Argo CD stands behind', async () => {
    server.instead.set('/argo-cd/api/v1/applications/shop', [200, application('shop')]);
    await using states = watch([applications], { path: '/argo-cd/' });
    await states.until(lists('shop'));
  });
});
