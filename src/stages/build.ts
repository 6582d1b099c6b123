import { withoutUndefined } from '../data/fields.ts';
import type { Event } from '../deployment/machine.ts';
import type { ImageOfPlan, ImagePlan } from '../deployment/plan.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import { printProblem } from '../errors.ts';
import type { BuildSpecification } from '../image/build.ts';
import { createdLabel, recipeLabel, revisionLabel, sourceLabel, versionLabel } from '../image/labels.ts';
import type { Digest, ImageReference } from '../image/reference.ts';
import { printImage } from '../image/reference.ts';
import type { BuildRequest, BuildResult } from '../ports/builder.ts';
import type { Ports } from '../ports/index.ts';
import type { ImageDescription, Registry } from '../ports/registry.ts';
import { lastLines, lastWords } from '../text/last-lines.ts';
import { compose } from './compose.ts';
import { repositoryOfPlan } from './image-of-plan.ts';
import { ended } from './run.ts';
import { differenceOf } from './same-build.ts';
import { tagTaken } from './tag.ts';

type Needed = 'builder' | 'registry' | 'log' | 'clock';

/** What is needed to come to an image: no more of a deployment than this. */
export interface ImageRun<Port extends keyof Ports = Needed> {
  readonly plan: ImageOfPlan;
  readonly ports: Pick<Ports, Port>;
  readonly signal: AbortSignal;
}

/** Finds the image that was named, or the one that this commit was built into before, or builds it, or makes it of those that were built. */
export async function build(run: ImageRun): Promise<Event> {
  const found = await findImage(run);
  if ('event' in found) return found;
  if (found.image !== undefined) return { event: 'image-ready', image: found.image };
  const { plan } = run.plan.image;
  const begun = run.ports.clock.now();
  const made = await make(run, plan);
  if ('event' in made) return made;
  const buildSeconds = (run.ports.clock.now().getTime() - begun.getTime()) / 1000;
  return describeBuilt(run, made.digest, plan.from === 'build' ? { buildSeconds } : {});
}

/** The image that was named (an event where it is not there), or was built from this commit before; undefined if none. */
export async function findImage(
  run: ImageRun<'registry' | 'log'>,
): Promise<Event | { readonly image: DeployedImage | undefined }> {
  const found = await lookUp(run);
  if ('image' in found && found.image?.origin === 'found')
    run.ports.log.info(`${printImage(found.image.reference)} was built from this commit before; not built again`);
  return found;
}

/** The same without a word of it. */
async function lookUp({ plan, ports, signal }: ImageRun<'registry'>): ReturnType<typeof findImage> {
  const registry = await ports.registry();
  if (plan.image.plan.from === 'registry') return findGiven(plan.image.plan.image, registry, signal);
  const found = await findBuilt(plan, registry, signal);
  return found !== undefined && 'event' in found ? found : { image: found };
}

function make(run: ImageRun, plan: ImagePlan): Promise<Event | { readonly digest: Digest }> {
  switch (plan.from) {
    case 'registry':
      throw new Error('an image that was named is found or ends the deployment');
    case 'digests':
      return composeOf(run, plan);
    case 'build':
      return buildIt(run, plan);
  }
}

async function composeOf({ plan, ports, signal }: ImageRun, from: Extract<ImagePlan, { from: 'digests' }>) {
  const composed = await compose(plan, from, { registry: await ports.registry(), signal });
  if ('digest' in composed) ports.log.info(`made ${composed.digest} of ${from.digests.join(', ')}`);
  return composed;
}

function describeAs(image: ImageReference, description: ImageDescription): DeployedImage['reference'] {
  const { registry, name, tag } = image;
  return { registry, name, ...(tag === undefined ? {} : { tag }), digest: description.digest };
}

async function findGiven(
  image: ImageReference,
  registry: Registry,
  signal: AbortSignal,
): Promise<Event | { readonly image: DeployedImage }> {
  const description = await registry.describe(image, signal);
  if (description === undefined) {
    return ended('errored', 'image-not-found', {
      stage: 'build',
      sentence: `the registry has no ${printImage(image)}`,
    });
  }
  const { platforms } = description;
  return { image: { reference: describeAs(image, description), platforms, tags: [], origin: 'given' } };
}

/**
 * A tag that already names what would be built makes a second build needless: a run started again, or one for another environment. One
 * that names anything else ends the deployment before an hour is spent on what could not be named. Tags that may be moved say nothing.
 */
