import type { Seen } from './finding.ts';

/** What a scan for vulnerabilities did not see. */
export interface BlindSpot {
  /** Whether there must have been packages: then nothing can be said of the image. */
  readonly isBlind: boolean;
  readonly sentence: string;
}

/** Trivy's word for packages of which it knows no operating system. */
const unknownFamily = 'none';

/** Operating systems of which Trivy looks for no packages: whoever writes `/etc/os-release` may call any other so. */
const withoutPackages: readonly string[] = ['activestate'];

/**
 * What a report shows of not having been able to look. Trivy ends well in all these cases: an operating system that it knows no
 * advisories for is left out of the report, one without its package database has an empty list, and packages without
 * `/etc/os-release` are listed under the family `none`. An image from scratch has none of these, and is legitimate.
 * https://github.com/aquasecurity/trivy/blob/main/pkg/scan/local/service.go
 */
export function blindSpotOf({ system, systemPackages, otherPackages }: Seen): BlindSpot | undefined {
  if (system === undefined) return otherPackages > 0 ? undefined : nothingSeen;
  const known = `${system.family} ${system.name}`.trim();
  if (system.family === unknownFamily)
    return {
      isBlind: true,
      sentence:
        'the image has packages of an operating system that cannot be told (is /etc/os-release missing?), so none of them was checked',
    };
  if (withoutPackages.includes(system.family) && otherPackages > 0)
    return {
      isBlind: false,
      sentence: `of ${known} Trivy looks at packages of languages alone, and at none of an operating system`,
    };
  if (systemPackages === 0)
    return {
      isBlind: true,
      sentence: `Trivy saw none of the packages of ${known}: their database is missing from the image, or Trivy knows no advisories for it`,
    };
  if (system.isUnknown === true)
    return {
      isBlind: false,
      sentence: `Trivy does not know the release ${known}, and perhaps no vulnerability of its packages`,
    };
  if (!system.isEndOfLife) return undefined;
  return {
    isBlind: false,
    sentence: `${known} is out of support: vulnerabilities that were found since are not known`,
  };
}

const nothingSeen: BlindSpot = {
  isBlind: false,
  sentence: 'Trivy saw no packages at all: of an image from scratch with a program of its own it can tell nothing more',
};
