import type { WrittenEdit } from '../../src/deployment/progress.ts';
import type { RecordHistory, RecordNote, RecordPayload } from '../../src/deployment/record.ts';
import { Random } from '../github/random.ts';

/** What really happened with one deployment, as whoever let it happen knows. Times in milliseconds. */
export interface Truth {
  readonly record: number;
  readonly environment: string;
  readonly nature: 'change' | 'rollback' | 'revert' | 'repeat';
  readonly started: number;
  readonly committed: number;
  readonly isRework: boolean;
  end: 'healthy' | 'failed' | 'superseded' | 'going-on' | 'untold' | 'not-deployed';
  healthy?: number;
  failed?: number | undefined;
  restored?: number;
}

/** Records as GitHub holds them, and what really happened. */
export interface Simulated {
  readonly histories: readonly RecordHistory[];
  readonly truths: readonly Truth[];
}

export interface SimulationOptions {
  readonly seed: number;
  readonly environments: readonly string[];
  readonly from: Date;
  readonly days: number;
  /** Deployments of each environment in a day, about. */
  readonly perDay: number;
}

/** Years of deployments to several environments: good ones, bad ones, ways back of every kind, and what counts as neither. */
export function simulate(options: SimulationOptions): Simulated {
  const each = options.environments.map((name, index) => new Simulation(options, name, index).run());
  return {
    histories: each.flatMap(({ histories }) => histories),
    truths: each.flatMap(({ truths }) => truths),
  };
}

type Notes = { note: RecordNote; at: Date }[];

interface Made {
  readonly truth: Truth;
  readonly notes: Notes;
  readonly edits: readonly WrittenEdit[];
}

interface Standing extends Made {
  readonly before: string;
}

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

class Simulation {
  readonly #random: Random;
  readonly #environment: string;
  readonly #end: number;
  readonly #gap: number;
  readonly #histories: RecordHistory[] = [];
  readonly #truths: Truth[] = [];
  readonly #stack: Standing[] = [];
  /** Failures that are not over. */
  #open: Truth[] = [];
  #now: number;
  #value = 'v0';
  #count = 0;
  readonly #base: number;

  constructor({ seed, from, days, perDay }: SimulationOptions, environment: string, index: number) {
    this.#random = new Random(seed + index * 7919);
    this.#environment = environment;
    this.#now = from.getTime();
    this.#end = from.getTime() + days * day;
    this.#gap = day / perDay;
    this.#base = (index + 1) * 1_000_000;
  }

  run(): Simulated {
    this.#healthy();
    while (this.#now < this.#end - this.#gap * 2) {
      this.#pass(this.#gap * 2);
      this.#step();
    }
    this.#waiting();
    return { histories: this.#histories, truths: this.#truths };
  }

  #step(): void {
    const chance = this.#random.below(1000);
    if (chance < 700) this.#healthy();
    else if (chance < 760) this.#putBack();
    else if (chance < 800) this.#bad();
    else if (chance < 840) this.#rollBack();
    else if (chance < 860) this.#revert();
    else if (chance < 870) this.#byHand();
    else if (chance < 900) this.#superseded();
    else if (chance < 925) this.#untold();
    else if (chance < 950) this.#refused();
    else if (chance < 975) this.#repeat();
    else this.#preview();
  }

