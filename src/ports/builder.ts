import type { FailedStep } from '../deployment/progress.ts';
import type { Problem } from '../errors.ts';
import type { BuildSpecification } from '../image/build.ts';
import type { Digest } from '../image/reference.ts';

/** One image to build, for all its platforms, and to push by digest without naming it. */
export interface BuildRequest extends BuildSpecification {
  /** Repository without a tag, such as `ghcr.io/acme/api`. */
  readonly repository: string;
  /** Seconds since 1970 of the source commit, so that the same commit gives the same image. */
  readonly sourceDateEpoch?: number;
}

export type BuildResult =
  | { readonly result: 'built'; readonly digest: Digest }
  | {
      /**
       * `registry-unreachable`: an image that it builds upon could not be had, which says nothing of the change.
       * `push-refused`: the registry knows us and does not let us, or does not know us.
       */
      readonly result: 'build-failed' | 'push-failed' | 'push-refused' | 'builder-missing' | 'registry-unreachable';
      readonly message: string;
      /** What to do, where it is more than the remedy of the reason. */
      readonly remedy?: string;
      /** The step that failed, where one did. */
      readonly step?: FailedStep;
    };

/** Builds images with buildx. */
export interface Builder extends AsyncDisposable {
  /** What a build would miss on this machine (a Dockerfile, a folder, a secret), each at the key of the configuration that names it. Starts nothing. */
  check(request: BuildRequest): Promise<readonly Problem[]>;
  /** The command line that `build` would run, quoted so that it can be pasted into a POSIX shell. */
  commandLine(request: BuildRequest): Promise<string>;
  build(request: BuildRequest, signal: AbortSignal): Promise<BuildResult>;
}
