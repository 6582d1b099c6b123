import { describe, expect, it } from 'vitest';
import { rightSize } from '../../src/commands/right-size.ts';
import { noRenderer } from '../../src/ports/renderer.ts';
import { never } from '../clock.ts';
import { Stand } from '../stages/stand.ts';
import { branch, configurationOf, deployment, mi, plain, run, Using, wellSized } from './right-sizing.ts';

const base = {
  'apps/base/kustomization.yaml': 'resources: [deployment.yaml]\n',
  'apps/base/deployment.yaml': deployment(wellSized),
};
const overlays = {
  ...base,
  'apps/prod/kustomization.yaml': 'resources: [../base]\n',
  'apps/dev/kustomization.yaml': 'resources: [../base]\n',
};
const edits = { dev: 'apps/dev/kustomization.yaml', prod: 'apps/prod/kustomization.yaml' };

function added(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => line.startsWith('+ ')).map((line) => line.slice(1).trim());
}

function kept({ details }: Awaited<ReturnType<typeof run>>): string {
  return details.containers.flatMap((one) => one.kept).join('\n');
}

describe('a number that counts for an environment of whose use nothing is known', () => {
  it('is not lowered, and it is said for whose sake', async () => {
    const sized = await run({ files: overlays, edits }, [{ namespace: 'prod' }]);
    expect(sized.lines).toEqual([]);
    expect(kept(sized)).toContain('cpu request: 250m is not written: the number is shared with dev/dev');
  });

  it('may grow', async () => {
    const { lines } = await run({ files: overlays, edits }, [{ namespace: 'prod', bytes: 900 * mi }]);
    expect(added(lines)).toEqual(['requests: { cpu: 500m, memory: "992Mi" } # measured in 2019', 'memory: 992Mi']);
  });

  it('is not made where it has none', async () => {
    const files = { ...overlays, 'apps/base/deployment.yaml': deployment('') };
    expect((await run({ files, edits }, [{ namespace: 'prod' }])).lines).toEqual([]);
  });

  it('is changed where that one has a number of its own', async () => {
    const patch = (resources: string) =>
      `resources: [../base]\npatches:\n  - patch: |\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: {name: api}\n      spec: {template: {spec: {containers: [{name: api, resources: ${resources}}]}}}\n`;
    const files = { ...overlays, 'apps/dev/kustomization.yaml': patch('{requests: {cpu: 100m, memory: 128Mi}}') };
    const { lines } = await run({ files, edits }, [{ namespace: 'prod' }]);
    expect(added(lines)).toEqual(['requests: { cpu: 250m, memory: "336Mi" } # measured in 2019']);
  });

  it('is not lowered for one whose targets name no workloads either', async () => {
    const sized = await run({ files: overlays, edits, silent: ['dev'] }, [{ namespace: 'prod' }]);
    expect(sized.lines).toEqual([]);
    expect(kept(sized)).toContain('shared with dev/dev');
  });
});

it('keeps a limit at the request that another environment makes larger', async () => {
  const limit = (memory: string) =>
    `resources: [../base]\npatches:\n  - patch: |\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: {name: api}\n      spec: {template: {spec: {containers: [{name: api, resources: {limits: {memory: ${memory}}}}]}}}\n`;
  const files = {
    'apps/base/kustomization.yaml': 'resources: [deployment.yaml]\n',
    'apps/base/deployment.yaml': deployment('          resources: {requests: {cpu: 250m, memory: 512Mi}}\n'),
    'apps/prod/kustomization.yaml': limit('1Gi'),
    'apps/dev/kustomization.yaml': limit('512Mi'),
  };
  const used = [
    { namespace: 'prod', bytes: 900 * mi },
    { namespace: 'dev', bytes: 100 * mi },
  ];
  const { lines, body } = await run({ files, edits }, used);
  expect(added(lines).map((line) => /memory: (\w+)/.exec(line)?.[1])).toEqual(['992Mi', '992Mi']);
  expect(body).toContain('its request comes to 992Mi, and a limit below that is refused');
});

