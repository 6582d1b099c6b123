import type { Digest } from '../image/reference.ts';

/** Where layers are cached between builds; see `image.cache` in the configuration. */
export interface BuildCache {
  readonly type: 'gha' | 'registry' | 'local' | 'none';
  readonly mode: 'min' | 'max';
}

/** One image to build, for all its platforms, and to push by digest without naming it. */
export interface BuildRequest {
  /** Repository without a tag, such as `ghcr.io/acme/api`. */
  readonly repository: string;
  readonly context: string;
  readonly file: string;
  /** Such as `linux/amd64`; at least one. */
  readonly platforms: readonly string[];
  /** OCI annotations, by name. */
  readonly labels: Readonly<Record<string, string>>;
  readonly cache: BuildCache;
  readonly attestations: { readonly sbom: boolean; readonly provenance: 'none' | 'min' | 'max' };
  /** Seconds since 1970 of the source commit, so that the same commit gives the same image. */
  readonly sourceDateEpoch?: number;
}

export type BuildResult =
  | { readonly result: 'built'; readonly digest: Digest }
  | {
      /** `registry-unreachable`: an image that it builds upon could not be had, which says nothing of the change. */
      readonly result: 'build-failed' | 'push-failed' | 'builder-missing' | 'registry-unreachable';
      readonly message: string;
      /** What the failing step printed last. */
      readonly lastLines: readonly string[];
    };

/** Builds images with buildx. */
export interface Builder {
  /** The command line that `build` would run, quoted so that it can be pasted into a POSIX shell. */
  commandLine(request: BuildRequest): string;
  build(request: BuildRequest, signal: AbortSignal): Promise<BuildResult>;
}
