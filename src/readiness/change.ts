import type { Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** What the rules say of one container, pod or mapping. */
export interface SaidOfSubject {
  readonly subject: Subject;
  readonly findings: readonly Finding[];
}

/**
 * The findings that were not there before: of another object, container or field, or with other words, which name the amounts.
 * Where in its file something stands does not count, and what has moved out of a file that is gone is not new.
 */
export function findingsOfChange(
  now: readonly SaidOfSubject[],
  before: readonly SaidOfSubject[],
  filesNow: ReadonlySet<string>,
): readonly Finding[] {
  const known = new Set(
    before.flatMap(({ subject, findings }) => {
      const file = filesNow.has(subject.file) ? subject.file : moved;
      return findings.map((finding) => keyOf(file, subject, finding));
    }),
  );
  return now.flatMap(({ subject, findings }) =>
    findings.filter((finding) => ![subject.file, moved].some((file) => known.has(keyOf(file, subject, finding)))),
  );
}

/** Stands for a file that is gone. */
const moved = '';

function keyOf(file: string, { owner }: Subject, { rule, message }: Finding): string {
  return JSON.stringify([file, ownerKey(owner), rule, message]);
}

function ownerKey(owner: Subject['owner']): readonly (string | undefined)[] {
  if (owner.of === 'mapping') return [owner.identity];
  const { kind, namespace, name } = owner.located.workload;
  const container = owner.of === 'container' ? [owner.container.list, owner.container.name] : [];
  return [kind, namespace, name, ...container];
}
