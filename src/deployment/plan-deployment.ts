import { environmentOf, whichPreview } from '../configuration/environment.ts';
import { freezeWindow } from '../configuration/freeze.ts';
import { previewNamed } from '../configuration/preview.ts';
import { buildOf, settingsFrom } from '../configuration/readiness-settings.ts';
import type {
  ApplicationConfiguration,
  EnvironmentConfiguration,
  TargetConfiguration,
} from '../configuration/schema.ts';
import { withoutUndefined } from '../data/fields.ts';
import { DeployError, printProblem } from '../errors.ts';
import type { ImageReference } from '../image/reference.ts';
import { parseImageReference, repositoryOf } from '../image/reference.ts';
import type { GatesPlan, Plan, PreviewPlan, PullRequestPlan, TargetPlan, WavesPlan } from './plan.ts';
import { backupPlan } from './plan-backup.ts';
import { budgetPlan } from './plan-budget.ts';
import type { ImageFacts } from './plan-image.ts';
import { planImage } from './plan-image.ts';
import { scanPlan } from './plan-scan.ts';
import type { DeployedImage } from './progress.ts';
import type { DeploymentKind, DeploymentRecord } from './record.ts';
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

/** What a plan is made from, besides the configuration. */
export interface PlanFacts extends CommonFacts, Omit<ImageFacts, 'platform'> {
  readonly environment: string;
  /** Whether a person named the image; so it is where there is one, unless a record says otherwise. */
  readonly explicit?: boolean;
  /** A deployment, unless given. */
  readonly kind?: DeploymentKind;
  /** The login of whoever asked for it. */
  readonly by?: string;
  /** The environment that a promotion takes its image from, where that was named. */
  readonly from?: string;
  /** Of a rollback: see `Plan`. */
  readonly replaces?: Plan['replaces'];
  readonly reason?: string;
}

/** One deployment as it is configured. Throws `bad-input` where the environment is not in the configuration. */
export function planDeployment(configuration: ApplicationConfiguration, facts: PlanFacts): Plan {
  const environment = environmentOf(configuration, facts.environment);
  if (facts.explicit === undefined) refuseOtherRepository(configuration, facts.image);
  const { scan, application } = configuration;
  return {
    ...planImage(configuration, facts),
    application,
    environment: facts.environment,
    kind: facts.kind ?? 'deploy',
    repository: facts.repository,
    explicit: facts.explicit ?? facts.image !== undefined,
    scan: scanPlan(scan),
    signing: signingPlan(configuration.signing),
    readiness: settingsFrom(configuration.readiness, [buildOf(configuration.image)]),
    gitops: gitopsPlan(configuration),
    write: environment.write,
    merge: environment.merge,
    pullRequest: pullRequestPlan(environment),
    rollback: rollbackOf(environment, facts.kind),
    targets: targetPlans(environment),
    waves: wavesPlan(environment, facts.kind),
    gates: gatesPlan(configuration, environment, facts),
    timeoutSeconds: facts.timeoutSeconds,
    onPause: facts.onPause,
    ...withoutUndefined({ by: facts.by, from: facts.from, run: facts.run }),
    ...withoutUndefined({ replaces: facts.replaces, reason: facts.reason }),
    ...withoutUndefined({ preview: previewPlan(configuration, facts.environment) }),
    ...withoutUndefined({ backup: backupPlan(environment, facts.kind) }),
  };
}

/** The preview that an environment is; undefined for any other. Throws `bad-input` where it is not said whose. */
export function previewPlan(configuration: ApplicationConfiguration, name: string): PreviewPlan | undefined {
  const { preview } = environmentOf(configuration, name);
  if (preview === undefined) return undefined;
  const named = previewNamed(configuration, name);
  if (named === undefined) throw whichPreview(name);
  const { template, from, path, url } = preview;
  return { ...named, template, from, path, ...withoutUndefined({ url }) };
}

/** Where the manifests stand, and how much of that may be written. */
export function gitopsPlan({ gitops }: ApplicationConfiguration): Plan['gitops'] {
  return { repository: gitops.repository, branch: gitops.branch, allowedPaths: gitops['allowed-paths'] };
}

