import type { Complaint, Path } from './complaint.ts';
import type { ApplicationConfiguration, EnvironmentConfiguration, TargetConfiguration } from './schema.ts';

const remedy = 'see "Not yet" in the README';

function notSupported(path: Path, what: string): Complaint {
  return { path, message: `${what} is not supported yet`, remedy, notYet: true };
}

/** What the configuration may say already and this version cannot do: better an error than a surprise. */
export function notYet(application: ApplicationConfiguration, base: Path): readonly Complaint[] {
  return Object.entries(application.environments).flatMap(([name, environment]) =>
    ofEnvironment(environment, [...base, 'environments', name]),
  );
}

function ofEnvironment(environment: EnvironmentConfiguration, path: Path): readonly Complaint[] {
  return environment.targets.flatMap((target, index) => ofTarget(target, [...path, 'targets', index]));
}

function ofTarget(target: TargetConfiguration, path: Path): readonly Complaint[] {
  const alone = target.argocd !== undefined && target.workloads.length === 0;
  return alone ? [notSupported([...path, 'argocd'], 'an Application without any `workloads`')] : [];
}
