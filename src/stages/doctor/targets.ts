import type { TargetConfiguration } from '../../configuration/schema.ts';
import type { Patient } from './patient.ts';

/** A target of an environment that is examined. */
export interface ExaminedTarget {
  readonly environment: string;
  readonly target: TargetConfiguration;
  /** Such as `production/eu`. */
  readonly about: string;
}

/** Every target that is examined. */
export function targetsOf({ environments }: Patient): readonly ExaminedTarget[] {
  return environments.flatMap(([environment, { targets }]) =>
    targets.map((target) => ({ environment, target, about: `${environment}/${target.name}` })),
  );
}

/** The cluster that holds the Application of a target. */
export function applicationCluster({ cluster, argocd }: TargetConfiguration): string | undefined {
  return argocd?.cluster ?? cluster;
}
