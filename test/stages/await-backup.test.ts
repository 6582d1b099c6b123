import { beforeEach, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import type { BackupPlan, Plan } from '../../src/deployment/plan.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import type { ObjectAnswer } from '../../src/ports/objects.ts';
import { awaitBackup } from '../../src/stages/await-backup.ts';
import { silentRun } from '../../src/stages/run.ts';
import { never } from '../clock.ts';
import { clusterWith, Velero, WaitingClock } from './velero.ts';

let clock: WaitingClock;
let velero: Velero;
let said: string[];

beforeEach(() => {
  clock = new WaitingClock();
  velero = new Velero(clock);
  said = [];
});

const backup: BackupPlan = {
  namespace: 'velero',
  besides: [],
  timeoutSeconds: 600,
  maxAgeSeconds: 86_400,
  isRequired: true,
};

const text = `application: api
image: {name: ghcr.io/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
environments: {prod: {targets: [{name: eu, edits: [{file: apps/a.yaml, path: .tag}]}]}}
`;

function planned(): Plan {
  const read = readConfiguration(text, 'test.yaml', 'api');
  if (read.result === 'wrong' || read.applications[0] === undefined) throw new Error(JSON.stringify(read));
  const facts = {
    environment: 'prod',
    repository: 'acme/api',
    sourceUrl: '',
    timeoutSeconds: 600,
    onPause: 'end',
  } as const;
  const source = { commit: 'a'.repeat(40), branch: 'main', date: '' };
  return planDeployment(read.applications[0], { ...facts, source });
}

function settle({ record = 7, signal = never, way = true } = {}) {
  const log = { debug() {}, info: (line: string) => said.push(line), warning() {}, error() {}, mask() {} };
  const cluster = async () => (way ? clusterWith(velero) : undefined);
  const run = silentRun<'clock' | 'cluster' | 'log'>(planned(), { clock, log, cluster }, signal);
  return awaitBackup(run, { backup, group: { cluster: 'eu', namespaces: ['prod'] }, record, wave: undefined });
}

const away: ObjectAnswer = { is: 'unreachable', message: 'connect ECONNREFUSED' };

describe('a Backup', () => {
  it('is asked for once, and waited for', async () => {
    const settled = await settle();
    expect(settled).toEqual({
      is: 'completed',
      hasWaited: true,
      made: { namespace: 'velero', name: velero.created[0] },
    });
    expect(velero.created).toHaveLength(1);
    expect(said).toEqual(
      ['New', 'InProgress', 'Finalizing', 'complete'].map(
        (how) => `Backup velero/${velero.created[0]} in eu of prod: ${how}`,
      ),
    );
  });

  it('that an earlier run asked for is waited for, and no other is made', async () => {
    velero.phases = ['New', 'InProgress', 'Completed'];
    const stop = new AbortController();
    velero.before = async (verb) => {
      if (verb === 'read' && velero.created.length === 1) stop.abort();
    };
    await expect(settle({ signal: stop.signal })).rejects.toThrow();
    velero.before = async () => {};
    expect(await settle()).toMatchObject({ is: 'completed', hasWaited: true });
    expect(await settle()).toMatchObject({ is: 'completed', hasWaited: false });
    expect(velero.created).toHaveLength(1);
  });

  it('that somebody else asks for between our look and our request is the same one', async () => {
    velero.before = async (verb) => {
      velero.before = async () => {};
      if (verb === 'read') velero.before = async () => void (await settleOther());
    };
    const settleOther = async () => {
      velero.before = async () => {};
      await settle();
    };
    expect(await settle()).toMatchObject({ is: 'completed' });
    expect(velero.created).toHaveLength(1);
  });

  it('of another deployment is another one', async () => {
    await settle();
    await settle({ record: 8 });
    expect(velero.created).toHaveLength(2);
  });

  it('that is too old by the time of the write is made anew, and found again under its name', async () => {
    await settle();
    clock.pass(86_000);
    expect(await settle()).toMatchObject({ hasWaited: false });
    clock.pass(1000);
    expect(await settle()).toMatchObject({ is: 'completed', hasWaited: true, made: { name: velero.created[1] } });
    expect(await settle()).toMatchObject({ hasWaited: false, made: { name: velero.created[1] } });
    expect(velero.created).toHaveLength(2);
  });

  it('that lacks a namespace which the configuration names since is made anew', async () => {
    await settle();
    for (const known of velero.backups.values())
      known.object = { ...known.object, spec: { includedNamespaces: ['other'] } };
    expect(await settle()).toMatchObject({ is: 'completed', made: { name: velero.created[1] } });
  });

  it.each(['PartiallyFailed', 'Failed', 'FailedValidation', 'Deleting'])('that ends %s is none', async (phase) => {
    velero.phases = ['InProgress', phase];
    const settled = await settle();
    expect(settled).toMatchObject({ is: 'missing', reason: 'backup-failed' });
    expect(settled).toHaveProperty('sentence', expect.stringContaining(`ended ${phase}`));
    expect(settled).toHaveProperty('remedy', expect.stringContaining(`velero backup logs ${velero.created[0]}`));
  });

  it('that takes too long is given up, at once where it was asked for long ago; and taken once it is complete', async () => {
    velero.phases = ['InProgress'];
    expect(await settle()).toMatchObject({ is: 'missing', reason: 'backup-timeout' });
    const waited = clock.slept.reduce((all, one) => all + one, 0);
    expect(waited).toBeGreaterThanOrEqual(600_000);
    expect(waited).toBeLessThan(611_000);
    clock.slept.length = 0;
    expect(await settle()).toMatchObject({ is: 'missing', reason: 'backup-timeout', hasWaited: false });
    expect(clock.slept).toEqual([]);
    for (const known of velero.backups.values()) known.phase = 'Completed';
    expect(await settle()).toMatchObject({ is: 'completed', hasWaited: false });
  });

  it.each([-700, -200_000, 700, 200_000])(
    'is judged by our clock where that of the cluster is %i s ahead',
    async (ahead) => {
      velero.ahead = ahead;
      expect(await settle()).toMatchObject({ is: 'completed' });
      expect(velero.created).toHaveLength(1);
      velero.phases = ['InProgress'];
      clock.slept.length = 0;
      expect(await settle({ record: 8 })).toMatchObject({ is: 'missing', reason: 'backup-timeout' });
      const waited = clock.slept.reduce((all, one) => all + one, 0);
      expect(waited).toBeGreaterThanOrEqual(600_000);
      expect(waited).toBeLessThan(611_000);
    },
  );

  it('that is deleted while it is waited for is asked for again, in the time that there is', async () => {
    velero.phases = ['InProgress'];
    let reads = 0;
    velero.before = async (verb) => {
      if (verb === 'read' && ++reads % 5 === 0) velero.backups.clear();
      if (reads > 1000) throw new Error('it waits for ever');
    };
    expect(await settle()).toMatchObject({ is: 'missing', reason: 'backup-timeout' });
    expect(new Set(velero.created).size).toBe(1);
  });

  it.each([{ includedNamespaces: ['other'] }, { excludedNamespaces: ['prod'] }])(
    'that is made of something else than was asked for is told, and not asked for again: %j',
    async (spec) => {
      velero.admits = (manifest) => ({ ...manifest, spec });
      const settled = await settle();
      expect(settled).toMatchObject({ is: 'missing', reason: 'backup-failed' });
      expect(settled).toHaveProperty('remedy', expect.stringContaining('admission webhook'));
      expect(velero.created).toHaveLength(1);
    },
  );

  it('is asked for again while the API server is away for a moment', async () => {
    velero.instead.push(away, away);
    expect(await settle()).toMatchObject({ is: 'completed' });
    velero.instead.push(...Array.from({ length: 30 }, () => away));
    const settled = await settle({ record: 8 });
    expect(settled).toMatchObject({ is: 'missing', reason: 'cluster-unreachable' });
    expect(settled).toHaveProperty('sentence', expect.stringContaining('ECONNREFUSED'));
  });

  it.each([
    [{ is: 'unknown-type' }, 'backup-failed', 'Velero is not installed'],
    [{ is: 'forbidden', message: 'no', remedy: 'add a rule' }, 'forbidden', 'may not be asked for'],
    [{ is: 'refused', message: 'a webhook says no' }, 'backup-failed', 'a webhook says no'],
  ] as const)('cannot be had where the answer is %j', async (answer, reason, words) => {
    velero.instead.push(answer);
    const settled = await settle();
    expect(settled).toMatchObject({ is: 'missing', reason, sentence: expect.stringContaining(words) });
    expect(velero.created).toEqual([]);
  });

  it('cannot be had without a way to the Kubernetes API', async () => {
    expect(await settle({ way: false })).toMatchObject({ is: 'missing', reason: 'backup-failed' });
  });
});
