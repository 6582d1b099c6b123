import type { FoundInWrite, PlatformScan, Progress, Refused, SignedImage } from '../../deployment/progress.ts';
import type { Content } from '../../page/node.ts';
import { h } from '../../page/node.ts';
import type { Tone } from '../../page/parts.ts';
import { badge, section } from '../../page/parts.ts';
import { firstOf, table } from '../../page/table.ts';
import { name, sentence } from '../../page/words.ts';
import { severities } from '../scan.ts';

/** Rows of each list; the JSON report and the SARIF files have all. */
const most = { refused: 60, ignored: 30, notes: 20, platforms: 10, findings: 60 };

/** What the scan found, and who signed the image. */
export function scanPart({ scans = [], signed }: Pick<Progress, 'scans' | 'signed'>): Content {
  const refused = distinct(scans.flatMap((scan) => scan.refused));
  const ignored = distinct(scans.flatMap((scan) => scan.ignored ?? []));
  return section(
    'Security',
    signedLine(signed),
    scans.length === 0 ? undefined : platforms(scans),
    refused.length === 0 ? undefined : refusedTable(refused),
    ignored.length === 0 ? undefined : ignoredList(ignored),
    notesList([...new Set([...scans.flatMap(({ notes = [] }) => notes), ...(signed?.notes ?? [])])]),
  );
}

/** What several platforms have is one. */
function distinct<T>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function signedLine(signed: SignedImage | undefined): Content {
  if (signed?.verified !== undefined)
    return h('p', {}, badge('good', 'signed'), ' by ', h('code', {}, name(signed.verified)));
  const attached = signed?.attached ?? [];
  return attached.length === 0 ? undefined : h('p', {}, `Attached to the image: ${attached.map(name).join(', ')}.`);
}

function platforms(scans: readonly PlatformScan[]): Content {
  const { shown, left } = firstOf(scans, most.platforms);
  const rows = shown.map(({ platform, verdict, counts, secrets = 0, misconfigurations = 0 }) => [
    name(platform),
    verdict === 'clean' ? badge('good', 'clean') : badge('bad', 'refused'),
    ...severities.map((severity) => String(counts[severity] ?? 0)),
    String(secrets),
    String(misconfigurations),
  ]);
  const columns = [
    { title: 'Platform' },
    { title: 'Verdict' },
    ...[...severities.map(titled), 'Secrets', 'Misconfigured'].map((title) => ({ title, kind: 'number' as const })),
  ];
  return [table('What the scan found on each platform', columns, rows), left];
}

function titled(word: string): string {
  return `${word.slice(0, 1)}${word.slice(1).toLowerCase()}`;
}

function byWorst(one: Refused, other: Refused): number {
  return severities.indexOf(one.severity) - severities.indexOf(other.severity);
}

function refusedTable(refused: readonly Refused[]): Content {
  const { shown, left } = firstOf(refused.toSorted(byWorst), most.refused);
  const rows = shown.map(({ id, kind, severity, package: of, installed, fixed }) => [
    [kind === undefined ? undefined : `${kind} `, h('code', {}, name(id))],
    name(severity.toLowerCase()),
    h('code', {}, name(`${of} ${installed}`)),
    kind === undefined ? (fixed === undefined ? 'none yet' : h('code', {}, name(fixed))) : '',
  ]);
  const columns = ['Refused', 'Severity', 'In', 'Fixed in'].map((title) => ({ title }));
  return [
    h('h3', { class: 'small' }, `What refuses the image (${refused.length})`),
    table('What refuses the image', columns, rows),
    left,
  ];
}

function ignoredList(ignored: NonNullable<PlatformScan['ignored']>): Content {
  const { shown, left } = firstOf(ignored, most.ignored);
  const items = shown.map(({ id, why }) => h('li', {}, h('code', {}, name(id)), `: ${sentence(why)}`));
  return [h('h3', { class: 'small' }, `Ignored (${ignored.length})`), h('ul', { class: 'list' }, ...items), left];
}

/** What people should know besides. */
export function notesList(notes: readonly string[]): Content {
  if (notes.length === 0) return undefined;
  const { shown, left } = firstOf(notes, most.notes);
  return [h('ul', { class: 'list soft' }, ...shown.map((note) => h('li', {}, `Note: ${sentence(note)}`))), left];
}

const tones = { error: 'bad', warning: 'warn', info: 'plain' } as const satisfies Record<
  FoundInWrite['severity'],
  Tone
>;

/** What the readiness rules say of the manifests that are rolled out. */
export function readinessPart(found: readonly FoundInWrite[]): Content {
  if (found.length === 0) return undefined;
  const { shown, left } = firstOf(found, most.findings);
  const rows = shown.map(({ rule, severity, file, line, message, fix }) => [
    h('code', {}, name(rule)),
    badge(tones[severity], severity),
    [sentence(message), h('br'), h('span', { class: 'soft' }, sentence(fix))],
    h('code', {}, `${name(file)}:${line}`),
  ]);
  const columns = ['Rule', 'Severity', 'What, and what to do', 'Place'].map((title) => ({ title }));
  return section('Readiness', table('What the readiness rules found', columns, rows), left);
}
