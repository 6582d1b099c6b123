import { withoutUndefined } from '../data/fields.ts';
import { untilAborted } from '../data/until-aborted.ts';
import type { Effect, Event } from '../deployment/machine.ts';
import { advance, next, notBegun, stageOf } from '../deployment/machine.ts';
import type { Plan } from '../deployment/plan.ts';
import type { Progress } from '../deployment/progress.ts';
import type { RecordNote } from '../deployment/record.ts';
import { waveCount } from '../deployment/waves.ts';
import { outcomeOf } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { DeploymentEnd } from '../report/report.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import { withDifference } from './compare.ts';
import { displayOf } from './display.ts';
import { merge } from './merge.ts';
import { noteRolledBack, rolledBackMeanwhile } from './note-rolled-back.ts';
import { whileWanted } from './preview.ts';
import { recover } from './recover.ts';
import { reopenAfterRollback } from './rollback-hold.ts';
import type { Run } from './run.ts';
import { cancelledAt } from './run.ts';
import { scan } from './scan.ts';
import { sign } from './sign.ts';
import { tag } from './tag.ts';
import { Teller } from './tell.ts';
import type { ToldTarget } from './unwatched.ts';
import { watchTargets } from './watch.ts';
import { watchRestored } from './watch-restored.ts';
import { withdraw } from './withdraw.ts';
import { write } from './write.ts';

/** Where a deployment begins. */
export interface Start {
  readonly signal: AbortSignal;
  /** How far it is already; not begun, unless given. */
  readonly from?: Progress;
  /** What its record said when it was taken up: it is told only what is new. */
  readonly before?: RecordNote;
  /** What Argo CD told of one of its targets. */
  readonly told?: ToldTarget;
  /** Where the run that began it stands in its trace, a `traceparent`. */
  readonly earlier?: string;
}

/** Takes a deployment to its verdict, from wherever it stands, and traces it where that is wanted. */
export function drive(plan: Plan, ports: Ports, start: Start): Promise<DeploymentEnd> {
  const { telemetry } = ports;
  return telemetry.deployment(plan, start.earlier, () => {
    const trace = telemetry.context()?.traceparent;
    return advanceToEnd({ ...plan, ...withoutUndefined({ trace }) }, ports, start);
  });
}

/** Each step follows from what has been done, is told to the world, performed, and its event taken into account. */
async function advanceToEnd(
  plan: Plan,
  ports: Ports,
  { signal, from = notBegun, before, told }: Start,
): Promise<DeploymentEnd> {
  let progress = inWaves(plan, from);
  let armed: string | undefined;
  const display = displayOf(plan, ports);
  const teller = new Teller({ plan, ports, signal, from, before, display });
  const run: Run = {
    plan,
    ports,
    signal,
    ...withoutUndefined({ told }),
    ...recheckOf(ports, signal, () => progress),
    publish: (now) => teller.tell(now),
    sees: (targets) => display.sees(targets),
    keeps: (record) => {
      progress = { ...progress, record };
      teller.keeps(progress);
    },
    learns: (known) => {
      progress = withKnown(progress, known);
    },
    arms: (event) => {
      armed = event;
    },
  };
  try {
    for (;;) {
      const effect = next(progress);
      if (effect.do === 'end') {
        const outcome = await lastWord(run, effect.outcome, progress);
        const end = await teller.finish({ told: plan, outcome, progress });
        await reopenAtEnd(run, outcome);
        return end;
      }
      progress = { ...progress, stage: stageOf(effect) };
      await teller.begin(progress);
      // what a step still has to clean up must not keep the status waiting
      const event = await untilAborted(performTraced(run, effect, progress), signal);
      progress = advance(progress, event);
    }
  } catch (error) {
    const outcome = signal.aborted ? cancelledAt(progress.stage) : outcomeOf(error, progress.stage);
    const [end] = await Promise.all([
      teller.finish({ told: plan, outcome, progress }),
      withdraw(plan, ports, { progress, armed }),
    ]);
    return end;
  }
}

/** A Backup that was made stays known; what is left of a budget is told as it was seen last. */
function withKnown(progress: Progress, { backups = [], budget, notes = [] }: Parameters<Run['learns']>[0]): Progress {
  const all = [...(progress.backups ?? []), ...backups];
  const distinct = [...new Map(all.map((one) => [`${one.namespace}/${one.name}`, one])).values()];
  return {
    ...progress,
    ...(distinct.length === 0 ? {} : { backups: distinct }),
    ...(notes.length === 0 ? {} : { notes: [...(progress.notes ?? []), ...notes] }),
    ...withoutUndefined({ budget }),
  };
}

/** What has begun is not left half done: once a wave is healthy, nobody is asked again. */
function recheckOf({ recheck }: Ports, signal: AbortSignal, now: () => Progress): Pick<Run, 'recheck'> {
  if (recheck === undefined) return {};
  return { recheck: async () => ((now().proven ?? []).length > 0 ? undefined : recheck(signal)) };
}

/** A deployment in several waves begins with the first. */
function inWaves(plan: Plan, from: Progress): Progress {
  if (waveCount(plan) > 1) return { ...from, wave: from.wave ?? 1 };
  const { wave: _, proven: __, ...atOnce } = from;
  return atOnce;
}

function performTraced(run: Run, effect: Exclude<Effect, { do: 'end' }>, progress: Progress): Promise<Event> {
  const of = { plan: run.plan, stage: effect.do, ...withoutUndefined({ wave: progress.wave }) };
  return run.ports.telemetry.stage(of, () => perform(run, effect, progress));
}

function perform(run: Run, effect: Exclude<Effect, { do: 'end' }>, progress: Progress): Promise<Event> {
  switch (effect.do) {
    case 'check':
      return check(run);
    case 'build':
      return build(run);
    case 'scan':
      return withDifference(run, { before: effect.before, after: effect.image }, scan(run, effect.image));
    case 'sign':
      return sign(run, effect.image);
    case 'tag':
      return tag(run, effect.image);
    case 'write':
      return write(run, effect.image, effect);
    case 'merge':
      return effect.written.place.on === 'branch'
        ? Promise.resolve({ event: 'merged', revision: effect.written.place.revision })
        : merge(run, {
            written: effect.written,
            place: effect.written.place,
            image: effect.image,
            since: effect.overtaken?.since,
          });
    case 'watch':
      return whileWanted(run, (signal) => watch({ ...run, signal }, effect, progress));
    case 'recover':
      return recover(run, effect);
    case 'watch-restored':
      return watchRestored(run, effect);
  }
}

/** What a rollback has taken out of Git is told so before anything is watched: however this ends, it must not come back. */
async function watch(run: Run, effect: Extract<Effect, { do: 'watch' }>, progress: Progress): Promise<Event> {
  if (run.plan.kind === 'rollback') await noteRolledBack(run, effect.written);
  return watchTargets(run, { ...effect, progress });
}

/** What a rollback overtook was rolled back, whatever it looked like to its own run. */
async function lastWord(run: Run, outcome: Outcome, { record }: Progress): Promise<Outcome> {
  if (outcome.outcome !== 'superseded' || run.plan.kind === 'rollback' || record === undefined) return outcome;
  return (await rolledBackMeanwhile(run, record)) ?? outcome;
}

/** A rollback that was overtaken takes its hold back; where that fails, `resume` does. */
async function reopenAtEnd(run: Run, { outcome }: Outcome): Promise<void> {
  if (run.plan.kind !== 'rollback' || outcome !== 'superseded') return;
  try {
    await reopenAfterRollback(run);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    run.ports.log.warning(`${run.plan.environment} may be held still, and resume opens it: ${why}`);
  }
}
