import { withoutUndefined } from '../data/fields.ts';
import type { CountedDeployment } from './deployment.ts';
import { countEnvironment } from './environment.ts';
import { figuresOf } from './figures.ts';
import type { DeployingCommit } from './from-git.ts';
import { countFromGit } from './from-git.ts';
import type { Period } from './period.ts';
import { day, isIn, partDaysOf, partsOf } from './period.ts';
import type { ReadRecord } from './record-reader.ts';
import type { FiguresScope, ScopeFigures, Sight } from './report.ts';

/** What is known of one application. */
export interface Evidence {
  readonly application: string;
  readonly records: readonly ReadRecord[];
  /** Where the records that were read end: at the beginning of the period, at the first there ever was, or at a limit. */
  readonly end: 'reached' | 'first' | 'cut';
  /** Commits of the GitOps repository that deploy it; empty where it was not asked. */
  readonly commits: readonly DeployingCommit[];
}

/** All deployments that are known, the oldest first, and how far back each environment is seen. */
export interface Counted {
  readonly deployments: readonly CountedDeployment[];
  readonly sights: readonly Sight[];
}

/** Counts the deployments of each environment of each application. */
export function countAll(evidence: readonly Evidence[]): Counted {
  const each = evidence.flatMap(countApplication);
  const deployments = each.flatMap((one) => one.deployments);
  return {
    deployments: deployments.sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime()),
    sights: each.map(({ sight }) => sight),
  };
}

function countApplication({ application, records, end, commits }: Evidence) {
  const own = commits.filter((one) => one.application === application);
  const [byRecord, byCommit] = [
    Map.groupBy(records, ({ counted }) => counted.environment),
    Map.groupBy(own, ({ environment }) => environment),
  ];
  const names = [...new Set([...byRecord.keys(), ...byCommit.keys()])].sort();
  return names.map((environment) => {
    const known = byRecord.get(environment) ?? [];
    const fromGit = countFromGit(byCommit.get(environment) ?? [], known);
    const counted = countEnvironment(known);
    const sight: Sight = {
      application,
      environment,
      isComplete: end === 'reached',
      isCut: end === 'cut',
      fromGit: fromGit.length,
      ...withoutUndefined({ recordsFrom: counted[0]?.startedAt }),
    };
    return { sight, deployments: [...fromGit, ...counted] };
  });
}

/** The figures of everything, of each application where there are several, and of each environment. */
export function scopesOf(deployments: readonly CountedDeployment[], period: Period): readonly ScopeFigures[] {
  const inside = deployments.filter(({ startedAt }) => isIn(startedAt, period));
  const byApplication = [...Map.groupBy(inside, ({ application }) => application)].sort(byName);
  const scopes = byApplication.flatMap(([application, own]) => [
    ...(byApplication.length > 1 ? [scopeOf({ application }, own, period)] : []),
    ...[...Map.groupBy(own, ({ environment }) => environment)]
      .sort(byName)
      .map(([environment, of]) => scopeOf({ application, environment }, of, period)),
  ]);
  return [scopeOf({}, inside, period), ...scopes];
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function scopeOf(scope: FiguresScope, deployments: readonly CountedDeployment[], period: Period): ScopeFigures {
  const days = partDaysOf(period);
  const parts = partsOf(period, days);
  const partLength = days * day;
  const byPart = Map.groupBy(deployments, ({ startedAt }) =>
    Math.floor((startedAt.getTime() - period.from.getTime()) / partLength),
  );
  return {
    ...scope,
    figures: figuresOf(deployments, period),
    parts: parts.map((part, index) => ({ period: part, figures: figuresOf(byPart.get(index) ?? [], part) })),
  };
}
