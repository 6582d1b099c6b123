import { environmentOf, whichPreview } from '../configuration/environment.ts';
import { previewEnvironment, previewNamed } from '../configuration/preview.ts';
import { fail } from '../prepare.ts';
import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';
import { commonFacts, configured } from './command.ts';

/** What to do about a preview: deploy it, for which the command names it, or take it away. */
export type PreviewWork =
  | { readonly do: 'deploy'; readonly command: Command }
  | { readonly do: 'end'; readonly ended: Ended };

/** Whether a command is about previews, one or as a whole. */
export function isAboutPreview(command: Command): boolean {
  return environmentOf(configured(command), command.request.environment ?? '').preview !== undefined;
}

/**
 * Takes the preview away where its pull request is closed, whatever the event says: one that is run again later is still right. Else
 * names the environment of that one pull request.
 */
export async function workOnPreview(command: Command): Promise<PreviewWork> {
  const configuration = configured(command);
  const { environment = '', dryRun } = command.request;
  await using connected = command.connect();
  const { ports } = connected;
  const { signal } = command.around;
  const named = previewNamed(configuration, environment) ?? (await ofEvent(command, environment));
  const name = previewEnvironment(named);
  const { source } = await ports.forge();
  const { pullRequest } = named;
  if ((await source.pullRequest(pullRequest, signal)).isOpen) {
    const request = { ...command.request, environment: name };
    return { do: 'deploy', command: { ...command, request, context: { ...command.context, pullRequest } } };
  }
  const [{ leavingPreview }, { removePreview, removePreviewDryRun }] = await Promise.all([
    import('../commands/previews.ts'),
    import('../commands/remove-preview.ts'),
  ]);
  const leaving = leavingPreview({ configuration, ...commonFacts(command, name) }, name);
  if (leaving === undefined) throw whichPreview(environment);
  const remove = dryRun ? removePreviewDryRun : removePreview;
  return { do: 'end', ended: await remove(leaving, { ports, signal }) };
}

async function ofEvent({ context }: Command, of: string) {
  const { pullRequest } = context;
  if (pullRequest !== undefined) return { of, pullRequest };
  return fail([
    {
      message: `${of} has a preview for each pull request, and this run is of none`,
      place: { name: 'environment' },
      remedy: `run on pull_request, or name one, such as ${of}-17`,
    },
  ]);
}
