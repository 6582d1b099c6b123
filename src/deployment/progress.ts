import type { ImageDifference } from '../image/difference.ts';
import type { Digest, ImageReference } from '../image/reference.ts';
import type { Outcome, Stage } from '../outcome.ts';
import type { Assessment } from '../rollout/assessment.ts';

/** The commit of the application repository that an image was built from. */
export interface SourceCommit {
  readonly commit: string;
  readonly branch: string;
  /** When it was made, ISO 8601. */
  readonly date: string;
  readonly pullRequest?: number;
  /** The ref that the run is of, such as `refs/heads/main`, where it is of this commit. */
  readonly ref?: string;
}

/** The image of a deployment, as it stands in the registry. */
export interface DeployedImage {
  readonly reference: ImageReference & { readonly digest: Digest };
  readonly platforms: readonly { readonly platform: string; readonly digest: Digest }[];
  /** Tags that it must get once it is proven clean. */
  readonly tags: readonly string[];
  /** Whether this run built it, found it, was given it, or took that of another run that named it first. */
  readonly origin: 'built' | 'found' | 'given' | 'taken';
  /** How long this run took to build it, with its push; undefined where it did not. */
  readonly buildSeconds?: number;
}

/** The step of a build that failed, and what it wrote last. */
export interface FailedStep {
  /** Such as `[build 3/5] RUN npm test`. */
  readonly title: string;
  readonly lines: readonly string[];
}

/** What the scan of one platform found. */
export interface PlatformScan {
  readonly platform: string;
  readonly verdict: 'clean' | 'vulnerable';
  /** Number of vulnerabilities by severity, all that are not ignored, whatever the policy. */
  readonly counts: Readonly<Record<string, number>>;
  /** Those that the policy refuses, worst first. */
  readonly refused: readonly Refused[];
  readonly secrets?: number;
  readonly misconfigurations?: number;
  /** What an ignore file or a VEX document takes out of the gate, and why. */
  readonly ignored?: readonly { readonly id: string; readonly why: string }[];
  /** What is new since the image that the environment runs, and what is there already. */
  readonly since?: {
    readonly image?: string;
    readonly fresh: number;
    readonly already: number;
    readonly worst: string;
  };
  /** What people should know of how much the scan could see. */
  readonly notes?: readonly string[];
}

/** One finding that refuses an image. */
export interface Refused {
  readonly id: string;
  readonly severity: string;
  /** A vulnerability, unless it says otherwise. */
  readonly kind?: 'secret' | 'misconfiguration';
  /** The package; of others the file, or the configuration of the image. */
  readonly package: string;
  /** The version; empty for what has none. */
  readonly installed: string;
  readonly fixed?: string;
}

/** What is known of the signature of an image. */
export interface SignedImage {
  /** Who signed it, where that was verified. */
  readonly verified?: string;
  /** What was attached to it by this run: `signature`, `attestation`. */
  readonly attached: readonly string[];
  /** What could not be done, and nothing fails for. */
  readonly notes: readonly string[];
}

/** One value that was changed in one file. */
export interface WrittenEdit {
  readonly file: string;
  readonly path: string;
  readonly from: string;
  readonly to: string;
  /** Its wave, counted from 1; undefined where all targets are deployed at once. */
  readonly wave?: number;
}

/** A target that Argo CD told to be healthy with what the record names, and when, by the clock of its cluster. */
export interface ToldHealthy {
  readonly target: string;
  readonly at: Date;
}

/** A wave that is healthy: what it wrote, and the commit that carries it, where this run has seen it through. */
export interface ProvenWave {
  readonly edits: readonly WrittenEdit[];
  /** The unified diff, for people; empty where nothing had to be written, or another run wrote it. */
  readonly diff: string;
  /** Whether this deployment made the edits. */
  readonly ours: boolean;
  readonly revision?: string;
}

/** What a readiness rule said of what was about to be rolled out, and did not refuse it for. */
export interface FoundInWrite {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly fix: string;
}

