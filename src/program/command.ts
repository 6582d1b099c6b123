import type { ApplicationConfiguration } from '../configuration/schema.ts';
import type { Connected } from '../connect.ts';
import type { Environment } from '../inputs/action.ts';
import type { RunContext } from '../inputs/event.ts';
import type { Request } from '../inputs/request.ts';
import type { Secrets } from '../inputs/secrets.ts';
import type { Inspecting } from '../inspect.ts';
import type { Lens } from '../ports/cluster.ts';
import type { Log } from '../ports/log.ts';
import type { Results } from '../ports/results.ts';
import type { View } from '../ports/view.ts';
import { fail } from '../prepare.ts';

/** What both entries give: where the program stands, and how it talks. */
export interface Surroundings {
  readonly environment: Environment;
  readonly log: Log;
  readonly results: Results;
  readonly view: View;
  readonly lens?: Lens;
  /** Takes out of a text what must not be shown, as the log does: for what is told elsewhere. */
  readonly hide: (text: string) => string;
  readonly signal: AbortSignal;
}

/** A command with all that it may need; what it opens is opened when it is used. */
export interface Command {
  readonly request: Request;
  readonly secrets: Secrets;
  readonly context: RunContext;
  readonly around: Surroundings;
  readonly configuration: ApplicationConfiguration | undefined;
  /** The login of who asked for it, in a comment. */
  readonly by?: string;
  /** The applications that a command is about which may be about several. */
  readonly applications: readonly ApplicationConfiguration[];
  /** The ports, each time anew; for another application than that of `configuration` where one is given. */
  readonly connect: (application?: ApplicationConfiguration) => Connected;
  /** What `doctor` looks at besides. */
  readonly inspect: () => Promise<Inspecting>;
}

/** The configuration of a command that needs one. Throws `bad-input` where there is none. */
export function configured({ configuration }: Command): ApplicationConfiguration {
  return configuration ?? fail([{ message: 'this command needs a configuration' }]);
}

function repositoryOf({ context }: Command): { readonly repository: string; readonly sourceUrl: string } {
  const { repository, serverUrl } = context;
  if (repository !== undefined) return { repository, sourceUrl: `${serverUrl}/${repository}` };
  return fail([
    {
      message: 'the application repository is not known',
      place: { name: 'GITHUB_REPOSITORY' },
      remedy: 'set it to owner/name',
    },
  ]);
}

/** The page of the application repository. */
export function sourceUrlOf(command: Command): string {
  return repositoryOf(command).sourceUrl;
}

/** What every plan has in common, whatever is deployed. */
export function commonFacts(command: Command, environment: string) {
  const { timeoutSeconds, onPause } = command.request;
  const { run } = command.context;
  return {
    ...repositoryOf(command),
    environment,
    timeoutSeconds,
    onPause,
    ...(run === undefined ? {} : { run }),
  };
}
