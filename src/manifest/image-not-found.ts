import type { Problem } from '../errors.ts';
import { printPlace } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { FoundSite, Images } from './images.ts';
import type { Mention } from './mentions.ts';
import type { WorkloadReference } from './workload-reference.ts';

const shownNames = 8;

/** The advice to name a value by its path, given those of versions whose image is named in another file. */
type ByPath = (nameless: readonly string[]) => string;

/** Says what files name instead of an image. */
export function imageNotFound(
  wanted: string,
  {
    files,
    found,
    mentions,
    byPath,
  }: {
    readonly files: readonly string[];
    readonly found: readonly Images[];
    readonly mentions: readonly Mention[];
    readonly byPath: ByPath;
  },
): Problem {
  const sites = found.flatMap((images) => images.sites);
  const byName = Map.groupBy(
    sites.flatMap(({ repositories, place }) => repositories.map((name) => ({ name, place }))),
    ({ name }) => name,
  );
  const names = [...byName].map(([name, [first]]) => `${name} (${printPlace(first?.place)})`);
  const shown = names.length > shownNames ? [...names.slice(0, shownNames), '…'] : names;
  const [file] = files;
  const what =
    files.length === 1
      ? `does not name the image ${wanted}; it names`
      : `none of the ${files.length} files names the image ${wanted}; they name`;
  return {
    message: `${what} ${shown.length === 0 ? 'none' : shown.join(', ')}`,
    ...(files.length === 1 && file !== undefined ? { place: { file } } : {}),
    remedy: inText(mentions) ?? adviceFor(wanted, found, sites) ?? byPath(found.flatMap(({ nameless }) => nameless)),
  };
}

function inText([mention]: readonly Mention[]): string | undefined {
  if (mention === undefined) return undefined;
  return `${mention.reference} stands in a text at ${printPlace(mention.place)}: change that by hand`;
}

function adviceFor(wanted: string, found: readonly Images[], sites: readonly FoundSite[]): string | undefined {
  const meant = meantBy(wanted, sites);
  if (meant.length > 0) return `did you mean ${meant.join(' or ')}?`;
  const [reference] = podsElsewhere(found);
  if (reference === undefined) return undefined;
  return `the Rollout ${reference.rollout} takes its pods from ${reference.target}: name the file of that`;
}

/** The Rollouts of files whose pods are described by an object that none of them holds. */
export function podsElsewhere(found: readonly Images[]): readonly WorkloadReference[] {
  const objects = new Set(found.flatMap((images) => images.objects));
  return found.flatMap((images) => images.references).filter(({ target }) => !objects.has(target));
}

/** Names that end as the one asked for, or belong to a container of that name; else those that are written alike. */
function meantBy(wanted: string, sites: readonly FoundSite[]): readonly string[] {
  const last = lastPart(wanted);
  const alike = sites.flatMap(({ container, repositories }) =>
    container === last ? repositories : repositories.filter((name) => lastPart(name) === last),
  );
  if (alike.length > 0) return [...new Set(alike)];
  const names = [...new Set(sites.flatMap(({ repositories }) => repositories))];
  const slip = nearest(last, names.map(lastPart));
  if (slip !== undefined) return names.filter((name) => lastPart(name) === slip);
  const guess = nearest(wanted, names);
  return guess === undefined ? [] : [guess];
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
