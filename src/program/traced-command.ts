import { withoutUndefined } from '../data/fields.ts';
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
