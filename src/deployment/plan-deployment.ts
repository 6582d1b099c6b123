import { environmentOf } from '../configuration/environment.ts';
import type { ApplicationConfiguration, EnvironmentConfiguration } from '../configuration/schema.ts';
import type { TemplateValues } from '../configuration/template.ts';
import { expand, safeForTag, wordsIn } from '../configuration/template.ts';
import { withoutUndefined } from '../data/fields.ts';
import { DeployError, printProblem } from '../errors.ts';
import { isSamePlatform } from '../image/platform.ts';
import type { Digest, ImageReference } from '../image/reference.ts';
import { parseImageReference, repositoryOf } from '../image/reference.ts';
import type { ImageOfPlan, ImagePlan, Plan, PullRequestPlan, TargetPlan, WavesPlan } from './plan.ts';
import { buildPlan } from './plan-build.ts';
import { scanPlan } from './plan-scan.ts';
import type { DeployedImage, SourceCommit } from './progress.ts';
import { recipeOf } from './recipe.ts';
import type { DeploymentRecord } from './record.ts';
import { signingPlan } from './signing-plan.ts';
import { imageOf } from './taken-up.ts';

/** What every plan is made from, whatever is deployed. */
export interface CommonFacts {
  readonly environment: string;
  /** `owner/name` of the application repository, and its page. */
  readonly repository: string;
  readonly sourceUrl: string;
  readonly timeoutSeconds: number;
  readonly onPause: 'end' | 'wait';
  readonly run?: NonNullable<Plan['run']>;
}

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

/** What a plan is made from, besides the configuration. */
export interface PlanFacts extends CommonFacts, Omit<ImageFacts, 'platform'> {
  readonly environment: string;
  /** Whether a person named the image; so it is where there is one, unless a record says otherwise. */
  readonly explicit?: boolean;
}

/** One deployment as it is configured. Throws `bad-input` where the environment is not in the configuration. */
export function planDeployment(configuration: ApplicationConfiguration, facts: PlanFacts): Plan {
  const environment = environmentOf(configuration, facts.environment);
  if (facts.explicit === undefined) refuseOtherRepository(configuration, facts.image);
  const { scan, gitops, application } = configuration;
  return {
    ...planImage(configuration, facts),
    application,
    environment: facts.environment,
    repository: facts.repository,
    explicit: facts.explicit ?? facts.image !== undefined,
    scan: scanPlan(scan),
    signing: signingPlan(configuration.signing),
    gitops: { repository: gitops.repository, branch: gitops.branch, allowedPaths: gitops['allowed-paths'] },
    write: environment.write,
    merge: environment.merge,
    pullRequest: pullRequestPlan(environment),
    rollback: environment.rollback === 'automatic' ? 'automatic' : 'manual',
    targets: environment.targets.map(targetPlan),
    waves: wavesPlan(environment),
    timeoutSeconds: facts.timeoutSeconds,
    onPause: facts.onPause,
    ...(facts.run === undefined ? {} : { run: facts.run }),
  };
}

/** The image of a commit as it is configured, whether or not it is deployed. */
export function planImage(configuration: ApplicationConfiguration, facts: ImageFacts): ImageOfPlan {
  const { name, 'immutable-tags': immutableTags } = configuration.image;
  const values = valuesOfSource(configuration.application, facts);
  const tags = tagsOf(configuration, facts, values);
  const plan = imagePlan(configuration, facts, { ...values, tag: tags[0] });
  return { sourceUrl: facts.sourceUrl, source: facts.source, image: { repository: name, tags, immutableTags, plan } };
}

/** The deployment of a record, planned again as the configuration is now. */
export function planRecord(
  record: DeploymentRecord,
  configuration: ApplicationConfiguration,
  facts: CommonFacts,
): Plan {
  const { source: commit, branch, date, pullRequest, explicit } = record.payload;
  const image = imageOfRecord(record);
  const source = { commit, branch, date, ...(pullRequest === undefined ? {} : { pullRequest }) };
  return planDeployment(configuration, { ...facts, source, image: image.reference, explicit });
}

