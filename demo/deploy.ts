import { revisionLabel, sourceLabel } from '../src/image/labels.ts';
import { readProgressLine } from '../src/report/progress-line.ts';
import type { Printer } from '../src/terminal/printer.ts';
import type { CommandEnd } from './process.ts';
import { runCommandLine } from './process.ts';
import type { Change } from './shop.ts';
import type { World } from './world.ts';

/** One deployment: what is deployed, and how it is shown. */
export interface Deploying {
  readonly change: Change;
  readonly environment: string;
  readonly printer: Printer;
  /** Stands before each line of its log. */
  readonly mark: string;
  readonly signal: AbortSignal;
}

/** How a deployment ended. */
export interface DeploymentEnd extends CommandEnd {
  readonly change: Change;
}

/** Deploys a commit with the built command line, as a job on a push of it would. */
export async function deploy(world: World, deploying: Deploying): Promise<DeploymentEnd> {
  const { change, environment, signal } = deploying;
  const folder = await world.checkout(world.shop.source, change.commit);
  const image = world.parts.builds ? [] : ['--image', await prepared(world, deploying)];
  const over = new AbortController();
  const running = runCommandLine({
    words: ['deploy', '--environment', environment, ...image, '--progress', 'rawjson'],
    folder,
    environment: world.environment(change),
    onLine: (line) => show(line, deploying),
    signal: AbortSignal.any([signal, over.signal]),
  });
  try {
    return { ...(await Promise.race([running, world.parts.broken])), change };
  } catch (error) {
    // where the cluster has nothing to play there is nothing to wait for
    over.abort();
    await running.catch(() => {});
    throw error;
  }
}

/** An image as a builder would have pushed it. */
async function prepared(world: World, { change, environment }: Deploying): Promise<string> {
  const { image } = world.shop.configuration();
  const reference = `${image.name}:${world.shop.tagOf(change, environment)}`;
  const labels = {
    [revisionLabel]: change.commit,
    [sourceLabel]: `${world.github.url}/${world.shop.source.fullName}`,
  };
  await world.parts.prepare({ reference, labels });
  return reference;
}

/** What the run says, one JSON object a line, as the demo's own progress. */
function show(line: string, { printer, mark }: Deploying): void {
  const said = readProgressLine(line);
  if (said === undefined) printer.log.info(`${mark}${line}`);
  else if (said.type === 'progress') printer.view.show(said);
  else printer.log[said.level](`${mark}${said.message}`);
}
