import type { Known, SideFacts } from '../delivery/compare.ts';
import { compare } from '../delivery/compare.ts';
import type { Counted } from '../delivery/deliver.ts';
import type { CountedDeployment } from '../delivery/deployment.ts';
import { figuresOf } from '../delivery/figures.ts';
import type { Period } from '../delivery/period.ts';
import { isIn, printPeriod, readPeriod } from '../delivery/period.ts';
import type { Comparison, Figures, Side } from '../delivery/report.ts';
import type { Durations } from '../delivery/statistics.ts';
import { durationsOf } from '../delivery/statistics.ts';
import type { Problem } from '../errors.ts';
import { badInput } from '../errors.ts';
import type { ImageDetails } from '../image/details.ts';
import { pulledSize } from '../image/details.ts';
import type { ImageReference } from '../image/reference.ts';
import { parseImageReference, repositoryOf } from '../image/reference.ts';
import type { Ports } from '../ports/index.ts';

/** Two sides that are compared. */
export interface SidesAsked {
  readonly before: Side;
  readonly after: Side;
  /** The periods among them, in their order. */
  readonly periods: readonly Period[];
}

/** Reads both sides: two periods, or two images. Throws `bad-input`. */
export function sidesFrom(asked: { readonly before: string; readonly after: string }, now: Date): SidesAsked {
  const [before, after] = [sideFrom('before', asked.before, now), sideFrom('after', asked.after, now)];
  const problems = [before, after].flatMap((one) => ('message' in one ? [one] : []));
  if ('message' in before || 'message' in after) throw badInput(problems);
  if (before.of !== after.of)
    throw badInput([
      {
        message: `before is ${withArticle(before)}, and after is ${withArticle(after)}`,
        place: { name: 'after' },
        remedy: 'give two periods, or two images',
      },
    ]);
  return { before, after, periods: [before, after].flatMap((one) => (one.of === 'period' ? [one.period] : [])) };
}

function withArticle({ of }: Side): string {
  return of === 'image' ? 'an image' : 'a period';
}

function sideFrom(name: 'before' | 'after', text: string, now: Date): Side | Problem {
  const place = { name };
  if (/^[\d.dw-]+$/.test(text)) {
    const period = readPeriod(text, now);
    return 'message' in period ? { ...period, place } : { of: 'period', period };
  }
  const image = parseImageReference(text);
  const remedy = 'a period such as 2026-01-01..2026-03-31, or an image such as ghcr.io/acme/api:1.4.2';
  if (typeof image === 'string') return { message: image, place, remedy };
  if (image.tag === undefined && image.digest === undefined)
    return { message: `"${text}" needs a tag or a digest`, place, remedy };
  return { of: 'image', image: text };
}

interface Comparing {
  readonly counted: Counted;
  /** In which deployments of an image are looked for. */
  readonly period: Period;
  readonly ports: Pick<Ports, 'registry' | 'log'>;
  readonly signal: AbortSignal;
}

/** The table of both sides, and what people must know of it. */
export async function compareDeliveries(
  { before, after }: SidesAsked,
  comparing: Comparing,
): Promise<{ readonly comparison: Comparison; readonly remarks: readonly string[] }> {
  const [old, now] = await Promise.all([partOf(before, comparing), partOf(after, comparing)]);
  const platform = commonPlatform(old.details, now.details);
  const comparison = compare(factsOf(old, platform), factsOf(now, platform));
  const isSized = comparison.rows.some((row) => row.measure === 'image-size' && row.before.known === 'yes');
  return { comparison, remarks: isSized ? [`image sizes are of ${platform}, compressed: what a node pulls`] : [] };
}

interface Part {
  readonly side: Side;
  readonly figures: Known<Figures>;
  readonly details: Known<ImageDetails>;
  readonly buildTime: Durations;
}

