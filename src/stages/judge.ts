import type { Event } from '../deployment/machine.ts';
import type { Plan } from '../deployment/plan.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { DeployError, printProblem } from '../errors.ts';
import type { GitOpsRepository } from '../ports/gitops-repository.ts';
import type { Log } from '../ports/log.ts';
import { noRenderer } from '../ports/renderer.ts';
import type { Finding, Judgement } from '../readiness/finding.ts';
import type { JudgeContext, ManifestSet } from '../readiness/judge.ts';
import { judgeManifests } from '../readiness/judge.ts';
import { newPlacesOf } from '../rules/compare.ts';
import { kindOfFailure } from '../rules/judge.ts';
import { contextOf } from '../rules/settings.ts';
import { filesAround } from './around.ts';
import type { NodesFound } from './cluster-facts.ts';
import { readClusterNodes } from './cluster-facts.ts';
import { judgeUnits } from './judge-units.ts';
import type { PlannedOn } from './plan-edits.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';

/** What the rules say, and the event that ends the deployment where it may not be rolled out. */
export interface JudgedWorkload extends Pick<Judgement, 'findings' | 'notJudged'> {
  readonly refusal?: Event;
}

/** Rules that refuse a deployment, whether or not the change touches the value. */
const refusing = new Set(['resource-absurd', 'resource-quantity-invalid']);

/**
 * Judges the whole workload about to be rolled out: what the edited files are built with, touched or not. Held against the
 * last healthy revision: what has run healthy is accepted.
 */
export async function judgeWorkload(
  run: Run<'gitops' | 'log' | 'clock' | 'cluster'>,
  head: string,
  plan: PlannedOn['plan'],
  lastHealthy: DeploymentRecord | undefined,
): Promise<JudgedWorkload> {
  const gitops = await run.ports.gitops();
  const edited = plan.files.map(({ file }) => file);
  const around = await filesAround(edited, {
    read: (paths) => gitops.read(head, paths, run.signal),
    look: (folders) => gitops.folders(head, folders, run.signal),
  });
  const now = new Map([...around.contents, ...plan.files.map((one) => [one.file, one.after] as const)]);
  const previous = await previousOf(run, gitops, { files: [...now.keys()], lastHealthy });
  const { findings: ofAmounts, notJudged: unread } = judgeManifests(now, previous, {
    nodeAllocatable: run.plan.readiness.nodeAllocatable,
    thresholds: run.plan.readiness.thresholds,
    ...(await nodesOfTargets(run)),
  });
  const { findings: ofChange, notJudged: byRules } = await judgeByRules(run, { before: around.contents, now });
  const findings = [...ofAmounts, ...ofChange];
  const notJudged = [...unread, ...byRules];
  warnOf(run.ports.log, { findings, notJudged, cut: around.cut });
  const refusal =
    refusalOf(run, ofAmounts.filter(isRefusal), 'resource-absurd') ??
    // what ran before is gone back to, whatever the rules say of it
    (run.plan.kind === 'rollback' ? undefined : refusalOf(run, ofChange.filter(isError), 'readiness-errors'));
  return { findings, notJudged, ...(refusal === undefined ? {} : { refusal }) };
}

/** Milliseconds that a deployment waits for nodes. */
const nodesWithin = 5000;

/** Nodes are asked for once in a run, however often it judges. */
const nodesOfPlans = new WeakMap<Plan, Promise<NodesFound>>();

/** The nodes of the clusters that it is rolled out to, where the settings want them: one request each, and none for a rollback. */
async function nodesOfTargets({
  plan,
  ports,
  signal,
}: Run<'log' | 'clock' | 'cluster'>): Promise<Pick<JudgeContext, 'clusterNodes'>> {
  if (plan.readiness.asks.clusters === undefined || plan.kind === 'rollback') return {};
  const there = nodesOfPlans.get(plan);
  const clusters = [...new Set(plan.targets.map(({ cluster }) => cluster))];
  const asked = { clusters, pages: 1, asksScaling: false, within: nodesWithin };
  const reading = there ?? readClusterNodes(asked, ports, signal);
  nodesOfPlans.set(plan, reading);
  const { nodes, notes } = await reading;
  if (there === undefined) for (const note of notes) ports.log.info(note);
  return nodes === undefined ? {} : { clusterNodes: nodes };
}

