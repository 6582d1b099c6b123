import { backupName } from '../backup/name.ts';
import { backupApi, backupObject } from '../backup/object.ts';
import type { BackupState } from '../backup/state.ts';
import { includes, readBackup } from '../backup/state.ts';
import { withoutUndefined } from '../data/fields.ts';
import type { BackupGroup } from '../deployment/backup-groups.ts';
import type { BackupPlan } from '../deployment/plan.ts';
import type { MadeBackup } from '../deployment/progress.ts';
import type { Reason } from '../outcome.ts';
import type { ObjectAnswer, ObjectPlace, Objects } from '../ports/objects.ts';
import type { Run } from './run.ts';

/** A Backup that is wanted, of one cluster. */
export interface Awaited {
  readonly backup: BackupPlan;
  readonly group: BackupGroup;
  readonly record: number;
  readonly wave: number | undefined;
}

/** What became of it: it is complete, or there is none that anybody could rely on. */
export type Settled = { readonly hasWaited: boolean } & (
  | { readonly is: 'completed'; readonly made: MadeBackup }
  | {
      readonly is: 'missing';
      readonly reason: Extract<Reason, 'backup-failed' | 'backup-timeout' | 'forbidden' | 'cluster-unreachable'>;
      readonly sentence: string;
      readonly remedy?: string;
    }
);

type Missing = Omit<Extract<Settled, { is: 'missing' }>, 'hasWaited'>;
/** An API server that stayed away, or what it said. */
type Answered = Exclude<ObjectAnswer, { is: 'unreachable' }> | { readonly is: 'unreached'; readonly message: string };

/** Milliseconds between two looks, and for which an API server that is away is asked again. */
const lookEvery = { first: 1000, most: 10_000 };
const patience = 120_000;

/** How many Backups of one deployment may be unfit: it would have waited for as many times `max-age`. */
const mostBackups = 50;

/**
 * Finds the Backup of this deployment by its name, or asks for it, and waits until it is complete. One that is too old, since the
 * deployment had to wait, or lacks a namespace that the configuration names since, is made anew under the next name.
 */
export async function awaitBackup(run: Run<'clock' | 'cluster' | 'log'>, wanted: Awaited): Promise<Settled> {
  const { cluster } = wanted.group;
  const objects = (await run.ports.cluster(cluster))?.objects;
  if (objects === undefined) return { ...withoutWay(cluster), hasWaited: false };
  const waiting = new Waiting(run, objects, wanted);
  for (let count = 1; count <= mostBackups; count += 1) {
    const settled = await waiting.settle(count);
    if (settled !== 'unfit') return { ...settled, hasWaited: waiting.hasWaited };
  }
  const sentence = `${mostBackups} Backups of this deployment are older than \`backup.max-age\`, or lack a namespace`;
  return { is: 'missing', reason: 'backup-failed', sentence, hasWaited: waiting.hasWaited };
}

function withoutWay(cluster: string | undefined): Missing {
  const sentence = `no way to the Kubernetes API of ${cluster ?? 'the cluster'} was given, through which Velero is asked for a Backup`;
  const remedy = 'give `kubeconfig`, or `clusters` in the configuration; or leave `backup` out';
  return { is: 'missing', reason: 'backup-failed', sentence, remedy };
}

class Waiting {
  readonly #run: Run<'clock' | 'log'>;
  readonly #objects: Objects;
  readonly #wanted: Awaited;
  readonly #began: number;
  /** The Backup that this run has asked for last, and when: by our clock, whatever that of the cluster says. */
  #asked: { readonly name: string; readonly at: number } | undefined;
  #said = '';
  hasWaited = false;

  constructor(run: Run<'clock' | 'log'>, objects: Objects, wanted: Awaited) {
    this.#run = run;
    this.#objects = objects;
    this.#wanted = wanted;
    this.#began = this.#now();
  }

