import { withoutUndefined } from '../data/fields.ts';
import type { CountedDeployment, CountedEnd } from './deployment.ts';
import { deploymentSeconds, leadSeconds, restoreSeconds } from './deployment.ts';
import type { Period } from './period.ts';
import { daysOf } from './period.ts';
import type { Figures, LeftOut } from './report.ts';
import { durationsOf, rateOf } from './statistics.ts';

/** What a deployment is to take less than. */
const shortSeconds = 120;

/** The figures of deployments that all lie in the period. Their definitions stand in docs/report.md. */
export function figuresOf(deployments: readonly CountedDeployment[], period: Period): Figures {
  const changes = deployments.filter(({ nature }) => nature === 'change');
  const decided = changes.filter(hasVerdict);
  const failed = decided.filter(({ end }) => end === 'failed');
  const healthy = changes.filter(({ healthyAt, end }) => healthyAt !== undefined && end !== 'superseded');
  const back = deployments.filter(isBack);
  const withVerdict = [...decided, ...back.filter(hasVerdict)];
  const taken = measured(decided, deploymentSeconds);
  const written = changes.filter(({ end }) => end === 'from-git').length;
  return {
    deployments: decided.length + written,
    healthy: healthy.length,
    failed: failed.length,
    rollbacks: back.filter(({ end }) => end === 'from-git' || hasEnded(end)).length,
    perDay: (decided.length + written) / daysOf(period),
    leadTime: durationsOf(measured(decided, leadSeconds)),
    timeToRestore: durationsOf(measured(failed, restoreSeconds)),
    unrestored: failed.filter(({ failedAt, restoredAt }) => failedAt !== undefined && restoredAt === undefined).length,
    deploymentTime: durationsOf(taken),
    leftOut: leftOutOf(deployments, changes),
    ...withoutUndefined({
      changeFailureRate: rateOf(failed.length, decided.length),
      reworkRate: rateOf(withVerdict.filter(({ isRework }) => isRework).length, withVerdict.length),
      underTwoMinutes: rateOf(taken.filter((seconds) => seconds < shortSeconds).length, taken.length),
    }),
  };
}

function isBack({ nature }: CountedDeployment): boolean {
  return nature === 'rollback' || nature === 'revert';
}

function hasVerdict({ end }: CountedDeployment): boolean {
  return hasEnded(end);
}

function hasEnded(end: CountedEnd): boolean {
  return end === 'healthy' || end === 'failed';
}

function measured(
  deployments: readonly CountedDeployment[],
  secondsOf: (one: CountedDeployment) => number | undefined,
): readonly number[] {
  return deployments.flatMap((one) => secondsOf(one) ?? []);
}

function leftOutOf(deployments: readonly CountedDeployment[], changes: readonly CountedDeployment[]): LeftOut {
  const count = (end: CountedEnd) => changes.filter((one) => one.end === end).length;
  return {
    superseded: count('superseded'),
    goingOn: count('going-on'),
    untold: count('untold'),
    notDeployed: count('not-deployed'),
    fromGit: count('from-git'),
    repeats: deployments.filter(({ nature }) => nature === 'repeat').length,
  };
}
