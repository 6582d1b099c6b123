import { describe, expect, it } from 'vitest';
import { rightSize } from '../../src/commands/right-size.ts';
import type { Renderer } from '../../src/ports/renderer.ts';
import { noRenderer } from '../../src/ports/renderer.ts';
import { never } from '../clock.ts';
import { Stand } from '../stages/stand.ts';
import type { Used } from './right-sizing.ts';
import { branch, changedIn, configurationOf, deployment, mi, plain, run, Using, wellSized } from './right-sizing.ts';

describe('a pull request', () => {
  /** A run on a real repository. */
  async function propose(stand: Stand, used: Used) {
    const ports = await stand.ports({ metrics: async () => new Using([used]), renderer: async () => noRenderer });
    return await rightSize(configurationOf(plain), { dryRun: false }, { ports, signal: never });
  }

  function proposed({ world: { gitops } }: Stand): readonly string[] {
    const isThere = gitops.refs('refs/heads/gitops-deploy/')[`refs/heads/${branch}`] !== undefined;
    return isThere ? changedIn(gitops.git('diff', '-U0', 'main', branch)) : [];
  }

  it('holds other numbers where they stand; a second run leaves it, one for other numbers makes it anew, and one for none closes it', async () => {
    await using stand = await Stand.open();
    const { gitops } = stand.world;
    await gitops.commit({ ...plain.files }, 'manifests');
    const { outcome, pullRequest } = await propose(stand, {});
    expect(outcome).toMatchObject({ outcome: 'succeeded', reason: 'done' });
    expect(pullRequest).toMatch(/\/pull\/1$/);
    expect(proposed(stand)).toEqual(['+++ b/apps/api/deployment.yaml', ...numbers]);
    expect(gitops.pulls()).toMatchObject([{ title: 'Right-size api: 3 numbers' }]);
    const first = gitops.refs('refs/heads/gitops-deploy/');
    await propose(stand, {});
    expect([gitops.refs('refs/heads/gitops-deploy/'), gitops.pulls().length]).toEqual([first, 1]);
    await propose(stand, { bytes: 200 * mi });
    expect([proposed(stand).at(-1), gitops.pulls().length]).toEqual(['+              memory: 256Mi', 1]);
    const { outcome: last } = await propose(stand, { cores: 0.42, bytes: 460 * mi });
    expect(last.sentence).toMatch(/^nothing is to change any more: .*\/pull\/1 is closed$/);
    expect(proposed(stand)).toEqual([]);
  });
});

const numbers = [
  '-            requests: { cpu: 500m, memory: "512Mi" } # measured in 2019',
  '+            requests: { cpu: 250m, memory: "336Mi" } # measured in 2019',
  '-              memory: 512Mi',
  '+              memory: 336Mi',
];

describe('a manifest', () => {
  it('gets other numbers where they stand, each with its reason', async () => {
    const { ended, lines, shown, body } = await run(plain, [{}]);
    expect(ended.outcome).toMatchObject({
      reason: 'dry-run',
      sentence: 'nothing was touched; 3 numbers in 1 file would change',
    });
    expect(lines).toEqual(['+++ b/apps/api/deployment.yaml', ...numbers]);
    expect(body).toContain(
      '| prod Deployment api <code>api</code> | cpu request | <code>500m</code> | <code>250m</code> | p95 200m, max 200m | 14 |',
    );
    expect(body).toContain('p95 of 14 days 200m + 20%');
    expect(body).not.toContain('a month');
    expect(shown).toContain('500m -> 250m');
  });

  it('without numbers gets them, and never a null', async () => {
    const { lines } = await run({ files: { 'apps/api/deployment.yaml': deployment('') } }, [{}]);
    expect(lines.slice(1)).toEqual([
      '+          resources:',
      '+            requests:',
      '+              cpu: 250m',
      '+              memory: 336Mi',
      '+            limits:',
      '+              memory: 336Mi',
    ]);
  });

  it('is told in money where prices are known', async () => {
    const more = 'right-size: {prices: {cpu-hour: 0.04, gib-hour: 0.005, currency: EUR}}';
    const { details, body } = await run({ ...plain, more }, [{}]);
    // 0.25 cores and 176 MiB less, of one pod, for 730 hours
    expect(body).toContain('**Saves 7.93 EUR a month** at 0.04 a core and 0.005 a GiB an hour');
    expect(details.containers).toMatchObject([{ currency: 'EUR', savingPerMonth: expect.closeTo(7.927, 3) }]);
  });

  it('outside of the allowed paths stays', async () => {
    const edits = { prod: 'apps/api/kustomization.yaml' };
    const files = {
      'apps/api/kustomization.yaml': 'resources: [../../base]\n',
      'base/kustomization.yaml': 'resources: [deployment.yaml]\n',
      'base/deployment.yaml': deployment(wellSized),
    };
    const { lines, details } = await run({ files, edits }, [{}]);
    expect(lines).toEqual([]);
    expect(details.containers[0]?.kept).toContain(
      'cpu request: 250m is not written: it stands in base/deployment.yaml, outside of gitops.allowed-paths',
    );
  });

  it('does not get what our own rules call absurd, and the run fails', async () => {
    const files = { 'apps/api/deployment.yaml': deployment('') };
    const { ended, lines } = await run({ files }, [{ bytes: 100 * 1024 * mi }]);
    expect(ended.outcome).toMatchObject({ outcome: 'failed', reason: 'resource-absurd' });
    expect(lines.slice(1)).toEqual(['+          resources:', '+            requests:', '+              cpu: 250m']);
  });

  it('shows names that anybody may have chosen as what they are', async () => {
    const name = '</code>|<img src=x>';
    const own = deployment(wellSized).replace('name: api # the only one', `name: "${name}"`);
    const { body } = await run({ files: { 'apps/api/deployment.yaml': own } }, [{ container: name }]);
    expect(body).toContain('img src=x');
    expect(body).not.toMatch(/<img|<\/code>\|/);
  });
});

