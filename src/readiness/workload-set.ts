import { sharedFolders } from '../data/folder.ts';
import type { LocatedWorkload, Subject } from './subject.ts';

/** The workloads of a set of files, to be found by what they are. */
export interface WorkloadSet {
  readonly all: ReadonlySet<LocatedWorkload>;
  /** The workloads of the same kind, name and namespace in one file; a patch may leave the namespace out. */
  readonly inFile: (file: string, like: LocatedWorkload) => readonly LocatedWorkload[];
  /** The same in every file. */
  readonly alike: (like: LocatedWorkload) => readonly LocatedWorkload[];
  /** The whole object that a patch changes: of several the one in the nearest folder. */
  readonly baseOf: (patch: LocatedWorkload) => LocatedWorkload | undefined;
}

/** So many workloads of one kind and name are looked through: nobody has more, and each may be held against each. */
const mostAlike = 1000;

/** Gathers the workloads that these subjects belong to. */
export function workloadSet(subjects: readonly Subject[]): WorkloadSet {
  const workloads = new Set(subjects.flatMap(({ owner }) => (owner.of === 'mapping' ? [] : [owner.located])));
  const byName = Map.groupBy(workloads, nameOf);
  const byFile = Map.groupBy(workloads, (one) => `${one.file}\n${nameOf(one)}`);
  const alike = (like: LocatedWorkload) => isOne(like, byName.get(nameOf(like)));
  const patches = [...workloads].filter(({ isPatch }) => isPatch);
  const bases = new Map(patches.map((patch) => [patch, nearest(patch.file, alike(patch))]));
  return {
    all: workloads,
    inFile: (file, like) => isOne(like, byFile.get(`${file}\n${nameOf(like)}`)),
    alike,
    baseOf: (patch) => bases.get(patch),
  };
}

function nameOf({ workload }: LocatedWorkload): string {
  return `${workload.kind}\n${workload.name ?? ''}`;
}

function isOne(like: LocatedWorkload, candidates: readonly LocatedWorkload[] = []): readonly LocatedWorkload[] {
  const { namespace } = like.workload;
  return candidates.slice(0, mostAlike).filter(({ workload }) => {
    return namespace === undefined || workload.namespace === undefined || workload.namespace === namespace;
  });
}

function nearest(file: string, candidates: readonly LocatedWorkload[]): LocatedWorkload | undefined {
  const whole = candidates.filter(({ isPatch }) => !isPatch);
  const distances = whole.map((one) => sharedFolders(file, one.file));
  return whole[distances.indexOf(Math.max(...distances))];
}
