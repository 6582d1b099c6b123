import type { Plan } from '../deployment/plan.ts';
import type { Progress, TargetState } from '../deployment/progress.ts';
import type { ViewState } from '../deployment/view-state.ts';
import { beginStage, endStages } from '../deployment/view-state.ts';
import { outcomeOf } from '../errors.ts';
import { printImage } from '../image/reference.ts';
import type { Outcome, Stage } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import { combine } from '../rollout/combine.ts';
import { cancelledAt } from './run.ts';

/** What is shown: a deployment, or what is watched without one. */
export interface Displayed extends Pick<ViewState, 'application' | 'environment' | 'commit'> {
  /** Whether Argo CD has to apply it first. */
  readonly syncs: boolean;
}

/** Keeps what is known of one deployment, with the times of its stages, and shows it at every change. */
export class Display {
  readonly #ports: Pick<Ports, 'clock' | 'view'>;
  readonly #syncs: boolean;
  #state: ViewState;

  constructor({ syncs, ...what }: Displayed, ports: Pick<Ports, 'clock' | 'view'>) {
    this.#ports = ports;
    this.#syncs = syncs;
    this.#state = { ...what, stage: 'inputs', stages: [], targets: [] };
  }

  /** A stage begins, or more is known than before. */
  show(progress: Progress): void {
    this.#begin(this.#stageOf(progress), factsOf(progress));
  }

  /** What the watch sees has changed. */
  sees(targets: readonly TargetState[]): void {
    this.#begin(this.#stageSeen(targets), { targets });
  }

  /** The outcome is about to be told. */
  reports(progress: Progress): void {
    this.#begin('report', factsOf(progress));
  }

  ends(outcome: Outcome): void {
    const { clock } = this.#ports;
    this.#put({ ...this.#state, stages: endStages(this.#state.stages, clock.now()), outcome });
  }

  /** Shows also how work ends that nobody drives: an error or a signal is an end, too. */
  async through<T extends { readonly outcome: Outcome }>(work: Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      const done = await work;
      this.ends(done.outcome);
      return done;
    } catch (error) {
      const { stage } = this.#state;
      this.ends(signal.aborted ? cancelledAt(stage) : outcomeOf(error, stage));
      throw error;
    }
  }

  #begin(stage: Stage, facts: Partial<ViewState>): void {
    const stages = beginStage(this.#state.stages, stage, this.#ports.clock.now());
    this.#put({ ...this.#state, ...facts, stage, stages });
  }

  /** To the driver a watch is one step; here it is first the sync, then the rollout. */
  #stageOf({ stage, verdict }: Progress): Stage {
    const isUnseen = stage === 'rollout' && verdict === undefined && this.#state.stage !== 'rollout';
    return isUnseen && this.#syncs ? 'sync' : stage;
  }

  /** Of several targets one may still be synced while another is rolled out: there is no way back. */
  #stageSeen(targets: readonly TargetState[]): Stage {
    if (this.#state.stage === 'rollout') return 'rollout';
    const judgement = combine(targets.map(({ assessment }) => assessment.judgement));
    return 'stage' in judgement && judgement.stage === 'sync' ? 'sync' : 'rollout';
  }

  #put(state: ViewState): void {
    this.#state = state;
    this.#ports.view.show(state);
  }
}

/** The display of one deployment, whoever drives or watches it. */
export function displayOf(plan: Plan, ports: Pick<Ports, 'clock' | 'view'>): Display {
  const { application, environment, source, targets } = plan;
  const syncs = targets.some((target) => target.application !== undefined);
  return new Display({ application, environment, commit: source.commit, syncs }, ports);
}

/** A watch that was cut off has told the driver nothing: then what was seen last stays. */
function factsOf({ image, targets, recovery }: Progress): Partial<ViewState> {
  return {
    ...(image === undefined ? {} : { image: printImage(image.reference) }),
    ...(targets.length === 0 ? {} : { targets }),
    ...(recovery === undefined ? {} : { recovery }),
  };
}
