import type { Said } from '../judge.ts';
import type { ManifestObject } from '../object.ts';
import { podOf } from '../pod.ts';
import { isDockerfileName } from '../read-files.ts';
import type { Rule, Spot } from '../rule.ts';
import type { View } from '../view.ts';
import type { IgnoreComment } from './comments.ts';
import { ignoreComments } from './comments.ts';
import type { ParsedIgnore } from './parse.ts';
import { ignoresIn } from './parse.ts';

/** The annotation that suppresses what rules say of an object. */
const ignoreAnnotation = 'gitops-deploy.io/ignore';

/** Where suppressions may stand, what they may be about, and the day. */
export interface Suppressing {
  readonly rules: readonly Rule[];
  /** Every object that was judged. */
  readonly objects: Iterable<ManifestObject>;
  /** Every file that was judged, by the path that findings name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** As `2026-11-27`. */
  readonly today: string;
}

/** A suppression as it stands somewhere. */
export interface Written {
  readonly at: Spot;
  readonly parsed: ParsedIgnore;
  /** The file, or the name of the object, that it is about: what is said of others need not be looked at. */
  readonly scope: string;
  /** Whether something that its rule says is what it is about. */
  readonly covers: (said: Said) => boolean;
  /** The object that is annotated. */
  readonly object?: ManifestObject;
}

/** Every suppression that stands in annotations or comments. */
export function suppressionsIn({ objects, files }: Suppressing): readonly Written[] {
  return [
    ...[...new Set(objects)].flatMap(annotated),
    ...[...files].flatMap(([file, bytes]) => commented(file, bytes)),
  ];
}

function annotated(object: ManifestObject): readonly Written[] {
  // of most texts nothing is suppressed, and looking is quick
  if (!object.view.text.tree.source.text.includes(ignoreAnnotation)) return [];
  const metadata = [object.view.at('metadata'), podOf(object)?.metadata].filter((view) => view !== undefined);
  const views = metadata.map((view) => view.at('annotations', ignoreAnnotation)).filter(isSaid);
  const covers = ({ object: about, rule }: Said) =>
    about !== undefined && (about === object || (rule.looksAt === 'amounts' && isSame(about, object)));
  return [...new Set(views)].flatMap((at) =>
    ignoresIn(at.value ?? '').map((parsed) => ({ at, parsed, covers, object, scope: scopeOfObject(object) })),
  );
}

/** The scopes in which something was said. */
export function scopesOf({ finding, object }: Said): readonly string[] {
  return [scopeOfFile(finding.place.file), ...(object === undefined ? [] : [scopeOfObject(object)])];
}

function scopeOfFile(file: string): string {
  return `file ${file}`;
}

function scopeOfObject({ kind, name = '' }: ManifestObject): string {
  return `object ${kind} ${name}`;
}

function isSaid(view: View): boolean {
  return view.isThere && view.value !== undefined && !view.isFilledInLater;
}

/** Whether two readings are of one object: amounts are judged on a reading of their own. */
function isSame(one: ManifestObject, other: ManifestObject): boolean {
  const [here, there] = [one.view.place, other.view.place];
  return (
    one.kind === other.kind &&
    one.group === other.group &&
    one.name === other.name &&
    one.namespace === other.namespace &&
    here.file === there.file &&
    here.line === there.line
  );
}

function commented(file: string, bytes: Uint8Array): readonly Written[] {
  const isDockerfile = isDockerfileName(file);
  if (!isDockerfile && !/\.ya?ml$/i.test(file)) return [];
  return ignoreComments(new TextDecoder().decode(bytes), isDockerfile).flatMap((comment) =>
    ignoresIn(comment.text).map((parsed) => ({
      at: spotOf(file, comment),
      parsed,
      scope: scopeOfFile(file),
      covers: ({ finding: { place } }) =>
        place.file === file && place.line >= comment.covers.first && place.line <= comment.covers.last,
    })),
  );
}

function spotOf(file: string, { text, line, column }: IgnoreComment): Spot {
  return { place: { file, line, column }, path: '', value: text };
}
