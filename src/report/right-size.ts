import type { AmountChange } from '../sizing/recommend.ts';
import type { Prices } from '../sizing/savings.ts';
import { savingOf } from '../sizing/savings.ts';
import type { ContainerUsage } from '../sizing/usage.ts';
import type { SizedWorkload } from '../sizing/usage-queries.ts';
import { oneLine } from '../text/one-line.ts';
import { plainLine, withoutRunnerCommands } from '../text/plain.ts';
import { textTable } from '../text/table.ts';
import { minute } from './cells.ts';
import { code, escapeMarkdown } from './escape.ts';
import type { Part } from './part.ts';
import { cutPart, tableOf } from './part.ts';
import { sparkline } from './sparkline.ts';

/** A number as it is written. */
export interface ShownAmount extends AmountChange {
  readonly file: string;
  readonly line?: number;
}

/** A container with what is written for it, and why the rest stays. */
export interface ShownContainer {
  readonly environment: string;
  readonly target: string;
  readonly workload: SizedWorkload;
  readonly container: string;
  readonly usage: ContainerUsage;
  readonly changes: readonly ShownAmount[];
  readonly kept: readonly string[];
}

/** All that a right-sizing came to. */
export interface RightSizing {
  readonly application: string;
  readonly at: Date;
  readonly days: number;
  readonly containers: readonly ShownContainer[];
  readonly unsized: readonly {
    readonly environment: string;
    readonly target: string;
    readonly workload: SizedWorkload;
    readonly why: string;
  }[];
  readonly notes: readonly string[];
  readonly queries: number;
  readonly prices?: Prices;
}

const longestBody = 64_000;

/** Title and body of the pull request. Names and texts of others are shown as they are. */
export function rightSizeText(sizing: RightSizing): { readonly title: string; readonly body: string } {
  const changed = sizing.containers.filter(({ changes }) => changes.length > 0);
  const count = changed.flatMap(({ changes }) => changes).length;
  return {
    title: oneLine(`Right-size ${sizing.application}: ${count} ${count === 1 ? 'number' : 'numbers'}`, 200),
    body: fill([
      [introOf(sizing, changed), 3000],
      [tableOfChanges(changed), 24_000],
      [reasonsOf(changed), 18_000],
      [coursesOf(changed), 8000],
      [keptOf(sizing), 8000],
      [notesOf(sizing), 3000],
    ]),
  };
}

/** Parts with the room that each may take; what is left over by one is the next one's. */
function fill(parts: readonly (readonly [Part, number])[]): string {
  let left = longestBody;
  const shown = parts.map(([part, room]) => {
    const text = part.lines.length === 0 ? '' : cutPart(part, Math.min(room, left));
    left -= text.length + 2;
    return text;
  });
  return shown.filter((text) => text !== '').join('\n\n');
}

function introOf(sizing: RightSizing, changed: readonly ShownContainer[]): Part {
  const { application, at, days, prices } = sizing;
  const lines = [
    `Requests and limits of **${escapeMarkdown(application)}**, by what its containers used in the ${days} days until ${minute(at)} UTC. Nothing but these numbers changes.`,
  ];
  if (prices === undefined) return { lines };
  const total = changed.reduce((sum, one) => sum + savingOf(one.changes, one.usage.running, prices), 0);
  const pays = `at ${prices.cpuHour} a core and ${prices.gibHour} a GiB an hour`;
  return {
    lines: [
      ...lines,
      '',
      `**${total < 0 ? 'Costs' : 'Saves'} ${money(Math.abs(total), prices)} a month** ${pays}, for as many pods as ran.`,
    ],
  };
}

function money(amount: number, { currency }: Prices): string {
  return `${amount.toFixed(2)} ${currency}`;
}

function placeOf({ environment, target }: Pick<ShownContainer, 'environment' | 'target'>): string {
  return environment === target ? environment : `${environment}/${target}`;
}

function nameOf({ workload, container, ...at }: ShownContainer): string {
  return `${escapeMarkdown(placeOf(at))} ${escapeMarkdown(`${workload.kind} ${workload.name}`)} ${code(container)}`;
}

function fieldOf({ field, resource }: AmountChange): string {
  return `${resource} ${field === 'requests' ? 'request' : 'limit'}`;
}

function usedWords(resource: AmountChange['resource'], { cpu, memory }: ContainerUsage): string {
  if (resource === 'memory') return memory.maximum === undefined ? '' : `max ${mebi(memory.maximum)}`;
  const quantiles = cpu.quantiles.map(
    ({ quantile, cores }) => `p${Number((quantile * 100).toFixed(2))} ${milli(cores)}`,
  );
  return [...quantiles, ...(cpu.maximum === undefined ? [] : [`max ${milli(cpu.maximum)}`])].join(', ');
}

