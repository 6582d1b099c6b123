import { frozenAt } from '../deployment/freeze.ts';
import type { Event } from '../deployment/machine.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import type { Outcome, Stage, Waiting } from '../outcome.ts';
import { approvalGates } from './approval-gate.ts';
import { budgetGate } from './budget-gate.ts';
import type { OpenRecord } from './record.ts';
import type { Run } from './run.ts';
import { outcomeAt } from './run.ts';
import { refusedSince, sourceGate } from './source-gate.ts';

/** What must be open before anything is written, as it stands now. */
export type Gate =
  | { readonly name: string; readonly is: 'open'; readonly sentence: string }
  /** `failed` where it will not open for this image, else `paused`. */
  | { readonly name: string; readonly is: 'closed'; readonly outcome: Outcome };

type Needed = 'clock' | 'log' | 'cluster' | 'gitops' | 'forge' | 'metrics';

/** What is known of the deployments of the environment. */
export interface KnownDeployments {
  /** The record of this one, where it has one. */
  readonly open?: OpenRecord | undefined;
  /** Those of others, newest first. */
  readonly others?: readonly DeploymentRecord[];
}

/**
 * Every gate of an environment, in the order in which people are told of them: healthy before, approved, error budget left, not frozen. Each is asked anew:
 * nothing is remembered of an earlier answer. What cannot be found out is thrown, so that no gate opens by a failure.
 */
export async function gatesOf(
  run: Run<Needed>,
  image: DeployedImage,
  { open, others = [] }: KnownDeployments,
): Promise<readonly Gate[]> {
  const { kind, gates } = run.plan;
  if (kind === 'rollback') return [];
  const before = await Promise.all(gates.after.map((source) => sourceGate(run, source, image)));
  const approved = gates.approvals === undefined ? [] : await approvalGates(run, gates.approvals, open);
  const budget = gates.budget === undefined ? [] : await budgetGate(run, gates.budget, others);
  return [...before, ...approved, ...budget, ...freezeGate(run)];
}

/** The event that ends a deployment for now, where a gate is closed. */
export async function closedGate(
  run: Run<Needed>,
  image: DeployedImage,
  known: KnownDeployments,
): Promise<Extract<Event, { event: 'ended' }> | undefined> {
  const outcome = outcomeOfGates(await gatesOf(run, image, known));
  return outcome === undefined ? undefined : { event: 'ended', outcome };
}

function freezeGate(run: Run<'clock'>): readonly Gate[] {
  if (run.plan.gates.freeze.length === 0) return [];
  const name = 'not frozen';
  const outcome = frozenOutcome(run, 'write');
  return [
    outcome === undefined ? { name, is: 'open', sentence: 'no freeze is in effect' } : { name, is: 'closed', outcome },
  ];
}

/** Paused by a freeze, where one is in effect: until when. A rollback is not stopped by it. */
function frozenOutcome({ plan, ports }: Run<'clock'>, stage: Stage): Outcome | undefined {
  const { environment, gates, kind } = plan;
  const frozen = kind === 'rollback' ? undefined : frozenAt(gates.freeze, ports.clock.now());
  if (frozen === undefined) return undefined;
  const { since, until, window } = frozen;
  const sentence = `${environment} is frozen until ${until.toISOString()} (${window.text})`;
  const waiting = { for: 'the freeze to be over', since, until, goOn: 'run resume then' };
  return { ...outcomeAt('paused', 'frozen', { stage, sentence }), waiting };
}

/** What has closed since the write, while a pull request waits: a freeze, or the image went bad in an environment before. What people merge is theirs to judge. */
export async function closedSince(
  run: Run<'clock' | 'forge'>,
  image: DeployedImage | undefined,
): Promise<Outcome | undefined> {
  const { merge, kind } = run.plan;
  const isOurs = image !== undefined && merge !== 'manual' && kind !== 'rollback';
  return (isOurs ? await refusedSince(run, image) : undefined) ?? frozenOutcome(run, 'merge');
}

/** What the closed ones come to together: the first that failed, else a pause that names them all. */
function outcomeOfGates(gates: readonly Gate[]): Outcome | undefined {
  const closed = gates.flatMap((gate) => (gate.is === 'closed' ? [gate.outcome] : []));
  const [first, ...others] = closed;
  if (first === undefined) return undefined;
  const failed = closed.find(({ outcome }) => outcome === 'failed');
  if (failed !== undefined || others.length === 0) return failed ?? first;
  const sentence = closed.map((one) => one.sentence).join('; and ');
  return { ...first, sentence, waiting: together(closed.flatMap(({ waiting }) => waiting ?? [])) };
}

/** Waiting for several at once: until the last of those that end by themselves. */
function together(all: readonly Waiting[]): Waiting {
  const times = (of: 'since' | 'until') => all.flatMap((one) => one[of]?.getTime() ?? []);
  const [since, until] = [times('since'), times('until')];
  return {
    for: all.map((one) => one.for).join(', and '),
    goOn: [...new Set(all.map(({ goOn }) => goOn))].join('; '),
    ...(since.length === 0 ? {} : { since: new Date(Math.min(...since)) }),
    ...(until.length === 0 ? {} : { until: new Date(Math.max(...until)) }),
  };
}
