import type { Sighting } from '../../doctor/workloads.ts';
import type { KubernetesObject, Listing } from '../../ports/cluster.ts';

/** One object of a listing, by its name. */
export function sightOf<T>(
  listing: Listing | undefined,
  name: string,
  read: (object: KubernetesObject) => T,
): Sighting<T> {
  const all = sightOfAll(listing);
  if (all.state !== 'seen') return all;
  const found = all.object.find(({ metadata }) => metadata.name === name);
  return found === undefined ? { state: 'absent' } : { state: 'seen', object: read(found) };
}

/** All objects of a listing. */
export function sightOfAll(listing: Listing | undefined): Sighting<readonly KubernetesObject[]> {
  switch (listing?.state) {
    case 'listed':
      return { state: 'seen', object: listing.objects };
    case 'forbidden':
    case 'unreachable':
      return { state: listing.state, message: listing.message };
    case 'unknown-type':
      return { state: 'unknown-type' };
    case undefined:
      return { state: 'absent' };
  }
}
