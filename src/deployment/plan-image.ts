import type { ApplicationConfiguration } from '../configuration/schema.ts';
import type { TemplateValues } from '../configuration/template.ts';
import { expand, safeForTag, wordsIn } from '../configuration/template.ts';
import { DeployError, printProblem } from '../errors.ts';
import { isSamePlatform } from '../image/platform.ts';
import type { Digest, ImageReference } from '../image/reference.ts';
import type { ImageOfPlan, ImagePlan } from './plan.ts';
import { buildPlan, usualPlatforms } from './plan-build.ts';
import type { SourceCommit } from './progress.ts';
import { recipeOf } from './recipe.ts';

/** What an image is planned from, besides the configuration. */
export interface ImageFacts {
  readonly sourceUrl: string;
  readonly source: SourceCommit;
  /** Undefined where an image is built for none in particular: then it has no tags that name one. */
  readonly environment?: string;
  readonly image?: ImageReference;
  /** Built before, each platform by a run of its own. */
  readonly digests?: readonly Digest[];
  /** Build for this one alone, of those that are configured. */
  readonly platform?: string;
}

/** The image of a commit as it is configured, whether or not it is deployed. */
export function planImage(configuration: ApplicationConfiguration, facts: ImageFacts): ImageOfPlan {
  const { name, 'immutable-tags': immutableTags } = configuration.image;
  const values = valuesOfSource(configuration.application, facts);
  const tags = tagsOf(configuration, facts, values);
  const plan = imagePlan(configuration, facts, { ...values, tag: tags[0] });
  const { sourceUrl, source } = facts;
  return { sourceUrl, source, image: { repository: name, tags, immutableTags, plan } };
}

function imagePlan({ image }: ApplicationConfiguration, facts: ImageFacts, values: TemplateValues): ImagePlan {
  if (facts.image !== undefined) return { from: 'registry', image: facts.image };
  const build = buildPlan(withPlatform(image, facts.platform), values);
  const recipe = recipeOf(build);
  if (facts.digests === undefined) return { from: 'build', build, recipe };
  return { from: 'digests', digests: facts.digests, platforms: build.platforms, recipe };
}

type Image = ApplicationConfiguration['image'];

/** The image for one of its platforms, as the configuration writes it. Throws `bad-input` where that names others. */
function withPlatform(image: Image, platform: string | undefined): Image {
  if (platform === undefined) return image;
  // a bake file says by itself what it can be built for
  const platforms = image.platforms ?? (image.bake === undefined ? usualPlatforms : [platform]);
  const found = platforms.find((one) => isSamePlatform(one, platform));
  if (found !== undefined) return { ...image, platforms: [found] };
  const problem = {
    message: `${platform} is none of image.platforms (${platforms.join(', ')})`,
    place: { name: 'platform' },
    remedy: 'add it there: the image is complete when all of them are built',
  };
  throw new DeployError('bad-input', { stage: 'inputs', message: printProblem(problem), problems: [problem] });
}

/** Tags know nothing of the digest, which is not known before the build. */
function tagsOf(
  { image: { tags } }: ApplicationConfiguration,
  { source, environment, image }: ImageFacts,
  values: TemplateValues,
): readonly string[] {
  if (image !== undefined) return [];
  if (environment === undefined && tags.some((tag) => wordsIn(tag).includes('environment'))) return [];
  return tags.map((template) => expand(template, { ...values, branch: safeForTag(source.branch) }));
}

/** What is known before the build, and so nothing of the digest. */
function valuesOfSource(application: string, { source, environment }: ImageFacts): TemplateValues {
  return {
    sha: source.commit,
    'short-sha': source.commit.slice(0, 7),
    branch: source.branch,
    date: source.date.slice(0, 10),
    application,
    environment,
    'pull-request': source.pullRequest === undefined ? undefined : String(source.pullRequest),
    tag: undefined,
    digest: undefined,
    image: undefined,
    target: undefined,
  };
}
