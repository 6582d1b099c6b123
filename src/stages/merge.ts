import type { Event } from '../deployment/machine.ts';
import type { MergeLook, MergeMemory, MergeStep, WaitsFor } from '../deployment/merging.ts';
import { nextOfMerge, nothingRemembered, pauseBetweenLooks, rememberLook } from '../deployment/merging.ts';
import { heldOutcome } from './admit.ts';
import { carries } from './carries.ts';
import { closedSince } from './gates.ts';
import type { MergeRun, ToMerge } from './merge-end.ts';
import {
  closed,
  failedChecks,
  mergedElsewhere,
  mergedWithout,
  nameOf,
  overtaken,
  refused,
  removed,
  waits,
  waitsForLater,
} from './merge-end.ts';
import { isOfNewer, MergeHead } from './merge-head.ts';
import { noteWritten } from './record.ts';
import { ended } from './run.ts';
import type { Stuck } from './stuck.ts';
import { notOnlyOurs, whyStuck } from './stuck.ts';
import type { Disarmed } from './withdraw.ts';
import { disarm, saidOf } from './withdraw.ts';

/** How many looks may lag behind what we have just done. */
const mostLagging = 3;

/** How often GitHub is asked again at once, where what we saw had changed by the time we acted. */
const attempts = 5;

/**
 * Sees our pull request through to its merge commit: at exactly our head, by a merge at once, by the merge queue of its base or
 * by auto-merge; or leaves it to people. What they, or an earlier run, have done meanwhile is gone on with.
 */
export async function merge(run: MergeRun, what: ToMerge): Promise<Event> {
  return new Merging(run, what).untilMerged();
}

class Merging {
  readonly #run: MergeRun;
  readonly #what: ToMerge;
  readonly #since: Date;
  readonly #deadline: number;
  #memory: MergeMemory = nothingRemembered;
  readonly #head: MergeHead;
  #looks = 0;
  #hurried = 0;
  /** Whether it was put on its way by us, and GitHub's event of that has not been seen yet. */
  #isArming = false;
  #said = '';

  constructor(run: MergeRun, what: ToMerge) {
    this.#run = run;
    this.#what = what;
    this.#head = new MergeHead(run, what);
    this.#since = what.since ?? run.ports.clock.now();
    this.#deadline = this.#since.getTime() + run.plan.timeoutSeconds * 1000;
  }

