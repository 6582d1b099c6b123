import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Environment } from './inputs/action.ts';
import type { Request } from './inputs/request.ts';
import type { Log } from './ports/log.ts';
import type { Recorder } from './report/page/recorder.ts';
import type { Ended } from './report/report.ts';
import { version } from './version.ts';

/** What the page about a run is made of, and where it goes. */
export interface Leaving {
  readonly request: Pick<Request, 'command' | 'dryRun' | 'environment' | 'reportPage'>;
  readonly ended: Ended;
  readonly recorder: Recorder;
  readonly environment: Environment;
  readonly log: Log;
  readonly hide: (text: string) => string;
  /** Where it goes, unless a file was named: of a run without a folder nowhere. */
  readonly folder?: string | undefined;
}

/** Commands that deploy or watch: that they could not is worth a page, too. */
const telling: readonly Request['command'][] = ['deploy', 'promote', 'rollback', 'resume', 'watch'];

/**
 * Writes the page about a run of a command that deploys or watches, however it ended; the answer is its path. A page is a help: where it
 * cannot be written, that is a warning, and the outcome stays what it is.
 */
export async function leavePage(leaving: Leaving): Promise<string | undefined> {
  const file = isWorthAPage(leaving) ? placeOf(leaving) : undefined;
  if (file === undefined) return undefined;
  try {
    const text = await printed(leaving);
    const { createFiles } = await import('./files/files.ts');
    await createFiles().write(file, text);
    leaving.log.debug(`the page about the run is ${file}`);
    return file;
  } catch (error) {
    leaving.log.warning(`cannot write the page about the run: ${error instanceof Error ? error.message : ''}`);
    return undefined;
  }
}

/** A schedule that finds nothing to do is no news. */
function isWorthAPage({ request, ended, recorder }: Leaving): boolean {
  if (request.dryRun) return false;
  if (recorder.recordings.length > 0 || (ended.deployments ?? []).length > 0) return true;
  return telling.includes(request.command) && ended.outcome.outcome !== 'succeeded';
}

/** Named so that it can be told from others where it was downloaded, and twice in one run. */
function placeOf({ request, ended, recorder, folder }: Leaving): string | undefined {
  if (request.reportPage !== undefined) return resolve(request.reportPage);
  if (folder === undefined || folder === '') return undefined;
  const deployments = ended.deployments ?? [];
  const told = deployments.length === 1 ? deployments[0]?.told : recorder.recordings[0]?.state;
  const words = [
    request.command,
    told?.application,
    told?.environment ?? request.environment,
    randomUUID().slice(0, 6),
  ];
  const name = words
    .map((word) =>
      (word ?? '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 40)
        .replace(/^-|-$/g, ''),
    )
    .filter((word) => word !== '')
    .join('-');
  return join(folder, `${name}.html`);
}

async function printed({ request, ended, recorder, environment, hide }: Leaving): Promise<string> {
  const [{ runPage }, { withoutSecrets }, { printPage }] = await Promise.all([
    import('./report/page/run-page.ts'),
    import('./report/page/without-secrets.ts'),
    import('./page/document.ts'),
  ]);
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository = '' } = environment;
  const page = runPage({
    ...withoutSecrets({ ended, recordings: recorder.recordings }, hide),
    command: request.command,
    at: new Date(),
    version,
    ...(repository === '' ? {} : { sourceUrl: `${server}/${repository}` }),
  });
  return printPage(page, hide);
}
