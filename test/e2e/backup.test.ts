import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectCluster } from '../../src/cluster/kubernetes.ts';
import { rollback } from '../../src/commands/rollback.ts';
import { textAt } from '../../src/data/fields.ts';
import { judgeSchedules } from '../../src/doctor/backups.ts';
import { systemClock } from '../../src/files/clock.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import { drive } from '../../src/stages/drive.ts';
import { readScheduleFacts } from '../../src/stages/schedule-facts.ts';
import { listOnce } from '../../src/stages/wanted.ts';
import { never } from '../clock.ts';
import { clusterOf, oneTarget, Stand } from '../stages/stand.ts';
import { accountWith, documentedRules } from './accounts.ts';
import { VeleroStandIn } from './velero.ts';
import { apply, kubectl, namespaces, world } from './world.ts';

const newNamespace = namespaces('velero');

const log = { debug() {}, info() {}, warning() {}, error() {}, mask() {} };

/** The real API server, as the owner of a kubeconfig sees it. */
function connect(kubeconfig: string): Promise<Cluster> {
  return connectCluster({
    kubeconfig: { from: 'file', path: kubeconfig },
    environment: process.env,
    clock: systemClock,
    random: Math.random,
    log,
    hide: (text) => text,
  });
}

function backupsIn(namespace: string): readonly unknown[] {
  return JSON.parse(kubectl(['get', 'backups.velero.io', '-n', namespace, '-o', 'json'])).items;
}

