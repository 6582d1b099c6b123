import { DeployError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { previewNamed, previewOf } from './preview.ts';
import type { ApplicationConfiguration, EnvironmentConfiguration } from './schema.ts';

/** The targets of an environment, or the one that is named. Throws `bad-input` where it has none of that name. */
export function targetsOf(
  configuration: ApplicationConfiguration,
  name: string,
  target: string | undefined,
): EnvironmentConfiguration['targets'] {
  const { targets, preview } = environmentOf(configuration, name);
  if (preview !== undefined && previewNamed(configuration, name) === undefined) throw whichPreview(name);
  const found = target === undefined ? targets : targets.filter((one) => one.name === target);
  if (found.length > 0) return found;
  const message = noTarget(name, target ?? '', targets);
  throw new DeployError('bad-input', {
    stage: 'inputs',
    message,
    problems: [{ message, place: { name: 'target' } }],
  });
}

/** The error where previews are named as a whole, and one is needed. */
export function whichPreview(name: string): DeployError {
  const message = `${name} has a preview for each pull request: name one, such as ${name}-17`;
  return new DeployError('bad-input', {
    stage: 'inputs',
    message,
    problems: [{ message, place: { name: 'environment' } }],
  });
}

/** An environment that something is promoted to or from, which no preview is: each is of one pull request. Throws `bad-input`. */
export function lastingEnvironment(configuration: ApplicationConfiguration, name: string): EnvironmentConfiguration {
  const environment = environmentOf(configuration, name);
  if (environment.preview === undefined) return environment;
  const message = `${name} is a preview: nothing is promoted to one, or from one`;
  throw new DeployError('bad-input', {
    stage: 'inputs',
    message,
    problems: [{ message, place: { name: 'environment' } }],
  });
}

/** Says that an environment has no target of a name, and which it has. */
export function noTarget(environment: string, target: string, targets: readonly { readonly name: string }[]): string {
  return `${environment} has no target "${target}"; it has ${targets.map(({ name }) => name).join(', ')}`;
}

/** The environment of this name; of a preview (`preview-17`) with the number of its pull request filled in. Throws `bad-input` where the configuration has none, with the names that it has. */
export function environmentOf(configuration: ApplicationConfiguration, name: string): EnvironmentConfiguration {
  const { environments } = configuration;
  const preview = previewNamed(configuration, name);
  const base = preview === undefined ? undefined : environments[preview.of];
  if (preview !== undefined && base !== undefined) return previewOf(base, preview.pullRequest);
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

/** Whether pull requests are opened in the GitOps repository for an environment: to write to it, or to put back what went bad. */
export function proposes({ write, rollback }: Pick<EnvironmentConfiguration, 'write' | 'rollback'>): boolean {
  return write !== 'push' || rollback === 'pull-request';
}
