import { DeployError, outcomeOf } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import { worstOf } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { Ended } from '../report/report.ts';
import type { RolloutAction, RolloutPlace } from '../rollout/action.ts';
import { fullName, printName } from '../rollout/assessment.ts';
import type { WorkloadName } from '../rollout/goal.ts';
import type { Acting, ActionEnd } from '../stages/act.ts';
import { ActionRun, rolloutType } from '../stages/act.ts';
import { textTable } from '../text/table.ts';

type Needed = Pick<Ports, 'cluster' | 'clock' | 'log' | 'results'>;

/** Asks the same of Rollouts: each by itself, so that one that fails keeps no other. */
export async function rolloutAction(
  { action, places }: { readonly action: RolloutAction; readonly places: readonly RolloutPlace[] },
  ports: Needed,
  signal: AbortSignal,
): Promise<Ended> {
  const ends = (await Promise.all(places.map((place) => actIn(place, action, { ports, signal })))).flat();
  if (ends.length > 1) ports.results.show(tableOf(ends));
  return { outcome: outcomeOfAll(ends.map(({ outcome }) => outcome)), details: { action, rollouts: ends.map(told) } };
}

interface Around {
  readonly ports: Needed;
  readonly signal: AbortSignal;
}

async function actIn(place: RolloutPlace, action: RolloutAction, around: Around): Promise<readonly ActionEnd[]> {
  const named = [...new Map(place.workloads.map((name) => [fullName(name), name])).values()];
  const rollouts = named.filter(({ kind }) => kind === 'Rollout');
  const others = named.filter(({ kind }) => kind !== 'Rollout').map((name) => endOf(name, noRollout(name, action)));
  if (rollouts.length === 0) return others;
  try {
    const cluster = await around.ports.cluster(place.cluster);
    if (cluster === undefined) return [...others, ...rollouts.map((name) => endOf(name, noCluster(name)))];
    const { application } = place;
    return [...others, ...(await actOn(rollouts, { cluster, action, application }, around))];
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    const outcome = outcomeOf(error, 'rollout');
    const of = (name: WorkloadName) => ({ ...outcome, sentence: `${printName(name)}: ${outcome.sentence}` });
    return [...others, ...rollouts.map((name) => endOf(name, of(name)))];
  }
}

/** One watch for all Rollouts of a cluster, a stream for each namespace. */
async function actOn(
  names: readonly WorkloadName[],
  on: Pick<Acting, 'cluster' | 'action' | 'application'>,
  { ports: { clock, log }, signal }: Around,
): Promise<readonly ActionEnd[]> {
  const runs = names.map((name) => new ActionRun(name, { ...on, clock, log, signal }));
  const namespaces = [...new Set(names.map(({ namespace }) => namespace))];
  const end = new AbortController();
  try {
    const types = namespaces.map((namespace) => rolloutType(namespace, on.application));
    const watching = on.cluster.watch(types, AbortSignal.any([signal, end.signal]));
    for await (const { listings } of watching) {
      await Promise.all(runs.map((run) => run.look(listings[namespaces.indexOf(run.name.namespace)])));
      const ends = runs.flatMap((run) => run.end ?? []);
      if (ends.length === runs.length) return ends;
    }
  } finally {
    end.abort();
  }
  signal.throwIfAborted();
  throw new Error('the watch ended by itself');
}

function endOf(rollout: WorkloadName, outcome: Outcome): ActionEnd {
  return { rollout, outcome, notes: [], sent: 0, nudged: 0 };
}

function noRollout(name: WorkloadName, action: RolloutAction): Outcome {
  const sentence = `${printName(name)} is no Rollout: ${action} is for Rollouts alone`;
  return { outcome: 'errored', reason: 'not-supported', stage: 'rollout', sentence, remedy: 'Name a Rollout.' };
}

function noCluster(name: WorkloadName): Outcome {
  return {
    outcome: 'errored',
    reason: 'bad-input',
    stage: 'rollout',
    sentence: `${printName(name)}: no way to its cluster was given, so nothing was sent`,
    remedy: 'Give `kubeconfig`, or `clusters` in the configuration.',
  };
}

/** Everything that happened in one sentence; reason and remedy are of the worst. */
function outcomeOfAll(outcomes: readonly Outcome[]): Outcome {
  const [first, ...others] = outcomes;
  if (first === undefined) throw new Error('an action is asked of something');
  const bad = worstOf([first, ...others]);
  return { ...bad, sentence: outcomes.map(({ sentence }) => sentence).join('; ') };
}

function told({ rollout, outcome, notes, sent, nudged }: ActionEnd): object {
  const { outcome: name, reason, sentence, remedy } = outcome;
  return { rollout, outcome: name, reason, sentence, ...(remedy === undefined ? {} : { remedy }), notes, sent, nudged };
}

function tableOf(ends: readonly ActionEnd[]): string {
  const rows = ends.map(({ rollout, outcome }) => [
    printName(rollout),
    outcome.outcome,
    outcome.reason,
    outcome.sentence,
  ]);
  return textTable([['ROLLOUT', 'OUTCOME', 'REASON', 'SAYS'], ...rows]);
}
