import type { Quantity } from '../kubernetes/quantity.ts';
import { parseQuantity } from '../kubernetes/quantity.ts';
import type { ResourceAmount } from '../kubernetes/resources.ts';
import type { Container, Workload } from '../kubernetes/workload.ts';
import type { LocatedWorkload, Subject } from './subject.ts';
import { sameAmount } from './subject.ts';
import type { WorkloadSet } from './workload-set.ts';
import { workloadSet } from './workload-set.ts';

/** Looks up what stood in a place before. */
export type PreviousAmount = (subject: Subject, amount: ResourceAmount) => Quantity | undefined;

/**
 * What the same field of the same container held: in the same object of the same file; for a patch that is new or did not
 * set it, in the object that it changes; for an object that has moved, in its former file. A mapping of a values file is
 * known by its file and path.
 */
export function previousAmounts(before: readonly Subject[], now: WorkloadSet): PreviousAmount {
  const earlier = workloadSet(before);
  const mappings = new Map(before.map((subject) => [keyOfMapping(subject), subject.amounts]));
  return (subject, amount) => {
    const { owner } = subject;
    if (owner.of === 'mapping') return quantityOf(sameAmount(mappings.get(keyOfMapping(subject)) ?? [], amount));
    for (const { workload } of earlierThan(owner.located, { earlier, now })) {
      const found = sameAmount(amountsOf(workload, owner), amount);
      if (found !== undefined) return quantityOf(found);
    }
    return undefined;
  };
}

function keyOfMapping({ file, owner }: Subject): string {
  return owner.of === 'mapping' ? `${file}\n${owner.identity}` : '';
}

function quantityOf(amount: ResourceAmount | undefined): Quantity | undefined {
  return amount === undefined ? undefined : parseQuantity(amount.text);
}

interface Sets {
  readonly earlier: WorkloadSet;
  readonly now: WorkloadSet;
}

function earlierThan(located: LocatedWorkload, { earlier, now }: Sets): readonly LocatedWorkload[] {
  const here = earlier.inFile(located.file, located);
  if (located.isPatch) {
    const base = now.baseOf(located);
    return base === undefined ? here : [...here, ...earlierThan(base, { earlier, now })];
  }
  if (here.length > 0) return here;
  const { namespace } = located.workload;
  return earlier
    .alike(located)
    .filter((one) => !one.isPatch && one.workload.namespace === namespace && now.inFile(one.file, one).length === 0);
}

type WorkloadOwner = Exclude<Subject['owner'], { of: 'mapping' }>;

function amountsOf(earlier: Workload, owner: WorkloadOwner): readonly ResourceAmount[] {
  if (owner.of === 'pod') return earlier.podAmounts;
  const { container, located } = owner;
  const former = earlier.containers.filter(({ list }) => list === container.list);
  const named = former.find(({ name }) => name !== undefined && name === container.name);
  return (named ?? renamed(container, former, located.workload.containers))?.amounts ?? [];
}

/** The container that stood in the same position, unless it is still there under its name. */
function renamed(
  { list, index }: Container,
  former: readonly Container[],
  now: readonly Container[],
): Container | undefined {
  const candidate = former.find((one) => one.index === index);
  const isStillThere = now.some((one) => one.list === list && one.name !== undefined && one.name === candidate?.name);
  return isStillThere ? undefined : candidate;
}
