import { noRenderer } from '../../src/ports/renderer.ts';
import type { Severity } from '../../src/readiness/finding.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { defaultContext } from '../../src/rules/context.ts';
import { defaultSettings } from '../../src/rules/settings.ts';
import type { Gathered } from '../../src/stages/gather.ts';
import { type Judges, judgeGathered } from '../../src/stages/judge-gathered.ts';
import { type ObjectLines, objectLines } from './corpus.ts';
import type { Application } from './experiment/way.ts';

/** What `check` says of one place. */
export interface Checked {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  /** `Kind/name` of the object in whose lines it stands. */
  readonly object: string;
  readonly path: string;
  readonly message: string;
}

/** What holds for the corpus: nothing is configured, and the day does not move. */
const judges: Judges = {
  rules: catalogue,
  context: { ...defaultContext, today: '2026-11-27' },
  settings: defaultSettings,
};

const silent = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {}, mask: () => {} };

/** What `check` says of an application that is applied together; with `before`, what it adds to that, as in a pull request. */
export async function checked(now: Application, before?: Application): Promise<readonly Checked[]> {
  const ports = { renderer: async () => noRenderer, log: silent };
  const gathered = gatheredOf(now, before);
  const { said } = await judgeGathered(gathered, judges, ports, new AbortController().signal);
  const objects = new Map<string, readonly ObjectLines[]>();
  return said
    .filter(({ suppressed }) => suppressed === undefined)
    .map(({ finding: { rule, severity, place, path, message } }) => {
      const known = objects.get(place.file) ?? objectLines(now.get(place.file) ?? '');
      objects.set(place.file, known);
      return { rule, severity, file: place.file, line: place.line, object: objectAt(known, place.line), path, message };
    });
}

function gatheredOf(now: Application, before: Application | undefined): Gathered {
  return {
    now: bytesOf(now),
    ...(before === undefined ? {} : { previous: bytesOf(before), othersBefore: new Map() }),
    others: new Map(),
    isWhole: true,
    isAskedAbout: () => true,
    seenFromHere: (file) => file,
    notJudged: [],
  };
}

function objectAt(objects: readonly ObjectLines[], line: number): string {
  return objects.find(({ first, last }) => first <= line && line <= last)?.object ?? '?';
}

function bytesOf(application: Application): ReadonlyMap<string, Uint8Array> {
  return new Map([...application].map(([file, text]) => [file, new TextEncoder().encode(text)]));
}