function refusalOf(
  run: Run<never>,
  bad: readonly Finding[],
  reason: 'resource-absurd' | 'readiness-errors',
): Event | undefined {
  if (bad.length === 0) return undefined;
  const told = bad.map(printProblem).join('\n');
  return ended('failed', reason, { stage: 'write', sentence: `in ${run.plan.gitops.repository}: ${told}` });
}

type ByRules = Pick<JudgedWorkload, 'findings' | 'notJudged'>;

interface Change {
  readonly before: ManifestSet;
  readonly now: ManifestSet;
}

/** The other rules are a help: where they fail, which is our mistake, the deployment goes on, and it is told. */
async function judgeByRules(run: Run<'clock'>, change: Change): Promise<ByRules> {
  try {
    return await judgeChanged(run, change);
  } catch (error) {
    run.signal.throwIfAborted();
    const message = `are not judged by the rules, which fail at them (${kindOfFailure(error)}): a mistake of ours, please report it`;
    return { findings: [], notJudged: [{ file: run.plan.gitops.repository, reason: 'rule', message }] };
  }
}

/** Judges by the other rules what the edits change, and nothing that was there before. */
async function judgeChanged({ plan, ports, signal }: Run<'clock'>, { before, now }: Change): Promise<ByRules> {
  if ([...now].every(([file, bytes]) => before.get(file) === bytes)) return { findings: [], notJudged: [] };
  const { catalogue } = await import('../rules/catalogue.ts');
  const today = ports.clock.now().toISOString().slice(0, 10);
  const settings = plan.readiness;
  const context = contextOf(settings, today);
  const judge = (files: ManifestSet) =>
    judgeUnits({ files, isWhole: false, rules: catalogue, context, settings, renderer: noRenderer, signal });
  const [saidNow, saidBefore] = await Promise.all([judge(now), judge(before)]);
  const open = saidNow.said.filter(({ suppressed }) => suppressed === undefined);
  return {
    findings: newPlacesOf(open, saidBefore.said).map(({ finding }) => finding),
    notJudged: saidNow.notJudged.filter(({ reason }) => reason === 'rule'),
  };
}

function warnOf(
  log: Log,
  found: Pick<JudgedWorkload, 'findings' | 'notJudged'> & { readonly cut: readonly string[] },
): void {
  for (const folder of found.cut)
    log.warning(`not judged: part of what stands below ${folder || 'the root'}: it is too much`);
  for (const one of found.notJudged) {
    // what is no YAML by its name holds no manifest
    if (one.reason === 'not-yaml') log.debug(`not judged: ${one.file}`);
    else log.warning(`not judged: ${printProblem({ place: one, message: one.message })}`);
  }
  for (const finding of found.findings) {
    // no annotation: its file stands in another repository than the one that GitHub would pin it to
    if (finding.severity !== 'info' && !isRefusal(finding)) log.warning(`${finding.rule}: ${printProblem(finding)}`);
  }
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

function isRefusal({ severity, rule, isTakenByApi }: Finding): boolean {
  return severity === 'error' && refusing.has(rule) && isTakenByApi !== true;
}

async function previousOf(
  run: Run<'log'>,
  gitops: GitOpsRepository,
  at: { readonly files: readonly string[]; readonly lastHealthy: DeploymentRecord | undefined },
): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const revision = at.lastHealthy?.note.revision;
  if (revision === undefined) return undefined;
  try {
    return await gitops.read(revision, at.files, run.signal);
  } catch (error) {
    run.signal.throwIfAborted();
    // without it nothing vouches for what runs: that nobody answers must not read as "there was nothing"
    if (!(error instanceof DeployError) || error.code !== 'bad-input') throw error;
    run.ports.log.debug(`the last healthy revision ${revision} is gone; values are judged without it`);
    return undefined;
  }
}
