import { isFields } from '../data/fields.ts';
import type { ViewState } from '../deployment/view-state.ts';

/** One line of `--progress rawjson`: where a deployment stands after each change, and what the log says. */
export type ProgressLine =
  | ({ readonly time: Date; readonly type: 'progress' } & ViewState)
  | {
      readonly time: Date;
      readonly type: 'log';
      readonly level: 'debug' | 'info' | 'warning' | 'error';
      readonly message: string;
    };

/** The names of fields that hold a time: JSON has none. */
const times = new Set(['time', 'startedAt', 'endedAt', 'at', 'since', 'until', 'created']);

/** What JSON leaves as it is though a terminal goes by it: C1, and marks that turn or hide text. */
const steering = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The line, without a line break. Each text in it goes through `mask` before JSON escapes it: a secret may hold a quote. */
export function printProgressLine(line: ProgressLine, mask: (text: string) => string): string {
  const json = JSON.stringify(line, (_, value: unknown) => (typeof value === 'string' ? mask(value) : value));
  return json.replace(steering, escaped);
}

/** As JSON has it: by UTF-16 code units. */
function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** What a line says; undefined for one that is none of ours. */
export function readProgressLine(text: string): ProgressLine | undefined {
  try {
    const line: unknown = JSON.parse(text, (key, value: unknown) =>
      typeof value === 'string' && times.has(key) ? new Date(value) : value,
    );
    return isProgressLine(line) ? line : undefined;
  } catch {
    return undefined;
  }
}

/** They are ours: that they are such lines at all is looked at, and not each field. */
function isProgressLine(value: unknown): value is ProgressLine {
  if (!isFields(value) || !(value['time'] instanceof Date)) return false;
  if (value['type'] === 'log') return typeof value['message'] === 'string';
  return value['type'] === 'progress' && Array.isArray(value['stages']) && Array.isArray(value['targets']);
}