  /** Sees the n-th Backup through to its end. */
  async settle(count: number): Promise<Omit<Extract<Settled, { is: 'completed' }>, 'hasWaited'> | Missing | 'unfit'> {
    const place = this.#placeOf(count);
    for (let pause = lookEvery.first; ; pause = Math.min(lookEvery.most, pause * 1.5)) {
      const answer = await this.#findOrMake(place);
      if (answer.is !== 'there') return this.#refusalOf(answer, place);
      const isOurs = this.#asked?.name === place.name;
      if (!includes(answer.object, this.#wanted.group.namespaces)) return isOurs ? this.#changed(place) : 'unfit';
      const state = readBackup(answer.object);
      this.#tell(place, state);
      if (state.is === 'failed') return this.#failureOf(place, state);
      if (state.is === 'completed') return !isOurs && this.#isTooOld(state) ? 'unfit' : this.#completed(place);
      if (this.#isLate(place, state)) return this.#lateness(place, state);
      this.hasWaited = true;
      await this.#run.ports.clock.sleep(pause, this.#run.signal);
    }
  }

  #placeOf(count: number): ObjectPlace {
    const { backup, group, record, wave } = this.#wanted;
    const { repository, application, environment } = this.#run.plan;
    const subject = { repository, application, environment, cluster: group.cluster, record, wave };
    return { ...backupApi, namespace: backup.namespace, name: backupName(subject, count), verbs: ['get', 'create'] };
  }

  /** Whoever asks at the same time asks for the same. */
  async #findOrMake(place: ObjectPlace): Promise<Answered> {
    const found = await this.#ask((signal) => this.#objects.read(place, signal));
    if (found.is !== 'absent') return found;
    const made = await this.#ask((signal) => this.#objects.create(place, this.#objectAt(place), signal));
    if (made.is === 'there' && this.#asked?.name !== place.name) this.#asked = { name: place.name, at: this.#now() };
    if (made.is !== 'taken') return made;
    return this.#ask((signal) => this.#objects.read(place, signal));
  }

  #objectAt({ namespace, name }: ObjectPlace): object {
    const { backup, group } = this.#wanted;
    const { application, environment, source, run } = this.#run.plan;
    const about = { application, environment, source: source.commit, ...withoutUndefined({ run: run?.url }) };
    const { storageLocation, ttlSeconds, snapshotVolumes } = backup;
    const how = withoutUndefined({ storageLocation, ttlSeconds, snapshotVolumes });
    return backupObject({ namespace, name, included: group.namespaces, about, ...how });
  }

  /** An API server that is away for a moment is asked again: reading changes nothing, and making twice makes one. */
  async #ask(request: (signal: AbortSignal) => Promise<ObjectAnswer>): Promise<Answered> {
    const { clock } = this.#run.ports;
    const until = this.#now() + patience;
    for (;;) {
      const answer = await request(this.#run.signal);
      if (answer.is !== 'unreachable') return answer;
      if (this.#now() >= until) return { is: 'unreached', message: answer.message };
      this.hasWaited = true;
      await clock.sleep(5000, this.#run.signal);
    }
  }

  #completed({ namespace, name }: ObjectPlace): Omit<Extract<Settled, { is: 'completed' }>, 'hasWaited'> {
    return { is: 'completed', made: { namespace, name } };
  }

  #refusalOf(answer: Exclude<Answered, { is: 'there' }>, place: ObjectPlace): Missing {
    const where = this.#where();
    const title = `the Backup ${place.namespace}/${place.name}${where}`;
    switch (answer.is) {
      case 'unreached':
        return missing('cluster-unreachable', `${title} could not be asked for: ${answer.message}`);
      case 'forbidden':
        return { ...missing('forbidden', `${title} may not be asked for: ${answer.message}`), remedy: answer.remedy };
      case 'unknown-type':
        return {
          ...missing(
            'backup-failed',
            `${title} cannot be made: the cluster knows no ${place.apiVersion}, Velero is not installed`,
          ),
          remedy: 'install Velero there, or leave `backup` out',
        };
      case 'absent':
      case 'refused':
        return missing('backup-failed', `${title} could not be made: ${answer.message}`);
      case 'taken':
        return missing('backup-failed', `${title} is there, and is gone when it is read`);
    }
  }

  #failureOf({ namespace, name }: ObjectPlace, { phase, why }: Extract<BackupState, { is: 'failed' }>): Missing {
    const sentence = `the Backup ${namespace}/${name}${this.#where()} ended ${phase}: ${why}`;
    const remedy = `read \`velero backup logs ${name} --namespace ${namespace}\`, mend it, and run again: another Backup is made then`;
    return { ...missing('backup-failed', sentence), remedy };
  }

  /** To ask once more under the next name would come to the same. */
  #changed({ namespace, name }: ObjectPlace): Missing {
    const of = this.#wanted.group.namespaces.join(', ');
    const sentence = `the Backup ${namespace}/${name}${this.#where()} was asked for of ${of}, and is not of all of these`;
    const remedy = 'look for an admission webhook that changes Backups, and have it let this one pass';
    return { ...missing('backup-failed', sentence), remedy };
  }

  #lateness({ namespace, name }: ObjectPlace, state: Extract<BackupState, { is: 'under-way' }>): Missing {
    const { timeoutSeconds } = this.#wanted.backup;
    const how = state.done === '' ? state.phase : `${state.phase} (${state.done})`;
    const sentence = `the Backup ${namespace}/${name}${this.#where()} is still ${how} after ${timeoutSeconds} s`;
    return missing('backup-timeout', sentence);
  }

  /** One that is deleted while it is waited for, and asked for again, has no more time for that. */
  #isLate({ name }: ObjectPlace, { since }: Extract<BackupState, { is: 'under-way' }>): boolean {
    const found = Math.min(since?.getTime() ?? this.#began, this.#began);
    const asked = this.#asked?.name === name ? this.#asked.at : found;
    return this.#now() - asked >= this.#wanted.backup.timeoutSeconds * 1000;
  }

  #isTooOld({ at, expires }: Extract<BackupState, { is: 'completed' }>): boolean {
    const now = this.#now();
    const age = now - (at?.getTime() ?? now);
    return age > this.#wanted.backup.maxAgeSeconds * 1000 || (expires !== undefined && expires.getTime() <= now);
  }

  #tell({ namespace, name }: ObjectPlace, state: BackupState): void {
    const how = state.is === 'failed' ? state.phase : state.is === 'completed' ? 'complete' : state.phase;
    if (how === this.#said) return;
    this.#said = how;
    const of = this.#wanted.group.namespaces.join(', ');
    this.#run.ports.log.info(`Backup ${namespace}/${name}${this.#where()} of ${of}: ${how}`);
  }

  #where(): string {
    const { cluster } = this.#wanted.group;
    return cluster === undefined ? '' : ` in ${cluster}`;
  }

  #now(): number {
    return this.#run.ports.clock.now().getTime();
  }
}

function missing(reason: Missing['reason'], sentence: string): Missing {
  return { is: 'missing', reason, sentence };
}
