import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { apply, type Edit } from './edits.ts';
import { type Obj, objectsOf } from './objects.ts';
import { type Workload, workloadsOf } from './pods.ts';
import type { Application, BadWay, Random } from './way.ts';

/** One place at which a mistake can be made: edits of one file. */
export interface Site {
  readonly file: string;
  readonly edits: readonly Edit[];
}

/** What an application holds, read once for all places. */
export interface Reading {
  readonly objects: readonly Obj[];
  readonly workloads: readonly Workload[];
  readonly random: Random;
}

/** A way that is told by the places at which the mistake can be made: one of them is drawn. */
export function wayAt(id: string, what: string, sites: (reading: Reading) => readonly Site[]): BadWay {
  return {
    id,
    what,
    change: (application, random) => {
      const places = sites({ ...readOnce(application), random });
      const first = Math.floor(random() * places.length);
      const changed = [...places.slice(first), ...places.slice(0, first)].map((site) => made(application, site));
      return changed.find((one) => one !== undefined);
    },
  };
}

const readings = new WeakMap<Application, Omit<Reading, 'random'>>();

function readOnce(application: Application): Omit<Reading, 'random'> {
  const known = readings.get(application);
  if (known !== undefined) return known;
  const objects = objectsOf(application);
  const reading = { objects, workloads: workloadsOf(objects) };
  readings.set(application, reading);
  return reading;
}

/** One of several, by chance. */
export function drawn<T>(choices: readonly [T, ...T[]], random: Random): T {
  return choices[Math.floor(random() * choices.length)] ?? choices[0];
}

function made(application: Application, { file, edits }: Site): Application | undefined {
  const text = application.get(file);
  if (text === undefined || edits.length === 0) return undefined;
  const changed = apply(text, edits);
  return meansAnother(text, changed) ? new Map([...application, [file, changed]]) : undefined;
}

/** Whether a changed text is still as many documents, of which one at least says something else. */
function meansAnother(text: string, changed: string): boolean {
  const [before, after] = [valuesOf(text), valuesOf(changed)];
  if (before === undefined || after === undefined || before.length !== after.length) return false;
  return !isDeepStrictEqual(before, after);
}

/** What a text says. Undefined where it is no YAML, as after an anchor went that an alias still names. */
function valuesOf(text: string): readonly unknown[] | undefined {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  try {
    return documents.map((document): unknown => document.toJS());
  } catch {
    return undefined;
  }
}
