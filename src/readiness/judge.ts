import { isSameBytes } from '../data/bytes.ts';
import { acknowledgedTexts } from './acknowledgement.ts';
import type { Finding, Judgement } from './finding.ts';
import type { Holdings } from './holdings.ts';
import { judgeSubject } from './judge-subject.ts';
import type { NodeAllocatable } from './node.ts';
import { previousAmounts } from './previous.ts';
import { readFile } from './read-file.ts';
import { siblingAmounts } from './siblings.ts';
import type { Subject } from './subject.ts';
import { workloadSet } from './workload-set.ts';

/** The files of a deployment, path to bytes. */
export type ManifestSet = ReadonlyMap<string, Uint8Array>;

/** What else is known. */
export interface JudgeContext {
  /** Of the largest node that the pods can use. */
  readonly nodeAllocatable?: NodeAllocatable;
}

/** Judges the resources of every workload in these files; see `judgeManifests`, which also says what was not judged. */
export function judgeResources(
  now: ManifestSet,
  previous: ManifestSet | undefined,
  context: JudgeContext = {},
): readonly Finding[] {
  return judgeManifests(now, previous, context).findings;
}

/**
 * Judges every amount of requests and limits: in pod templates, in patches of them, in values of a chart and in other
 * objects that have `resources`. All of them count, touched or not; `previous`, the same files before the change, vouches
 * for what it held and shows what has jumped. Findings come in the order of the files, of one value the worst first.
 */
export function judgeManifests(
  now: ManifestSet,
  previous: ManifestSet | undefined,
  context: JudgeContext = {},
): Judgement {
  const read = new Map([...now].map(([file, bytes]) => [file, readFile(file, bytes)]));
  const subjects = [...read.values()].flatMap((file) => file.subjects);
  const before = previous === undefined ? [] : subjectsBefore(previous, { now, read });
  const workloads = workloadSet(subjects);
  const facts = {
    node: context.nodeAllocatable ?? {},
    previousOf: previousAmounts(before, workloads),
    siblingsOf: siblingAmounts(subjects, workloads),
    acknowledgedFor: acknowledgedTexts(workloads),
  };
  return {
    findings: subjects.flatMap((subject) => judgeSubject(subject, facts)),
    notJudged: [...read.values()].flatMap((file) => file.notJudged),
  };
}

/** A file that has not changed is not read twice. */
function subjectsBefore(
  previous: ManifestSet,
  { now, read }: { readonly now: ManifestSet; readonly read: ReadonlyMap<string, Holdings> },
): readonly Subject[] {
  return [...previous].flatMap(([file, bytes]) => {
    const same = isSameBytes(bytes, now.get(file)) ? read.get(file) : undefined;
    return (same ?? readFile(file, bytes)).subjects;
  });
}