/** What the write stage left behind. */
export interface Written {
  readonly record: number;
  readonly edits: readonly WrittenEdit[];
  /** The unified diff, for people; empty where nothing had to be written. */
  readonly diff: string;
  /** Where our edit stands: a commit of the branch, or of a pull request that is still to be merged. */
  readonly place:
    | { readonly on: 'branch'; readonly revision: string }
    | {
        readonly on: 'pull-request';
        readonly number: number;
        readonly url: string;
        readonly head: string;
        /** Whether the head is one commit that is known to be ours to the byte; else others may have put something onto it. */
        readonly made: boolean;
        /** The commit of the base upon which this run planned it. */
        readonly onto?: string;
      };
  /** False where Git named our image already, by nobody's or an earlier run's doing. */
  readonly changed: boolean;
  /** Whether this deployment (this run or an earlier one) made the edit. */
  readonly ours: boolean;
  /** The wave that the edits are of; undefined where all targets are deployed at once. */
  readonly wave?: number;
  /** The edits of all waves, whether they have been made or not. */
  readonly recorded: readonly WrittenEdit[];
  /** The worst first. */
  readonly findings?: readonly FoundInWrite[];
}

/** What was put back into Git after a bad verdict. */
export interface RolledBack {
  readonly result: 'rolled-back';
  readonly revision: string;
  readonly image: string;
  /** Whether it has been seen to run healthy since: `no` where it was seen not to, `unknown` where nobody could tell. */
  readonly healthy: 'not yet' | 'yes' | 'no' | 'unknown';
  /** The values as they were put back: `to` stands in Git again. */
  readonly edits: readonly WrittenEdit[];
  /** Whether every value of this deployment is back: waves before the one that went bad may keep theirs, and others may have changed some. */
  readonly isWhole: boolean;
  readonly sentence: string;
}

/** What became of the rollback after a bad verdict. */
export type Recovery =
  | RolledBack
  /** The values come back with the merge of a pull request, which people decide on. */
  | { readonly result: 'proposed'; readonly pullRequest: number; readonly url: string; readonly sentence: string }
  /** It is left to people. */
  | { readonly result: 'not-configured'; readonly sentence: string; readonly remedy: string }
  | { readonly result: 'overtaken' | 'nothing-to-restore' | 'failed'; readonly sentence: string };

/** Where one target of the environment stands. */
export interface TargetState {
  readonly target: string;
  readonly assessment: Assessment;
}

/** What the watch ended with. */
export interface WatchEnd {
  readonly outcome: Outcome;
  readonly recover: boolean;
  /** The first wave that went bad; undefined where all targets are deployed at once. */
  readonly badFrom?: number;
  /** Number of the pull request that puts the values back, where an earlier run has proposed that. */
  readonly proposed?: number;
}

/** What a deployment has come to so far: everything that the next step, or a report, may ask. */
export interface Progress {
  readonly stage: Stage;
  /** Whether edits and clusters were looked at before anything was begun. */
  readonly checked: boolean;
  /** The image that Git named before, where that is known. */
  readonly before?: ImageReference;
  readonly image?: DeployedImage;
  readonly failedStep?: FailedStep;
  readonly scans?: readonly PlatformScan[];
  /** What changed from the image before to this one, where the registry told in time. */
  readonly difference?: ImageDifference;
  readonly signed?: SignedImage;
  readonly tagged: boolean;
  /** Id of the record, once one is kept: also of a deployment that waits before anything is written. */
  readonly record?: number;
  readonly written?: Written;
  /** The pull request of ours, at the head we gave it, that could not be merged since its base moved; how often. */
  readonly overtaken?: {
    readonly pullRequest: number;
    readonly head: string;
    /** When this run began to see it through: all its attempts share one time. */
    readonly since: Date;
    readonly times: number;
  };
  /** The commit of the branch that carries our edit; after a merge, the merge commit. */
  readonly revision?: string;
  readonly targets: readonly TargetState[];
  /** The wave under way, counted from 1; undefined where all targets are deployed at once. */
  readonly wave?: number;
  /** The waves before it. */
  readonly proven?: readonly ProvenWave[];
  /** Since when the wave under way has been healthy and soaks, where an earlier run saw that. */
  readonly soakingSince?: Date;
  /** Targets of the wave under way that Argo CD told of in earlier runs. */
  readonly toldHealthy?: readonly ToldHealthy[];
  /** Whether nothing is new for people of what the watch ended with: the record says it already. */
  readonly isKnown?: boolean;
  /** What the watch ended with, before any recovery. */
  readonly verdict?: WatchEnd;
  readonly recovery?: Recovery;
  /** What people should know of how it goes, besides what is seen. */
  readonly notes?: readonly string[];
  readonly outcome?: Outcome;
}
