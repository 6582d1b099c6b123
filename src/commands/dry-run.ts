import type { Event } from '../deployment/machine.ts';
import type { ImagePlan, Plan } from '../deployment/plan.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { printImage } from '../image/reference.ts';
import { diffOf } from '../manifest/diff.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { Ended } from '../report/report.ts';
import { holdOn, lastHealthyOf, overtakenBy, recordsLookedAt } from '../stages/admit.ts';
import { backupSteps } from '../stages/backup.ts';
import { buildRequest, digestOfTheBuild, findImage, missingForBuild, provisionalImage } from '../stages/build.ts';
import { unsignable } from '../stages/check.ts';
import type { Gate } from '../stages/gates.ts';
import { gatesOf } from '../stages/gates.ts';
import { judgeWorkload } from '../stages/judge.ts';
import type { WavesPlannedOn } from '../stages/plan-edits.ts';
import { isChanged, planWavesOn, readHead } from '../stages/plan-edits.ts';
import type { Run } from '../stages/run.ts';
import { silentRun } from '../stages/run.ts';

type Needed =
  | 'clock'
  | 'cluster'
  | 'metrics'
  | 'policyFiles'
  | 'signing'
  | 'builder'
  | 'registry'
  | 'gitops'
  | 'holds'
  | 'forge'
  | 'results'
  | 'log';

interface DryRun {
  readonly plan: Plan;
  readonly ports: Pick<Ports, Needed>;
  readonly signal: AbortSignal;
  /** Whether GitHub can be asked for earlier deployments: without a token the rest is told all the same. */
  readonly knowsGitHub: boolean;
}

/**
 * Says exactly what a deployment would do: the buildx command line, the tags, the diff, who holds the environment. Reads,
 * and touches nothing.
 */
export async function dryRun({ plan, ports, signal, knowsGitHub }: DryRun): Promise<Ended> {
  const run = silentRun<Needed>(plan, ports, signal);
  const found = await findImage(run);
  if ('event' in found) return { outcome: outcomeOfRead(found) };
  const missing = found.image === undefined ? await missingForBuild(run) : undefined;
  if (missing?.event === 'ended') return { outcome: missing.outcome };
  const image = found.image ?? provisionalImage(plan);
  const made = found.image === undefined ? await howToMake(run) : undefined;
  const head = await readHead(run);
  const planned = typeof head === 'string' ? await planWavesOn(run, image, head) : head;
  if ('event' in planned) return { outcome: outcomeOfRead(planned) };
  const known = knowsGitHub ? await recordsOf(run) : [];
  const lastHealthy = lastHealthyOf(known);
  const { refusal } = await judgeWorkload(run, planned.head, planned.whole, lastHealthy);
  const diff = diffOfAll(planned.whole);
  const unsigned = await unsignable(run);
  const closed = knowsGitHub ? await gatesOf(run, image, { others: known }) : [];
  const inTheWay = [...endHere(unsigned), ...(await obstacles(run, known)), ...closed.flatMap(gateInTheWay)];
  const steps = [
    made?.step ?? `use ${printImage(image.reference)}`,
    scanLine(plan),
    ...signing(plan, made !== undefined),
    ...(image.tags.length === 0 ? [] : [`tag: ${image.tags.join(', ')}`]),
    ...inTheWay,
    ...(diff === '' ? [] : backupSteps(run)),
    writeStep(plan, diff),
    ...(made !== undefined && diff.includes(digestOfTheBuild) ? ['the digest of zeros is known after the build'] : []),
    `watch ${plan.targets.flatMap(({ workloads }) => workloads.map(({ namespace, name }) => `${namespace}/${name}`)).join(', ') || 'nothing'}`,
    ...inWaves(plan),
  ];
  ports.results.show(numbered(steps));
  const details = {
    build: made?.line,
    tags: image.tags,
    image: printImage(image.reference),
    diff,
    obstacles: inTheWay,
  };
  if (refusal?.event === 'ended') return { outcome: refusal.outcome, details };
  const sentence = `nothing was touched; ${inTheWay[0] ?? (diff === '' ? 'Git names this image already' : howToWrite(plan))}`;
  return { outcome: { outcome: 'succeeded', reason: 'dry-run', stage: 'write', sentence }, details };
}

