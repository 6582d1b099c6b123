import type { TargetState } from '../deployment/progress.ts';
import { DeployError } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import type { Clock } from '../ports/clock.ts';
import type { Cluster } from '../ports/cluster.ts';
import type { Log } from '../ports/log.ts';
import { assess } from '../rollout/assess.ts';
import type { Judgement, Memory, Relation, Snapshot } from '../rollout/assessment.ts';
import { applicationsSeen, printName } from '../rollout/assessment.ts';
import { inquiriesOf } from '../rollout/evidence.ts';
import type { Goal } from '../rollout/goal.ts';
import type { SyncRequest } from '../rollout/manual-sync.ts';
import { revisionsNamed } from '../rollout/standing.ts';
import { watchAll } from './cluster-watch.ts';
import { gatherEvidence, isAboutPods, isBadEnd, withServing } from './explain.ts';
import { culpritsOf, endOf, judgeWaves, soaking } from './judge-waves.ts';
import type { States } from './look.ts';
import { snapshotOf } from './look.ts';
import { Refreshes } from './refreshes.ts';
import { Wanted } from './wanted.ts';
import type { Looked } from './watched-types.ts';

/** One target to watch, by name. */
export interface Watched extends Looked {
  readonly goal: Goal;
  readonly target: string;
  /** Its wave, counted from 1. */
  readonly wave: number;
}

/** How long what is healthy must stay so before the watch ends. */
export interface Soak {
  readonly seconds: number;
  /** Since when it has been healthy, where that was seen before. */
  readonly since?: Date;
  /** Called when it begins to soak. */
  readonly onBegin: (since: Date, until: Date) => Promise<void>;
}

/** What a watch needs. */
export interface Observation {
  readonly watched: readonly Watched[];
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly clock: Clock;
  readonly log: Log;
  /** Seconds after which we stop. */
  readonly timeoutSeconds: number;
  readonly onPause: 'end' | 'wait';
  /** Whether Git is put back after a bad end. */
  readonly isPutBack: boolean;
  /** The wave that is under way: the targets of those before it have been healthy. */
  readonly wave: number;
  readonly soak?: Soak | undefined;
  /** How a commit stands to the revision of a target's goal; undefined where nobody can tell yet. Alike for all of a wave. */
  readonly relate: (revision: string, ours: string, wave: number) => Promise<Relation | undefined>;
  /** Called when anything that is seen has changed. */
  readonly onSight: (targets: readonly TargetState[], before: readonly TargetState[]) => void;
  /** Called at every look, after `onSight`. */
  readonly onLook: (targets: readonly TargetState[]) => void;
  readonly signal: AbortSignal;
}

/** How a watch ended. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly recover: boolean;
  readonly targets: readonly TargetState[];
  /** The targets that went bad, where any did. */
  readonly culprits: readonly string[];
}

/** Nobody has looked: that is no success. */
export const notWatched = {
  outcome: 'paused',
  stage: 'rollout',
  reason: 'not-watched',
  sentence: 'no way to the cluster was given, so nobody has looked',
  waiting: {
    for: 'a word of Argo CD, or a run that can reach the cluster',
    goOn: 'let Argo CD tell (docs/unreachable-clusters.md), or give a kubeconfig and run resume',
  },
} as const satisfies Outcome;

/** Seconds before Argo CD is asked for the same sync again. */
const syncEvery = 30;

/** Seconds before a commit that the repository did not know is asked for again: another repository's never gets known. */
const unknownFor = 15;

/** Watches until every target has a verdict, or one has a bad one, or the time is over. */
export async function observe(observation: Observation): Promise<Verdict> {
  const end = new AbortController();
  const signal = AbortSignal.any([observation.signal, end.signal]);
  const looking = new Looking({ ...observation, signal });
  try {
    for await (const states of watchAll(observation.clusters, observation.watched, signal)) {
      const verdict = await looking.look(states);
      if (verdict !== undefined) return verdict;
    }
  } finally {
    end.abort();
  }
  observation.signal.throwIfAborted();
  throw new Error('the watch ended by itself');
}