it('does not make a request larger than the limit of an environment of whose use nothing is known, or may not be written', async () => {
  const limit = (memory: string) =>
    `resources: [../base]\npatches:\n  - patch: |\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: {name: api}\n      spec: {template: {spec: {containers: [{name: api, resources: {limits: {memory: ${memory}}}}]}}}\n`;
  const files = {
    'apps/base/kustomization.yaml': 'resources: [deployment.yaml]\n',
    'apps/base/deployment.yaml': deployment('          resources: {requests: {cpu: 250m, memory: 512Mi}}\n'),
    'apps/prod/kustomization.yaml': limit('1Gi'),
    'apps/dev/kustomization.yaml': limit('512Mi'),
  };
  const prod = { namespace: 'prod', bytes: 900 * mi };
  const unknown = await run({ files, edits }, [prod]);
  expect(unknown.lines).toEqual([]);
  expect(kept(unknown)).toContain('it would be above the limit of dev/dev, whose use is not known');
  const patch = limit('512Mi')
    .replace(/^.*patch: \|\n/s, '')
    .replaceAll(/^ {6}/gm, '');
  const outside = {
    ...files,
    'shared/limit.yaml': patch,
    'apps/dev/kustomization.yaml': 'resources: [../base]\npatches: [{path: ../../shared/limit.yaml}]\n',
  };
  const held = await run({ files: outside, edits }, [prod, { namespace: 'dev', bytes: 100 * mi }]);
  expect(held.lines).toEqual([]);
  expect(kept(held)).toContain('outside of gitops.allowed-paths');
});

describe('a number', () => {
  const values = { prod: 'apps/api/values.yaml' };

  it('that an alias shows elsewhere stays, and the others are written', async () => {
    const text =
      'resources:\n  requests: {cpu: 500m, memory: &mem 512Mi}\n  limits: {memory: 512Mi}\nenv:\n  HEAP: *mem\n';
    const sized = await run({ files: { 'apps/api/values.yaml': text }, edits: values }, [{}]);
    expect(added(sized.lines)).toEqual(['requests: {cpu: 250m, memory: &mem 512Mi}']);
    expect(kept(sized)).toContain('memory request: 336Mi is not written: an alias shows it elsewhere');
  });

  it('that is new stands in the document of its mapping, and never beside the text that holds it', async () => {
    const documents = 'a: 1\n---\nresources:\n  requests: {cpu: 250m}\n';
    const { lines } = await run({ files: { 'apps/api/values.yaml': documents }, edits: values }, [{}]);
    expect(added(lines)).toEqual(['requests: {cpu: 250m, memory: 336Mi}', 'limits:', 'memory: 336Mi']);
    const application =
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: api}\nspec:\n  source:\n    helm:\n      values: |\n        resources:\n          requests: {cpu: 250m}\n';
    const within = await run({ files: { 'apps/api/app.yaml': application }, edits: { prod: 'apps/api/app.yaml' } }, [
      {},
    ]);
    expect(within.lines).toEqual([]);
    expect(kept(within)).toContain('memory request: 336Mi is not written: no file of ours can take it');
  });

  it('that is new stands in the object of its namespace', async () => {
    const of = (namespace: string) => deployment('').replace('name: api', `name: api\n  namespace: ${namespace}`);
    const files = { 'apps/api/deployment.yaml': `${of('other')}---\n${of('prod')}` };
    const { details } = await run({ files }, [{}]);
    const [before = '', after = ''] = details.diff.split('+          resources:');
    expect([before.includes('---\n apiVersion'), after]).toEqual([false, expect.stringContaining('memory: 336Mi')]);
    expect(details.diff).toMatch(/^@@ -25,/m);
  });

  it('of a workload whose name only holds that of another is not taken for its own', async () => {
    const files = { 'apps/api/deployment.yaml': deployment(wellSized).replace('name: api\n', 'name: pi\n') };
    expect((await run({ files }, [{}])).lines).toEqual([]);
    const kustomization = 'namePrefix: a\nresources: [deployment.yaml]\n';
    const prefixed = { ...files, 'apps/api/kustomization.yaml': kustomization };
    expect((await run({ files: prefixed }, [{}])).lines).not.toEqual([]);
  });

  it('that a JSON patch may say is not written where nothing can build it', async () => {
    const patch =
      'resources: [../base]\npatches:\n  - target: {kind: Deployment, name: api}\n    patch: |\n      - {op: replace, path: /spec/template/spec/containers/0/resources/requests/memory, value: 1Gi}\n';
    const files = { ...base, 'apps/prod/kustomization.yaml': patch };
    const sized = await run({ files, edits: { prod: 'apps/prod/kustomization.yaml' } }, [{}]);
    expect(sized.lines).toEqual([]);
    expect(kept(sized)).toContain('another layer than the ones that were found');
  });

  it('of a chart is never that of the values of another environment', async () => {
    const files = {
      'apps/api/values.yaml': 'resources:\n  requests: {cpu: 500m, memory: 512Mi}\n',
      'apps/api/values-dev.yaml': 'resources:\n  requests: {memory: 2Gi}\n  limits: {memory: 2Gi}\n',
      'apps/api/values-prod.yaml': 'image: {tag: v1}\n',
    };
    const both = { dev: 'apps/api/values-dev.yaml', prod: 'apps/api/values-prod.yaml' };
    const { details } = await run({ files, edits: both }, [{ namespace: 'prod', bytes: 900 * mi }]);
    const written = details.containers.flatMap(({ changes }) => changes);
    expect(written).toMatchObject([
      { field: 'requests', resource: 'memory', to: '992Mi', file: 'apps/api/values.yaml' },
      { field: 'limits', resource: 'memory', to: '992Mi', file: 'apps/api/values.yaml' },
    ]);
    // whose the others are, and whether they are laid over the defaults, nobody says
    const alone = await run({ files, edits: { prod: both.prod } }, [{ bytes: 900 * mi }]);
    expect(alone.lines).toEqual([]);
  });

  it('of a Rollout stands in the Deployment whose template it borrows', async () => {
    const rollout =
      '---\napiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: api}\nspec: {workloadRef: {apiVersion: apps/v1, kind: Deployment, name: template}}\n';
    const own = deployment(wellSized, rollout).replace('name: api\n', 'name: template\n');
    const files = { 'apps/api/deployment.yaml': own };
    const { lines } = await run({ files, kind: 'Rollout' }, [{ kind: 'Rollout' }]);
    expect(added(lines)).toEqual(['requests: { cpu: 250m, memory: "336Mi" } # measured in 2019', 'memory: 336Mi']);
  });

  it('that the autoscaler of a chart goes by stays', async () => {
    const text =
      'resources:\n  requests: {cpu: 500m, memory: 512Mi}\n  limits: {memory: 512Mi}\nautoscaling: {enabled: true, targetCPUUtilizationPercentage: 80}\n';
    const sized = await run({ files: { 'apps/api/values.yaml': text }, edits: values }, [{}]);
    expect(added(sized.lines)).toEqual(['requests: {cpu: 500m, memory: 336Mi}', 'limits: {memory: 336Mi}']);
    expect(kept(sized)).toContain('holds cpu at 80% of the request');
    const off = text.replace('enabled: true', 'enabled: false');
    const changed = await run({ files: { 'apps/api/values.yaml': off }, edits: values }, [{}]);
    expect(added(changed.lines)[0]).toBe('requests: {cpu: 250m, memory: 336Mi}');
  });

  it('falls less than check tells of', async () => {
    const more = 'readiness: {thresholds: {memory: {fall: {warning: 2}}, cpu: {fall: {warning: 2}}}}';
    const { lines, body } = await run({ ...plain, more }, [{ cores: 0.01, bytes: 40 * mi }]);
    expect(added(lines)).toEqual(['requests: { cpu: 275m, memory: "272Mi" } # measured in 2019', 'memory: 272Mi']);
    expect(body).toContain('check tells of a fall to 1/2');
  });
});

