import { DeployError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { ApplicationConfiguration, EnvironmentConfiguration } from './schema.ts';

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