function scanLine({ scan: { scanners, failOn, failOnNew } }: Plan): string {
  const refused = failOn.length === 0 ? 'nothing' : failOn.join(', ');
  return `scan every platform with Trivy (${scanners.join(', ')}); refused: ${refused}${failOnNew ? ', where it is new' : ''}`;
}

function signing({ signing: { sign, attest, verify } }: Plan, isBuilt: boolean): readonly string[] {
  const subjects = verify.map(({ subject }) => ('exact' in subject ? subject.exact : subject.pattern));
  return [
    ...(isBuilt && sign ? ['sign the digest with the identity of this job'] : []),
    ...(isBuilt && attest.length > 0 ? [`attest how it was built: ${attest.join(', ')}`] : []),
    ...(verify.length > 0 ? [`go on only if it is signed by ${subjects.join(' or ')}`] : []),
  ];
}

function inWaves({ waves }: Plan): readonly string[] {
  if (waves.targets.length === 1) return [];
  const soak = waves.soakSeconds === 0 ? '' : `, each healthy for ${waves.soakSeconds} s before the next begins`;
  return [
    `write and watch in ${waves.targets.length} waves${soak}: ${waves.targets.map((names) => names.join(', ')).join('; then ')}`,
  ];
}

/** The outcome of a stage that only reads, where it ended the deployment. */
export function outcomeOfRead(event: Event): Outcome {
  if (event.event === 'ended') return event.outcome;
  throw new Error('a stage that only reads answered with a change');
}

/** The step that makes the image, and the command line of it where there is one; undefined where the image is there. */
async function howToMake(run: Run<'builder'>): Promise<{ readonly step: string; readonly line?: string } | undefined> {
  const { plan } = run.plan.image;
  if (plan.from === 'registry') return undefined;
  if (plan.from === 'digests') return { step: `make one image of:\n  ${plan.digests.join('\n  ')}` };
  const line = await buildLine(run, plan);
  return { step: `build:\n  ${line}`, line };
}

async function buildLine(run: Run<'builder'>, plan: Extract<ImagePlan, { from: 'build' }>): Promise<string> {
  return (await run.ports.builder()).commandLine(buildRequest(run.plan, plan));
}

async function recordsOf(run: Run<'forge'>): Promise<readonly DeploymentRecord[]> {
  const { records } = await run.ports.forge();
  return records.list(run.plan.application, run.plan.environment, recordsLookedAt, run.signal);
}

/** What would keep the deployment from writing. */
export async function obstacles(
  run: Run<'holds' | 'forge'>,
  known: readonly DeploymentRecord[],
): Promise<readonly string[]> {
  const hold = await holdOn(run);
  const overtaken = known.length === 0 ? undefined : await overtakenBy(run, known);
  return [
    ...(hold === undefined ? [] : [`wait: ${hold.environment} is held by ${hold.owner}: ${hold.reason}`]),
    ...endHere(overtaken),
  ];
}

/** What a gate that is closed does to a deployment. */
export function gateInTheWay(gate: Gate): readonly string[] {
  if (gate.is === 'open') return [];
  const { outcome, sentence } = gate.outcome;
  return [`${outcome === 'paused' ? 'wait' : `end here, ${outcome}`}: ${sentence}`];
}

function endHere(event: Event | undefined): readonly string[] {
  return event?.event === 'ended' ? [`end here, ${event.outcome.outcome}: ${event.outcome.sentence}`] : [];
}

/** The unified diff of all that would be written. */
export function diffOfAll({ files }: WavesPlannedOn['whole']): string {
  return files.filter(isChanged).map(diffOf).join('');
}

/** The step of a dry run that tells of the write. */
export function writeStep(plan: Plan, diff: string): string {
  return diff === '' ? 'write nothing: Git names this image already' : `${howToWrite(plan)}:\n${diff.trimEnd()}`;
}

/** The steps of a dry run, as they are shown. */
export function numbered(steps: readonly string[]): string {
  return steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
}

/** How the edit would reach the branch. */
export function howToWrite({ write, merge, gitops }: Plan): string {
  const push = `push to ${gitops.branch} of ${gitops.repository}`;
  if (write === 'push') return push;
  const then = {
    manual: 'and wait for its merge',
    immediate: 'and merge it',
    auto: 'and let GitHub merge it',
  } as const;
  if (write === 'push-or-pull-request')
    return `${push}, or open a pull request where a rule refuses that ${then[merge]}`;
  return `open a pull request to ${gitops.branch} of ${gitops.repository} ${then[merge]}`;
}
