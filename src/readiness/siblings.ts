import { posix } from 'node:path';
import type { Exact } from '../kubernetes/quantity.ts';
import { parseQuantity } from '../kubernetes/quantity.ts';
import type { ResourceAmount } from '../kubernetes/resources.ts';
import type { Subject } from './subject.ts';
import { sameAmount } from './subject.ts';
import type { WorkloadSet } from './workload-set.ts';

/** So many are enough for a median. */
const mostSiblings = 200;

/** Looks up the amounts that one can be compared with. */
export type SiblingAmounts = (subject: Subject, amount: ResourceAmount) => readonly Exact[];

/**
 * The same field of the pod's other containers, and of the same container in other overlays; for values of a chart the
 * same path in the other files of the folder.
 */
export function siblingAmounts(subjects: readonly Subject[], workloads: WorkloadSet): SiblingAmounts {
  const mappings = Map.groupBy(subjects, ({ owner }) => (owner.of === 'mapping' ? owner.identity : ''));
  return (subject, amount) => {
    const { owner } = subject;
    if (owner.of === 'pod') return [];
    const others =
      owner.of === 'mapping'
        ? (mappings.get(owner.identity) ?? []).filter(
            ({ file }) => file !== subject.file && posix.dirname(file) === posix.dirname(subject.file),
          )
        : containersBeside(owner, workloads);
    return others.slice(0, mostSiblings).flatMap(({ amounts }) => {
      const quantity = parseQuantity(sameAmount(amounts, amount)?.text ?? '');
      return quantity === undefined ? [] : [quantity];
    });
  };
}

type ContainerOwner = Extract<Subject['owner'], { of: 'container' }>;

function containersBeside(
  { located, container }: ContainerOwner,
  workloads: WorkloadSet,
): readonly { readonly amounts: readonly ResourceAmount[] }[] {
  const overlays = workloads.alike(located).filter(({ workload }) => workload !== located.workload);
  const sameElsewhere = overlays.flatMap(({ workload }) =>
    workload.containers.filter(({ list, name }) => list === container.list && name === container.name),
  );
  return [...located.workload.containers.filter((one) => one !== container), ...sameElsewhere];
}