/** The deployment of a record, planned again as the configuration is now. */
export function planRecord(
  record: DeploymentRecord,
  configuration: ApplicationConfiguration,
  facts: CommonFacts,
): Plan {
  const { source: commit, branch, date, pullRequest, explicit, kind, by, from, edits } = record.payload;
  const image = imageOfRecord(record);
  const source = { commit, branch, date, ...(pullRequest === undefined ? {} : { pullRequest }) };
  return planDeployment(configuration, {
    ...facts,
    source,
    image: image.reference,
    explicit,
    kind,
    ...(kind === 'rollback' && edits.length > 0 ? { replaces: edits } : {}),
    ...withoutUndefined({ by, from }),
  });
}

/** A rollback to the image of a record, asked for by somebody. */
export function planRollback(
  record: DeploymentRecord,
  configuration: ApplicationConfiguration,
  facts: CommonFacts & { readonly by: string | undefined; readonly reason: string | undefined },
): Plan {
  const { source: commit, branch, date, pullRequest } = record.payload;
  const { by, reason, ...common } = facts;
  return planDeployment(configuration, {
    ...common,
    source: { commit, branch, date, ...withoutUndefined({ pullRequest }) },
    image: imageOfRecord(record).reference,
    explicit: true,
    kind: 'rollback',
    ...withoutUndefined({ by, reason }),
  });
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

function pullRequestPlan({ 'pull-request': wanted }: EnvironmentConfiguration): PullRequestPlan {
  const { labels, reviewers, draft, title, template } = wanted;
  return { labels, reviewers: reviewersOf(reviewers), draft, ...withoutUndefined({ title, template }) };
}

/** Users, and teams as `org/team`, each as GitHub names them. */
export function reviewersOf(names: readonly string[]): PullRequestPlan['reviewers'] {
  const users = names.filter((one) => !one.includes('/'));
  return { users, teams: names.flatMap((one) => one.split('/')[1] ?? []) };
}

/** What comes back ran here before: no wave of a rollback waits for one before it to soak. */
function wavesPlan(environment: EnvironmentConfiguration, kind: DeploymentKind = 'deploy'): WavesPlan {
  const all = environment.targets.map(({ name }) => name);
  const waves = environment.waves ?? [];
  return {
    targets: waves.length === 0 ? [all] : waves,
    soakSeconds: kind === 'rollback' ? 0 : (environment['wave-soak'] ?? 0),
    rollback: environment['rollback-waves'],
  };
}

/** An environment that was named to promote from comes before, too; one that has gone from the configuration since is told. */
function gatesPlan(
  configuration: ApplicationConfiguration,
  own: EnvironmentConfiguration,
  { environment, from }: Pick<PlanFacts, 'environment' | 'from'>,
): GatesPlan {
  const { after, soak, freeze, approvals } = own;
  const names = new Set([...after, ...(from === undefined ? [] : [from])]);
  const sources = [...names].map((name) => {
    const before = environmentOf(configuration, name);
    return { environment: name, targets: targetPlans(before), waves: wavesPlan(before) };
  });
  return {
    after: sources,
    soakSeconds: soak ?? 0,
    freeze: freeze.flatMap((one) => freezeWindow(one) ?? []),
    ...withoutUndefined({ budget: budgetPlan(configuration, own, environment) }),
    ...(approvals === undefined
      ? {}
      : { approvals: { reviews: approvals.reviews, ...withoutUndefined({ environment: approvals.environment }) } }),
  };
}

/** What runs bad although it ran healthy before is for people to look at; and the next push mends a preview: nobody should have to release it first. */
function rollbackOf(
  { rollback, preview }: EnvironmentConfiguration,
  kind: DeploymentKind | undefined,
): Plan['rollback'] {
  return kind === 'rollback' || preview !== undefined ? 'manual' : rollback;
}

function targetPlans({ targets, preview }: EnvironmentConfiguration): readonly TargetPlan[] {
  return targets.map((target) => targetPlan(target, preview !== undefined));
}

function targetPlan(target: TargetConfiguration, isPreview: boolean): TargetPlan {
  const { argocd } = target;
  const asked = {
    ...(argocd?.cluster === undefined ? {} : { cluster: argocd.cluster }),
    ...(argocd?.sync === 'if-manual' ? { sync: argocd.sync } : {}),
    ...(isPreview ? { isGenerated: true as const } : {}),
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
