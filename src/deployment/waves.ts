import type { Plan, TargetPlan } from './plan.ts';
import type { Progress, ProvenWave, WrittenEdit } from './progress.ts';
import type { DeploymentRecord, RecordNote } from './record.ts';

/** How many waves a deployment has; at least one. */
export function waveCount({ waves }: Pick<Plan, 'waves'>): number {
  return waves.targets.length;
}

/** The targets of one wave, counted from 1. */
export function targetsOfWave(plan: Plan, wave: number): readonly TargetPlan[] {
  const names = plan.waves.targets[wave - 1] ?? [];
  return plan.targets.filter(({ name }) => names.includes(name));
}

/** The same plan for the targets of one wave alone. */
export function planOfWave(plan: Plan, wave: number): Plan {
  return waveCount(plan) === 1 ? plan : { ...plan, targets: targetsOfWave(plan, wave) };
}

/** The wave of a target, counted from 1. */
export function waveOf({ waves }: Pick<Plan, 'waves'>, target: string): number {
  return waves.targets.findIndex((names) => names.includes(target)) + 1;
}

/** A wave as people are told of it, such as `wave 2 of 3`. */
export function printWave(plan: Pick<Plan, 'waves'>, wave: number): string {
  return `wave ${wave} of ${waveCount(plan)}`;
}

/** The edits of one wave; edits of a deployment in one wave name none. */
export function editsOfWave(edits: readonly WrittenEdit[], wave: number | undefined): readonly WrittenEdit[] {
  return wave === undefined ? edits : edits.filter((edit) => edit.wave === wave);
}

/** The edits of a record that stand in Git, or are to stand there next. */
export function editsUnderWay({ payload, note }: DeploymentRecord): readonly WrittenEdit[] {
  return editsOfWave(payload.edits, note.wave);
}

/** Whether a record was planned in the very waves of a plan. */
export function isPlannedAlike({ payload }: DeploymentRecord, plan: Pick<Plan, 'waves'>): boolean {
  const planned = waveCount(plan) === 1 ? undefined : plan.waves.targets;
  return JSON.stringify(payload.waves) === JSON.stringify(planned);
}

/** Whether the value of an edit has been seen healthy where it was written, and was not put back since. */
export function wasProven({ wave }: Pick<WrittenEdit, 'wave'>, note: RecordNote): boolean {
  if (note.state === 'succeeded') return true;
  if (wave === undefined || note.wave === undefined || note.restored === true) return false;
  return wave < Math.min(note.wave, note.badFrom ?? note.wave);
}

/** The waves before one, as far as a record tells of them. */
export function provenBefore(edits: readonly WrittenEdit[], wave: number): readonly ProvenWave[] {
  return Array.from({ length: wave - 1 }, (_, index) => {
    const own = editsOfWave(edits, index + 1);
    return { edits: own, diff: '', ours: own.some(({ from, to }) => from !== to) };
  });
}

/** Everything that a deployment has written, wave by wave: its edits, and the unified diff of those of this run. */
export function allWritten({ proven = [], written }: Progress): Pick<ProvenWave, 'edits' | 'diff'> {
  const all = written === undefined ? proven : [...proven, written];
  return { edits: all.flatMap(({ edits }) => edits), diff: all.map(({ diff }) => diff).join('') };
}

/** The first wave that went bad, of those that decided; the one under way where none of the targets did. */
export function firstBad(plan: Plan, wave: number, culprits: readonly string[]): number {
  return Math.min(wave, ...culprits.map((target) => waveOf(plan, target)));
}

/** The edits that are put back after a bad verdict: from the wave that went bad on, or all, as configured. */
export function editsToPutBack(plan: Plan, recorded: readonly WrittenEdit[], badFrom: number): readonly WrittenEdit[] {
  const from = plan.waves.rollback === 'all' ? 1 : badFrom;
  return recorded.filter(({ wave }) => wave === undefined || wave >= from);
}
