import { noTarget } from '../configuration/environment.ts';
import type { Event } from '../deployment/machine.ts';
import { notBegun } from '../deployment/machine.ts';
import type { Plan } from '../deployment/plan.ts';
import type { Progress, TargetState } from '../deployment/progress.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { hasWritten } from '../deployment/taken-up.ts';
import { printWave, waveCount, waveOf } from '../deployment/waves.ts';
import { DeployError } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import { newsSince } from '../report/news.ts';
import { printName } from '../rollout/assessment.ts';
import type { Goal } from '../rollout/goal.ts';
import { recordsLookedAt } from '../stages/admit.ts';
import type { Displayed } from '../stages/display.ts';
import { Display, displayOf } from '../stages/display.ts';
import { notWatched, observe } from '../stages/observe.ts';
import { silentRun } from '../stages/run.ts';
import { newSentences, watchTargets } from '../stages/watch.ts';
import { planToWatch, progressToWatch, whatToWatch } from '../stages/watched-record.ts';

/** What to watch without any configuration: one cluster, and what is named. */
export interface WatchRequest {
  readonly goal: Goal;
  readonly timeoutSeconds: number;
  readonly onPause: 'end' | 'wait';
}

/** What a watch came to. */
export interface Watch {
  readonly outcome: Outcome;
  readonly targets: readonly TargetState[];
}

/** Watches the workloads until the verdict. */
export async function watch(
  request: WatchRequest,
  ports: Pick<Ports, 'clock' | 'log' | 'view' | 'cluster'>,
  signal: AbortSignal,
): Promise<Watch> {
  const cluster = await ports.cluster(undefined);
  if (cluster === undefined) return { outcome: notWatched, targets: [] };
  const { clock, log } = ports;
  const display = new Display(displayed(request.goal), ports);
  display.show({ ...notBegun, stage: 'rollout' });
  const said = new Map<string, string>();
  const watching = observe({
    watched: [{ target: 'cluster', wave: 1, goal: request.goal, cluster: 'cluster', applicationCluster: 'cluster' }],
    wave: 1,
    clusters: new Map([['cluster', cluster]]),
    clock,
    log,
    timeoutSeconds: request.timeoutSeconds,
    onPause: request.onPause,
    isPutBack: false,
    // without the repository only our very commit is known to be ours
    relate: async () => 'other',
    onSight: (targets, before) => {
      for (const { line } of newsSince(before, targets)) log.info(line);
      display.sees(targets);
    },
    onLook: (targets) => {
      for (const { sentence } of newSentences(said, targets)) log.info(sentence);
    },
    signal,
  });
  const { outcome, targets } = await display.through(watching, signal);
  return { outcome, targets };
}

/** Without a configuration the workloads are all that has a name. */
function displayed({ workloads, application }: Goal): Displayed {
  return { application: workloads.map(printName).join(', '), syncs: application !== undefined };
}

/**
 * Watches what was deployed last to an environment, as the configuration and its record have it, and tells nobody. With
 * `target` only that one.
 */
export async function watchEnvironment(
  environment: { readonly application: string; readonly name: string; readonly target?: string },
  planOf: (record: DeploymentRecord) => Plan,
  { ports, signal }: { readonly ports: Ports; readonly signal: AbortSignal },
): Promise<Watch> {
  const { records } = await ports.forge();
  const known = await records.list(environment.application, environment.name, recordsLookedAt, signal);
  const record = known.find(hasWritten);
  const whole = record === undefined ? undefined : planOf(record);
  const progress = record === undefined || whole === undefined ? undefined : progressToWatch(record, whole);
  if (whole === undefined || progress === undefined) throw wrong(`nothing was deployed to ${environment.name} yet`);
  const plan = watchedPlan(whole, environment.target, progress);
  const what = whatToWatch(progress);
  if (what === undefined)
    throw wrong(
      `${environment.name} is between two waves: ${printWave(plan, progress.wave ?? 1)} is yet to be written`,
    );
  const display = displayOf(plan, ports);
  display.show({ ...progress, stage: 'rollout' });
  const run = { ...silentRun(plan, ports, signal), sees: (targets: readonly TargetState[]) => display.sees(targets) };
  const { outcome, targets } = await display.through(verdictOf(watchTargets(run, what)), signal);
  return { outcome, targets };
}

async function verdictOf(watching: Promise<Event>): Promise<Watch> {
  const event = await watching;
  if (event.event !== 'judged' && event.event !== 'wave-proven') throw new Error('a watch ends with a verdict');
  return event;
}

/** For who only looks, and a target whose wave is yet to come runs nothing of this deployment. */
function watchedPlan(whole: Plan, name: string | undefined, { wave = 1 }: Progress): Plan {
  const plan = planToWatch(whole);
  if (name === undefined) return plan;
  const targets = plan.targets.filter((target) => target.name === name);
  if (targets.length > 0 && waveOf(plan, name) > wave && waveCount(plan) > 1)
    throw wrong(`${name} is in ${printWave(plan, waveOf(plan, name))}, which has not begun`);
  if (targets.length > 0) return { ...plan, targets };
  throw wrong(noTarget(plan.environment, name, plan.targets));
}

function wrong(message: string): DeployError {
  return new DeployError('bad-input', { stage: 'inputs', message });
}
