import { withoutUndefined } from '../data/fields.ts';
import type { Event } from '../deployment/machine.ts';
import type { Plan } from '../deployment/plan.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import { DeployError, printProblem } from '../errors.ts';
import type { BuildSpecification } from '../image/build.ts';
import { createdLabel, revisionLabel, sourceLabel, versionLabel } from '../image/labels.ts';
import type { Digest, ImageReference } from '../image/reference.ts';
import { parseImageReference, printImage } from '../image/reference.ts';
import type { BuildRequest, BuildResult } from '../ports/builder.ts';
import type { ImageDescription, Registry } from '../ports/registry.ts';
import { lastLines, lastWords } from '../text/last-lines.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';

type Needed = 'builder' | 'registry' | 'log';

/** Finds the image that was named, or the one that this commit was built into before, or builds it. */
export async function build(run: Run<Needed>): Promise<Event> {
  const found = await findImage(run);
  if ('event' in found) return found;
  if (found.image !== undefined) return { event: 'image-ready', image: found.image };
  const { plan } = run.plan.image;
  if (plan.from === 'registry') throw new Error('an image that was named is found or ends the deployment');
  return buildAndDescribe(run, plan.build, await run.ports.registry());
}

/** The image that was named (an event where it is not there), or was built from this commit before; undefined if none. */
export async function findImage(
  run: Run<'registry' | 'log'>,
): Promise<Event | { readonly image: DeployedImage | undefined }> {
  const { plan, signal } = run;
  const registry = await run.ports.registry();
  if (plan.image.plan.from === 'registry') return findGiven(plan.image.plan.image, registry, signal);
  const found = await findBuilt(plan, registry, signal);
  if (found !== undefined)
    run.ports.log.info(`${printImage(found.reference)} was built from this commit before; not built again`);
  return { image: found };
}

/** Where the images of the application stand. */
export function repositoryOfPlan(plan: Pick<Plan, 'image'>): ImageReference {
  const parsed = parseImageReference(plan.image.repository);
  if (typeof parsed === 'string') throw new DeployError('bad-input', { stage: 'inputs', message: parsed });
  return parsed;
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

/** A tag that already names an image labelled with our commit makes a second build needless (a run started again). */
async function findBuilt(plan: Plan, registry: Registry, signal: AbortSignal): Promise<DeployedImage | undefined> {
  const [tag] = plan.image.tags;
  if (tag === undefined || !plan.image.immutableTags) return undefined;
  const image = { ...repositoryOfPlan(plan), tag };
  const description = await registry.describe(image, signal);
  if (description?.labels[revisionLabel] !== plan.source.commit) return undefined;
  return {
    reference: describeAs(image, description),
    platforms: description.platforms,
    tags: plan.image.tags,
    origin: 'found',
  };
}

/** Stands for a digest that only the build will tell. */
export const digestOfTheBuild = `sha256:${'0'.repeat(64)}` as const;

/** The image as far as it is known before it is built or looked up. */
export function provisionalImage(plan: Plan): DeployedImage {
  const given = plan.image.plan.from === 'registry' ? plan.image.plan.image : undefined;
  const [tag] = plan.image.tags;
  const named = given ?? { ...repositoryOfPlan(plan), ...(tag === undefined ? {} : { tag }) };
  const reference = { ...named, digest: given?.digest ?? digestOfTheBuild };
  return { reference, platforms: [], tags: plan.image.tags, origin: given === undefined ? 'built' : 'given' };
}

/** What is asked of buildx for this deployment; also what a dry run prints. */
export function buildRequest(
  { source, image, sourceUrl }: Pick<Plan, 'source' | 'image' | 'sourceUrl'>,
  build: BuildSpecification,
): BuildRequest {
  return {
    ...build,
    repository: printImage(repositoryOfPlan({ image })),
    labels: {
      ...build.labels,
      [revisionLabel]: source.commit,
      [sourceLabel]: sourceUrl,
      [createdLabel]: source.date,
      ...(image.tags[0] === undefined ? {} : { [versionLabel]: image.tags[0] }),
    },
    sourceDateEpoch: Math.floor(new Date(source.date).getTime() / 1000),
  };
}

/**
 * What the build would miss on this machine, as the end of the deployment: told before anything is begun. Nothing is missed where the
 * image was built before.
 */
export async function missingForBuild(run: Run<'builder' | 'registry' | 'log'>): Promise<Event | undefined> {
  const { plan, ports } = run;
  const { plan: image } = plan.image;
  if (image.from !== 'build') return undefined;
  const problems = await (await ports.builder()).check(buildRequest(plan, image.build));
  const [first] = problems;
  if (first === undefined) return undefined;
  if (await wasBuilt(run)) return undefined;
  const { remedy, ...told } = first;
  const sentence = [told, ...problems.slice(1)].map(printProblem).join('; ');
  return ended('errored', 'bad-input', { stage: 'inputs', sentence, ...withoutUndefined({ remedy }) });
}

/** A registry that does not answer tells nothing: then what is missing is the news. */
async function wasBuilt(run: Run<'registry' | 'log'>): Promise<boolean> {
  try {
    const found = await findImage(run);
    return 'image' in found && found.image !== undefined;
  } catch {
    run.signal.throwIfAborted();
    return false;
  }
}

async function buildAndDescribe(run: Run<Needed>, build: BuildSpecification, registry: Registry): Promise<Event> {
  const { plan, signal } = run;
  const builder = await run.ports.builder();
  const result = await builder.build(buildRequest(plan, build), signal);
  return result.result === 'built' ? describeBuilt(plan, result.digest, { registry, signal }) : notBuilt(result);
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
  plan: Plan,
  digest: Digest,
  at: { registry: Registry; signal: AbortSignal },
): Promise<Event> {
  const [tag] = plan.image.tags;
  const image = { ...repositoryOfPlan(plan), digest };
  const description = await at.registry.describe(image, at.signal);
  if (description === undefined) {
    return ended('errored', 'push-failed', {
      stage: 'build',
      sentence: `${printImage(image)} was pushed and is not there`,
    });
  }
  const reference = { ...image, ...(tag === undefined ? {} : { tag }) };
  return {
    event: 'image-ready',
    image: { reference, platforms: description.platforms, tags: plan.image.tags, origin: 'built' },
  };
}
