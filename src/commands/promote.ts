import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { notBegun } from '../deployment/machine.ts';
import type { Plan } from '../deployment/plan.ts';
import type { CommonFacts } from '../deployment/plan-deployment.ts';
import { imageOfRecord, planDeployment } from '../deployment/plan-deployment.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import { namedIn, runningIn } from '../deployment/promotable.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { provenOnce, verifiedAnew } from '../deployment/taken-up.ts';
import type { ImageReference } from '../image/reference.ts';
import { printImage } from '../image/reference.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { Ended } from '../report/report.ts';
import { recordsLookedAt } from '../stages/admit.ts';
import { drive } from '../stages/drive.ts';
import { outcomeAt } from '../stages/run.ts';

/** What is to be promoted, and where to: `facts.environment`. */
export interface Promotion {
  readonly configuration: ApplicationConfiguration;
  readonly facts: CommonFacts;
  /** The environment whose image is taken. */
  readonly source: string;
  /** Whether it was named, and need not stand in `after`. */
  readonly isNamed: boolean;
  /** An older image of it; what it runs unless given. */
  readonly image?: ImageReference;
  /** What this command has brought to a destination before this one: the same is taken, whatever the source runs by now. */
  readonly same?: ImageReference;
  /** The login of whoever asked. */
  readonly by?: string;
}

/** The deployment that a promotion is, or why there is none. */
export type PlannedPromotion =
  | { readonly plan: Plan; readonly image: DeployedImage; readonly record: DeploymentRecord }
  | { readonly outcome: Outcome };

/**
 * Takes what was seen healthy in one environment to the next: the same digest, neither built nor scanned. From there on it is a
 * deployment like any other; that the source is healthy now is a gate of its write, asked at each attempt.
 */
export async function promote(promotion: Promotion, ports: Ports, signal: AbortSignal): Promise<Ended> {
  const planned = await planPromotion(promotion, ports, signal);
  if ('outcome' in planned) return planned;
  const { plan, image } = planned;
  ports.log.info(`${plan.environment}: promoting ${printImage(image.reference)} from ${promotion.source}`);
  const from = verifiedAnew({ ...notBegun, image, ...provenOnce }, plan);
  const end = await drive(plan, ports, { signal, from });
  return { outcome: end.outcome, deployments: [end] };
}

/** Finds the image by the records of the source environment, and whether the registry still holds it; reads only. */
export async function planPromotion(
  promotion: Promotion,
  ports: Pick<Ports, 'forge' | 'registry'>,
  signal: AbortSignal,
): Promise<PlannedPromotion> {
  const { configuration, source, same, image: wanted = same } = promotion;
  const { records } = await ports.forge();
  const known = await records.list(configuration.application, source, recordsLookedAt, signal);
  const found = wanted === undefined ? runningIn(source, known) : namedIn(source, known, wanted);
  if (found.is !== 'found') return { outcome: refusal(found) };
  const { record } = found;
  const { reference } = imageOfRecord(record);
  const { registry, name, digest } = reference;
  const description = await (await ports.registry()).describe({ registry, name, digest }, signal);
  if (description === undefined) {
    const sentence = `${source} runs ${printImage(reference)}, and the registry has it no more`;
    return { outcome: outcomeAt('errored', 'image-not-found', { stage: 'inputs', sentence }) };
  }
  const image = { reference, platforms: description.platforms, tags: [], origin: 'found' } as const;
  return { plan: await planOf(promotion, record, { ports, signal }), image, record };
}

function refusal({ is, because }: { readonly is: 'failed' | 'unknown'; readonly because: string }): Outcome {
  return is === 'failed'
    ? outcomeAt('failed', 'source-failed', { stage: 'inputs', sentence: because })
    : outcomeAt('errored', 'source-not-healthy', { stage: 'inputs', sentence: because });
}

async function planOf(
  { configuration, facts, source, isNamed, image, by }: Promotion,
  record: DeploymentRecord,
  { ports, signal }: { readonly ports: Pick<Ports, 'forge'>; readonly signal: AbortSignal },
): Promise<Plan> {
  const { source: commit, branch, date } = record.payload;
  const forge = await ports.forge();
  const pullRequest = record.payload.pullRequest ?? (await forge.source.pullRequestOf(commit, signal));
  return planDeployment(configuration, {
    ...facts,
    source: { commit, branch, date, ...(pullRequest === undefined ? {} : { pullRequest }) },
    image: imageOfRecord(record).reference,
    explicit: image !== undefined,
    kind: 'promote',
    ...(by === undefined ? {} : { by }),
    ...(isNamed ? { from: source } : {}),
  });
}
