import type { ClusterNodes } from '../capacity/cluster-nodes.ts';
import { isSameBytes } from '../data/bytes.ts';
import { acknowledgedTexts } from './acknowledgement.ts';
import type { SaidOfSubject } from './change.ts';
import { findingsOfChange } from './change.ts';
import type { Finding, Judgement, NotJudged } from './finding.ts';
import type { Holdings } from './holdings.ts';
import { judgeSubject } from './judge-subject.ts';
import type { NodeAllocatable } from './node.ts';
import { previousAmounts } from './previous.ts';
import { readFile } from './read-file.ts';
import { siblingAmounts } from './siblings.ts';
import type { Subject } from './subject.ts';
import type { Amounts } from './thresholds.ts';
import { usualThresholds } from './thresholds.ts';
import type { UsageOf } from './usage.ts';
import { workloadSet } from './workload-set.ts';

/** The files of a deployment, path to bytes. */
export type ManifestSet = ReadonlyMap<string, Uint8Array>;

/** What else is known. */
export interface JudgeContext {
  /** Of the largest node that the pods can use. */
  readonly nodeAllocatable?: NodeAllocatable;
  /** Nodes that were read from clusters: for what `nodeAllocatable` does not say. */
  readonly clusterNodes?: ClusterNodes;
  /** What containers have used, where somebody was asked. */
  readonly usage?: UsageOf;
  /** The usual ones unless given. */
  readonly thresholds?: Amounts;
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
  const read = readAll(now);
  const before = previous === undefined ? [] : subjectsBefore(previous, { now, read });
  const said = judgeSubjects(subjectsIn(read), before, context);
  return judgementOf(
    read,
    said.flatMap(({ findings }) => findings),
  );
}

/**
 * Judges what a change adds or changes: the findings that `previous`, the same files before it, did not have in the same place.
 * A value that Git holds already is accepted, right or wrong, unless the change makes it worse.
 */
export function judgeChange(now: ManifestSet, previous: ManifestSet, context: JudgeContext = {}): Judgement {
  const read = readAll(now);
  const before = subjectsBefore(previous, { now, read });
  const saidNow = judgeSubjects(subjectsIn(read), before, context);
  const saidBefore = judgeSubjects(before, before, context);
  const judgement = judgementOf(read, findingsOfChange(saidNow, saidBefore));
  return { ...judgement, notJudged: judgement.notJudged.map((one) => withPast(one, previous.get(one.file))) };
}

/** What was not judged, and whether it could be before. */
export function withPast(notJudged: NotJudged, before: Uint8Array | undefined): NotJudged {
  const wasJudged = before !== undefined && readFile(notJudged.file, before).notJudged.length === 0;
  return wasJudged ? { ...notJudged, wasJudged } : notJudged;
}

type Read = ReadonlyMap<string, Holdings>;

function readAll(files: ManifestSet): Read {
  return new Map([...files].map(([file, bytes]) => [file, readFile(file, bytes)]));
}

function subjectsIn(read: Read): readonly Subject[] {
  return [...read.values()].flatMap(({ subjects }) => subjects);
}

function judgeSubjects(
  subjects: readonly Subject[],
  before: readonly Subject[],
  context: JudgeContext,
): readonly SaidOfSubject[] {
  const workloads = workloadSet(subjects);
  const facts = {
    nodes: {
      written: context.nodeAllocatable ?? {},
      ...(context.clusterNodes === undefined ? {} : { read: context.clusterNodes }),
    },
    thresholds: context.thresholds ?? usualThresholds,
    ...(context.usage === undefined ? {} : { usage: context.usage }),
    previousOf: previousAmounts(before, workloads),
    siblingsOf: siblingAmounts(subjects, workloads),
    acknowledgedFor: acknowledgedTexts(workloads),
  };
  return subjects.map((subject) => ({ subject, findings: judgeSubject(subject, facts) }));
}

function judgementOf(read: Read, findings: readonly Finding[]): Judgement {
  const isJudged = ({ subjects, notJudged }: Holdings) => subjects.length > 0 || notJudged.length === 0;
  return {
    files: [...read].filter(([, holdings]) => isJudged(holdings)).map(([file]) => file),
    findings,
    notJudged: [...read.values()].flatMap(({ notJudged }) => notJudged),
  };
}

/** A file that has not changed is not read twice. */
function subjectsBefore(
  previous: ManifestSet,
  { now, read }: { readonly now: ManifestSet; readonly read: Read },
): readonly Subject[] {
  return [...previous].flatMap(([file, bytes]) => {
    const same = isSameBytes(bytes, now.get(file)) ? read.get(file) : undefined;
    return (same ?? readFile(file, bytes)).subjects;
  });
}
