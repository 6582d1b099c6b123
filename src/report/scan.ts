import type { PlatformScan, Refused } from '../deployment/progress.ts';
import { oneLine } from '../text/one-line.ts';
import { code, escapeMarkdown } from './escape.ts';

/** The worst first. */
export const severities: readonly string[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];

/** Rows of the table of what is refused, lines of what is ignored, and notes; all of it is in the SARIF file, the report and the log. */
const shown = { refused: 10, ignored: 5, notes: 10 };

/** Characters of a name and of a sentence: a comment has room for 65,536, and each may become six. */
const longest = { name: 100, sentence: 400 };

/** What the scan found: a line for all platforms, what refuses the image, what is new, what is ignored and why. Empty where nothing was scanned. */
export function scanMarkdown(scans: readonly PlatformScan[]): string {
  if (scans.length === 0) return '';
  const parts = [
    `Scan: ${scans.map(platformLine).join(', ')}`,
    refusedTable(scans.flatMap(({ refused }) => refused)),
    distinct(scans.map(sinceLine)).join('\n\n'),
    ignoredLine(scans.flatMap(({ ignored = [] }) => ignored)),
    ...noteLines(distinct(scans.flatMap(({ notes = [] }) => notes))),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function distinct(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)].filter((line) => line !== '');
}

function platformLine({ platform, verdict, counts, secrets = 0, misconfigurations = 0 }: PlatformScan): string {
  const found = [
    ...Object.entries(counts).map(([severity, count]) => [count, severity.toLowerCase()] as const),
    [secrets, secrets === 1 ? 'secret' : 'secrets'] as const,
    [misconfigurations, misconfigurations === 1 ? 'misconfiguration' : 'misconfigurations'] as const,
  ].flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]));
  return `${code(platform)} ${verdict}${found.length === 0 ? '' : ` (${escapeMarkdown(found.join(', '))})`}`;
}

function noteLines(notes: readonly string[]): readonly string[] {
  const lines = notes.slice(0, shown.notes).map((note) => `Note: ${sentence(note)}`);
  const more = notes.length - shown.notes;
  return more > 0 ? [...lines, `and ${more} more notes in the log`] : lines;
}

/** What several platforms have is one row. */
function refusedTable(refused: readonly Refused[]): string {
  const rows = [...new Map(refused.map((one) => [JSON.stringify(one), one])).values()].sort(byWorst);
  if (rows.length === 0) return '';
  const shownRows = rows.slice(0, shown.refused).map(refusedRow);
  const table = `| found | severity | in | fixed in |\n| --- | --- | --- | --- |\n${shownRows.join('\n')}`;
  const more = rows.length - shown.refused;
  return more > 0 ? `${table}\n\nand ${more} more` : table;
}

function byWorst(one: Refused, other: Refused): number {
  const rank = ({ severity }: Refused) => severities.indexOf(severity);
  return rank(one) - rank(other);
}

function named(text: string): string {
  return code(oneLine(text, longest.name));
}

function sentence(text: string): string {
  return escapeMarkdown(oneLine(text, longest.sentence));
}

function refusedRow({ id, kind, severity, package: name, installed, fixed }: Refused): string {
  const fix = kind !== undefined ? '' : fixed === undefined ? 'none yet' : named(fixed);
  const what = kind === undefined ? named(id) : `${kind} ${named(id)}`;
  return `| ${what} | ${escapeMarkdown(severity.toLowerCase())} | ${named(`${name} ${installed}`)} | ${fix} |`;
}

function sinceLine({ platform, since }: PlatformScan): string {
  if (since === undefined) return '';
  const { image, fresh, already, worst } = since;
  const what = image === undefined ? 'nothing that is known to run' : code(image);
  const news = fresh === 0 ? 'nothing is new' : `${fresh} new (${worst})`;
  return `Since ${what}, on ${code(platform)}: ${escapeMarkdown(news)}, ${already} there already`;
}

function ignoredLine(ignored: NonNullable<PlatformScan['ignored']>): string {
  const entries = [...new Map(ignored.map((one) => [JSON.stringify(one), one])).values()];
  if (entries.length === 0) return '';
  const lines = entries.slice(0, shown.ignored).map(({ id, why }) => `${named(id)}: ${sentence(why)}`);
  const more = entries.length - shown.ignored;
  return `Ignored: ${lines.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
