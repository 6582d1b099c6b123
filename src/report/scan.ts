import type { PlatformScan, Refused } from '../deployment/progress.ts';
import { code, escapeMarkdown } from './escape.ts';

/** Rows of the table of what is refused, and lines of what is ignored; all of it is in the SARIF file and the report. */
const shown = { refused: 10, ignored: 5 };

/** What the scan found: a line for all platforms, what refuses the image, what is new, what is ignored and why. Empty where nothing was scanned. */
export function scanMarkdown(scans: readonly PlatformScan[]): string {
  if (scans.length === 0) return '';
  const parts = [
    `Scan: ${scans.map(platformLine).join(', ')}`,
    refusedTable(scans.flatMap(({ refused }) => refused)),
    distinct(scans.map(sinceLine)).join('\n\n'),
    ignoredLine(scans.flatMap(({ ignored = [] }) => ignored)),
    ...distinct(scans.flatMap(({ notes = [] }) => notes)).map((note) => `Note: ${escapeMarkdown(note)}`),
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

function refusedTable(refused: readonly Refused[]): string {
  const rows = distinct(refused.slice(0, shown.refused).map(refusedRow));
  if (rows.length === 0) return '';
  const table = `| found | severity | in | fixed in |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
  const more = refused.length - shown.refused;
  return more > 0 ? `${table}\n\nand ${more} more` : table;
}

function refusedRow({ id, kind, severity, package: name, installed, fixed }: Refused): string {
  const where = code(`${name} ${installed}`.trim());
  const fix = kind !== undefined ? '' : fixed === undefined ? 'none yet' : code(fixed);
  const what = kind === undefined ? code(id) : `${kind} ${code(id)}`;
  return `| ${what} | ${escapeMarkdown(severity.toLowerCase())} | ${where} | ${fix} |`;
}

function sinceLine({ platform, since }: PlatformScan): string {
  if (since === undefined) return '';
  const { image, fresh, already, worst } = since;
  const what = image === undefined ? 'nothing that is known to run' : code(image);
  const news = fresh === 0 ? 'nothing is new' : `${fresh} new (${worst})`;
  return `Since ${what}, on ${code(platform)}: ${escapeMarkdown(news)}, ${already} there already`;
}

function ignoredLine(ignored: NonNullable<PlatformScan['ignored']>): string {
  const lines = distinct(ignored.map(({ id, why }) => `${code(id)}: ${escapeMarkdown(why)}`));
  if (lines.length === 0) return '';
  const more = lines.length - shown.ignored;
  return `Ignored: ${lines.slice(0, shown.ignored).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
