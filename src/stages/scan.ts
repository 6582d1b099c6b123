import type { Event } from '../deployment/machine.ts';
import type { DeployedImage, PlatformScan } from '../deployment/progress.ts';
import { repositoryOf } from '../image/reference.ts';
import { judgeScan } from '../scan/judge.ts';
import type { Run } from './run.ts';
import { ended, outcomeAt } from './run.ts';

/** Scans every platform of the image by its own digest; only a report that could be read can call it clean. */
export async function scan(run: Run<'scanner' | 'log'>, image: DeployedImage): Promise<Event> {
  const scans: PlatformScan[] = [];
  for (const platform of image.platforms) {
    const scanned = await scanPlatform(run, image, platform);
    if ('event' in scanned) return scanned;
    scans.push(scanned);
  }
  const bad = scans.filter(({ verdict }) => verdict === 'vulnerable');
  if (bad.length === 0) return { event: 'scanned', scans };
  const outcome = outcomeAt('failed', 'vulnerable', { stage: 'scan', sentence: bad.map(describe).join('; ') });
  return { event: 'ended', outcome, scans };
}

async function scanPlatform(
  run: Run<'scanner' | 'log'>,
  image: DeployedImage,
  { platform, digest }: DeployedImage['platforms'][number],
): Promise<PlatformScan | Event> {
  const scanner = await run.ports.scanner();
  const { sarif } = run.plan.scan;
  const repository = repositoryOf(image.reference);
  run.ports.log.info(`scanning ${repository}@${digest} (${platform})`);
  const file =
    sarif === undefined ? {} : { sarif: `${sarif.replace(/\/$/, '')}/${platform.replaceAll('/', '-')}.sarif` };
  const result = await scanner.scan({ repository, digest, platform, ...file }, run.signal);
  if (result.result !== 'scanned')
    return ended('errored', result.result, { stage: 'scan', sentence: `${platform}: ${result.message}` });
  const verdict = judgeScan(result.report, run.plan.scan);
  if (verdict.verdict === 'unreadable') {
    return ended('errored', 'scan-errored', {
      stage: 'scan',
      sentence: `${platform}: the report cannot be read: ${verdict.message}`,
    });
  }
  return { platform, verdict: verdict.verdict, counts: verdict.counts, refused: verdict.refused };
}

function describe({ platform, refused }: PlatformScan): string {
  const [first] = refused;
  const more = refused.length > 1 ? ` and ${refused.length - 1} more` : '';
  const fix = first?.fixed === undefined ? '' : `, fixed in ${first.fixed}`;
  return `${platform}: ${first?.severity} ${first?.id} in ${first?.package} ${first?.installed}${fix}${more}`;
}
