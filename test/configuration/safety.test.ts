import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import type { ApplicationConfiguration } from '../../src/configuration/schema.ts';
import { backupGroups } from '../../src/deployment/backup-groups.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import { backupSteps } from '../../src/stages/backup.ts';

const slo = 'slo: {objective: 99.9%, good: "g[{{range}}]", total: "t[{{range}}]"}';
const prometheus = 'prometheus: {address: "https://p.test"}';

/** The only target of production, unless it is said otherwise. */
const target =
  'targets: [{name: eu, edits: [{file: apps/p.yaml, path: .tag}], workloads: [{namespace: shop, name: api}]}]';

interface Said {
  readonly top?: readonly string[];
  readonly targets?: string;
}

/** A configuration whose production says this. */
function read(line: string, { top = [], targets = target }: Said = {}) {
  const text = `image: {name: ghcr.io/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
${top.map((one) => `${one}\n`).join('')}environments:
  production:
    ${targets}
    ${line}
`;
  return readConfiguration(text, 'f.yaml', 'api');
}

function problemsOf(line: string, said?: Said): readonly string[] {
  const result = read(line, said);
  return result.result === 'read' ? [] : result.problems.map(({ message }) => message);
}

function planned(line: string, said?: Said, kind: 'deploy' | 'rollback' = 'deploy') {
  const result = read(line, said);
  if (result.result === 'wrong') throw new Error(JSON.stringify(result));
  const [configuration] = result.applications;
  const facts = {
    environment: 'production',
    repository: 'acme/api',
    sourceUrl: '',
    timeoutSeconds: 600,
    onPause: 'end',
  } as const;
  const source = { commit: 'a'.repeat(40), branch: 'main', date: '' };
  const known: ApplicationConfiguration | undefined = configuration;
  if (known === undefined) throw new Error('there is no application');
  return planDeployment(known, { ...facts, kind, source });
}

describe('a backup in the configuration', () => {
  it.each([
    'backup: before',
    'backup: {}',
    'backup: {namespace: backups, namespaces: [database], storage-location: second, ttl: 7d, timeout: 2h, max-age: 1h, snapshot-volumes: false, required: false}',
  ])('may say %s', (line) => expect(problemsOf(line)).toEqual([]));

  it('is the same in both forms, and none of a rollback', () => {
    const plan = planned('backup: before');
    expect(plan.backup).toEqual({
      namespace: 'velero',
      besides: [],
      timeoutSeconds: 1800,
      maxAgeSeconds: 86_400,
      isRequired: true,
    });
    expect(planned('backup: {}').backup).toEqual(plan.backup);
    expect(planned('backup: before', {}, 'rollback').backup).toBeUndefined();
  });

  it.each([
    ['backup: after', 'environments.production.backup must be before, or a map of how'],
    ['backup: {namespaces: [Shop]}', /must be the name of a Kubernetes object/],
    ['backup: {timeout: soon}', /must be a duration/],
    ['backup: {befor: true}', /the key "befor" is unknown here/],
  ])('%s is told', (line, wanted) => {
    expect(problemsOf(line)).toEqual([typeof wanted === 'string' ? wanted : expect.stringMatching(wanted)]);
  });

  it('needs the Kubernetes API', () => {
    const top = ['clusters: {hub: {argocd: "https://argocd.test", token: "env:T"}}'];
    const targets = target.replace('name: eu,', 'name: eu, cluster: hub, argocd: {application: api},');
    expect(problemsOf('backup: before', { top, targets })).toEqual([expect.stringContaining('through Argo CD alone')]);
  });

  it('needs a namespace, which workloads name or the section does', () => {
    const targets = 'targets: [{name: eu, edits: [{file: apps/p.yaml, path: .tag}]}]';
    expect(problemsOf('backup: before', { targets })).toEqual([expect.stringContaining('which namespaces')]);
    expect(problemsOf('backup: {namespaces: [shop]}', { targets })).toEqual([]);
  });

  it('is one Backup for each cluster, of the wave under way', () => {
    const top = ['clusters: {a: {kubeconfig: "env:A"}, b: {kubeconfig: "env:B"}}'];
    const of = (name: string, cluster: string, namespace: string) =>
      `{name: ${name}, cluster: ${cluster}, edits: [{file: apps/p.yaml, path: .tag}], workloads: [{namespace: ${namespace}, name: api}]}`;
    const targets = `targets: [${of('eu', 'a', 'shop')}, ${of('us', 'b', 'shop')}, ${of('ap', 'a', 'asia')}]\n    waves: [[eu], [us, ap]]`;
    const plan = planned('backup: {namespaces: [database]}', { top, targets });
    const groups = (wave: number | undefined) =>
      backupGroups(plan, plan.backup ?? { besides: [] }, wave).map(({ cluster, namespaces }) => [
        cluster,
        ...namespaces,
      ]);
    expect(groups(1)).toEqual([['a', 'database', 'shop']]);
    expect(groups(2)).toEqual([
      ['b', 'database', 'shop'],
      ['a', 'asia', 'database'],
    ]);
    expect(backupSteps({ plan })).toEqual([
      'back up the namespaces asia, database, shop of a by Velero (namespace velero), wait for it for 1800 s at most, and end here, errored, if it is not complete',
      'back up the namespaces database, shop of b by Velero (namespace velero), wait for it for 1800 s at most, and end here, errored, if it is not complete',
    ]);
    expect(groups(undefined)).toEqual([
      ['a', 'asia', 'database', 'shop'],
      ['b', 'database', 'shop'],
    ]);
  });
});

