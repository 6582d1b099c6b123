import type { FreezeWindow } from '../configuration/freeze.ts';
import type { BuildSpecification } from '../image/build.ts';
import type { Digest, ImageReference } from '../image/reference.ts';
import type { ObjectName, WorkloadName } from '../rollout/goal.ts';
import type { ReadinessSettings } from '../rules/settings.ts';
import type { TrustedSigner } from '../signature/judge.ts';
import type { SourceCommit, WrittenEdit } from './progress.ts';
import type { DeploymentKind } from './record.ts';

/** One edit as it is configured: templates are filled in when the image is known. */
export interface EditTemplate {
  readonly file: string;
  readonly target:
    | { readonly by: 'path'; readonly path: string; readonly value: string }
    /** The repository that the file names. */
    | { readonly by: 'image'; readonly image: string };
}

/** One cluster or region of the environment. */
export interface TargetPlan {
  readonly name: string;
  /** Name of the cluster in the configuration; undefined for the only one. */
  readonly cluster?: string;
  readonly edits: readonly EditTemplate[];
  readonly application?: ObjectName & {
    readonly cluster?: string;
    readonly sync?: 'if-manual';
    /** Whether it is made of what is written here, by an ApplicationSet or another Application. */
    readonly isGenerated?: true;
  };
  readonly workloads: readonly WorkloadName[];
}

/** In which order the targets are deployed. */
export interface WavesPlan {
  /** The names of targets that are deployed together, wave by wave. */
  readonly targets: readonly (readonly string[])[];
  /** Seconds that a wave must have been healthy before the next begins. */
  readonly soakSeconds: number;
  /** What is put back when a wave goes bad: its values, or those of the waves before it too. */
  readonly rollback: 'failed' | 'all';
}

/** How the image comes about; `recipe` tells builds of one commit from each other: see `recipeOf`. */
export type ImagePlan =
  | { readonly from: 'registry'; readonly image: ImageReference }
  | { readonly from: 'build'; readonly build: BuildSpecification; readonly recipe: string }
  /** Built before, each platform by a run of its own: made one image, as `image.platforms` has it. */
  | {
      readonly from: 'digests';
      readonly digests: readonly Digest[];
      readonly platforms: readonly string[];
      readonly recipe: string;
    };

/** What of a plan says which image it is about. */
export type ImageOfPlan = Pick<Plan, 'image' | 'source' | 'sourceUrl'>;

/** How images are signed, and whose signatures are trusted. */
export interface SigningPlan {
  readonly sign: boolean;
  /** Where an attestation of how the image was built is put. */
  readonly attest: readonly ('github' | 'registry')[];
  /** Whether a deployment ends where an attestation cannot be made. */
  readonly attestationRequired: boolean;
  /** Another Sigstore than the public one. */
  readonly authority: { readonly fulcio?: string; readonly rekor?: string; readonly timestamp?: string };
  /** Name of the environment variable with what is trusted, or with its path. */
  readonly trustedRoot?: string;
  /** One of these must have signed what is deployed; with none nothing is verified. */
  readonly verify: readonly TrustedSigner[];
}

/** Who is asked for a review: logins, and slugs of teams of the organization that owns the repository. */
export interface Reviewers {
  readonly users: readonly string[];
  readonly teams: readonly string[];
}

/** What the pull request in the GitOps repository looks like. */
export interface PullRequestPlan {
  readonly labels: readonly string[];
  readonly reviewers: Reviewers;
  readonly draft: boolean;
  /** Template of the title. */
  readonly title?: string;
  /** Template of the body, in Markdown. */
  readonly template?: string;
}

/** What the image is scanned for, with which Trivy, and what refuses it. */
export interface ScanPlan {
  /** Severities of vulnerabilities and misconfigurations, and of secrets. */
  readonly failOn: readonly string[];
  readonly failOnSecret: readonly string[];
  /** Whether only what is new since the image that the environment runs is refused. */
  readonly failOnNew: boolean;
  /** Whether what is new is told apart. */
  readonly compares: boolean;
  readonly ignoreUnfixed: boolean;
  /** Paths in the application repository. */
  readonly ignoreFile?: string;
  readonly vex: readonly string[];
  readonly scanners: readonly ('vuln' | 'secret' | 'misconfig')[];
  /** Folders. */
  readonly sarif?: string;
  readonly reports?: string;
  readonly upload: 'never' | 'auto' | 'always';
  readonly allowNoPackages: boolean;
  /** Whether nothing may be downloaded. */
  readonly offline: boolean;
  /** Seconds that one scan may take. */
  readonly timeoutSeconds: number;
  readonly trivy: {
    readonly source: 'auto' | 'path' | 'download';
    /** The version to download, with its checksums; the pinned one unless given. */
    readonly version?: string;
    readonly sha256?: { readonly x64?: string; readonly arm64?: string };
    /** Where the archives are; GitHub unless given. */
    readonly mirror?: string;
  };
  readonly database: {
    readonly folder?: string;
    /** Tried in turn; Trivy's own where there are none. */
    readonly repositories: readonly string[];
    readonly javaRepositories: readonly string[];
    readonly maxAgeSeconds: number;
  };
}

