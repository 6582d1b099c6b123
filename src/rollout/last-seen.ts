import type { WorkloadRow } from './assessment.ts';
import { printName } from './assessment.ts';

/** A workload as it was seen last, in a few words: `prod/api paused, step 2 of 4, 25 %, 1 of 4 pods updated`. */
export function describeRow({ workload, state, step, weight, pods }: WorkloadRow): string {
  return [
    `${printName(workload)} ${state}`,
    ...(step === undefined ? [] : [`step ${step.index} of ${step.count}`]),
    ...(weight === undefined ? [] : [`${weight} %`]),
    ...(pods === undefined ? [] : [`${pods.updated} of ${pods.wanted} pods updated`]),
  ].join(', ');
}