/** One look at a target, with all that it was judged by. */
interface Look {
  readonly watched: Watched;
  readonly snapshot: Snapshot;
  readonly before: Memory | undefined;
  readonly state: TargetState;
}

class Looking {
  readonly #observation: Observation;
  readonly #deadline: number;
  readonly #memories = new Map<string, Memory>();
  /** By waves. */
  readonly #relations = new Map<number, Map<string, Relation>>();
  readonly #asked = new Map<string, number>();
  /** When Argo CD was asked for a sync last, by Application and revision. */
  readonly #synced = new Map<string, number>();
  readonly #wanted: Wanted;
  readonly #refreshes: Refreshes;
  #seen: readonly TargetState[] = [];
  /** Since when everything is healthy, while it soaks; `anew` once it was not any more. */
  #soakingSince: Date | 'anew' | undefined;

  constructor(observation: Observation) {
    this.#observation = observation;
    this.#wanted = new Wanted(observation);
    this.#refreshes = new Refreshes(observation);
    this.#deadline = observation.clock.now().getTime() + observation.timeoutSeconds * 1000;
  }

  async look(states: States): Promise<Verdict | undefined> {
    const { watched, clock, onLook } = this.#observation;
    const looks: Look[] = [];
    for (const one of watched) looks.push(await this.#assess(one, states));
    const targets = looks.map(({ state }) => state);
    this.#see(targets);
    onLook(targets);
    const isLate = clock.now().getTime() >= this.#deadline;
    const end = await this.#verdictOn(targets, isLate);
    return end === undefined || !isBadEnd(end.outcome) ? end : this.#explained(looks, isLate);
  }

  async #verdictOn(targets: readonly TargetState[], isLate: boolean): Promise<Verdict | undefined> {
    const judgement = judgeWaves(this.#observation.watched, targets, this.#observation.wave);
    const end = endOf(await this.#soaked(judgement), { ...this.#observation, isLate });
    return end === undefined ? undefined : { ...end, targets, culprits: culpritsOf(judgement, targets) };
  }

  /** Bad news are told like a good colleague would: the same look is judged once more, with what explains it. */
  async #explained(looks: readonly Look[], isLate: boolean): Promise<Verdict | undefined> {
    const { watched, isPutBack } = this.#observation;
    const targets = await Promise.all(looks.map((look) => this.#explain(look)));
    this.#see(targets);
    const end = await this.#verdictOn(targets, isLate);
    if (end === undefined) return undefined;
    const isNamed = watched.some(({ goal }) => goal.revision !== undefined);
    const namesOurs = isNamed && !(isPutBack && end.recover);
    return { ...end, outcome: withServing(end.outcome, { ...end, namesOurs }) };
  }

  async #explain({ watched, snapshot, before, state }: Look): Promise<TargetState> {
    const { judgement } = state.assessment;
    if (judgement.verdict === 'succeeded' || judgement.verdict === 'paused') return state;
    const inquiries = isAboutPods(judgement) ? inquiriesOf(watched.goal, snapshot) : [];
    const evidence = await gatherEvidence(
      this.#observation.clusters.get(watched.cluster),
      inquiries,
      this.#observation,
    );
    const { assessment } = assess(watched.goal, { ...snapshot, evidence }, before);
    return { ...state, assessment };
  }

  /** What is healthy and has not soaked yet is not done: what happens to it meanwhile counts. */
  async #soaked(judgement: Judgement): Promise<Judgement> {
    const { soak, clock } = this.#observation;
    if (soak === undefined) return judgement;
    if (judgement.verdict !== 'succeeded') {
      // it must have been healthy for all of the time; before the first look at it, another run may have seen that
      if (this.#soakingSince !== undefined) this.#soakingSince = 'anew';
      return judgement;
    }
    const known = this.#soakingSince ?? soak.since;
    const since = known instanceof Date ? known : clock.now();
    const until = new Date(since.getTime() + soak.seconds * 1000);
    this.#soakingSince = since;
    if (!(known instanceof Date) && until > clock.now()) await soak.onBegin(since, until);
    return until <= clock.now() ? judgement : soaking(since, until);
  }

  #see(targets: readonly TargetState[]): void {
    if (JSON.stringify(targets) === JSON.stringify(this.#seen)) return;
    this.#observation.onSight(targets, this.#seen);
    this.#seen = targets;
  }

  async #assess(watched: Watched, states: States): Promise<Look> {
    const now = this.#observation.clock.now();
    const relations = this.#relations.get(watched.wave) ?? new Map<string, Relation>();
    this.#relations.set(watched.wave, relations);
    const seen = snapshotOf(watched, states, { now, relations });
    await this.#relate(watched, relations, applicationsSeen(seen).flatMap(revisionsNamed));
    const first = {
      ...seen,
      ...this.#wanted.seenFor(watched),
      refreshed: this.#refreshes.takenIn(watched.applicationCluster),
    };
    const before = this.#memories.get(watched.target);
    const { assessment, memory, wanted, behind, toSync } = assess(watched.goal, first, before);
    this.#memories.set(watched.target, memory);
    if (wanted !== undefined) await this.#wanted.read(watched, wanted);
    if (behind !== undefined && isBehind(assessment.judgement)) this.#refreshes.ask(watched.applicationCluster, behind);
    if (toSync !== undefined) await this.#sync(watched, toSync);
    return { watched, snapshot: first, before, state: { target: watched.target, assessment } };
  }

  /** Relations are kept by commit: a commit's ancestors never change. */
  async #relate({ goal, wave }: Watched, known: Map<string, Relation>, revisions: readonly string[]): Promise<void> {
    const ours = goal.revision;
    if (ours === undefined) return;
    for (const revision of revisions) {
      if (known.has(revision) || this.#wasAsked(`${wave} ${revision}`)) continue;
      const relation = revision === ours ? 'ours' : await this.#observation.relate(revision, ours, wave);
      if (relation !== undefined) known.set(revision, relation);
    }
  }

  #wasAsked(question: string): boolean {
    const now = this.#observation.clock.now().getTime();
    if (now - (this.#asked.get(question) ?? Number.NEGATIVE_INFINITY) < unknownFor * 1000) return true;
    this.#asked.set(question, now);
    return false;
  }

  /** Argo CD takes a request within a moment; one that shows no trace for long was lost. */
  async #sync({ applicationCluster }: Watched, wanted: SyncRequest): Promise<void> {
    const { clock, clusters, log, signal } = this.#observation;
    const name = printName(wanted.application);
    const key = `${applicationCluster} ${name} ${wanted.revision ?? ''}`;
    const now = clock.now().getTime();
    const cluster = clusters.get(applicationCluster);
    if (cluster === undefined || now - (this.#synced.get(key) ?? Number.NEGATIVE_INFINITY) < syncEvery * 1000) return;
    try {
      await cluster.sync(wanted, signal);
      this.#synced.set(key, now);
      log.info(`Argo CD was asked to sync ${name}, which is not synced automatically (sync: if-manual)`);
    } catch (error) {
      signal.throwIfAborted();
      // without the permission nobody syncs it, and nobody would know why
      if (error instanceof DeployError && error.code === 'forbidden') throw error;
      // it stays denied for a while
      if (error instanceof DeployError && error.code === 'sync-window') this.#synced.set(key, now);
      log.debug(`cannot ask Argo CD to sync ${name} now: ${error instanceof Error ? error.message : ''}`);
    }
  }
}

/** Whether we wait for Argo CD to see our revision. */
function isBehind(judgement: Judgement): boolean {
  return judgement.verdict === 'progressing' && judgement.stage === 'sync';
}
