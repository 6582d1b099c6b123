import type { SizedWorkload } from '../sizing/usage-queries.ts';
import type { SizedContainer } from './size-containers.ts';
import type { ReadTarget, TargetFiles } from './size-places.ts';
import { declaredIn, layersOf, readTarget } from './size-places.ts';
import type { UsedTargets } from './size-targets.ts';

/** A target of whose use nothing is known, or nothing of one of its workloads. */
interface Unheard extends TargetFiles {
  readonly environment: string;
  readonly target: { readonly name: string };
  /** The workloads that were not seen; undefined where the configuration names none. */
  readonly workloads?: readonly SizedWorkload[];
}

/**
 * The containers of targets of whose use nothing is known (no `workloads`, or no pod was seen), as far as they may share a number with one
 * that was measured: what stands there is not lowered for the others' sake, and nothing is added to it.
 */
export function unheardContainers(
  { targets, unmeasured }: Pick<UsedTargets, 'targets' | 'unmeasured'>,
  sized: readonly SizedContainer[],
): readonly SizedContainer[] {
  const unseen = targets.flatMap((one): Unheard[] => {
    const workloads = one.usage.flatMap(({ workload, missing }) => (missing === undefined ? [] : [workload]));
    return workloads.length === 0 ? [] : [{ ...one, workloads }];
  });
  return [...unseen, ...unmeasured].flatMap((one) => containersOf(one, sized));
}

function containersOf(unheard: Unheard, sized: readonly SizedContainer[]): readonly SizedContainer[] {
  const shared = sized.filter(({ layers }) => layers.some(({ file }) => unheard.files.has(file)));
  const read = shared.length === 0 ? undefined : readTarget(unheard);
  const found = new Map<string, SizedContainer>();
  for (const one of read === undefined ? [] : shared)
    for (const workload of alike(one, unheard)) {
      const own = containerOf({ ...one, workload }, unheard, read);
      if (own !== undefined) found.set(JSON.stringify([workload, one.container]), own);
    }
  return [...found.values()];
}

/** The workloads of a target that may be made of the same files as a container. */
function alike({ workload, layers }: SizedContainer, { workloads }: Unheard): readonly SizedWorkload[] {
  if (workloads !== undefined) return workloads.filter(({ kind }) => kind === workload.kind);
  const names = layers.flatMap(({ located }) => located?.workload.name ?? []);
  return [...new Set([workload.name, ...names])].map((name) => ({ ...workload, name }));
}

function containerOf(
  container: SizedContainer,
  { environment, target }: Unheard,
  read: ReadTarget | undefined,
): SizedContainer | undefined {
  const { workload, container: name } = container;
  const layers = read === undefined ? [] : layersOf({ workload, container: name, isOnly: true }, read);
  if (layers.length === 0) return undefined;
  const recommendation = { changes: [], kept: [] };
  return { ...container, environment, target: target.name, layers, declared: declaredIn(layers), recommendation };
}