function milli(cores: number): string {
  return `${Number((cores * 1000).toPrecision(3))}m`;
}

function mebi(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)}Mi`;
}

function tableOfChanges(changed: readonly ShownContainer[]): Part {
  const rows = changed.flatMap((one) =>
    one.changes.map((change, index) => [
      index === 0 ? nameOf(one) : '',
      fieldOf(change),
      change.from === undefined ? 'none' : code(change.from),
      code(change.to),
      usedWords(change.resource, one.usage),
      String(Math.round(one.usage.days)),
    ]),
  );
  return tableOf(['Container', 'Amount', 'Now', 'Proposed', 'Used', 'Days seen'], rows);
}

function reasonsOf(changed: readonly ShownContainer[]): Part {
  const lines = changed.flatMap((one) =>
    one.changes.map((change) => {
      const at = code(change.line === undefined ? change.file : `${change.file}:${change.line}`);
      return `- ${nameOf(one)}, ${fieldOf(change)} ${code(change.to)} in ${at}: ${escapeMarkdown(change.reason)}`;
    }),
  );
  return { head: '### Why', lines, foot: (left) => (left === 0 ? '' : `and ${left} more`) };
}

const cells = 48;

function coursesOf(changed: readonly ShownContainer[]): Part {
  const lines = changed.map((one) => {
    const { cpu, memory } = one.usage.course;
    const top = [usedWords('cpu', one.usage).split(', ').at(-1), usedWords('memory', one.usage)].map(
      (words) => words ?? '',
    );
    return `- ${nameOf(one)}<br>CPU ${code(sparkline(cpu, cells))} ${top[0]}<br>memory ${code(sparkline(memory, cells))} ${top[1]}`;
  });
  return { head: '### Use over time', lines, foot: (left) => (left === 0 ? '' : `and ${left} more`) };
}

function keptOf({ containers, unsized }: RightSizing): Part {
  const kept = containers.flatMap((one) => one.kept.map((why) => `- ${nameOf(one)}: ${escapeMarkdown(why)}`));
  const unknown = unsized.map(
    ({ workload, why, ...at }) =>
      `- ${escapeMarkdown(placeOf(at))} ${escapeMarkdown(`${workload.kind} ${workload.name}`)}: ${escapeMarkdown(why)}`,
  );
  const around = (shown: string) =>
    `<details><summary>What stays as it is, and why</summary>\n\n${shown}\n\n</details>`;
  return { lines: [...unknown, ...kept], around, foot: (left) => (left === 0 ? '' : `and ${left} more`) };
}

function notesOf({ notes }: RightSizing): Part {
  const lines = notes.map((note) => `- ${escapeMarkdown(note)}`);
  const leave =
    'What should be left alone is named under `right-size.exclude`, with the reason. The next run makes this anew, and closes it where nothing is left to change.';
  return { lines: [...lines, '', leave] };
}

/** The same for a terminal. */
export function rightSizeTable({ containers, unsized, notes }: RightSizing): string {
  const rows = containers.flatMap((one) =>
    one.changes.map((change) => [
      placeOf(one),
      `${one.workload.kind} ${one.workload.name}`,
      one.container,
      fieldOf(change),
      `${change.from ?? 'none'} -> ${change.to}`,
      change.reason,
    ]),
  );
  const kept = containers.flatMap((one) =>
    one.kept.map((why) => `${placeOf(one)} ${one.workload.name} ${one.container}: ${why}`),
  );
  const unknown = unsized.map((one) => `${placeOf(one)} ${one.workload.name}: ${one.why}`);
  const table = rows.length === 0 ? [] : [textTable(rows.map((row) => row.map(plainLine)))];
  return withoutRunnerCommands([...table, ...[...unknown, ...kept, ...notes].map(plainLine)].join('\n'));
}

/** The same for programs. */
export function rightSizeDetails(sizing: RightSizing): Readonly<Record<string, unknown>> {
  const { prices, at, days, queries, notes, unsized } = sizing;
  const containers = sizing.containers.map(
    ({ usage: { course: _, ...usage }, environment, target, workload, container, changes, kept }) => ({
      ...{ environment, target, workload, container, usage, changes, kept },
      ...(prices === undefined
        ? {}
        : { savingPerMonth: savingOf(changes, usage.running, prices), currency: prices.currency }),
    }),
  );
  return { at, days, queries, containers, unsized, notes };
}