describe('a kustomization', () => {
  const base = {
    'apps/base/kustomization.yaml': 'resources: [deployment.yaml]\n',
    'apps/base/deployment.yaml': deployment(wellSized),
  };
  const overlay = (patch: string) => `resources: [../base]\npatches:\n  - path: ${patch}\n`;
  const patch = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  template:
    spec:
      containers:
        - name: api
          resources: { requests: { cpu: 600m } }
`;

  it('gets each number where it stands: in the overlay, or in the base', async () => {
    const files = { ...base, 'apps/prod/kustomization.yaml': overlay('cpu.yaml'), 'apps/prod/cpu.yaml': patch };
    const { lines } = await run({ files, edits: { prod: 'apps/prod/kustomization.yaml' } }, [{}]);
    expect(lines.filter((line) => line.startsWith('+'))).toEqual([
      '+++ b/apps/base/deployment.yaml',
      '+            requests: { cpu: 500m, memory: "336Mi" } # measured in 2019',
      '+              memory: 336Mi',
      '+++ b/apps/prod/cpu.yaml',
      '+          resources: { requests: { cpu: 300m } }',
    ]);
  });

  it('gets numbers within a patch that stands in it as text', async () => {
    const inline = `resources: [../base]\npatches:\n  - patch: |\n${patch.replace(/^(?=.)/gm, '      ')}`;
    const files = { ...base, 'apps/prod/kustomization.yaml': inline };
    const { lines } = await run({ files, edits: { prod: 'apps/prod/kustomization.yaml' } }, [{}]);
    expect(lines).toContain('+                resources: { requests: { cpu: 300m } }');
  });

  it('in which something else wins stays as it is', async () => {
    const edits = { prod: 'apps/prod/kustomization.yaml' };
    const files = { ...base, 'apps/prod/kustomization.yaml': 'resources: [../base]\n' };
    const giving = (text: string): Renderer => ({
      render: async () => ({ result: 'rendered', bytes: new TextEncoder().encode(text) }),
    });
    const { lines, details } = await run({ files, edits }, [{}], giving(deployment(wellSized)));
    expect(lines).toEqual([]);
    expect(details.containers[0]?.kept).toContain(
      'another layer than the ones that were found says its numbers: nothing is written',
    );
    const wanted = wellSized.replaceAll('512Mi', '336Mi').replace('500m', '250m');
    expect((await run({ files, edits }, [{}], giving(deployment(wanted)))).lines).not.toEqual([]);
  });

  it('that several environments share gets the larger of their needs', async () => {
    const files = {
      ...base,
      'apps/prod/kustomization.yaml': 'resources: [../base]\n',
      'apps/dev/kustomization.yaml': 'resources: [../base]\n',
    };
    const edits = { dev: 'apps/dev/kustomization.yaml', prod: 'apps/prod/kustomization.yaml' };
    const { lines, details } = await run({ files, edits }, [
      { namespace: 'dev', cores: 0.05 },
      { namespace: 'prod', cores: 0.3, bytes: 460 * mi },
    ]);
    // memory stays: production needs what stands there
    expect(lines.filter((line) => line.startsWith('+            '))).toEqual([
      '+            requests: { cpu: 375m, memory: "512Mi" } # measured in 2019',
    ]);
    expect(JSON.stringify(details)).toContain('the number is shared with prod/prod, and the larger need counts');
  });
});

describe('a kustomization that builds on what stands elsewhere', () => {
  const edits = { prod: 'apps/prod/kustomization.yaml' };
  const kustomization =
    'resources:\n  - https://github.com/acme/base//api?ref=v1\npatches:\n  - path: other.yaml # ours\nnamespace: prod\n';
  const other = 'apiVersion: v1\nkind: Service\nmetadata: { name: api }\n';

  it('gets a patch, with the name of the container and nothing but amounts', async () => {
    const files = { 'apps/prod/kustomization.yaml': kustomization, 'apps/prod/other.yaml': other };
    const { lines } = await run({ files, edits }, [{}]);
    expect(lines).toEqual([
      '+++ b/apps/prod/kustomization.yaml',
      '+  - path: right-size-deployment-api.yaml',
      '+    target: { kind: Deployment, name: api }',
      '+++ b/apps/prod/right-size-deployment-api.yaml',
      '+apiVersion: apps/v1',
      '+kind: Deployment',
      '+metadata:',
      '+  name: api',
      '+spec:',
      '+  template:',
      '+    spec:',
      '+      containers:',
      '+        - name: "api"',
      '+          resources:',
      '+            requests:',
      '+              cpu: 250m',
      '+              memory: 336Mi',
      '+            limits:',
      '+              memory: 336Mi',
    ]);
  });

  it('gets none for a container that the platform puts in, or where its list cannot take one', async () => {
    const files = { 'apps/prod/kustomization.yaml': kustomization, 'apps/prod/other.yaml': other };
    expect((await run({ files, edits }, [{ container: 'istio-proxy' }])).lines).toEqual([]);
    const flow = {
      ...files,
      'apps/prod/kustomization.yaml': kustomization.replace(/patches:.*ours/s, 'patches: [{ path: other.yaml }]'),
    };
    const { lines, details } = await run({ files: flow, edits }, [{}]);
    expect(lines).toEqual([]);
    expect(details.containers[0]?.kept.join()).toContain('has a list of patches that nothing can be put behind');
  });
});

describe('values of a chart', () => {
  const values =
    'replicas: 2\nresources:\n  requests:\n    cpu: "1" # cores\n    memory: 1Gi\n  limits: {memory: 1Gi}\n';
  const edits = { prod: 'apps/api/values.yaml' };

  it('that name no container are those of the only one', async () => {
    const { lines } = await run({ files: { 'apps/api/values.yaml': values }, edits }, [
      {},
      { container: 'istio-proxy' },
    ]);
    expect(lines.filter((line) => line.startsWith('+ '))).toEqual([
      '+    cpu: "0.5" # cores',
      '+    memory: 512Mi',
      '+  limits: {memory: 512Mi}',
    ]);
  });

  it('are left alone where two containers could be meant, unless they name them', async () => {
    const two = [{}, { container: 'worker' }];
    expect((await run({ files: { 'apps/api/values.yaml': values }, edits }, two)).lines).toEqual([]);
    const named = `worker:\n  resources:\n    requests: {cpu: 500m}\n${values}`;
    expect((await run({ files: { 'apps/api/values.yaml': named }, edits }, two)).lines).toContain(
      '+    requests: {cpu: 250m, memory: 336Mi}',
    );
  });
});

describe('what is left alone', () => {
  const scaler = (api: string, kind: string, spec: string) =>
    `---\napiVersion: ${api}\nkind: ${kind}\nmetadata: {name: api}\nspec: ${spec}\n`;
  const reference = '{apiVersion: apps/v1, kind: Deployment, name: api}';
  const hpa = scaler(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    `{scaleTargetRef: ${reference}, maxReplicas: 5, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}`,
  );
  const vpa = (mode: string) =>
    scaler(
      'autoscaling.k8s.io/v1',
      'VerticalPodAutoscaler',
      `{targetRef: ${reference}, updatePolicy: {updateMode: "${mode}"}}`,
    );

  it.each([
    [
      'a resource that an autoscaler scales by',
      hpa,
      '',
      {},
      'HorizontalPodAutoscaler api holds cpu at 70% of the request',
      2,
    ],
    [
      'what a VerticalPodAutoscaler sets',
      vpa('Initial'),
      '',
      {},
      'VerticalPodAutoscaler api sets its requests (updateMode: Initial)',
      0,
    ],
    ['nothing that one only advises on', vpa('Off'), '', {}, '', 3],
    [
      'what is excluded',
      '',
      'right-size: {exclude: [{container: api, reason: load test}]}',
      {},
      'it is excluded: load test',
      0,
    ],
    ['what has a short history', '', '', { days: 3 }, 'its history covers 3 of the 7 days that it takes', 0],
  ])('is %s', async (_, more, section, used, why, changes) => {
    const files = { 'apps/api/deployment.yaml': deployment(wellSized, more) };
    const { details } = await run({ files, more: section }, [used]);
    const [container] = details.containers;
    expect(container?.changes).toHaveLength(changes);
    expect(container?.kept.join()).toContain(why);
  });

  it('is nothing where no usage is known, and the run says what is missing', async () => {
    const files = { 'apps/api/deployment.yaml': deployment(wellSized) };
    const { details } = await run({ files }, []);
    expect(details.unsized).toMatchObject([{ why: expect.stringMatching(/^kube_pod_owner has no series/) }]);
  });
});

it('needs a Prometheus', async () => {
  await using stand = await Stand.open();
  const ports = await stand.ports();
  const sized = rightSize(configurationOf(plain), { dryRun: true }, { ports, signal: never });
  await expect(sized).rejects.toMatchObject({
    code: 'bad-input',
    message: expect.stringContaining('right-size needs `prometheus`'),
  });
});
