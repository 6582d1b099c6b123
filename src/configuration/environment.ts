import { DeployError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { ApplicationConfiguration, EnvironmentConfiguration } from './schema.ts';

/** The targets of an environment, or the one that is named. Throws `bad-input` where it has none of that name. */
export function targetsOf(
  configuration: ApplicationConfiguration,
  name: string,
  target: string | undefined,
): EnvironmentConfiguration['targets'] {
  const { targets } = environmentOf(configuration, name);
  const found = target === undefined ? targets : targets.filter((one) => one.name === target);
  if (found.length > 0) return found;
  const message = noTarget(name, target ?? '', targets);
  throw new DeployError('bad-input', {
    stage: 'inputs',
    message,
    problems: [{ message, place: { name: 'target' } }],
  });
}

/** Says that an environment has no target of a name, and which it has. */
export function noTarget(environment: string, target: string, targets: readonly { readonly name: string }[]): string {
  return `${environment} has no target "${target}"; it has ${targets.map(({ name }) => name).join(', ')}`;
}

/** The environment of this name. Throws `bad-input` where the configuration has none, with the names that it has. */
export function environmentOf(configuration: ApplicationConfiguration, name: string): EnvironmentConfiguration {
  const { environments } = configuration;
  const environment = Object.hasOwn(environments, name) ? environments[name] : undefined;
  if (environment !== undefined) return environment;
  const known = Object.keys(environments);
  const guess = nearest(name, known);
  const message = `there is no environment "${name}"; there is ${known.join(', ')}${guess === undefined ? '' : `; did you mean ${guess}?`}`;
  throw new DeployError('bad-input', {
    stage: 'inputs',
    message,
    problems: [{ message, place: { name: 'environment' } }],
  });
}
