import { settingsFrom } from '../configuration/readiness-settings.ts';
import { policyOf } from '../configuration/right-size.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { withoutUndefined } from '../data/fields.ts';
import { DeployError } from '../errors.ts';
import { diffOf } from '../manifest/diff.ts';
import type { Outcome } from '../outcome.ts';
import type { CommitSha } from '../ports/gitops-repository.ts';
import type { Ports } from '../ports/index.ts';
import type { Ended } from '../report/report.ts';
import type { RightSizing } from '../report/right-size.ts';
import { rightSizeDetails, rightSizeTable, rightSizeText } from '../report/right-size.ts';
import type { SizesProposed } from '../stages/propose-sizes.ts';
import { proposeSizes } from '../stages/propose-sizes.ts';
import { outcomeAt } from '../stages/run.ts';
import type { SizedContainer } from '../stages/size-containers.ts';
import { sizeContainers } from '../stages/size-containers.ts';
import type { SizePlan } from '../stages/size-plan.ts';
import { planSizes } from '../stages/size-plan.ts';
import type { Sizing, UsedTargets } from '../stages/size-targets.ts';
import { requireMetrics, usedTargets } from '../stages/size-targets.ts';
import { unheardContainers } from '../stages/size-unheard.ts';
import { notComingOut } from '../stages/size-verify.ts';

interface Given {
  readonly ports: Pick<Ports, 'gitops' | 'forge' | 'metrics' | 'renderer' | 'log' | 'results' | 'clock' | 'random'>;
  readonly signal: AbortSignal;
}

/** Reads what an application used, and proposes requests and limits for it where they stand, in one pull request. */
export async function rightSize(
  configuration: ApplicationConfiguration,
  { dryRun }: { readonly dryRun: boolean },
  { ports, signal }: Given,
): Promise<Ended> {
  const sizing: Sizing = {
    configuration,
    policy: { ...policyOf(configuration['right-size']), falls: fallsIn(configuration) },
    ports,
    now: ports.clock.now(),
    signal,
  };
  await requireMetrics(sizing);
  const head = await headOf(sizing);
  const { plan, told } = await planOf(sizing, head);
  const text = rightSizeText(told);
  ports.results.show(rightSizeTable(told));
  const diff = plan.files.map(diffOf).join('');
  if (dryRun) ports.results.show(diff);
  const files = new Map(plan.files.map(({ file, after }) => [file, after]));
  const proposed = dryRun ? undefined : await proposeSizes({ configuration, ports, signal }, { head, files, text });
  const url = proposed?.result === 'proposed' ? proposed.url : undefined;
  return {
    outcome: outcomeOf(told, plan, proposed),
    markdown: plan.files.length === 0 ? `**${text.title}**` : `### ${text.title}\n\n${text.body}`,
    details: {
      application: configuration.application,
      ...rightSizeDetails(told),
      diff,
      ...withoutUndefined({ pullRequest: url }),
    },
    ...withoutUndefined({ pullRequest: url }),
  };
}

/** The falls that `check` tells of: what is proposed is to pass it. */
function fallsIn({ readiness }: ApplicationConfiguration): NonNullable<Sizing['policy']['falls']> {
  const { cpu, memory } = settingsFrom(readiness, []).thresholds;
  const steepest = ({ fall: { warning, error } }: typeof cpu) => Math.min(warning, error ?? warning);
  return { cpu: steepest(cpu), memory: steepest(memory) };
}

async function headOf({ configuration, ports, signal }: Sizing): Promise<CommitSha> {
  const { repository, branch } = configuration.gitops;
  const head = await (await ports.gitops()).head(branch, signal);
  if (head !== undefined) return head;
  const message = `${repository} has no branch ${branch}`;
  throw new DeployError('bad-input', {
    stage: 'inputs',
    message,
    problems: [{ message, place: { name: 'gitops.branch' } }],
  });
}

async function planOf(
  sizing: Sizing,
  head: CommitSha,
): Promise<{ readonly plan: SizePlan; readonly told: RightSizing }> {
  const { configuration, policy, now } = sizing;
  const used = await usedTargets(sizing, head);
  const sized = used.targets.map((target) => sizeContainers(target, sizing));
  const containers = sized.flatMap((one) => one.containers);
  const plan = await planThatComesOut(sizing, used, containers);
  const { prices } = configuration['right-size'];
  const told: RightSizing = {
    application: configuration.application,
    at: now,
    days: policy.days,
    containers: plan.containers,
    unsized: sized.flatMap(({ unsized }) => unsized),
    notes: used.notes,
    queries: used.queries,
    ...(prices === undefined
      ? {}
      : { prices: { cpuHour: prices['cpu-hour'], gibHour: prices['gib-hour'], currency: prices.currency } }),
  };
  return { plan, told };
}

/** A container whose numbers would not be those that are built stays as it is. */
async function planThatComesOut(
  { configuration, ports, signal }: Sizing,
  used: UsedTargets,
  containers: readonly SizedContainer[],
): Promise<SizePlan> {
  const { nodeAllocatable, thresholds, kubernetes } = settingsFrom(configuration.readiness, []);
  const { targets } = used;
  const given = {
    files: new Map(targets.flatMap(({ files }) => [...files])),
    allowedPaths: configuration.gitops['allowed-paths'],
    judge: { nodeAllocatable, thresholds },
    unheard: unheardContainers(used, containers),
  };
  const plan = planSizes(containers, given);
  if (plan.files.length === 0) return plan;
  const lost = await notComingOut(plan, targets, { renderer: await ports.renderer(), kubernetes, signal });
  if (lost.length === 0) return plan;
  const kept = {
    changes: [],
    kept: ['another layer than the ones that were found says its numbers: nothing is written'],
  };
  const isLost = (one: SizedContainer) =>
    lost.some(
      ({ usage, target, environment }) =>
        usage === one.usage && target === one.target && environment === one.environment,
    );
  return planSizes(
    containers.map((one) => (isLost(one) ? { ...one, recommendation: kept } : one)),
    given,
  );
}

function outcomeOf(told: RightSizing, { absurd, files }: SizePlan, proposed: SizesProposed | undefined): Outcome {
  const count = told.containers.flatMap(({ changes }) => changes).length;
  const numbers = `${count} ${count === 1 ? 'number' : 'numbers'} in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  if (proposed?.result === 'refused')
    return outcomeAt('failed', 'write-refused', {
      stage: 'write',
      sentence: `the branch of the pull request is refused: ${proposed.message}`,
    });
  if (proposed?.result === 'raced')
    return outcomeAt('errored', 'too-many-races', {
      stage: 'write',
      sentence: 'others kept writing to the branch of the pull request',
    });
  if (absurd.length > 0) {
    const which = absurd.map(({ rule, message }) => `${rule}: ${message}`).join('; ');
    return outcomeAt('failed', 'resource-absurd', {
      stage: 'write',
      sentence: `what was recommended is absurd, and was not written: ${which}`,
    });
  }
  if (proposed === undefined)
    return outcomeAt('succeeded', 'dry-run', {
      stage: 'write',
      sentence: `nothing was touched; ${count === 0 ? 'nothing would change' : `${numbers} would change`}`,
    });
  return outcomeAt('succeeded', 'done', { stage: 'write', sentence: sentenceOf(proposed, numbers) });
}

function sentenceOf(proposed: Extract<SizesProposed, { result: 'proposed' | 'nothing' }>, numbers: string): string {
  if (proposed.result === 'proposed') return `${proposed.url} changes ${numbers}`;
  return proposed.closed === undefined
    ? 'nothing is to change'
    : `nothing is to change any more: ${proposed.closed} is closed`;
}
