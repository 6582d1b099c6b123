/** Where layers are cached between builds. */
export type BuildCache =
  | { readonly type: 'none' }
  /** The cache of GitHub Actions: builds of the same scope share one index, and the newest one counts. */
  | { readonly type: 'gha'; readonly scope: string; readonly mode: CacheMode }
  /** An image of cached layers. */
  | { readonly type: 'registry'; readonly ref: string; readonly mode: CacheMode }
  /** A folder of this machine. */
  | { readonly type: 'local'; readonly folder: string; readonly mode: CacheMode };

/** Layers of the result alone, or those of all stages. */
export type CacheMode = 'min' | 'max';

/** A secret of the build: its value is never here. */
export interface BuildSecret {
  /** The id that the Dockerfile mounts it by. */
  readonly id: string;
  readonly source:
    | { readonly from: 'environment'; readonly name: string }
    | { readonly from: 'file'; readonly path: string };
}

/** What of SSH a step may use: the agent of this machine where there are no paths, or these keys or sockets. */
export interface BuildSsh {
  readonly id: string;
  readonly paths: readonly string[];
}

/** What says how the image is built. */
export type BuildDefinition =
  | {
      readonly by: 'dockerfile';
      /** A folder, or the URL of a git repository at a commit. */
      readonly context: string;
      /** Relative to the working folder (of a git URL: to the repository); `Dockerfile` of the context unless given. */
      readonly file?: string;
      /** The stage that is built; the last one unless given. */
      readonly target?: string;
    }
  | {
      readonly by: 'bake';
      readonly files: readonly string[];
      readonly target: string;
      /** Variables of the bake files. */
      readonly variables: Readonly<Record<string, string>>;
    };

/** The drivers of buildx with which an image can be pushed by its digest. */
export const builderDrivers = ['docker-container', 'kubernetes', 'remote'] as const;

/** Which builder builds. */
export interface BuilderChoice {
  /** Undefined for one that is made for this build alone. */
  readonly name?: string;
  /** How it is made where there is none of that name; undefined for one that must be there. */
  readonly create?: {
    readonly driver: (typeof builderDrivers)[number];
    /** Where a remote BuildKit listens, such as `tcp://buildkit:1234`. */
    readonly endpoint?: string;
    readonly options: Readonly<Record<string, string>>;
  };
}

/** How one image is built, with all templates filled in. */
export interface BuildSpecification {
  readonly definition: BuildDefinition;
  /** Such as `linux/amd64`; none only where a bake file says which. */
  readonly platforms: readonly string[];
  readonly arguments: Readonly<Record<string, string>>;
  readonly secrets: readonly BuildSecret[];
  readonly ssh: readonly BuildSsh[];
  /** Named contexts besides the main one. */
  readonly contexts: Readonly<Record<string, string>>;
  /** Labels besides those that tell where the image comes from. */
  readonly labels: Readonly<Record<string, string>>;
  /** What network the steps have; that of the builder unless given. */
  readonly network?: 'default' | 'none' | 'host';
  /** What buildx is allowed besides, such as `network.host`. */
  readonly allow: readonly string[];
  readonly cache: BuildCache;
  readonly attestations: { readonly sbom: boolean; readonly provenance: 'none' | 'min' | 'max' };
  /** The builder that buildx uses by itself unless given. */
  readonly builder?: BuilderChoice;
}

/** Whether a context is fetched from a git repository, and is no folder. */
export function isGitContext(context: string): boolean {
  return /^(?:(?:https?|ssh|git):\/\/|git@)/i.test(context);
}

/** Whether a named context is something else than a folder of this machine. */
export function isRemoteContext(context: string): boolean {
  return isGitContext(context) || /^(?:docker-image:\/\/|oci-layout:\/\/|target:)/.test(context);
}
