import type { Event } from '../deployment/machine.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import { imageOf } from '../deployment/taken-up.ts';
import { DeployError } from '../errors.ts';
import type { ImageContents } from '../image/contents.ts';
import { isSamePlatform } from '../image/platform.ts';
import type { Digest } from '../image/reference.ts';
import { printImage } from '../image/reference.ts';
import type { PlatformManifest } from '../ports/registry.ts';
import type { OpenedScanner } from '../ports/scanner.ts';
import { keysOf } from '../scan/judge.ts';
import { lastHealthyOf, recordsLookedAt } from './admit.ts';
import { inParallel } from './in-parallel.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';
import type { ScannedPlatform } from './scan-platform.ts';
import { scannedPlatform, scanPlatform } from './scan-platform.ts';

type Needed = 'log' | 'forge' | 'registry';

/** What the image that the environment runs has. */
export interface Before {
  /** Undefined where it was not looked at; a platform that it does not have has nothing. */
  readonly keys?: ReadonlyMap<string, ReadonlySet<string>>;
  readonly image?: string;
  /** What was found in it, by platform, where it is another image than the new one. */
  readonly running?: { readonly digest: Digest; readonly contents: ReadonlyMap<string, ImageContents> };
  readonly notes: readonly string[];
}

interface Now {
  readonly opened: OpenedScanner;
  readonly scanned: readonly ScannedPlatform[];
}

/**
 * Scans the image of the last healthy deployment with the same Trivy and the same database. Where that cannot be told, a gate that
 * asks for what is new has no answer; where it is only to be shown, a note says why it is not.
 */
export async function lookBefore(run: Run<Needed>, image: DeployedImage, now: Now): Promise<Before | Event> {
  const { compares, failOnNew } = run.plan.scan;
  if (!compares) return { notes: [] };
  try {
    const looked = await look(run, image, now);
    if (typeof looked !== 'string') return looked;
    const sentence = `what the running image has cannot be told: ${looked}`;
    return failOnNew ? ended('errored', 'scan-errored', { stage: 'scan', sentence }) : { notes: [sentence] };
  } catch (error) {
    if (!(error instanceof DeployError) || failOnNew) throw error;
    return { notes: [`what the running image has cannot be told: ${error.message}`] };
  }
}

/** What it has, or why that cannot be told. */
async function look(run: Run<Needed>, image: DeployedImage, { opened, scanned }: Now): Promise<Before | string> {
  const running = await runningImage(run);
  if (running === undefined) return { keys: new Map(), notes: ['nothing is known to run yet: every finding is new'] };
  const shown = printImage(running.reference);
  if (running.reference.digest === image.reference.digest)
    return { keys: keysByPlatform(scanned), image: shown, notes: [] };
  const description = await (await run.ports.registry()).describe(running.reference, run.signal);
  if (description === undefined) return `the registry no longer has ${shown}`;
  const wanted = scanned.flatMap(({ platform }) => {
    const before = description.platforms.find((one) => isSamePlatform(one.platform, platform));
    return before === undefined ? [] : [{ platform, digest: before.digest }];
  });
  const done = await inParallel<PlatformManifest, ScannedPlatform, string>(
    wanted,
    { atATime: opened.atATime, signal: run.signal },
    async (one, signal) => {
      const result = await scanPlatform(run, { opened, image: running, ...one }, signal);
      if ('trouble' in result) return { failure: result.trouble.message };
      return { result: scannedPlatform(one.platform, result, { withContents: true }) };
    },
  );
  if ('failure' in done) return done.failure;
  const { digest } = running.reference;
  const contents = new Map(
    done.results.flatMap((one) => (one.contents ? [[one.platform, one.contents] as const] : [])),
  );
  return { keys: keysByPlatform(done.results), image: shown, running: { digest, contents }, notes: [] };
}

function keysByPlatform(scanned: readonly ScannedPlatform[]): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(scanned.map(({ platform, report }) => [platform, keysOf(report)]));
}

/** The image of the last deployment of the environment that was seen healthy. */
async function runningImage({ plan, ports, signal }: Run<'forge'>): Promise<DeployedImage | undefined> {
  const { records } = await ports.forge();
  const known = await records.list(plan.application, plan.environment, recordsLookedAt, signal);
  const healthy = lastHealthyOf(known);
  return healthy === undefined ? undefined : imageOf(healthy);
}
