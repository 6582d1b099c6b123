import { withoutUndefined } from '../data/fields.ts';
import type { CountedDeployment, CountedEnd } from './deployment.ts';
import { deploymentSeconds, leadSeconds, restoreSeconds } from './deployment.ts';
import type { Period } from './period.ts';
import { daysOf } from './period.ts';
import type { Figures } from './report.ts';
import { durationsOf, rateOf } from './statistics.ts';

/** What a deployment is to take less than. */
const shortSeconds = 120;

/** The figures of deployments that all lie in the period. Their definitions stand in docs/report.md. */
export function figuresOf(deployments: readonly CountedDeployment[], period: Period): Figures {
  const tally = new Tally();
  for (const one of deployments) tally.count(one);
  return tally.figures(daysOf(period));
}

/** Counts once through: there may be very many, and every part of a period is counted by itself. */
class Tally {
  /** Changes by their end. */
  readonly #changes: Record<CountedEnd, number> = {
    healthy: 0,
    failed: 0,
    superseded: 0,
    'going-on': 0,
    untold: 0,
    'not-deployed': 0,
    'from-git': 0,
  };
  readonly #lead: number[] = [];
  readonly #taken: number[] = [];
  readonly #restored: number[] = [];
  #becameHealthy = 0;
  #unrestored = 0;
  #back = 0;
  #withVerdict = 0;
  #rework = 0;
  #repeats = 0;

  count(one: CountedDeployment): void {
    const { nature, end, isRework } = one;
    if (nature === 'repeat') {
      this.#repeats += 1;
      return;
    }
    const hasVerdict = end === 'healthy' || end === 'failed';
    if (hasVerdict) this.#withVerdict += 1;
    if (hasVerdict && isRework) this.#rework += 1;
    if (nature === 'change') this.#countChange(one);
    else if (hasVerdict || end === 'from-git') this.#back += 1;
  }

  #countChange(one: CountedDeployment): void {
    const { end, healthyAt, failedAt, restoredAt } = one;
    this.#changes[end] += 1;
    if (end !== 'healthy' && end !== 'failed') return;
    if (healthyAt !== undefined) this.#becameHealthy += 1;
    add(this.#lead, leadSeconds(one));
    add(this.#taken, deploymentSeconds(one));
    if (end === 'healthy') return;
    add(this.#restored, restoreSeconds(one));
    if (failedAt !== undefined && restoredAt === undefined) this.#unrestored += 1;
  }

  figures(days: number): Figures {
    const { healthy, failed, superseded, untold, 'from-git': fromGit } = this.#changes;
    const decided = healthy + failed;
    const short = this.#taken.filter((seconds) => seconds < shortSeconds).length;
    return {
      deployments: decided + fromGit,
      healthy: this.#becameHealthy,
      failed,
      rollbacks: this.#back,
      perDay: (decided + fromGit) / days,
      leadTime: durationsOf(this.#lead),
      timeToRestore: durationsOf(this.#restored),
      unrestored: this.#unrestored,
      deploymentTime: durationsOf(this.#taken),
      leftOut: {
        superseded,
        goingOn: this.#changes['going-on'],
        untold,
        notDeployed: this.#changes['not-deployed'],
        fromGit,
        repeats: this.#repeats,
      },
      ...withoutUndefined({
        changeFailureRate: rateOf(failed, decided),
        reworkRate: rateOf(this.#rework, this.#withVerdict),
        underTwoMinutes: rateOf(short, this.#taken.length),
      }),
    };
  }
}

function add(all: number[], seconds: number | undefined): void {
  if (seconds !== undefined) all.push(seconds);
}
