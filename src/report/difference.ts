import type { Package } from '../image/contents.ts';
import type { BaseImage } from '../image/details.ts';
import type { ContentsDifference, ImageDifference, PlatformDifference } from '../image/difference.ts';
import { printChange, printSize } from '../image/size.ts';
import { oneLine } from '../text/one-line.ts';
import { code, escapeMarkdown } from './escape.ts';

/** Platforms told of; an image may have any number. */
const mostPlatforms = 10;
/** Names in one list of packages or vulnerabilities, and characters of one name: a comment has room for 65,536. */
const mostNames = 15;
const longestName = 60;
/** Versions of one package told of. */
const mostVersions = 3;
/** Characters of what is to be opened: escaped names may be long. */
const mostDetails = 12_000;

/** What changed in the image: a line for each platform, and the rest to be opened. Empty where it is the same image. */
export function differenceMarkdown(difference: ImageDifference | undefined): string {
  if (difference === undefined || difference.before === difference.after) return '';
  const shown = difference.platforms.slice(0, mostPlatforms);
  const more = difference.platforms.length - shown.length;
  const lines = shown.map((one) => `- ${code(name(one.platform))}: ${platformLine(one)}`);
  const details = within(shown.map(platformDetails).filter((text) => text !== ''));
  const folded = `<details><summary>What changed in the image</summary>\n\n${details.join('\n\n')}\n\n</details>`;
  return [
    [...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n'),
    ...(details.length === 0 ? [] : [folded]),
  ].join('\n\n');
}

/** As many of the texts as there is room for. */
function within(texts: readonly string[]): readonly string[] {
  let room = mostDetails;
  const fitting = texts.filter((text) => {
    room -= text.length;
    return room >= 0;
  });
  return fitting.length === texts.length ? texts : [...fitting, 'There is more than can be shown; the report has all.'];
}

/** Such as `1.2 GB → 180 MB, −85 %; 2 vulnerabilities fixed`. */
function platformLine({ before, after, contents }: PlatformDifference): string {
  if (after === undefined) return 'no longer built';
  if (before === undefined) return `new, ${printSize(after.size)}`;
  const change = printChange(before.size, after.size);
  const size = `**${printSize(before.size)} → ${printSize(after.size)}**${change === '' ? '' : `, **${change}**`}`;
  return [size, ...vulnerabilityWords(contents)].join('; ');
}

function vulnerabilityWords(contents: ContentsDifference | undefined): readonly string[] {
  if (contents === undefined) return [];
  const { fixed, introduced } = contents;
  return [
    ...(introduced.length === 0 ? [] : [counted(introduced.length, 'new vulnerability', 'new vulnerabilities')]),
    ...(fixed.length === 0 ? [] : [`${counted(fixed.length, 'vulnerability', 'vulnerabilities')} fixed`]),
  ];
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

function platformDetails(platform: PlatformDifference): string {
  const { before, after, newBytes = 0, sharedLayers = 0, contents } = platform;
  if (before === undefined || after === undefined) return '';
  const pulled =
    sharedLayers === 0
      ? `${printSize(newBytes)} to pull where the image before is`
      : `the lowest ${sharedLayers} are the same, ${printSize(newBytes)} to pull where the image before is`;
  const lines = [
    `layers: ${before.layers} → ${after.layers}; ${pulled}`,
    baseLine(before.base, after.base),
    ...(contents === undefined ? [] : contentsLines(contents)),
  ];
  const shown = lines.filter((line) => line !== '').map((line) => `- ${line}`);
  return `${code(name(platform.platform))}\n\n${shown.join('\n')}`;
}

function baseLine(before: BaseImage | undefined, after: BaseImage | undefined): string {
  if (after === undefined && before === undefined) return '';
  const isSame = before?.name === after?.name && before?.digest === after?.digest;
  if (isSame) return `base: ${printBase(after, false)}, the same`;
  const byDigest = before?.name === after?.name;
  return `base: ${printBase(before, byDigest)} → ${printBase(after, byDigest)}`;
}

function printBase(base: BaseImage | undefined, byDigest: boolean): string {
  if (base === undefined) return 'not known';
  const digest = base.digest?.slice(0, 19);
  if (base.name === undefined) return code(digest ?? '');
  return code(byDigest && digest !== undefined ? `${name(base.name)}@${digest}` : name(base.name));
}

function contentsLines({ packages, fixed, introduced }: ContentsDifference): readonly string[] {
  const vulnerability = (one: { id: string; severity: string; package: string }) =>
    `${code(name(one.id))} (${escapeMarkdown(name(one.severity.toLowerCase()))}, ${code(name(one.package))})`;
  const versions = (all: readonly string[]) => name(all.slice(0, mostVersions).map(name).join(', '));
  const named = (one: Package) => code(name(`${one.name} ${one.version}`));
  const lists = [
    listLine('new vulnerabilities', introduced.map(vulnerability)),
    listLine('vulnerabilities fixed', fixed.map(vulnerability)),
    ...(packages === undefined
      ? []
      : [
          listLine(
            'packages changed',
            packages.changed.map((one) => code(`${name(one.name)} ${versions(one.from)} → ${versions(one.to)}`)),
          ),
          listLine('packages added', packages.added.map(named)),
          listLine('packages removed', packages.removed.map(named)),
        ]),
  ];
  return lists.filter((line) => line !== '');
}

function listLine(title: string, all: readonly string[]): string {
  if (all.length === 0) return '';
  const more = all.length - mostNames;
  const rest = more > 0 ? `, and ${more} more` : '';
  return `${title} (${all.length}): ${all.slice(0, mostNames).join(', ')}${rest}`;
}

/** A name that anybody may have chosen, of bounded length. */
function name(text: string): string {
  return oneLine(text, longestName);
}
