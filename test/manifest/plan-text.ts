import { parseAssignment } from '../../src/image/assignment.ts';
import type { ImageReference } from '../../src/image/reference.ts';
import type { EditTarget, ImageTarget, PlannedFile } from '../../src/manifest/plan.ts';
import { planEdits, planImages } from '../../src/manifest/plan.ts';

export const file = 'f.yaml';
export const digest = `sha256:${'b'.repeat(64)}` as const;
export const oldDigest = `sha256:${'a'.repeat(64)}` as const;
export const api: ImageReference = { registry: 'ghcr.io', name: 'acme/api', tag: 'v2', digest };

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Bytes as text, with the byte order mark that a decoder would take away. */
export function text(of: Uint8Array | undefined): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(of);
}

export function at(path: string, value: string): EditTarget {
  return { by: 'path', path, value };
}

export function image(reference: ImageReference): EditTarget {
  return { by: 'image', image: reference };
}

/** The plan of one file, which must not be refused. */
export function planned(before: string, targets: readonly EditTarget[], name = file): PlannedFile {
  const edits = targets.map((target) => ({ file: name, target }));
  const plan = planEdits(edits, new Map([[name, bytes(before)]]));
  const [first] = plan.result === 'planned' ? plan.files : [];
  if (first === undefined) throw new Error(JSON.stringify(plan));
  return first;
}

/** The text of a file after its edits. */
export function edited(before: string, ...targets: readonly EditTarget[]): string {
  return text(planned(before, targets).after);
}

/** Why the edits of one file are refused: `line:column message (remedy)` each; `planned` if they are not. */
export function refusals(before: string, targets: readonly EditTarget[], name = file): readonly string[] {
  const edits = targets.map((target) => ({ file: name, target }));
  const plan = planEdits(edits, new Map([[name, bytes(before)]]));
  if (plan.result === 'planned') return ['planned'];
  return plan.problems.map(({ message, place, remedy }) => {
    const position = [place?.line, place?.column].filter((part) => part !== undefined).join(':');
    return `${position === '' ? '' : `${position} `}${message} (${remedy})`;
  });
}

/** The only refusal of one edit. */
export function refusal(before: string, target: EditTarget, name = file): string {
  const all = refusals(before, [target], name);
  if (all.length !== 1) throw new Error(`expected one refusal, got ${JSON.stringify(all)}`);
  return all[0] ?? '';
}

/** What `set-image` asks for with these words, such as `nginx=1.28`. */
export function assigned(words: string, digests: 'as-given' | 'removed' = 'as-given'): ImageTarget {
  const assignment = parseAssignment(words);
  if (typeof assignment === 'string') throw new Error(assignment);
  const { repository, ...of } = assignment;
  return { by: 'image', image: of, as: { repository, digests } };
}

/** The text of a file after `set-image`. */
export function withImage(before: string, words: string, digests?: 'removed'): string {
  return edited(before, assigned(words, digests));
}

/** The only refusal of `set-image` on one file. */
export function refused(before: string, words: string, digests?: 'removed'): string {
  return refusal(before, assigned(words, digests));
}

/** What `set-image` on several files ends with: the files that change, or what is refused. */
export function onFiles(
  files: Readonly<Record<string, string>>,
  words: string,
): Readonly<Record<string, string>> | string {
  const contents = new Map(Object.entries(files).map(([file, content]) => [file, bytes(content)]));
  const plan = planImages([assigned(words)], contents);
  if (plan.result === 'planned')
    return Object.fromEntries(
      plan.files.filter(({ edits }) => edits.length > 0).map(({ file, after }) => [file, text(after)]),
    );
  return plan.problems.map(({ message, remedy }) => `${message} (${remedy})`).join('\n');
}
