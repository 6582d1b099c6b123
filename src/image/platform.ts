/** A platform as an image index and an image's configuration have it (OCI image-spec, image-index.md and config.md). */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  /** Of Windows, such as `10.0.20348.2113`. */
  readonly osVersion?: string;
  readonly osFeatures?: readonly string[];
}

/** `os/architecture[/variant]`, as it stands in the image. */
export function printPlatform({ os, architecture, variant }: Platform): string {
  return variant === undefined ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

/** The one name of platforms that have several, as containerd has it (github.com/containerd/platforms, `normalizeArch`). */
export function normalisePlatform(platform: string): string {
  const [os = '', architecture = '', variant] = platform.toLowerCase().split('/');
  const [arch, kind] = normaliseArchitecture(architecture, variant);
  return kind === undefined ? `${os}/${arch}` : `${os}/${arch}/${kind}`;
}

/** Whether two platforms are the same, however they are written: `linux/arm64` is `linux/arm64/v8`. */
export function isSamePlatform(one: string, other: string): boolean {
  return normalisePlatform(one) === normalisePlatform(other);
}

/** Those of the platforms that are wanted that are not among the ones that are there. */
export function missingPlatforms(wanted: readonly string[], there: readonly string[]): readonly string[] {
  return wanted.filter((platform) => !there.some((one) => isSamePlatform(one, platform)));
}

function normaliseArchitecture(architecture: string, variant: string | undefined): readonly [string, string?] {
  switch (architecture) {
    case 'i386':
      return ['386'];
    case 'x86_64':
    case 'x86-64':
    case 'amd64':
      return variant === undefined || variant === 'v1' ? ['amd64'] : ['amd64', variant];
    case 'aarch64':
    case 'arm64':
      return variant === undefined || variant === 'v8' || variant === '8' ? ['arm64'] : ['arm64', variant];
    case 'armhf':
      return ['arm', 'v7'];
    case 'armel':
      return ['arm', 'v6'];
    case 'arm':
      return ['arm', variant === undefined ? 'v7' : variant.replace(/^(?=\d)/, 'v')];
    default:
      return variant === undefined ? [architecture] : [architecture, variant];
  }
}
