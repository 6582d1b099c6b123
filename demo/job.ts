import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProgressLine } from '../src/report/progress-line.ts';
import type { Printer } from '../src/terminal/printer.ts';
import type { CommandEnd } from './process.ts';
import { runCommandLine } from './process.ts';
import type { Change } from './shop.ts';
import type { World } from './world.ts';

/** What started a job, as the runner tells it; a push unless given. */
export interface JobEvent {
  readonly name: string;
  readonly actor: string;
  readonly payload: unknown;
}

/** One job of the application repository, and how it is shown. */
export interface Job {
  /** The commit that it runs on, and is checked out. */
  readonly change: Change;
  readonly words: readonly string[];
  readonly event?: JobEvent;
  readonly printer: Printer;
  /** Stands before each line of its log. */
  readonly mark: string;
  readonly signal: AbortSignal;
}

/** How a job ended. */
export interface DeploymentEnd extends CommandEnd {
  readonly change: Change;
  /** Where the page about it is. */
  readonly page: string;
}

/** Runs the built command line as the step of a job would. */
export async function runJob(world: World, job: Job): Promise<DeploymentEnd> {
  const { change, words, signal } = job;
  const folder = await world.checkout(world.shop.source, change.commit);
  const page = join(world.folder, `page-${crypto.randomUUID()}.html`);
  const over = new AbortController();
  const running = runCommandLine({
    words: [...words, '--progress', 'rawjson', '--report-page', page],
    folder,
    environment: { ...world.environment(change), ...eventVariables(world, job) },
    onLine: (line) => show(line, job),
    signal: AbortSignal.any([signal, over.signal]),
  });
  try {
    return { ...(await Promise.race([running, world.parts.broken])), change, page };
  } catch (error) {
    // where the cluster has nothing to play there is nothing to wait for
    over.abort();
    await running.catch(() => {});
    throw error;
  }
}

/** https://docs.github.com/actions/reference/workflows-and-actions/variables */
function eventVariables(world: World, { event }: Job): Readonly<Record<string, string>> {
  if (event === undefined) return {};
  const file = join(world.folder, `event-${crypto.randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(event.payload));
  return { GITHUB_EVENT_NAME: event.name, GITHUB_EVENT_PATH: file, GITHUB_ACTOR: event.actor };
}

/** What the run says, one JSON object a line, as the demo's own progress. */
function show(line: string, { printer, mark }: Job): void {
  const said = readProgressLine(line);
  if (said === undefined) printer.log.info(`${mark}${line}`);
  else if (said.type === 'progress') printer.view.show(said);
  else printer.log[said.level](`${mark}${said.message}`);
}