  /** Lets time pass, up to so much, in whole seconds. */
  #pass(most: number): number {
    this.#now += (1 + this.#random.below(Math.max(1, Math.floor(most / second)))) * second;
    return this.#now;
  }

  #make(nature: Truth['nature'], to: string, more: Partial<RecordPayload> = {}): Made {
    this.#count += 1;
    const id = this.#base + this.#count;
    const committed = this.#now - (1 + this.#random.below(3 * 1440)) * minute;
    const edit = (path: string, prefix: string): WrittenEdit => ({
      file: `apps/${this.#environment}/values.yaml`,
      path,
      from: `${prefix}${this.#value}`,
      to: `${prefix}${to}`,
    });
    const edits = [edit('.image.tag', ''), edit('.image.digest', 'sha256:')];
    const isRework = nature === 'rollback' || nature === 'revert' || (nature === 'change' && this.#open.length > 0);
    const truth: Truth = {
      record: id,
      environment: this.#environment,
      nature,
      started: this.#now,
      committed,
      isRework,
      end: 'going-on',
    };
    const notes: Notes = [];
    const payload: RecordPayload = {
      version: 1,
      application: 'api',
      environment: this.#environment,
      source: this.#random.hex(40),
      branch: 'main',
      date: new Date(committed).toISOString(),
      image: `ghcr.io/acme/api:${to}`,
      platformDigests: [],
      explicit: nature === 'revert',
      kind: nature === 'rollback' ? 'rollback' : 'deploy',
      edits,
      ...more,
    };
    this.#histories.push({ id, createdAt: new Date(this.#now), payload, notes });
    if (more.preview === undefined) this.#truths.push(truth);
    this.#note(notes, { state: 'open', stage: 'write', sentence: 'about to be written' });
    return { truth, notes, edits };
  }

  #note(notes: Notes, note: RecordNote): void {
    notes.push({ note, at: new Date(this.#now) });
  }

  #write({ notes }: Made): string {
    this.#pass(20 * second);
    const revision = this.#random.hex(40);
    this.#note(notes, { state: 'open', stage: 'sync', revision, sentence: 'written' });
    return revision;
  }

  #stands(made: Made, value: string): void {
    this.#stack.push({ ...made, before: this.#value });
    this.#value = value;
  }

  #becomesHealthy(made: Made, revision: string): void {
    this.#pass(4 * minute);
    this.#note(made.notes, { state: 'succeeded', stage: 'rollout', reason: 'healthy', revision, sentence: 'healthy' });
    made.truth.end = 'healthy';
    made.truth.healthy = this.#now;
    for (const failure of this.#open) failure.restored = this.#now;
    this.#open = [];
  }

  #fails(made: Made): void {
    made.truth.end = 'failed';
    made.truth.failed = this.#now;
  }

  #next(): string {
    return `v${this.#count + 1}`;
  }

  #healthy(): void {
    const value = this.#next();
    const made = this.#make('change', value);
    const revision = this.#write(made);
    this.#becomesHealthy(made, revision);
    this.#stands(made, value);
  }

  #putBack(): void {
    const made = this.#make('change', this.#next());
    const revision = this.#write(made);
    this.#pass(6 * minute);
    const verdict = { stage: 'rollout', reason: 'analysis-failed', revision, sentence: 'worse than before' } as const;
    this.#note(made.notes, { ...verdict, state: 'open' });
    this.#fails(made);
    this.#pass(5 * minute);
    this.#note(made.notes, { ...verdict, state: 'failed', restored: true });
    made.truth.restored = this.#now;
  }

  #bad(): void {
    const value = this.#next();
    const made = this.#make('change', value);
    const revision = this.#write(made);
    this.#pass(10 * minute);
    this.#note(made.notes, { state: 'failed', stage: 'rollout', reason: 'crash-loop', revision, sentence: 'crashes' });
    this.#fails(made);
    this.#open.push(made.truth);
    this.#stands(made, value);
  }

  /** People go back by the command, which notes that on what it takes out. */
  #rollBack(): void {
    const top = this.#stack.pop();
    if (top === undefined) return;
    if (this.#stack.length === 0) {
      this.#stack.push(top);
      return;
    }
    const made = this.#make('rollback', top.before);
    this.#undo(top, made.truth.started, true);
    this.#value = top.before;
    const revision = this.#write(made);
    const last = top.notes.at(-1)?.note;
    if (last?.state === 'failed') this.#note(top.notes, { ...last, restored: true });
    else
      this.#note(top.notes, {
        state: 'failed',
        stage: 'rollout',
        reason: 'rolled-back',
        restored: true,
        revision,
        sentence: 'rolled back',
      });
    if (this.#random.below(12) > 0) {
      this.#becomesHealthy(made, revision);
      return;
    }
    this.#pass(5 * minute);
    this.#note(made.notes, { state: 'failed', stage: 'rollout', reason: 'image-pull', revision, sentence: 'no image' });
    this.#fails(made);
    this.#open.push(made.truth);
  }

  /** People deploy an older image, which notes nothing. */
  #revert(): void {
    const many = 1 + this.#random.below(3);
    if (this.#stack.length <= many) return;
    const out = this.#stack.splice(-many);
    const [top, lowest] = [out.at(-1), out[0]];
    if (top === undefined || lowest === undefined) return;
    const made = this.#make('revert', lowest.before);
    this.#undo(top, made.truth.started);
    this.#value = lowest.before;
    const revision = this.#write(made);
    this.#becomesHealthy(made, revision);
  }

  /** People write the old value by hand, which nobody notes; the next deployment finds it. */
  #byHand(): void {
    if (this.#stack.length < 2) return;
    const top = this.#stack.pop();
    if (top === undefined) return;
    this.#value = top.before;
    this.#undo(top, undefined);
    this.#healthy();
  }

  #undo({ truth }: Standing, at: number | undefined, isNoted = false): void {
    // what was overtaken says nothing of its change, unless somebody notes that it was rolled back
    if (truth.end === 'failed' || (truth.end === 'superseded' && !isNoted)) return;
    truth.end = 'failed';
    truth.failed = at;
    if (at !== undefined) this.#open.push(truth);
  }

  /** A newer one takes over: before anything of it is written, or in the middle. */
  #superseded(): void {
    const value = this.#next();
    const made = this.#make('change', value);
    const isWritten = this.#random.below(2) === 0;
    if (isWritten) {
      this.#write(made);
      this.#stands(made, value);
    }
    this.#pass(minute);
    const taken = { state: 'superseded', stage: 'sync', reason: 'newer-deployment' } as const;
    this.#note(made.notes, { ...taken, sentence: 'a newer one took over' });
    made.truth.end = 'superseded';
    this.#healthy();
  }

  #untold(): void {
    const value = this.#next();
    const made = this.#make('change', value);
    const revision = this.#write(made);
    this.#pass(30 * minute);
    const ended = { state: 'errored', stage: 'rollout', reason: 'deadline-exceeded' } as const;
    this.#note(made.notes, { ...ended, revision, sentence: 'still going on' });
    made.truth.end = 'untold';
    this.#stands(made, value);
  }

  #refused(): void {
    const made = this.#make('change', this.#next());
    this.#pass(minute);
    const refused = { state: 'failed', stage: 'merge', reason: 'merge-refused' } as const;
    this.#note(made.notes, { ...refused, pullRequest: 7, sentence: 'a check failed' });
    made.truth.end = 'not-deployed';
  }

  #repeat(): void {
    const made = this.#make('repeat', this.#value);
    this.#becomesHealthy(made, this.#write(made));
  }

  #preview(): void {
    const made = this.#make('change', this.#next(), { preview: { files: [] } });
    this.#note(made.notes, { state: 'succeeded', stage: 'rollout', reason: 'healthy', sentence: 'healthy' });
  }

  #waiting(): void {
    const made = this.#make('change', this.#next());
    const waits = { state: 'paused', stage: 'merge', reason: 'pull-request-open' } as const;
    this.#note(made.notes, { ...waits, pullRequest: 8, sentence: 'waits' });
  }
}