async function findBuilt(
  plan: ImageOfPlan,
  registry: Registry,
  signal: AbortSignal,
): Promise<DeployedImage | Event | undefined> {
  const { tags, immutableTags } = plan.image;
  const [first] = tags;
  if (first === undefined || !immutableTags) return undefined;
  for (const tag of tags) {
    const image = { ...repositoryOfPlan(plan), tag };
    const description = await registry.describe(image, signal);
    if (description === undefined) continue;
    const difference = differenceOf(plan, description);
    if (difference !== undefined) return tagTaken(image, difference, 'build');
    const reference = describeAs({ ...image, tag: first }, description);
    return { reference, platforms: description.platforms, tags, origin: 'found' };
  }
  return undefined;
}

/** Stands for a digest that only the build will tell. */
export const digestOfTheBuild = `sha256:${'0'.repeat(64)}` as const;

/** The image as far as it is known before it is built or looked up. */
export function provisionalImage(plan: ImageOfPlan): DeployedImage {
  const given = plan.image.plan.from === 'registry' ? plan.image.plan.image : undefined;
  const [tag] = plan.image.tags;
  const named = given ?? { ...repositoryOfPlan(plan), ...(tag === undefined ? {} : { tag }) };
  const reference = { ...named, digest: given?.digest ?? digestOfTheBuild };
  return { reference, platforms: [], tags: plan.image.tags, origin: given === undefined ? 'built' : 'given' };
}

/** What is asked of buildx for this image; also what a dry run prints. */
export function buildRequest(
  { source, image, sourceUrl }: ImageOfPlan,
  { build, recipe }: { readonly build: BuildSpecification; readonly recipe: string },
): BuildRequest {
  return {
    ...build,
    repository: printImage(repositoryOfPlan({ image })),
    labels: {
      ...build.labels,
      [revisionLabel]: source.commit,
      [sourceLabel]: sourceUrl,
      [createdLabel]: source.date,
      [recipeLabel]: recipe,
      ...(image.tags[0] === undefined ? {} : { [versionLabel]: image.tags[0] }),
    },
    sourceDateEpoch: Math.floor(new Date(source.date).getTime() / 1000),
  };
}

/**
 * What the build would miss on this machine, as the end of the deployment: told before anything is begun. Nothing is missed where the
 * image was built before.
 */
export async function missingForBuild(run: ImageRun<'builder' | 'registry'>): Promise<Event | undefined> {
  const { plan, ports } = run;
  const { plan: from } = plan.image;
  if (from.from !== 'build') return undefined;
  const problems = await (await ports.builder()).check(buildRequest(plan, from));
  const [first] = problems;
  if (first === undefined) return undefined;
  if (await wasBuilt(run)) return undefined;
  const { remedy, ...told } = first;
  const sentence = [told, ...problems.slice(1)].map(printProblem).join('; ');
  return ended('errored', 'bad-input', { stage: 'inputs', sentence, ...withoutUndefined({ remedy }) });
}

/** Whether the image is there already. A registry that does not answer tells nothing: then what is missing is the news. */
export async function wasBuilt(run: ImageRun<'registry'>): Promise<boolean> {
  try {
    const found = await lookUp(run);
    return 'image' in found && found.image !== undefined;
  } catch {
    run.signal.throwIfAborted();
    return false;
  }
}

async function buildIt(
  { plan, ports, signal }: ImageRun,
  from: Extract<ImagePlan, { from: 'build' }>,
): Promise<Event | { readonly digest: Digest }> {
  const builder = await ports.builder();
  const result = await builder.build(buildRequest(plan, from), signal);
  return result.result === 'built' ? { digest: result.digest } : notBuilt(result);
}

/** Lines of a program, the change's own among them, go into comments: what looks like a secret is taken out. */
function notBuilt({ result, message, remedy, step }: Exclude<BuildResult, { result: 'built' }>): Event {
  const outcome = result === 'build-failed' ? 'failed' : 'errored';
  const sentence = lastWords(message.replace(/^ERROR: (?:failed to build: )?(?:failed to solve: )?/, ''));
  const event = ended(outcome, result, { stage: 'build', sentence, ...withoutUndefined({ remedy }) });
  if (event.event !== 'ended' || step === undefined) return event;
  return { ...event, failedStep: { title: lastWords(step.title), lines: lastLines(step.lines.join('\n')) } };
}

async function describeBuilt(
  { plan, ports, signal }: ImageRun,
  digest: Digest,
  taken: Pick<DeployedImage, 'buildSeconds'>,
): Promise<Event> {
  const [tag] = plan.image.tags;
  const image = { ...repositoryOfPlan(plan), digest };
  const description = await (await ports.registry()).describe(image, signal);
  if (description === undefined) {
    return ended('errored', 'push-failed', {
      stage: 'build',
      sentence: `${printImage(image)} was pushed and is not there`,
    });
  }
  const reference = { ...image, ...(tag === undefined ? {} : { tag }) };
  return {
    event: 'image-ready',
    image: { reference, platforms: description.platforms, tags: plan.image.tags, origin: 'built', ...taken },
  };
}
