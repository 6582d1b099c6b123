import type { TargetConfiguration } from '../../configuration/schema.ts';
import type { Patient } from './patient.ts';

/** A target of an environment that is examined. */
export interface ExaminedTarget {
  readonly environment: string;
  readonly target: TargetConfiguration;
  /** Such as `production/eu`. */
  readonly about: string;
}

/** Whether an environment stands for many previews: where they are, and what runs there, only one of them has. */
export function isManyPreviews({ configuration }: Patient, name: string): boolean {
  return configuration.environments[name]?.preview !== undefined;
}

/** Every target that is examined. */
export function targetsOf(patient: Patient): readonly ExaminedTarget[] {
  const single = patient.environments.filter(([name]) => !isManyPreviews(patient, name));
  return single.flatMap(([environment, { targets }]) =>
    targets.map((target) => ({ environment, target, about: `${environment}/${target.name}` })),
  );
}

/** The cluster that holds the Application of a target. */
export function applicationCluster({ cluster, argocd }: TargetConfiguration): string | undefined {
  return argocd?.cluster ?? cluster;
}