async function partOf(side: Side, comparing: Comparing): Promise<Part> {
  const { counted, period } = comparing;
  const own = counted.deployments.filter((one) =>
    side.of === 'period' ? isIn(one.startedAt, side.period) : isIn(one.startedAt, period) && isOf(one, side.image),
  );
  const span = side.of === 'period' ? side.period : period;
  const where = printPeriod(span);
  const figures: Part['figures'] = isKnown(own, side, counted)
    ? { known: 'yes', value: figuresOf(own, span) }
    : {
        known: 'no',
        because: side.of === 'image' ? `no deployment of it in ${where}` : `nothing is known of ${where}`,
      };
  const image = side.of === 'image' ? side.image : imageOf(own);
  const details = typeof image === 'string' ? await ask(image, comparing) : image;
  return { side, figures, details, buildTime: durationsOf(own.flatMap(({ buildSeconds }) => buildSeconds ?? [])) };
}

/** That nothing was deployed in a period is known where something is known from before. */
function isKnown(own: readonly CountedDeployment[], side: Side, { deployments }: Counted): boolean {
  if (own.length > 0 || side.of === 'image') return own.length > 0;
  return deployments.some(({ startedAt }) => startedAt < side.period.from);
}

/** Whether a deployment is of an image: its digest decides where both name one. */
function isOf({ image }: CountedDeployment, wanted: string): boolean {
  const [one, other] = [parseImageReference(image), parseImageReference(wanted)];
  if (typeof one === 'string' || typeof other === 'string') return false;
  if (repositoryOf(one) !== repositoryOf(other)) return false;
  if (one.digest !== undefined && other.digest !== undefined) return one.digest === other.digest;
  return one.tag !== undefined && one.tag === other.tag;
}

/** The newest image that became healthy; of several applications there is no one image. */
function imageOf(own: readonly CountedDeployment[]): string | { readonly known: 'no'; readonly because: string } {
  const healthy = own.filter(({ healthyAt, nature }) => healthyAt !== undefined && nature === 'change');
  const newest = healthy.at(-1);
  if (newest === undefined) return { known: 'no', because: 'no change became healthy' };
  const isOne = healthy.every(({ application }) => application === newest.application);
  return isOne ? newest.image : { known: 'no', because: 'it is of several applications' };
}

/** Milliseconds in which a registry must tell of an image. */
const within = 15_000;

async function ask(text: string, { ports, signal }: Comparing): Promise<Known<ImageDetails>> {
  const image = parseImageReference(text);
  if (typeof image === 'string') return { known: 'no', because: image };
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(within)]);
    return await askRegistry(image, ports, limit);
  } catch (error) {
    signal.throwIfAborted();
    return { known: 'no', because: error instanceof Error ? error.message : 'the registry cannot be asked' };
  }
}

async function askRegistry(
  image: ImageReference,
  ports: Pick<Ports, 'registry'>,
  signal: AbortSignal,
): Promise<Known<ImageDetails>> {
  const registry = await ports.registry();
  // a tag may have been moved since
  const exact = image.digest === undefined ? image : withoutTag(image);
  const value = await registry.details(exact, signal);
  return value === undefined ? { known: 'no', because: 'the registry no longer has it' } : { known: 'yes', value };
}

function withoutTag({ tag: _, ...image }: ImageReference): ImageReference {
  return image;
}

/** The first platform that both images have; of one alone its first. */
function commonPlatform(before: Known<ImageDetails>, after: Known<ImageDetails>): string | undefined {
  const platformsOf = (one: Known<ImageDetails>) =>
    one.known === 'yes' ? one.value.platforms.map(({ platform }) => platform) : undefined;
  const [old, now] = [platformsOf(before), platformsOf(after)];
  if (old === undefined || now === undefined) return (old ?? now)?.[0];
  return now.find((platform) => old.includes(platform)) ?? now[0];
}

function factsOf({ side, figures, details, buildTime }: Part, platform: string | undefined): SideFacts {
  return {
    side,
    figures,
    imageSize: sizeOf(details, platform),
    buildTime,
  };
}

function sizeOf(details: Known<ImageDetails>, platform: string | undefined): Known<number> {
  if (details.known === 'no') return details;
  const found = details.value.platforms.find((one) => one.platform === platform);
  return found === undefined
    ? { known: 'no', because: `it has no ${platform ?? 'platform'}` }
    : { known: 'yes', value: pulledSize(found) };
}