describe('an objective in the configuration', () => {
  it.each([
    ['budget: hold', [slo, prometheus]],
    ['budget: report', [slo]],
    [`${slo}\n    budget: hold`, [prometheus]],
    ['slo: {objective: 99%, window: 7d, ratio: "r[{{range}}]", if-unknown: pass}', [prometheus]],
  ])('may say %s', (line, top) => expect(problemsOf(line, { top })).toEqual([]));

  it.each([
    ['budget: hold', [prometheus], /needs an objective/],
    ['budget: hold', [slo], /needs a Prometheus, and none is named for "eu"/],
    [slo, [], /`slo` needs a Prometheus/],
    ['slo: {objective: 100%, ratio: "r[{{range}}]"}', [prometheus], /above 0% and below 100%/],
    ['slo: {objective: 99%}', [prometheus], /needs good and total, or ratio/],
    [
      'slo: {objective: 99%, ratio: "r[{{range}}]", good: "r[{{range}}]", total: "r[{{range}}]"}',
      [prometheus],
      /not both/,
    ],
    ['slo: {objective: 99%, good: "r[{{range}}]"}', [prometheus], /good and total go together/],
    ['slo: {objective: 99%, ratio: "r[5m]"}', [prometheus], /needs {{range}}/],
    ['slo: {objective: 99%, ratio: "r[{{rang}}]"}', [prometheus], /{{rang}} is unknown; did you mean {{range}}/],
    ['slo: {objective: 99%, window: 10m, ratio: "r[{{range}}]"}', [prometheus], /from 1h to 366d/],
  ])('%s is told', (line, top, wanted) => {
    expect(problemsOf(line, { top })[0]).toMatch(wanted);
  });

  it('of an environment takes the place of that of all, and asks whoever has the metrics of its targets', () => {
    const clusters =
      'clusters: {a: {kubeconfig: "env:A", prometheus: {address: "https://a.test"}}, b: {kubeconfig: "env:B"}}';
    const of = (name: string) => `{name: t${name}, cluster: ${name}, edits: [{file: apps/p.yaml, path: .tag}]}`;
    const targets = `targets: [${of('a')}, ${of('b')}]`;
    const line =
      "slo: {objective: 99.5%, window: 7d, ratio: \"r{e='{{environment}}',a='{{application}}'}[{{range}}]\"}";
    expect(planned(line, { top: [slo, prometheus, clusters], targets }).gates.budget).toEqual({
      objective: '99.5%',
      allowed: 0.005,
      windowSeconds: 604_800,
      queries: { ratio: "r{e='production',a='api'}[{{range}}]" },
      clusters: ['a', undefined],
      holds: false,
      holdsUnknown: true,
    });
  });
});