/** An environment that comes before: what is to be seen healthy there. */
export interface SourceEnvironment extends Pick<Plan, 'targets' | 'waves'> {
  readonly environment: string;
}

/** What Velero backs up before a write. */
export interface BackupPlan {
  /** The namespace of Velero. */
  readonly namespace: string;
  /** Namespaces to back up besides those of the workloads. */
  readonly besides: readonly string[];
  readonly storageLocation?: string;
  readonly ttlSeconds?: number;
  readonly snapshotVolumes?: boolean;
  /** Seconds that a Backup may take, from when it was asked for. */
  readonly timeoutSeconds: number;
  /** Seconds after which a Backup that is complete is too old to write upon. */
  readonly maxAgeSeconds: number;
  /** Whether nothing is written without one. */
  readonly isRequired: boolean;
}

/** What users were promised, and who tells how well it was kept. */
export interface BudgetPlan {
  /** Such as `99.9%`. */
  readonly objective: string;
  /** The share that may be bad. */
  readonly allowed: number;
  readonly windowSeconds: number;
  /** PromQL, in which `{{range}}` is left to be filled in. */
  readonly queries: { readonly good: string; readonly total: string } | { readonly ratio: string };
  /** The clusters whose Prometheus is asked; undefined is that of all. */
  readonly clusters: readonly (string | undefined)[];
  /** Whether a deployment waits while it is spent. */
  readonly holds: boolean;
  /** Whether one waits that nobody can tell of. */
  readonly holdsUnknown: boolean;
}

/** What keeps every write from Git until it is open; a rollback passes them all. */
export interface GatesPlan {
  /** The image must be healthy in all of these. */
  readonly after: readonly SourceEnvironment[];
  /** Seconds that it must have been healthy there. */
  readonly soakSeconds: number;
  readonly freeze: readonly FreezeWindow[];
  readonly approvals?: {
    /** The GitHub environment whose required reviewers must have approved the run. */
    readonly environment?: string;
    /** How many must have approved the pull request of the image's commit. */
    readonly reviews: number;
  };
  /** The error budget, where there is an objective and a Prometheus that tells of it. */
  readonly budget?: BudgetPlan;
}

/** What a preview is made of, and where it stands: an environment of one pull request. */
export interface PreviewPlan {
  /** The environment of the configuration that it is one of: closing that closes all. */
  readonly of: string;
  readonly pullRequest: number;
  /** File or folder that it begins as, and in which repository. */
  readonly template: string;
  readonly from: 'gitops' | 'application';
  /** What the template is copied to. */
  readonly path: string;
  /** Where it is seen. */
  readonly url?: string;
}

/** Everything about a deployment that is known before it begins. */
export interface Plan {
  readonly application: string;
  readonly environment: string;
  readonly kind: DeploymentKind;
  /** Who asked for it: the login of a person, where one did. */
  readonly by?: string;
  /** The environment that the image of a promotion is taken from, where that was named. */
  readonly from?: string;
  /** Page of the application repository, such as `https://github.com/acme/api`. */
  readonly sourceUrl: string;
  /** `owner/name` of the application repository. */
  readonly repository: string;
  readonly source: SourceCommit;
  /** Whether a person named the image: then an older source commit may overwrite a newer one. */
  readonly explicit: boolean;
  readonly image: {
    /** Such as `ghcr.io/acme/api`. */
    readonly repository: string;
    /** Tags with their templates filled in; the first is the one that Git names. */
    readonly tags: readonly string[];
    readonly immutableTags: boolean;
    readonly plan: ImagePlan;
  };
  readonly scan: ScanPlan;
  readonly signing: SigningPlan;
  /** How what is rolled out is judged. */
  readonly readiness: ReadinessSettings;
  readonly gitops: { readonly repository: string; readonly branch: string; readonly allowedPaths: readonly string[] };
  readonly write: 'push' | 'pull-request' | 'push-or-pull-request';
  readonly merge: 'auto' | 'immediate' | 'manual';
  readonly pullRequest: PullRequestPlan;
  readonly rollback: 'automatic' | 'pull-request' | 'manual';
  /**
   * Of a rollback: the values that stood in Git when it was asked for, and those that it writes. Where anything else stands, somebody
   * has written meanwhile.
   */
  readonly replaces?: readonly WrittenEdit[];
  /** Why somebody asked for it. */
  readonly reason?: string;
  readonly targets: readonly TargetPlan[];
  readonly waves: WavesPlan;
  readonly gates: GatesPlan;
  /** What is backed up before each write; undefined for nothing, and of a rollback. */
  readonly backup?: BackupPlan;
  /** For the preview of a pull request alone. */
  readonly preview?: PreviewPlan;
  /** Seconds after which we stop watching. */
  readonly timeoutSeconds: number;
  readonly onPause: 'end' | 'wait';
  /** Where this deployment stands in the trace of its run, a `traceparent`; undefined where nothing is traced. */
  readonly trace?: string;
  readonly run?: { readonly id: number; readonly attempt: number; readonly url: string };
}

/** What is needed to tell GitHub how a deployment stands. */
export interface Told
  extends Pick<Plan, 'application' | 'environment' | 'run' | 'preview'>,
    Partial<Pick<Plan, 'kind' | 'by'>> {
  readonly source: Pick<SourceCommit, 'commit' | 'pullRequest'>;
}
