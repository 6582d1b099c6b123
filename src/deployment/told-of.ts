import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { printName } from '../rollout/assessment.ts';
import type { ToldApplication } from '../rollout/told.ts';

/** One target of the configuration. */
export interface ToldOf {
  readonly environment: string;
  readonly target: string;
}

/**
 * The target whose Application Argo CD told of. Clusters with an Argo CD of their own may each have an Application of that name:
 * then it must say which target it is. A string says why it is of none.
 */
export function toldOf({ environments }: ApplicationConfiguration, told: ToldApplication): ToldOf | string {
  const name = printName(told.application);
  const all = Object.entries(environments).flatMap(([environment, { targets }]) =>
    targets
      .filter(({ argocd }) => argocd !== undefined && `${argocd.namespace}/${argocd.application}` === name)
      .map((one) => ({ environment, target: one.name })),
  );
  const [found, ...others] = all.filter((one) => told.target === undefined || told.target === print(one));
  if (found !== undefined && others.length === 0) return found;
  if (found === undefined)
    return all.length === 0
      ? `no target of the configuration names the Application ${name}`
      : `the Application ${name} is annotated as a target that the configuration gives to another`;
  return `the Application ${name} is of several targets (${all.map(print).join(', ')}): annotate each with gitops-deploy.io/target`;
}

function print({ environment, target }: ToldOf): string {
  return `${environment}/${target}`;
}
