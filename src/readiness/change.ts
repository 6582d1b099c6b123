import type { Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** What the rules say of one container, pod or mapping. */
export interface SaidOfSubject {
  readonly subject: Subject;
  readonly findings: readonly Finding[];
}

/**
 * The findings that were not there before: of another object, container or field, or with other words, which name the amounts.
 * Where in its file something stands does not count, and what has moved to another file is not new.
 */
export function findingsOfChange(now: readonly SaidOfSubject[], before: readonly SaidOfSubject[]): readonly Finding[] {
  const there = new Set(now.map(({ subject }) => keyOf(subject.file, subject)));
  const known = new Set<string>();
  // each that went away vouches for one that came
  const gone = new Map<string, number>();
  for (const { subject, findings } of before)
    for (const finding of findings) {
      if (there.has(keyOf(subject.file, subject))) known.add(keyOf(subject.file, subject, finding));
      else gone.set(keyOf(moved, subject, finding), (gone.get(keyOf(moved, subject, finding)) ?? 0) + 1);
    }
  const hasMoved = (key: string) => {
    const left = gone.get(key) ?? 0;
    gone.set(key, left - 1);
    return left > 0;
  };
  const isKnown = (subject: Subject, finding: Finding) =>
    known.has(keyOf(subject.file, subject, finding)) || hasMoved(keyOf(moved, subject, finding));
  return now.flatMap(({ subject, findings }) => findings.filter((finding) => !isKnown(subject, finding)));
}

/** Stands for the file of what is no longer there. */
const moved = '';

function keyOf(file: string, { owner }: Subject, finding?: Finding): string {
  return JSON.stringify([file, ...ownerKey(owner), finding?.rule, finding?.message]);
}

function ownerKey(owner: Subject['owner']): readonly (string | undefined)[] {
  if (owner.of === 'mapping') return [owner.identity];
  const { kind, namespace, name } = owner.located.workload;
  const container = owner.of === 'container' ? [owner.container.list, owner.container.name] : [];
  return [kind, namespace, name, ...container];
}
