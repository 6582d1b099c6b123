import { DeployError, outcomeOf } from '../errors.ts';
import type { Outcome, Reason } from '../outcome.ts';
import type { Clock } from '../ports/clock.ts';
import type { Cluster, Listing, ResourceType, SteeredRollout } from '../ports/cluster.ts';
import type { Log } from '../ports/log.ts';
import type { Change, RolloutAction } from '../rollout/action.ts';
import { planAction } from '../rollout/action.ts';
import type { Tries } from '../rollout/action-outcome.ts';
import { errored, notTakenOutcome, overtakenOutcome, roleForActions, takenOutcome } from '../rollout/action-outcome.ts';
import { printName } from '../rollout/assessment.ts';
import type { ObjectName, WorkloadName } from '../rollout/goal.ts';
import { whoAppliesPaused } from '../rollout/paused-in-git.ts';
import type { Rollout } from '../rollout/rollout.ts';
import { isSeen, readRollout } from '../rollout/rollout.ts';
import type { SentChange, Sight } from '../rollout/taken.ts';
import { standingOf } from '../rollout/taken.ts';
import { observed } from './look.ts';
import { Nudge } from './nudge.ts';
import { places } from './watched-types.ts';

/** Seconds in which the controller has to show that it has taken what was sent. */
export const takenWithin = 60;

/** Seconds for which the controller may lag behind the newest specification before its status is acted on all the same. */
const seenWithin = 15;

/** What acting on a Rollout needs. */
export interface Acting {
  readonly action: RolloutAction;
  readonly cluster: Cluster;
  /** The Application that manages the Rollouts, where one is named. */
  readonly application: ObjectName | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** How an action ended for one Rollout. */
export interface ActionEnd extends Tries {
  readonly rollout: WorkloadName;
  readonly outcome: Outcome;
  /** What a reader should know besides. */
  readonly notes: readonly string[];
}

/** The Rollouts of a namespace, as an action looks at them. */
export function rolloutType(namespace: string, application: ObjectName | undefined): ResourceType {
  return { ...places.Rollout, namespace, managedFields: true, ...(application === undefined ? {} : { application }) };
}

/** Asks one thing of one Rollout, and sees it through until the controller has taken it. */
export class ActionRun {
  readonly name: WorkloadName;
  readonly #acting: Acting;
  readonly #notes: string[] = [];
  readonly #begun: number;
  readonly #nudge: Nudge;
  #sent: (SentChange & { readonly did: string }) | undefined;
  #deadline = 0;
  #count = 0;
  /** Whether anything was accepted. */
  #hasSent = false;
  #end: Outcome | undefined;