  async untilMerged(): Promise<Event> {
    const { merges } = await this.#run.ports.forge();
    for (;;) {
      const look = await merges.look(this.#what.place.number, this.#run.signal);
      const event = await this.#after(look);
      if (event !== undefined) return event;
      this.#looks += 1;
    }
  }

  /** What one look comes to; undefined to look again. */
  async #after(look: MergeLook): Promise<Event | undefined> {
    const reason = look.state === 'open' ? await this.#reasonAgainst(look) : await this.#reasonAfter(look);
    if (reason !== undefined) return reason === 'look again' ? undefined : reason;
    if (this.#memory.before === undefined && look.last !== undefined && !this.#memory.armed)
      this.#memory = { ...this.#memory, before: look.last.id };
    const step = nextOfMerge(look, this.#run.plan.merge === 'immediate' ? 'immediate' : 'auto', this.#memory);
    this.#memory = rememberLook(this.#memory, look);
    return this.#take(step, look);
  }

  /** Why one that is open is not merged by us: the environment is closed, people merge, or its head is not ours alone. */
  async #reasonAgainst(look: MergeLook): Promise<Event | 'look again' | undefined> {
    const standing = await this.#head.standing(look);
    if (standing.is === 'newer') return overtaken(this.#what);
    if (standing.is === 'ours') this.#noteArming(look);
    if (standing.is === 'behind') return (await this.#hurry()) ?? 'look again';
    const held = await this.#heldNow(look);
    if (held !== undefined) return held;
    if (standing.is === 'lost') return (await this.#planAgain(look)) ?? 'look again';
    if (this.#run.plan.merge === 'manual')
      return waits(this.#run, this.#what, { stuck: await whyStuck(this.#run, look.number) });
    if (standing.is === 'more') return this.#leaveToPeople(look, standing.besides);
    if (this.#head.methods(look).length > 0) return undefined;
    return this.#leaveToPeople(
      look,
      'it has several commits, and a rebase, which is all that is allowed, replays each',
    );
  }

  #noteArming({ last }: MergeLook): void {
    if (!this.#isArming || last?.what !== 'armed') return;
    this.#isArming = false;
    this.#run.arms(last.id);
  }

  /** Why one that is open no more is not gone on with. */
  async #reasonAfter(look: MergeLook): Promise<Event | undefined> {
    if (look.state === 'closed' && (await isOfNewer(this.#run, this.#what.written.record, look.head)))
      return overtaken(this.#what);
    const isElsewhere = look.state === 'merged' && look.base !== this.#run.plan.gitops.branch;
    return isElsewhere ? mergedElsewhere(this.#what, look.base) : undefined;
  }

  async #take(step: MergeStep, look: MergeLook): Promise<Event | undefined> {
    switch (step.do) {
      case 'go-on':
        return this.#wasMerged(step.revision);
      case 'end':
        return this.#end(look, step);
      case 'plan-again':
        return this.#planAgain(look);
      case 'merge':
        return this.#mergeNow(look);
      case 'enqueue':
        return this.#arm(look, 'queue');
      case 'enable':
        return this.#arm(look, 'auto-merge');
      case 'wait':
        return this.#wait(look, step.for);
    }
  }

  /**
   * Takes it off its way. One look may lag behind what we have just put on it: it is believed once it has been confirmed. What was
   * merged by then, or has another head, which somebody newer may have put there, is looked at again.
   */
  async #disarm(seen: MergeLook): Promise<Exclude<Disarmed, 'merged'> | 'look again'> {
    const { merges } = await this.#run.ports.forge();
    let look = seen;
    for (let looks = 1; this.#memory.armed && look.armed === undefined && looks < mostLagging; looks += 1) {
      await this.#run.ports.clock.sleep(500, this.#run.signal);
      look = await merges.look(seen.number, this.#run.signal);
      if (look.state === 'merged' || look.head !== seen.head) return 'look again';
    }
    const disarmed = await disarm(this.#run, look);
    return disarmed === 'merged' ? 'look again' : disarmed;
  }

  /** Whoever put it there may mean it; it is merged by a person, or not at all. */
  async #leaveToPeople(look: MergeLook, besides: string): Promise<Event | 'look again'> {
    const disarmed = await this.#disarm(look);
    if (disarmed === 'look again') return disarmed;
    return waits(this.#run, this.#what, { stuck: notOnlyOurs(look, { besides, isOff: disarmed !== 'refused' }) });
  }

  /** A hold that was placed, or a gate that closed, since we wrote: checks and reviews may take their time. Nothing is merged into it by itself. */
  async #heldNow(look: MergeLook): Promise<Event | 'look again' | undefined> {
    const { application, environment, kind } = this.#run.plan;
    // a rollback is what its environment is held for
    if (kind === 'rollback') return undefined;
    const holds = await this.#run.ports.holds();
    const hold = await holds.find(application, environment, this.#run.signal);
    const outcome = hold === undefined ? await closedSince(this.#run, this.#what.image) : heldOutcome(hold, 'merge');
    if (outcome === undefined) return undefined;
    const disarmed = this.#run.plan.merge === 'manual' ? 'nothing to do' : await this.#disarm(look);
    if (disarmed === 'look again') return disarmed;
    const sentence = [outcome.sentence, ...saidOf(look, disarmed)].join('; ');
    return { event: 'ended', outcome: { ...outcome, sentence }, record: this.#what.written.record };
  }

  /** A queue makes a commit of its own, maybe upon others', and a merge may follow a file that was moved: it is asked whether our values are in it. */
  async #wasMerged(revision: string): Promise<Event> {
    if (await this.#holdsOurs(revision)) return this.#merged(revision);
    const isNewer = await isOfNewer(this.#run, this.#what.written.record, revision);
    return isNewer ? overtaken(this.#what) : mergedWithout(this.#what, revision);
  }

  async #holdsOurs(revision: string): Promise<boolean> {
    try {
      return await carries(this.#run, this.#what.written.edits, revision);
    } catch (error) {
      // it may not be known everywhere yet; the watch asks again
      this.#run.signal.throwIfAborted();
      this.#run.ports.log.debug(`cannot read ${revision} yet: ${error instanceof Error ? error.message : ''}`);
      return true;
    }
  }

  async #merged(revision: string): Promise<Event> {
    const { written } = this.#what;
    await noteWritten(this.#run, written, { revision });
    return { event: 'merged', revision };
  }

  async #end(look: MergeLook, step: Extract<MergeStep, { do: 'end' }>): Promise<Event | undefined> {
    if (step.because === 'closed') return closed(this.#what);
    if (step.because === 'removed') return removed(this.#run, this.#what, step.happening);
    // what is said to have failed must not be merged by itself when somebody runs the check again
    const disarmed = await this.#disarm(look);
    if (disarmed === 'look again') return undefined;
    return failedChecks(this.#what, step.names, disarmed === 'refused' ? saidOf(look, disarmed) : []);
  }

  /** What is planned anew may be held, or found overtaken: until then nothing is merged by itself. */
  async #planAgain(look: MergeLook): Promise<Event | undefined> {
    if ((await this.#disarm(look)) === 'look again') return undefined;
    return { event: 'base-moved', pullRequest: look.number, head: look.head, since: this.#since };
  }

  async #mergeNow(look: MergeLook): Promise<Event | undefined> {
    const { pullRequests } = await this.#run.ports.forge();
    const methods = this.#head.methods(look);
    const result = await pullRequests.merge({ number: look.number, head: look.head, methods }, this.#run.signal);
    switch (result.result) {
      case 'merged':
        return this.#wasMerged(result.revision);
      case 'conflict':
        return this.#planAgain(look);
      case 'refused': {
        const stuck = await whyStuck(this.#run, look.number);
        return this.#run.plan.merge === 'auto'
          ? waits(this.#run, this.#what, { stuck, message: result.message })
          : refused(this.#what, result.message, stuck);
      }
      case 'outdated':
        return this.#hurry();
    }
  }

  async #arm(look: MergeLook, by: 'queue' | 'auto-merge'): Promise<Event | undefined> {
    const { merges } = await this.#run.ports.forge();
    const armed = await merges.arm({ ...look, methods: this.#head.methods(look) }, by, this.#run.signal);
    switch (armed.result) {
      case 'armed':
        this.#memory = { ...this.#memory, armed: true, missed: 0 };
        this.#isArming = true;
        return this.#wait(look, by === 'queue' ? 'queue' : look.waitsForReview ? 'review' : 'checks');
      case 'outdated':
        return this.#hurry();
      case 'ready':
        return by === 'queue' ? this.#hurry() : this.#mergeNow(look);
      case 'not-allowed':
        return look.hasQueue ? this.#notReady(look, armed.message) : this.#mergeNow(look);
      case 'refused':
        // a queue takes what is ready: what is not is enqueued by GitHub as soon as it is, where that is allowed
        if (by === 'queue' && look.standing !== 'ready') return this.#arm(look, 'auto-merge');
        if (look.hasQueue && look.standing !== 'ready') return this.#notReady(look, armed.message);
        return refused(this.#what, armed.message, await whyStuck(this.#run, look.number));
    }
  }

  /** The queue does not take it yet, and nobody enqueues it later but us. */
  async #notReady(look: MergeLook, message: string): Promise<Event | undefined> {
    this.#memory = { ...this.#memory, notReady: true };
    this.#run.ports.log.info(`${look.url} cannot be enqueued yet: ${message}`);
    return this.#wait(look, look.waitsForReview ? 'review' : 'checks');
  }

  /** Waits until the next look, unless it is a person that is waited for, or the time is over. */
  async #wait(look: MergeLook, what: WaitsFor): Promise<Event | undefined> {
    const { clock, log } = this.#run.ports;
    const place = look.position === undefined ? '' : ` (place ${look.position})`;
    if (this.#said !== what + place) log.info(`${look.url} waits for ${nameOf(what)}${place}`);
    this.#said = what + place;
    const isPerson = what === 'review' || what === 'draft';
    const now = clock.now().getTime();
    if ((isPerson && this.#run.plan.onPause === 'end') || now >= this.#deadline)
      return waitsForLater(this.#run, this.#what, { for: what, late: !isPerson, byUs: this.#memory.notReady });
    const stuck = what === 'checks' ? await this.#stuck(look) : undefined;
    if (stuck !== undefined) return waits(this.#run, this.#what, { stuck });
    // races are counted that come one after the other
    this.#hurried = 0;
    const pause = Math.min(pauseBetweenLooks(this.#looks), Math.max(0, this.#deadline - now));
    await clock.sleep(pause, this.#run.signal);
    return undefined;
  }

  /** Checks that never start are known once the first ones would have: at the second look. */
  async #stuck(look: MergeLook): Promise<Stuck | undefined> {
    return look.openedByJob && this.#looks > 0 ? whyStuck(this.#run, look.number) : undefined;
  }

  /** What we saw had changed: looks again soon, but not for ever. */
  async #hurry(): Promise<Event | undefined> {
    const { clock, random } = this.#run.ports;
    if (this.#hurried >= attempts) {
      const sentence = `${this.#what.place.url}: its base kept moving`;
      return ended('errored', 'too-many-races', { stage: 'merge', sentence });
    }
    await clock.sleep(random() * 1000 * 2 ** this.#hurried, this.#run.signal);
    this.#hurried += 1;
    return undefined;
  }
}