describe.skipIf(!world.hasKubernetes)('a Backup of Velero', () => {
  let velero: string;
  let account: string;
  let standIn: VeleroStandIn;
  let stand: Stand;

  beforeAll(() => {
    execFileSync('kubectl', ['apply', '--server-side', '-f', join(import.meta.dirname, 'fixtures/crds.json')]);
    kubectl(['wait', '--for', 'condition=Established', 'crd/backups.velero.io', 'crd/schedules.velero.io']);
    velero = newNamespace('system');
    account = accountWith(documentedRules('Velero'), velero);
  });

  beforeEach(() => {
    standIn = new VeleroStandIn(velero);
  });

  afterEach(async () => {
    await stand?.[Symbol.asyncDispose]();
    await standIn[Symbol.asyncDispose]();
    kubectl(['delete', 'backups.velero.io', '--all', '-n', velero]);
  });

  const opened = async (more = '') => {
    stand = await Stand.open(`backup: {namespace: ${velero}${more}}`, { clusters: '{}', targets: oneTarget });
  };

  /** A cluster that runs what Git names, and whose single objects are those of the real one. */
  async function ports(kubeconfig = account) {
    const { objects } = await connect(kubeconfig);
    const seen = clusterOf(stand, () => ({ tag: stand.tag(), revision: stand.world.gitops.head() }));
    return stand.ports({ clock: systemClock, cluster: async () => ({ ...seen, objects }) });
  }

  /** What a dry run of a rollback says. */
  async function rollbackSteps(): Promise<string> {
    const shown: string[] = [];
    const own = await ports();
    const results = { ...own.results, show: (text: string) => void shown.push(text) };
    const asked = { wanted: undefined, by: 'ann', reason: undefined, dryRun: true, signal: never };
    const { configuration } = stand;
    await rollback({ ...asked, configuration, facts: stand.facts(3), ports: { ...own, results } });
    return shown.join('\n');
  }

  const deploy = async (run: number, kubeconfig?: string, signal = never) =>
    drive(stand.plan(stand.a, run), await ports(kubeconfig), { signal });

  it('is made by an account with the documented rights, and complete before Git names the image', async () => {
    await opened(', namespaces: [database], storage-location: second, ttl: 7d, snapshot-volumes: false');
    const deploying = deploy(1);
    while (standIn.seen.length === 0) await wait(100);
    expect(stand.tag()).toBe('v0');
    const end = await deploying;
    expect(end.outcome).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    const [backup, ...others] = backupsIn(velero);
    expect(others).toEqual([]);
    expect(backup).toMatchObject({
      metadata: { annotations: { 'gitops-deploy.io/source': stand.a, 'gitops-deploy.io/environment': 'prod' } },
      // as the API server keeps it: nothing was pruned
      spec: {
        includedNamespaces: ['database', 'prod'],
        storageLocation: 'second',
        ttl: '604800s',
        snapshotVolumes: false,
      },
      status: { phase: 'Completed' },
    });
    const name = textAt(backup, 'metadata', 'name') ?? '';
    expect(end.progress.backups).toEqual([{ namespace: velero, name }]);
    expect((await stand.records())[0]?.note.backups).toEqual([{ namespace: velero, name }]);
    expect((await drive(stand.plan(stand.b, 2), await ports(), { signal: never })).outcome.outcome).toBe('succeeded');
    const before = (await stand.records())[0]?.note.backups?.[0]?.name;
    expect(await rollbackSteps()).toContain(`velero restore create --from-backup ${before} --namespace ${velero}`);
    expect(before).not.toBe(name);
  });

  it('is asked for once by runs that die and runs at the same time', async () => {
    await opened();
    const died = new AbortController();
    const dying = deploy(1, account, died.signal);
    while (standIn.seen.length === 0) await wait(20);
    died.abort();
    expect((await dying).outcome.outcome).toBe('cancelled');
    stand.endRun(1);
    const both = await Promise.all([deploy(2), deploy(2)]);
    expect(both.map(({ outcome }) => outcome.outcome)).toContain('succeeded');
    expect(backupsIn(velero)).toHaveLength(1);
    expect(stand.tag()).toBe(stand.a);
  });

  it('that fails in part ends the run before the write', async () => {
    await opened();
    standIn.phases = ['InProgress', 'FinalizingPartiallyFailed', 'PartiallyFailed'];
    const end = await deploy(1);
    expect(end.outcome).toMatchObject({ outcome: 'errored', reason: 'backup-failed' });
    expect(end.outcome.sentence).toContain('PartiallyFailed: 2 errors');
    expect(stand.tag()).toBe('v0');
  });

  it('that may not be made says the rule that allows it', async () => {
    await opened();
    const stranger = newNamespace('stranger');
    const kubeconfig = accountWith('', stranger);
    const end = await deploy(1, kubeconfig);
    expect(end.outcome).toMatchObject({ outcome: 'errored', reason: 'forbidden' });
    const [, namespace = '', rules = ''] =
      /in the namespace "([^"]+)": rules: (\[.*\])/.exec(end.outcome.remedy ?? '') ?? [];
    const subject = `{kind: ServiceAccount, name: watcher, namespace: ${stranger}}`;
    const role = '{apiGroup: rbac.authorization.k8s.io, kind: Role, name: pasted}';
    apply(
      namespace,
      `{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: pasted}, rules: ${rules}}
---
{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: pasted}, roleRef: ${role}, subjects: [${subject}]}
`,
    );
    expect((await deploy(2, kubeconfig)).outcome).toMatchObject({ outcome: 'succeeded' });
  });

  it('that the API server does not know, or whose namespace is not there, is told as that', async () => {
    const { objects } = await connect(world.kubeconfig);
    const place = {
      apiVersion: 'velero.io/v1',
      resource: 'backups',
      namespace: velero,
      name: 'x',
      verbs: ['get', 'create'],
    } as const;
    expect((await objects?.read(place, never))?.is).toBe('absent');
    expect((await objects?.read({ ...place, resource: 'nothings' }, never))?.is).toBe('unknown-type');
    expect((await objects?.read({ ...place, apiVersion: 'nowhere.io/v1' }, never))?.is).toBe('unknown-type');
    const object = { apiVersion: 'velero.io/v1', kind: 'Backup', metadata: { name: 'x', namespace: 'not-there' } };
    const made = await objects?.create({ ...place, namespace: 'not-there' }, object, never);
    expect(made).toMatchObject({ is: 'absent', message: expect.stringContaining('not-there') });
    const wrong = { ...object, metadata: { name: 'x', namespace: velero }, spec: { includedNamespaces: 'all' } };
    expect((await objects?.create(place, wrong, never))?.is).toBe('refused');
  });

  it('of a Schedule tells its age, with the documented rights', async () => {
    const nine = new Date(Date.now() - 9 * 86_400_000).toISOString();
    apply(
      velero,
      `apiVersion: velero.io/v1
kind: Schedule
metadata: {name: nightly}
spec: {schedule: "0 2 * * *", template: {includedNamespaces: [prod]}}
status: {phase: Enabled, lastBackup: "${nine}"}
---
apiVersion: velero.io/v1
kind: Backup
metadata: {name: nightly-1, labels: {velero.io/schedule-name: nightly}}
spec: {includedNamespaces: [prod]}
status: {phase: Completed, completionTimestamp: "${nine}"}
`,
    );
    const cluster = await connect(account);
    const listed = async (resource: string) => {
      const listing = await listOnce(cluster, { apiVersion: 'velero.io/v1', resource, namespace: velero }, never);
      return listing?.state === 'listed' ? listing.objects : [];
    };
    const seen = { schedules: await listed('schedules'), backups: await listed('backups') };
    // it was made a moment ago, as far as the API server knows
    const now = new Date(Date.now() + 3 * 86_400_000);
    expect(judgeSchedules(seen, { namespaces: ['prod'], about: 'prod/eu', now })).toMatchObject([
      { answer: 'problem', sentence: 'its last successful Backup is 12 days old, and two were due since (0 2 * * *)' },
    ]);
    const asked = { clusters: ['eu'], namespaces: [velero], within: 20_000 };
    const clock = { ...systemClock, now: () => now };
    const { scheduleTroubles, notes } = await readScheduleFacts(asked, { cluster: async () => cluster, clock }, never);
    expect(notes).toEqual([]);
    expect(scheduleTroubles?.({ namespace: velero, name: 'nightly' })).toEqual([
      'its last successful Backup is 12 days old, and two were due since (0 2 * * *) in eu',
    ]);
  });
});
