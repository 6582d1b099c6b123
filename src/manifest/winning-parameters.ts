import type { Place } from '../errors.ts';
import type { Images } from './images.ts';
import type { PlannedEdit, PlannedFile } from './plan.ts';

/** A parameter of an Application, and the values files of the same source as far as they are named. */
export interface HelmParameter {
  readonly name: string;
  readonly value: string;
  readonly place: Place;
  readonly valueFiles: readonly string[];
}

/** A parameter that says another version than a values file, and wins over it. */
export interface WinningParameter {
  readonly parameter: HelmParameter;
  readonly over: Place;
}

/** The parameters that keep an edit of a values file from having an effect: they say what it said before, or are of its Application. */
export function winningParameters(
  files: readonly PlannedFile[],
  found: readonly Images[],
): readonly WinningParameter[] {
  const named = files.flatMap((file) => file.named);
  const settled = new Set(named.map(keyOf));
  const parameters = found.flatMap((images) => images.parameters).filter(({ place }) => !settled.has(keyOf(place)));
  return named.flatMap((edit) =>
    parameters
      .filter((parameter) => winsOver(parameter, edit))
      .map((parameter) => ({ parameter, over: placeOf(edit) })),
  );
}

function winsOver({ name, value, valueFiles }: HelmParameter, edit: PlannedEdit): boolean {
  if (edit.path !== `.${name}` || value === edit.to) return false;
  return value === edit.from || valueFiles.some((file) => baseOf(file) === baseOf(edit.file));
}

function placeOf({ file, line, column }: PlannedEdit): Place {
  return { file, line, column };
}

function keyOf({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

function baseOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
