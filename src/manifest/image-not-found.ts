import type { Problem } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { FoundSite, Images } from './images.ts';

const shownNames = 8;

/** The advice to name a value by its path, given those of versions whose image is named in another file. */
type ByPath = (nameless: readonly string[]) => string;

/** Says what files name instead of an image. */
export function imageNotFound(
  wanted: string,
  {
    files,
    found,
    byPath,
  }: { readonly files: readonly string[]; readonly found: readonly Images[]; readonly byPath: ByPath },
): Problem {
  const sites = found.flatMap((images) => images.sites);
  const byName = Map.groupBy(
    sites.flatMap(({ repositories, place }) => repositories.map((name) => ({ name, place }))),
    ({ name }) => name,
  );
  const names = [...byName].map(([name, [first]]) => `${name} (${first?.place})`);
  const shown = names.length > shownNames ? [...names.slice(0, shownNames), '…'] : names;
  const [file] = files;
  const what =
    files.length === 1
      ? `does not name the image ${wanted}; it names`
      : `none of the ${files.length} files names the image ${wanted}; they name`;
  return {
    message: `${what} ${shown.length === 0 ? 'none' : shown.join(', ')}`,
    ...(files.length === 1 && file !== undefined ? { place: { file } } : {}),
    remedy: adviceFor(wanted, found, sites) ?? byPath(found.flatMap(({ nameless }) => nameless)),
  };
}

function adviceFor(wanted: string, found: readonly Images[], sites: readonly FoundSite[]): string | undefined {
  const meant = meantBy(wanted, sites);
  if (meant.length > 0) return `did you mean ${meant.join(' or ')}?`;
  const objects = new Set(found.flatMap((images) => images.objects));
  const reference = found.flatMap((images) => images.references).find(({ target }) => !objects.has(target));
  if (reference !== undefined)
    return `the Rollout ${reference.rollout} takes its pods from ${reference.target}: edit the file of that`;
  return undefined;
}

/** Names that end as the one asked for, or belong to a container of that name; else the one that is written most alike. */
function meantBy(wanted: string, sites: readonly FoundSite[]): readonly string[] {
  const last = lastPart(wanted);
  const alike = sites.filter(
    ({ container, repositories }) => container === last || repositories.some((name) => lastPart(name) === last),
  );
  const names = [...new Set(alike.flatMap(({ repositories }) => repositories))];
  if (names.length > 0) return names;
  const guess = nearest(wanted, [...new Set(sites.flatMap(({ repositories }) => repositories))]);
  return guess === undefined ? [] : [guess];
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
