/** The archive of one version of Trivy for Linux, by architecture as Node names it. */
export interface PinnedTrivy {
  readonly version: string;
  /** SHA-256 of the archives, in hexadecimal. */
  readonly sha256: { readonly x64?: string; readonly arm64?: string };
}

/**
 * The version that is downloaded unless another is configured. Its checksums are those of
 * https://github.com/aquasecurity/trivy/releases/download/v0.74.0/trivy_0.74.0_checksums.txt, and were held against
 * what several projects that download it have pinned by themselves.
 */
export const pinned: PinnedTrivy = {
  version: '0.74.0',
  sha256: {
    x64: '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
    arm64: 'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5',
  },
};

/** The oldest version whose reports were held against what we read of them. */
export const oldest = '0.65.0';

/**
 * Versions that were published by thieves in March 2026 and steal every secret that the runner can read: CVE-2026-33634,
 * https://github.com/advisories/GHSA-69fq-xp46-6x23. 0.69.5 and 0.69.6 were on Docker Hub alone.
 */
export const compromised: readonly string[] = ['0.69.4', '0.69.5', '0.69.6'];

/** SHA-256 of what they published for Linux (binaries, archives): asking such a program for its version would run it. */
export const compromisedFiles: readonly string[] = [
  '822dd269ec10459572dfaaefe163dae693c344249a0161953f0d5cdd110bd2a0',
  'e64e152afe2c722d750f10259626f357cdea40420c5eedae37969fbf13abbecf',
  '385d498d18a3a7c67878ca7322716f9da25683eb1a4bf9e9592da0d5f2ab09f6',
];

/** Why a version must not be used; undefined where it may. */
export function wrongVersion(version: string): string | undefined {
  if (compromised.includes(version))
    return `Trivy ${version} was published by thieves in March 2026 (CVE-2026-33634): take this machine for stolen from, and change every secret that it could read`;
  return isOlder(version, oldest) ? `Trivy ${version} is too old: ${oldest} or newer is needed` : undefined;
}

/** Whether the first version comes before the other; what is no version (a build of one's own) is taken for new. */
export function isOlder(version: string, other: string): boolean {
  const [parts, others] = [numbersOf(version), numbersOf(other)];
  if (parts === undefined || others === undefined) return false;
  const index = parts.findIndex((part, at) => part !== others[at]);
  return index >= 0 && (parts[index] ?? 0) < (others[index] ?? 0);
}

function numbersOf(version: string): readonly number[] | undefined {
  return /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
}
