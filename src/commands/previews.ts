import { previewBases, previewNamed } from '../configuration/preview.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import type { CommonFacts } from '../deployment/plan-deployment.ts';
import { gitopsPlan, previewPlan } from '../deployment/plan-deployment.ts';
import { isUnfinished } from '../deployment/record.ts';
import type { Ports } from '../ports/index.ts';
import { filesOfPreview } from '../stages/preview-files.ts';
import type { LeavingPreview } from '../stages/remove-preview.ts';
import type { RemovalEnd } from './remove-preview.ts';
import { endPreview } from './remove-preview.ts';

/** What previews are looked at with. */
export interface PreviewFacts extends Pick<CommonFacts, 'repository' | 'run'>, Looking {
  readonly ports: Ports;
}

/** What it takes to find them. */
interface Looking {
  readonly ports: Pick<Ports, 'forge' | 'gitops' | 'clock'>;
  readonly configuration: ApplicationConfiguration;
  readonly signal: AbortSignal;
}

/** How many previews one run looks at, the newest first; the others have their turn once these are gone. */
const mostPreviews = 50;

/** Milliseconds for which a deployment may not have reached Git: after that nobody is at it. */
const youngFor = 24 * 60 * 60 * 1000;

/** What was found of the previews of an application. */
export interface SettledPreviews {
  /** Those that were taken away, since their pull requests are closed. */
  readonly removed: readonly RemovalEnd[];
  /** The environments of those whose newest deployment is unfinished. */
  readonly unfinished: readonly string[];
}

/**
 * Looks at every preview that stands in Git, or was begun lately: one whose pull request is closed is taken away, for a run that died or
 * an event that was missed. Costs a few requests, and one or two for each preview that is there.
 */
export async function settlePreviews(facts: PreviewFacts, bases?: readonly string[]): Promise<SettledPreviews> {
  const { ports, configuration, signal } = facts;
  const [removed, unfinished]: [RemovalEnd[], string[]] = [[], []];
  for (const environment of await previewsThere(facts, bases ?? previewBases(configuration))) {
    const leaving = leavingPreview(facts, environment);
    if (leaving === undefined) continue;
    const { records, source } = await ports.forge();
    if (!(await source.pullRequest(leaving.preview.pullRequest, signal)).isOpen) {
      removed.push(await endPreview(leaving, { ports, signal }));
      continue;
    }
    const [newest] = await records.list(configuration.application, environment, 1, signal);
    if (newest !== undefined && isUnfinished(newest.note)) unfinished.push(environment);
  }
  return { removed, unfinished };
}

/**
 * The environments of the previews of which something stands in Git, or whose newest deployment is young; those that were deployed last
 * come first.
 */
export async function previewsThere(looking: Looking, bases: readonly string[]): Promise<readonly string[]> {
  if (bases.length === 0) return [];
  const { ports, configuration, signal } = looking;
  const { records } = await ports.forge();
  const known = (await records.newest(configuration.application, signal)).flatMap((record) => {
    const { environment } = record.payload;
    const preview = previewPlanOf(configuration, environment, bases);
    return preview === undefined
      ? []
      : [{ record, files: filesOfPreview({ preview, gitops: gitopsPlan(configuration) }, [record]) }];
  });
  const gitops = await ports.gitops();
  const head = known.length === 0 ? undefined : await gitops.head(configuration.gitops.branch, signal);
  const all = known.flatMap(({ files }) => files);
  const there = head === undefined ? new Map() : await gitops.read(head, all, signal);
  const now = ports.clock.now().getTime();
  return known
    .filter(({ files, record }) => files.some((file) => there.has(file)) || now - record.createdAt.getTime() < youngFor)
    .slice(0, mostPreviews)
    .map(({ record }) => record.payload.environment);
}

function previewPlanOf(configuration: ApplicationConfiguration, environment: string, bases: readonly string[]) {
  const of = previewNamed(configuration, environment)?.of;
  return of !== undefined && bases.includes(of) ? previewPlan(configuration, environment) : undefined;
}

/** The preview that an environment is, as it would be taken away; undefined for any other environment. */
export function leavingPreview(
  { configuration, repository, run }: Omit<PreviewFacts, 'ports' | 'signal'>,
  environment: string,
): LeavingPreview | undefined {
  const preview = previewPlan(configuration, environment);
  if (preview === undefined) return undefined;
  const { application } = configuration;
  return {
    application,
    environment,
    repository,
    preview,
    gitops: gitopsPlan(configuration),
    ...(run === undefined ? {} : { run }),
  };
}
