import { describe, expect, it } from 'vitest';
import { DeployError } from '../../src/errors.ts';
import type { Cluster, Listing } from '../../src/ports/cluster.ts';
import { readScheduleFacts, scheduleNamespaces } from '../../src/stages/schedule-facts.ts';
import { never, TestClock } from '../clock.ts';

const unasked = () => Promise.reject(new Error('nothing is asked for here'));

/** A cluster that lists these, and the resources that were listed. */
function clusterOf(listings: Readonly<Record<string, Listing>>, listed: string[] = []): Cluster {
  return {
    steer: unasked,
    nudge: unasked,
    refresh: unasked,
    sync: unasked,
    async *watch(types) {
      listed.push(...types.map(({ apiVersion, namespace, resource }) => `${apiVersion} ${namespace}/${resource}`));
      yield { at: new Date(0), listings: types.map(({ resource }) => listings[resource] ?? { state: 'unknown-type' }) };
    },
  };
}

const of = (...objects: Extract<Listing, { state: 'listed' }>['objects']): Listing => ({ state: 'listed', objects });
const schedule = (name: string, spec: object = {}, status: object = {}) => ({
  metadata: { name, creationTimestamp: '2026-01-01T00:00:00Z' },
  spec: { schedule: '0 2 * * *', ...spec },
  status,
});
const backup = (of: string, at: string, phase = 'Completed') => ({
  metadata: { name: `${of}-${at}`, labels: { 'velero.io/schedule-name': of }, creationTimestamp: at },
  status: { phase, completionTimestamp: at },
});

async function facts(clusters: Readonly<Record<string, Cluster | undefined | Error>>, namespaces = ['velero']) {
  const cluster = async (name: string | undefined) => {
    const found = clusters[name ?? ''];
    if (found instanceof Error) throw found;
    return found;
  };
  const names = Object.keys(clusters).map((name) => (name === '' ? undefined : name));
  const asked = { clusters: names, namespaces, within: 1000 };
  return readScheduleFacts(asked, { cluster, clock: new Quiet() }, never);
}

/** Its sleeps end with their signal alone. */
class Quiet extends TestClock {
  override sleep(_: number, signal?: AbortSignal): Promise<void> {
    return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  }
}

const nine = backup('nightly', '2026-02-20T02:10:00Z');

describe('Schedules of Velero, as clusters show them', () => {
  it('are overdue once two runs were due since the last success', async () => {
    const listed: string[] = [];
    const fresh = backup('weekly', '2026-02-28T02:10:00Z');
    const failed = backup('nightly', '2026-02-27T02:10:00Z', 'PartiallyFailed');
    const schedules = of(schedule('nightly'), schedule('weekly'), schedule('idle', { paused: true }));
    const eu = clusterOf({ schedules, backups: of(nine, fresh, failed) }, listed);
    const { scheduleTroubles, notes } = await facts({ eu });
    expect(notes).toEqual([]);
    expect(listed).toEqual(['velero.io/v1 velero/schedules', 'velero.io/v1 velero/backups']);
    const overdue = [
      'its last successful Backup is 9 days old, and two were due since (0 2 * * *); those since are PartiallyFailed in eu',
    ];
    expect(scheduleTroubles?.({ namespace: 'velero', name: 'nightly' })).toEqual(overdue);
    expect(scheduleTroubles?.({ namespace: undefined, name: 'nightly' })).toEqual(overdue);
    expect(scheduleTroubles?.({ namespace: 'other', name: 'nightly' })).toEqual([]);
    for (const name of ['weekly', 'idle', 'unknown', undefined])
      expect(scheduleTroubles?.({ namespace: 'velero', name })).toEqual([]);
  });

  it('are told in the words of Velero where it does not take them', async () => {
    const refused = schedule('nightly', {}, { phase: 'FailedValidation', validationErrors: ['invalid\nschedule'] });
    const { scheduleTroubles } = await facts({ '': clusterOf({ schedules: of(refused), backups: of() }) });
    expect(scheduleTroubles?.({ namespace: 'velero', name: 'nightly' })).toEqual([
      'Velero does not take it: invalid schedule',
    ]);
  });

  it('are not known where they cannot be seen, and the others are', async () => {
    const forbidden: Listing = { state: 'forbidden', message: 'schedules is forbidden' };
    const { scheduleTroubles, notes } = await facts({
      eu: clusterOf({ schedules: of(schedule('nightly')), backups: of(nine) }),
      us: clusterOf({ schedules: forbidden, backups: of() }),
      ap: clusterOf({}),
      sa: undefined,
      af: new DeployError('bad-input', { stage: 'inputs', message: 'KUBECONFIG_AF is not set' }),
    });
    expect(scheduleTroubles?.({ namespace: 'velero', name: 'nightly' })).toHaveLength(1);
    expect(notes).toEqual([
      'cluster us: the Schedules of Velero in "velero" are not known: schedules is forbidden; add to a Role in the namespace "velero": rules: [{ apiGroups: ["velero.io"], resources: ["schedules", "backups"], verbs: ["list", "watch"] }]',
      'cluster ap: the Schedules of Velero in "velero" are not known: Velero is not installed there',
      'cluster sa: the Schedules of Velero in "velero" are not known: no way to it was given (`kubeconfig`)',
      'cluster af: the Schedules of Velero in "velero" are not known: KUBECONFIG_AF is not set',
    ]);
  });

  it('are nothing that rules could judge by where no cluster shows any', async () => {
    expect(await facts({ ap: clusterOf({}) })).not.toHaveProperty('scheduleTroubles');
  });

  it('are asked about nobody where the files have none', async () => {
    expect(await facts({ eu: new Error('is asked') }, [])).toEqual({ notes: [] });
  });
});

describe('the namespaces of the Schedules of files', () => {
  const files = (...texts: readonly string[]) =>
    new Map(texts.map((text, index) => [`${index}.yaml`, new TextEncoder().encode(text)] as const));
  const written = (kind: string, metadata: string) =>
    `apiVersion: velero.io/v1\nkind: ${kind}\nmetadata: ${metadata}\nspec: {}\n`;

  it('are each told once, and Velero’s own where nothing is said', () => {
    const both = `${written('Schedule', '{ name: a, namespace: backups }')}---\n${written('Schedule', '{ name: b }')}`;
    expect(scheduleNamespaces(files(both, written('Schedule', '{ name: c }')))).toEqual(['backups', 'velero']);
  });

  it('are none of other objects, other files and what cannot be read', () => {
    const other = files(written('Backup', '{ name: a }'), 'velero.io/v1: [', 'kind: Schedule\n');
    expect(scheduleNamespaces(new Map([...other, ['notes.md', new TextEncoder().encode('velero.io/v1')]]))).toEqual([]);
  });
});
