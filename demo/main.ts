// npm run demo [SCENARIO]: the main job on a world of our own, on this machine alone.
import { existsSync, readFileSync } from 'node:fs';
import type { Printer } from '../src/terminal/printer.ts';
import { openPage } from './browser.ts';
import { addressesText, commentOf, endText } from './end.ts';
import type { DeploymentEnd } from './job.ts';
import type { Options } from './options.ts';
import { readOptions } from './options.ts';
import { claimFolder } from './out.ts';
import { play } from './play.ts';
import { openDemoPrinter } from './printer.ts';
import { World } from './world.ts';

const end = new AbortController();
// also while the world is being taken down: a second one must not leave half of it
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end.abort(new Error(signal)));

// whoever reads no further, such as `head`, wants nothing more
process.stdout.on('error', () => end.abort(new Error('nobody reads')));

const options = readOptions(process.argv.slice(2));
if ('text' in options) {
  process[options.exit === 0 ? 'stdout' : 'stderr'].write(options.text);
  process.exitCode = options.exit;
} else process.exitCode = await demo(options);

/** Plays the scenario, and shows how it ended; the exit code is that of the newest deployment. */
async function demo(options: Options): Promise<number> {
  const printer = await openDemoPrinter(options);
  try {
    claimFolder(options.out);
    printer.show(`Demo "${options.name}": a world is made`);
    await using world = await World.open(options);
    end.signal.throwIfAborted();
    const ends = await playIn(world, options, printer);
    const newest = ends.at(-1);
    if (newest === undefined) throw new Error('nothing was deployed');
    await leave(world, { options, ends, printer });
    if (options.keeps && !end.signal.aborted) await stay(world, options, printer);
    return newest.exit;
  } catch (error) {
    printer.close();
    if (end.signal.aborted) return 130;
    process.stderr.write(`${sayingOf(error)}\n`);
    return 2;
  }
}

/** What went wrong first counts, whatever went wrong as the world was taken down. */
function sayingOf(error: unknown): string {
  if (error instanceof SuppressedError) return sayingOf(error.suppressed);
  return error instanceof Error ? error.message : String(error);
}

async function playIn(world: World, { scenario, keeps, opens }: Options, printer: Printer) {
  printer.show([...world.parts.notes.map((note) => `  ${note}`), ''].join('\n'));
  const onPage = (url: string) => {
    // a page that ends with the run is not worth an address
    if (keeps) printer.show(`Page: ${url}`);
    if (opens) openPage(url);
  };
  const ends = await play(world, { scenario, printer, onPage, signal: end.signal });
  printer.close();
  return ends;
}

/** Shows the end, and leaves what there is to look at. */
async function leave(
  world: World,
  { options, ends, printer }: { options: Options; ends: readonly DeploymentEnd[]; printer: Printer },
): Promise<void> {
  const { json, out, name } = options;
  const reports = ends.map(({ report }) => report);
  const whole = { ...reports.at(-1), scenario: name, ...(reports.length > 1 ? { deployments: reports } : {}) };
  const report = `${JSON.stringify(whole, undefined, 2)}\n`;
  const page = ends.at(-1)?.page ?? '';
  const pages: Readonly<Record<string, string>> = existsSync(page) ? { 'report.html': readFileSync(page, 'utf8') } : {};
  await world.leave(out, { 'report.json': report, 'comment.md': commentOf(world, ends) ?? '', ...pages });
  printer.show(endText(world, lastOfEach(ends), process.stdout.columns));
  printer.show(`\nBoth repositories, the comment, the report and its page (report.html): ${out}/`);
  if (json) process.stdout.write(`${JSON.stringify(whole)}\n`);
}

/** The last job of each change: what it came to. */
function lastOfEach(ends: readonly DeploymentEnd[]): readonly DeploymentEnd[] {
  return [...new Map(ends.map((end) => [end.change.commit, end])).values()];
}

async function stay(world: World, { out }: Options, printer: Printer): Promise<void> {
  printer.show(addressesText(world, out));
  const interrupted = new Promise<void>((resolve) =>
    end.signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  await Promise.race([interrupted, world.parts.broken]);
}
