import { withoutUndefined } from '../data/fields.ts';
import type { Environment } from '../inputs/action.ts';
import type { TracedCommand } from '../ports/telemetry.ts';
import type { Command } from './command.ts';

/** What a trace says of a command. */
export function tracedCommand({ request, context, configuration, began }: Command): TracedCommand {
  const { repository, serverUrl, run, commit, branch, pullRequest } = context;
  const { command, environment } = request;
  return {
    command,
    began,
    ...withoutUndefined({
      application: configuration?.application,
      environment,
      run,
      repository,
      sourceUrl: repository === undefined ? undefined : `${serverUrl}/${repository}`,
      commit,
      branch,
      pullRequest,
    }),
  };
}

/** Whether anybody might receive telemetry: what opens it is loaded only then. */
export function wantsTelemetry(configuration: Command['configuration'], environment: Environment): boolean {
  const isNamed = (name: string) => /^OTEL_EXPORTER_OTLP_(?:\w+_)?ENDPOINT$/.test(name);
  return configuration?.telemetry !== undefined || Object.keys(environment).some(isNamed);
}
