import { withoutUndefined } from '../data/fields.ts';
import type { Event } from '../deployment/machine.ts';
import type { DeployedImage, PlatformScan, Refused } from '../deployment/progress.ts';
import type { ScannedContents } from '../image/difference.ts';
import type { OpenedScanner, ScannerSetup, ScanTrouble } from '../ports/scanner.ts';
import { inParallel } from './in-parallel.ts';
import type { Run } from './run.ts';
import { ended, outcomeAt } from './run.ts';
import type { Before } from './scan-before.ts';
import { lookBefore } from './scan-before.ts';
import { keepAnalyses, keepReport } from './scan-files.ts';
import type { ScannedPlatform } from './scan-platform.ts';
import { scannedPlatform, scanPlatform, verdictOf } from './scan-platform.ts';
import { ignoresOf, scannerSetup } from './scan-setup.ts';

type Needed = 'scanner' | 'log' | 'files' | 'clock' | 'forge' | 'registry' | 'policyFiles';

/** Scans every platform of the image by its own digest; only a report that could be read can call it clean. */
export async function scan(run: Run<Needed>, image: DeployedImage): Promise<Event> {
  const setup = await scannerSetup(run);
  if ('event' in setup) return setup;
  const scanner = await run.ports.scanner();
  const opened = await scanner.open(setup, run.signal);
  if (opened.result !== 'opened') return troubled(opened);
  run.ports.log.info(`scanning with Trivy ${opened.version}`);
  const notes = [...opened.notes, ...ignoresOf(setup, run.ports.clock.now())];
  for (const note of notes) run.ports.log.warning(note);
  const scanned = await scanAll(run, image, opened);
  if ('failure' in scanned) return troubled(scanned.failure);
  const before = await lookBefore(run, image, { opened, scanned: scanned.results });
  if ('event' in before) return before;
  return judged(run, image, { opened, setup, notes, reports: scanned.results, before });
}

async function scanAll(run: Run<Needed>, image: DeployedImage, opened: OpenedScanner) {
  const { atATime } = opened;
  return inParallel<DeployedImage['platforms'][number], ScannedPlatform, ScanTrouble>(
    image.platforms,
    { atATime, signal: run.signal },
    async (one, signal) => {
      const scanned = await scanPlatform(run, { opened, image, ...one }, signal);
      if ('trouble' in scanned) return { failure: scanned.trouble };
      await keepReport(run, one.platform, scanned.raw);
      return { result: scannedPlatform(one.platform, scanned, { withContents: run.plan.scan.compares }) };
    },
  );
}

interface Scanned {
  readonly opened: OpenedScanner;
  readonly setup: ScannerSetup;
  readonly notes: readonly string[];
  readonly reports: readonly ScannedPlatform[];
  readonly before: Before;
}

async function judged(run: Run<Needed>, image: DeployedImage, given: Scanned): Promise<Event> {
  const { reports, before, opened, notes } = given;
  const uploads = await keepAnalyses(run, image, { reports, version: opened.version });
  const scans = reports.map((one, index) => {
    const verdict = verdictOf(run, one, before);
    const all = [...(verdict.notes ?? []), ...(index === 0 ? [...notes, ...before.notes, ...uploads] : [])];
    return all.length === 0 ? verdict : { ...verdict, notes: all };
  });
  for (const one of scans) run.ports.log.info(`${one.platform}: ${summaryOf(one)}`);
  const bad = scans.filter(({ verdict }) => verdict === 'vulnerable');
  const contents = withoutUndefined({ contents: contentsOfBoth(reports, before) });
  if (bad.length === 0) return { event: 'scanned', scans, ...contents };
  const isSecret = bad.some(({ refused }) => refused.some(({ kind }) => kind === 'secret'));
  const reason = isSecret ? 'secret-in-image' : 'vulnerable';
  const outcome = outcomeAt('failed', reason, { stage: 'scan', sentence: bad.map(describe).join('; ') });
  return { event: 'ended', outcome, scans, ...contents };
}

/** What is in both images, of the platforms that both have. */
function contentsOfBoth(reports: readonly ScannedPlatform[], { running }: Before): ScannedContents | undefined {
  if (running === undefined) return undefined;
  const platforms = reports.flatMap(({ platform, contents: after }) => {
    const before = running.contents.get(platform);
    return before === undefined || after === undefined ? [] : [{ platform, before, after }];
  });
  return { before: running.digest, platforms };
}

function troubled({ result, message, remedy }: ScanTrouble): Event {
  return ended('errored', result, { stage: 'scan', sentence: message, ...(remedy === undefined ? {} : { remedy }) });
}

/** One line for the log. */
function summaryOf({ verdict, counts, secrets = 0, misconfigurations = 0, ignored = [], since }: PlatformScan): string {
  const parts = [
    ...Object.entries(counts).map(([severity, count]) => ({ count, what: severity.toLowerCase() })),
    { count: secrets, what: 'secrets' },
    { count: misconfigurations, what: 'misconfigurations' },
    { count: ignored.length, what: 'ignored' },
    ...(since === undefined ? [] : [{ count: since.fresh, what: 'of them new' }]),
  ].filter(({ count }) => count > 0);
  return [verdict, ...parts.map(({ count, what }) => `${count} ${what}`)].join(', ');
}

function describe({ platform, refused }: PlatformScan): string {
  const [first] = refused;
  const more = refused.length > 1 ? ` and ${refused.length - 1} more` : '';
  return `${platform}: ${first === undefined ? '' : words(first)}${more}`;
}

function words({ kind, severity, id, package: where, installed, fixed }: Refused): string {
  if (kind === 'secret') return `${severity} secret ${id} in ${where}`;
  if (kind === 'misconfiguration') return `${severity} misconfiguration ${id} in ${where}`;
  return `${severity} ${id} in ${where} ${installed}${fixed === undefined ? '' : `, fixed in ${fixed}`}`;
}