describe('a commit of somebody else on the branch of the pull request', () => {
  async function propose(stand: Stand, bytes: number) {
    const metrics = async () => new Using([{ bytes }]);
    const ports = await stand.ports({ metrics, renderer: async () => noRenderer });
    return await rightSize(configurationOf(plain), { dryRun: false }, { ports, signal: never });
  }

  it('is neither written over nor taken away', async () => {
    await using stand = await Stand.open();
    const { gitops } = stand.world;
    await gitops.commit({ ...plain.files }, 'manifests');
    await propose(stand, 300 * mi);
    const tree = gitops.git('rev-parse', `${branch}^{tree}`).trim();
    const theirs = gitops
      .git(
        '-c',
        'user.name=A',
        '-c',
        'user.email=a@b.test',
        'commit-tree',
        tree,
        '-p',
        branch,
        '-m',
        'Less for the cache',
      )
      .trim();
    gitops.git('update-ref', `refs/heads/${branch}`, theirs);
    for (const bytes of [200 * mi, 460 * mi]) {
      const { outcome } = await propose(stand, bytes);
      expect(outcome).toMatchObject({ outcome: 'failed', reason: 'write-refused' });
      expect(outcome.sentence).toContain(`holds commit ${theirs.slice(0, 12)} that this command did not make`);
      expect(gitops.refs('refs/heads/gitops-deploy/')[`refs/heads/${branch}`]).toBe(theirs);
    }
  });
});
