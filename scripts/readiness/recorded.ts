import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import type { Application } from '../../test/readiness/experiment/way.ts';
import type { Change } from './changes.ts';

/** A way of breaking an application, and the run on real controllers in which its like was seen to fail. */
interface RecordedFailure {
  readonly way: string;
  /** The number of the scenario in docs/verdicts.md, and what it must have got there. */
  readonly scenario: number;
  readonly got: string;
  /** The kinds that were recorded. */
  readonly kinds: readonly string[];
  /** Where the change must lie, where the way has several places. */
  readonly path?: RegExp;
}

/** Nothing counts as caught by the watch unless it is here, and stands so in docs/verdicts.md. */
export const recordedFailures: readonly RecordedFailure[] = [
  { way: 'analysis-template-missing', scenario: 36, got: 'failed, invalid-spec', kinds: ['Rollout'] },
  { way: 'absurd-memory', scenario: 49, got: 'failed, unschedulable', kinds: ['Rollout'] },
  {
    way: 'probe-port-wrong',
    scenario: 46,
    got: 'failed, progress-deadline',
    kinds: ['Rollout'],
    path: /\.(readinessProbe|startupProbe)\./,
  },
];

/** The scenario in which the like of a change was recorded to fail while the version before served on. */
export function recordedFailureOf({ way, application, after }: Change): RecordedFailure | undefined {
  const known = recordedFailures.filter((one) => one.way === way.id);
  if (known.length === 0) return undefined;
  const changed = changedPaths(application.files, after);
  return known.find(({ kinds, path }) =>
    changed.some((one) => kinds.includes(one.kind) && (path === undefined || path.test(one.path))),
  );
}

/** Throws where docs/verdicts.md does not say what is claimed here. */
export function assertRecorded(): void {
  const page = readFileSync(new URL('../../docs/verdicts.md', import.meta.url), 'utf8');
  for (const { scenario, got } of recordedFailures) {
    const rows = rowsOf(page, scenario);
    if (!rows.some((row) => row.includes(`right: ${got}`) && row.includes('the version before serves')))
      throw new Error(`docs/verdicts.md does not show scenario ${scenario} as ${got}`);
  }
}

/** Milliseconds in which the real controllers brought the version before back, from the write to Git on; every recording of it. */
export function restoringTimes(): readonly number[] {
  const file = new URL('../../world/cluster/recordings/argo.json', import.meta.url);
  const { segments } = JSON.parse(readFileSync(file, 'utf8')) as {
    segments: readonly { name: string; from: string; to: string; events: readonly { after: number }[] }[];
  };
  return segments
    .filter(({ name, from, to }) => name === 'back' && from === 'aborted' && to === 'healthy')
    .map(({ events }) => Math.max(...events.map(({ after }) => after)));
}

function rowsOf(page: string, scenario: number): readonly string[] {
  const lines = page.split('\n');
  const first = lines.findIndex((line) => line.startsWith(`| ${scenario} |`));
  const rest = lines.slice(first + 1);
  const others = rest.findIndex((line) => !line.startsWith('| | |'));
  return first < 0 ? [] : [lines[first] ?? '', ...rest.slice(0, others)];
}

interface ChangedPath {
  readonly kind: string;
  readonly path: string;
}

function changedPaths(before: Application, after: Application): readonly ChangedPath[] {
  return [...after].flatMap(([file, text]) => {
    const old = before.get(file) ?? '';
    if (old === text) return [];
    const [was, is] = [old, text].map(valuesIn);
    return (is ?? []).flatMap((value, index) =>
      differences(was?.[index], value, '').map((path) => ({ kind: kindOf(value), path })),
    );
  });
}

function valuesIn(text: string): readonly unknown[] {
  const documents = parseAllDocuments(text);
  return Array.isArray(documents) ? documents.map((document): unknown => document.toJS()) : [];
}

function kindOf(value: unknown): string {
  const kind = (value as { kind?: unknown } | null)?.kind;
  return typeof kind === 'string' ? kind : '';
}

function differences(was: unknown, is: unknown, path: string): readonly string[] {
  if (isDeepStrictEqual(was, is)) return [];
  if (!isTree(was) || !isTree(is)) return [path];
  const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...keys].flatMap((key) => differences(was[key], is[key], `${path}.${key}`));
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
