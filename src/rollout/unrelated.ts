import type { Application, ManagedResource } from './application.ts';
import type { WorkloadRow } from './assessment.ts';
import { fullName, printName } from './assessment.ts';
import type { Goal } from './goal.ts';
import { settleSeconds } from './judgements.ts';
import type { Timers } from './timers.ts';

/**
 * Of the groups of Kubernetes and Argo, the kinds that Argo CD may call Degraded (`pkg/health` of gitops-engine and
 * `resource_customizations` of Argo CD 3.2). Of any other group nobody knows.
 */
const degradable: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['PersistentVolumeClaim', 'Pod']],
  ['apps', ['Deployment', 'ReplicaSet']],
  ['argoproj.io', ['AnalysisRun', 'ApplicationSet', 'CronWorkflow', 'EventBus', 'Experiment', 'Rollout', 'Workflow']],
  ['autoscaling', ['HorizontalPodAutoscaler']],
  ['batch', ['CronJob', 'Job']],
  ['policy', ['PodDisruptionBudget']],
  ['admissionregistration.k8s.io', []],
  ['coordination.k8s.io', []],
  ['networking.k8s.io', []],
  ['rbac.authorization.k8s.io', []],
  ['scheduling.k8s.io', []],
  ['storage.k8s.io', []],
]);

/** Whether Argo CD may call a resource of this kind Degraded. */
export function mayBeDegraded({ group, kind }: ManagedResource): boolean {
  return degradable.get(group)?.includes(kind) ?? true;
}

/** Other than these, a workload is no reason for Argo CD to call its Application Degraded. */
const badStates: readonly WorkloadRow['state'][] = ['aborted', 'degraded', 'missing', 'unknown'];

/** How many resources a note names. */
const named = 3;

/**
 * What of the Applications makes them Degraded though no workload of ours does, such as an old HPA: it is told beside the verdict,
 * and never changes it. Their health follows that of a workload a moment later, so it must have stayed like this for a while.
 */
export function unrelatedNotes(
  goal: Goal,
  seen: {
    readonly applications: readonly Application[];
    readonly rows: readonly WorkloadRow[];
    readonly timers: Timers;
  },
): readonly string[] {
  if (seen.rows.some(({ state }) => badStates.includes(state))) return [];
  return seen.applications
    .filter(({ health }) => health === 'Degraded')
    .filter((application) => seen.timers.secondsOf(`degraded-by-other ${printName(application)}`) >= settleSeconds)
    .map((application) => noteOf(application, goal));
}

function noteOf(application: Application, { workloads }: Goal): string {
  const ours = new Set(workloads.map(fullName));
  const others = application.resources.filter((resource) => !ours.has(fullName(resource)));
  const told = others.filter(({ health }) => health === 'Degraded');
  const suspects = told.length > 0 ? told : others.filter(mayBeDegraded);
  const names = suspects.slice(0, named).map(fullName);
  const more = suspects.length - names.length;
  const all = more > 0 ? [...names, `${more} more`] : names;
  const which = all.length === 0 ? '' : `: ${all.join(told.length > 0 ? ' and ' : ' or ')}`;
  return `Application ${printName(application)} is Degraded by something that is not watched${which}`;
}
