import type { ContentsDifference, ImageDifference, PlatformDifference } from '../../image/difference.ts';
import { printChange, printSize } from '../../image/size.ts';
import type { Content } from '../../page/node.ts';
import { h } from '../../page/node.ts';
import { folded, section } from '../../page/parts.ts';
import { firstOf, table } from '../../page/table.ts';
import { counted, name } from '../../page/words.ts';

/** Platforms and names that are shown; the JSON report has all. */
const most = { platforms: 10, names: 60, versions: 3 };

/** What changed in the image: sizes of each platform, packages and vulnerabilities. Nothing where it is the same image. */
export function imagePart(difference: ImageDifference | undefined): Content {
  if (difference === undefined || difference.before === difference.after) return undefined;
  const { shown, left } = firstOf(difference.platforms, most.platforms);
  const columns = [
    { title: 'Platform' },
    ...['Before', 'Now', 'Change', 'To pull', 'Layers'].map((title) => ({ title, kind: 'number' as const })),
  ];
  return section(
    'Image',
    table('Sizes of the image', columns, shown.map(sizeRow)),
    left,
    ...shown.map(({ platform, contents }) => contentsOf(platform, contents)),
  );
}

function sizeRow({ platform, before, after, newBytes }: PlatformDifference): readonly Content[] {
  const size = (side: typeof before) => (side === undefined ? 'not built' : printSize(side.size));
  const change = before === undefined || after === undefined ? '' : printChange(before.size, after.size);
  return [
    name(platform),
    size(before),
    size(after),
    change,
    newBytes === undefined ? '' : printSize(newBytes),
    before === undefined || after === undefined ? '' : `${before.layers} → ${after.layers}`,
  ];
}

/** The change of size of the first platform, for the top of the page: `180 MB` and `−85 %`. */
export function sizeOf(
  difference: ImageDifference | undefined,
): { readonly size: string; readonly change: string } | undefined {
  const first = difference?.platforms.find(({ after }) => after !== undefined);
  if (first?.after === undefined) return undefined;
  const change = first.before === undefined ? '' : printChange(first.before.size, first.after.size);
  return { size: printSize(first.after.size), change: `${change === '' ? '' : `${change}, `}${name(first.platform)}` };
}

function contentsOf(platform: string, contents: ContentsDifference | undefined): Content {
  if (contents === undefined) return undefined;
  const { introduced, fixed, packages } = contents;
  const vulnerability = (one: (typeof introduced)[number]) => [
    h('code', {}, name(one.id)),
    name(one.severity.toLowerCase()),
    h('code', {}, name(one.package)),
  ];
  const lists = [
    listOf('New vulnerabilities', ['Id', 'Severity', 'Package'], introduced.map(vulnerability)),
    listOf('Vulnerabilities fixed', ['Id', 'Severity', 'Package'], fixed.map(vulnerability)),
    packagesOf(packages),
  ];
  const count = introduced.length + fixed.length + countOf(packages);
  if (count === 0) return undefined;
  return folded(`What changed in ${name(platform)}: ${summaryOf(contents)}`, ...lists);
}

function countOf(packages: ContentsDifference['packages']): number {
  return packages === undefined ? 0 : packages.added.length + packages.removed.length + packages.changed.length;
}

function summaryOf({ introduced, fixed, packages }: ContentsDifference): string {
  const parts = [
    [introduced.length, 'new vulnerability', 'new vulnerabilities'],
    [fixed.length, 'vulnerability fixed', 'vulnerabilities fixed'],
    [countOf(packages), 'package', 'packages'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, one, several]) => counted(count, one, several))
    .join(', ');
}

function packagesOf(packages: ContentsDifference['packages']): Content {
  if (packages === undefined) return undefined;
  const versions = (all: readonly string[]) => name(all.slice(0, most.versions).join(', '));
  const rows = [
    ...packages.changed.map((one) => [h('code', {}, name(one.name)), versions(one.from), versions(one.to)]),
    ...packages.added.map((one) => [h('code', {}, name(one.name)), 'none', name(one.version)]),
    ...packages.removed.map((one) => [h('code', {}, name(one.name)), name(one.version), 'removed']),
  ];
  return listOf('Packages', ['Package', 'Before', 'Now'], rows);
}

function listOf(title: string, columns: readonly string[], rows: readonly (readonly Content[])[]): Content {
  if (rows.length === 0) return undefined;
  const { shown, left } = firstOf(rows, most.names);
  return [
    h('h3', { class: 'small' }, `${title} (${rows.length})`),
    table(
      title,
      columns.map((one) => ({ title: one })),
      shown,
    ),
    left,
  ];
}