/** The image of a record. Throws `internal` for a record that names none by digest: we write no such record. */
export function imageOfRecord(record: DeploymentRecord): DeployedImage {
  const image = imageOf(record);
  if (image !== undefined) return image;
  const message = `record ${record.id} names no image by digest: ${record.payload.image}`;
  throw new DeployError('internal', { stage: 'inputs', message });
}

/** The edits and the watch are about the configured repository: another one's image would be scanned, and not deployed. */
function refuseOtherRepository({ image: { name } }: ApplicationConfiguration, given: ImageReference | undefined): void {
  const own = parseImageReference(name);
  if (given === undefined || typeof own === 'string' || repositoryOf(own) === repositoryOf(given)) return;
  const problem = {
    message: `${repositoryOf(given)} is not the image of this application (${name})`,
    place: { name: 'image' },
    remedy: 'push or copy it there first, or correct image.name in the configuration',
  };
  throw new DeployError('bad-input', { stage: 'inputs', message: printProblem(problem), problems: [problem] });
}

function imagePlan({ image }: ApplicationConfiguration, facts: ImageFacts, values: TemplateValues): ImagePlan {
  if (facts.image !== undefined) return { from: 'registry', image: facts.image };
  const build = buildPlan(image, values);
  const recipe = recipeOf(build);
  const { platforms } = build;
  if (facts.digests !== undefined) return { from: 'digests', digests: facts.digests, platforms, recipe };
  if (facts.platform === undefined) return { from: 'build', build, recipe };
  const platform = platformIn(platforms, facts.platform);
  return { from: 'build', build: buildPlan({ ...image, platforms: [platform] }, values), recipe };
}

/** A platform as the configuration writes it. Throws `bad-input` where it does not name it. */
function platformIn(platforms: readonly string[], platform: string): string {
  const found = platforms.find((one) => isSamePlatform(one, platform));
  if (found !== undefined) return found;
  const problem = {
    message: `${platform} is none of image.platforms (${platforms.join(', ')})`,
    place: { name: 'platform' },
    remedy: 'add it there: the image is complete when all of them are built',
  };
  throw new DeployError('bad-input', { stage: 'inputs', message: printProblem(problem), problems: [problem] });
}

function tagsOf(
  { image: { tags } }: ApplicationConfiguration,
  { environment, image }: ImageFacts,
  values: TemplateValues,
): readonly string[] {
  if (image !== undefined) return [];
  const namesNone = environment === undefined && tags.some((tag) => wordsIn(tag).includes('environment'));
  if (namesNone) return [];
  const inTag = { ...values, branch: safeForTag(values.branch ?? '') };
  return tags.map((template) => expand(template, inTag));
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

function pullRequestPlan({ 'pull-request': wanted }: EnvironmentConfiguration): PullRequestPlan {
  const { labels, reviewers, draft, title, template } = wanted;
  const users = reviewers.filter((one) => !one.includes('/'));
  const teams = reviewers.flatMap((one) => one.split('/')[1] ?? []);
  return { labels, reviewers: { users, teams }, draft, ...withoutUndefined({ title, template }) };
}

function wavesPlan(environment: EnvironmentConfiguration): WavesPlan {
  const all = environment.targets.map(({ name }) => name);
  const waves = environment.waves ?? [];
  return {
    targets: waves.length === 0 ? [all] : waves,
    soakSeconds: environment['wave-soak'] ?? 0,
    rollback: environment['rollback-waves'],
  };
}

function targetPlan(target: ApplicationConfiguration['environments'][string]['targets'][number]): TargetPlan {
  const { argocd } = target;
  const asked = {
    ...(argocd?.cluster === undefined ? {} : { cluster: argocd.cluster }),
    ...(argocd?.sync === 'if-manual' ? { sync: argocd.sync } : {}),
  };
  return {
    name: target.name,
    workloads: target.workloads.map(({ kind, namespace, name }) => ({ kind, namespace, name })),
    edits: target.edits.map(({ file, path, value, image }) => ({
      file,
      target:
        image === undefined ? { by: 'path', path: path ?? '', value: value ?? '{{tag}}' } : { by: 'image', image },
    })),
    ...(target.cluster === undefined ? {} : { cluster: target.cluster }),
    ...(argocd === undefined
      ? {}
      : { application: { namespace: argocd.namespace, name: argocd.application, ...asked } }),
  };
}
