import type { Plan, TargetPlan } from '../deployment/plan.ts';
import type { Progress } from '../deployment/progress.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { imageOf, progressOf } from '../deployment/taken-up.ts';
import { isPlannedAlike } from '../deployment/waves.ts';
import type { ToWatch } from './watch.ts';

/**
 * How far the deployment of a record is, for who only looks at it: what was told once is no look at it now, and a record of other
 * waves than are configured is looked at as a whole. Undefined where it names no image.
 */
export function progressToWatch(record: DeploymentRecord, plan: Plan): Progress | undefined {
  const image = imageOf(record);
  if (image === undefined) return undefined;
  const { toldHealthy: _, ...progress } = progressOf(
    isPlannedAlike(record, plan) ? record : atOnce(record),
    image,
    undefined,
  );
  return progress;
}

/** A record of other waves than are configured: all that it names is looked at together. */
function atOnce({ note, ...record }: DeploymentRecord): DeploymentRecord {
  const { wave: _, ...rest } = note;
  return { ...record, note: rest };
}

/** A plan for who only looks: nothing soaks, and nothing is synced. */
export function planToWatch(plan: Plan): Plan {
  return { ...plan, waves: { ...plan.waves, soakSeconds: 0 }, targets: plan.targets.map(withoutSync) };
}

function withoutSync({ application, ...target }: TargetPlan): TargetPlan {
  if (application === undefined) return target;
  const { sync: _, ...only } = application;
  return { ...target, application: only };
}

/** What is watched of a progress; undefined where nothing of it is in Git. */
export function whatToWatch(progress: Progress): ToWatch | undefined {
  const { image, written, revision } = progress;
  return image === undefined || written === undefined || revision === undefined
    ? undefined
    : { image, written, revision, progress };
}