  constructor(name: WorkloadName, acting: Acting) {
    this.name = name;
    this.#acting = acting;
    this.#begun = this.#now;
    const mark = (at: Date | undefined) => acting.cluster.nudge(this.#steered, at, acting.signal);
    this.#nudge = new Nudge({ ...acting, name: printName(name), mark });
  }

  /** Undefined while it goes on. */
  get end(): ActionEnd | undefined {
    if (this.#end === undefined) return undefined;
    return {
      rollout: this.name,
      outcome: this.#end,
      notes: this.#notes,
      ...this.#tries,
    };
  }

  get #tries(): Tries {
    return { sent: this.#count, nudged: this.#nudge.count };
  }

  get #now(): number {
    return this.#acting.clock.now().getTime();
  }

  /** Goes on by what is seen of the Rollouts of its namespace. */
  async look(listing: Listing | undefined): Promise<void> {
    if (this.#end !== undefined) return;
    try {
      this.#end = await this.#step(listing);
    } catch (error) {
      if (!(error instanceof DeployError)) throw error;
      this.#end = this.#refusedBy(error);
    }
    if (this.#end !== undefined) await this.#nudge.takeBack();
  }

  async #step(listing: Listing | undefined): Promise<Outcome | undefined> {
    const seen = observed(listing, this.name.name, (object) => object);
    switch (seen.state) {
      case 'present':
        return this.#sent === undefined ? await this.#begin(seen.object) : await this.#follow(seen.object);
      case 'forbidden':
        return this.#errored('forbidden', seen.message, this.#remedyFor(listing));
      case 'unreachable':
        return this.#sent === undefined || this.#isLate
          ? this.#errored('cluster-unreachable', `${this.#sentAlready}${seen.message}`)
          : undefined;
      case 'unknown-type':
        return this.#errored('workload-not-found', 'the cluster has no Argo Rollouts');
      case 'absent':
        return this.#sent === undefined
          ? this.#errored('workload-not-found', 'there is no such Rollout')
          : this.#errored('disappeared', 'it was deleted in the middle');
    }
  }

  /** What depends on the status waits until that speaks of the newest specification. */
  async #begin(object: object): Promise<Outcome | undefined> {
    const rollout = readRollout(object);
    const { action, log } = this.#acting;
    const isOld = action !== 'pause' && !rollout.pausedBySpec && !isSeen(rollout);
    if (isOld && this.#now - this.#begun < seenWithin * 1000) return undefined;
    const plan = planAction(action, rollout);
    switch (plan.plan) {
      case 'already':
        return { outcome: 'succeeded', reason: 'already-so', stage: 'rollout', sentence: plan.sentence };
      case 'refused':
        return { ...errored('nothing-to-act-on', plan.sentence), remedy: plan.remedy };
      case 'send': {
        const { change, did } = plan;
        if (change.paused !== undefined) this.#warnOfGit(object);
        const sent = await this.#send(change);
        this.#deadline = this.#now + takenWithin * 1000;
        this.#sent = { change, did, before: rollout, sent };
        log.info(`${printName(this.name)}: ${action} was sent; waiting until the controller has taken it`);
        return undefined;
      }
    }
  }

  async #send(change: Change): Promise<Sight> {
    const { cluster, action, signal } = this.#acting;
    const onAccepted = () => {
      this.#hasSent = true;
    };
    const object = await cluster.steer({ ...this.#steered, action, change, onAccepted }, signal);
    this.#count += 1;
    this.#nudge.rest();
    return sightOf(object);
  }

  get #steered(): SteeredRollout {
    const { namespace, name } = this.name;
    const { application } = this.#acting;
    return { rollout: { namespace, name }, ...(application === undefined ? {} : { application }) };
  }

  async #follow(object: object): Promise<Outcome | undefined> {
    const sent = this.#sent;
    if (sent === undefined) return undefined;
    const { action } = this.#acting;
    const now = sightOf(object);
    const standing = isNotOlder(now.rollout, sent.sent.rollout)
      ? standingOf(sent, now)
      : { standing: 'not-yet' as const };
    switch (standing.standing) {
      case 'taken':
        return takenOutcome(now.rollout, sent.did, this.#tries);
      case 'overtaken':
        return overtakenOutcome(standing);
      default:
        if (this.#isLate) return notTakenOutcome(now.rollout, { action, seconds: takenWithin }, this.#tries);
        if (standing.standing === 'lost') await this.#sendAgain(sent);
        else await this.#nudge.give();
        return undefined;
    }
  }

  async #sendAgain(sent: SentChange & { readonly did: string }): Promise<void> {
    const { action, log } = this.#acting;
    log.warning(`${printName(this.name)}: the controller wrote over it: ${action} is sent again`);
    this.#sent = { ...sent, sent: await this.#send(sent.change) };
  }

  #warnOfGit(object: object): void {
    const who = whoAppliesPaused(object);
    if (who === undefined) return;
    const note = `spec.paused stands in ${who}: the next sync, or a self-heal, takes this back; change it in Git`;
    this.#notes.push(note);
    this.#acting.log.warning(`${printName(this.name)}: ${note}`);
  }

  #remedyFor(listing: Listing | undefined): string | undefined {
    const saysHow = listing?.state === 'forbidden' && listing.saysHow === true;
    return saysHow ? undefined : roleForActions(this.name.namespace);
  }

  get #isLate(): boolean {
    return this.#now >= this.#deadline;
  }

  get #sentAlready(): string {
    return this.#hasSent ? `${this.#acting.action} was sent in part or whole, and nobody has seen it taken: ` : '';
  }

  #refusedBy(error: DeployError): Outcome {
    const outcome = outcomeOf(error, 'rollout');
    const told = { ...outcome, sentence: `${printName(this.name)}: ${this.#sentAlready}${outcome.sentence}` };
    return error.code === 'forbidden' && error.remedy.startsWith('add to a Role')
      ? { ...told, remedy: roleForActions(this.name.namespace) }
      : told;
  }

  #errored(reason: Reason, what: string, remedy?: string): Outcome {
    const outcome = errored(reason, `${printName(this.name)}: ${what}`);
    return remedy === undefined ? outcome : { ...outcome, remedy };
  }
}

function sightOf(object: object): Sight {
  return { rollout: readRollout(object), status: 'status' in object ? object.status : undefined };
}

/**
 * Whether what is seen is not older than an answer: a watch may lag behind. Versions of one object can be compared as numbers
 * (kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions); those that are none count as newer.
 */
function isNotOlder({ version, uid }: Rollout, answer: Rollout): boolean {
  if (uid !== answer.uid || !/^\d+$/.test(version) || !/^\d+$/.test(answer.version)) return true;
  return BigInt(version) >= BigInt(answer.version);
}
