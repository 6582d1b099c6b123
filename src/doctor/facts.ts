/** What a token is, as far as its form and GitHub tell. */
export type TokenKind =
  /** The token of a job of GitHub Actions: `GITHUB_TOKEN`. */
  | 'actions'
  /** Of a GitHub App, for an installation. */
  | 'installation'
  | 'fine-grained'
  | 'classic'
  /** Of an OAuth app, or of a GitHub App for a user. */
  | 'oauth'
  | 'unknown';

/** What GitHub says of a token and of the repository that it is for. */
export interface RepositoryFacts {
  readonly token: TokenFacts;
  readonly settings: RepositorySettings;
}

/** A token without the token itself. */
export interface TokenFacts {
  readonly kind: TokenKind;
  /** The login that it acts as, where GitHub tells. */
  readonly login?: string;
  /** Scopes of a classic token, or of an OAuth app. */
  readonly scopes?: readonly string[];
  /** When it ends, where GitHub tells. */
  readonly endsAt?: Date;
  /** Whether we made it from a GitHub App, with every permission that is needed: it would not have been given out otherwise. */
  readonly isMinted: boolean;
}

/** Settings of a repository; what GitHub does not tell this token is undefined. */
export interface RepositorySettings {
  readonly defaultBranch: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  /** Whether whom the token belongs to may push, by their role. */
  readonly mayPush?: boolean;
  readonly isAdministrator: boolean;
  readonly allowsAutoMerge?: boolean;
  readonly methods?: readonly ('merge' | 'squash' | 'rebase')[];
}

/** A first look at a repository. */
export type SeenRepository =
  | ({ readonly state: 'seen' /** What GitHub's clock said. */; readonly serverTime?: Date } & RepositoryFacts)
  /** `status` is that of the answer; none where no token could be made. */
  | {
      readonly state: 'refused';
      readonly kind: TokenKind;
      readonly status?: number;
      readonly message: string;
      readonly remedy?: string;
    };

/** Whether a harmless read that takes a permission was allowed. */
export type Probe = 'allowed' | 'denied' | 'unknown';

/** A rule for a branch, in GitHub's words, with the ruleset that it is from. */
export interface BranchRule {
  /** Such as `pull_request`. */
  readonly type: string;
  readonly parameters: unknown;
  readonly ruleset: string;
  /** Whether this token passes it by; undefined where GitHub does not say. */
  readonly isBypassed?: boolean;
}

/** What GitHub keeps a branch from. */
export interface BranchFacts {
  readonly rules: readonly BranchRule[];
  /** The older protection of the branch, where it has one. */
  readonly protection?: {
    readonly checks: readonly string[];
    /** The rest is told to administrators alone. */
    readonly rest?: ProtectionRest;
  };
}

export interface ProtectionRest {
  readonly reviews: number;
  readonly isSigned: boolean;
  readonly isLinear: boolean;
  /** Whether only some may push. */
  readonly isRestricted: boolean;
}

/** What this machine is. */
export interface MachineFacts {
  /** Version of Node, such as `24.1.0`. */
  readonly node: string;
  /** Version of git; undefined where it cannot be run. */
  readonly git?: string;
  /** Bytes that are free where temporary files are made. */
  readonly freeBytes: number;
  readonly folder: string;
}

/** A clock that was asked: how far ours is ahead of it, in seconds. */
export interface ClockReading {
  /** Such as `GitHub`, or `the cluster eu`. */
  readonly of: string;
  readonly aheadSeconds: number;
}

/** Whether a login may push to a repository of a registry, as far as it is known without pushing. */
export interface PushRight {
  readonly right: 'granted' | 'refused' | 'unknown';
  /** Why that is so, in words. */
  readonly why: string;
}

/** The Trivy of this machine. */
export type TrivyFacts =
  | {
      readonly state: 'found';
      readonly program: string;
      readonly version: string;
      readonly wrong?: string;
      readonly database?: Date /** Whether somebody else keeps the database up to date. */;
      readonly isKept: boolean;
    }
  /** It is not there, and would be downloaded. */
  | {
      readonly state: 'to-download';
      readonly url: string;
      readonly answer: 'there' | 'not-there' | 'unreachable';
      readonly message: string;
    }
  | { readonly state: 'missing'; readonly message: string; readonly remedy?: string };

/** The builder that would build. */
export type BuilderFacts =
  | {
      readonly state: 'found';
      readonly version: string;
      readonly builder: string;
      readonly driver: string;
      readonly platforms: readonly string[];
      readonly isRunning: boolean;
    }
  /** It is made when something is built. */
  | { readonly state: 'to-make'; readonly version: string; readonly driver: string }
  | { readonly state: 'missing'; readonly message: string };

/** A right in Kubernetes, in one namespace; in all, and for what belongs to none, where that is empty. */
export interface KubernetesRight {
  readonly group: string;
  /** Such as `rollouts`, or `pods/log`. */
  readonly resource: string;
  readonly verb: string;
  readonly namespace: string;
  /** Of a single object. */
  readonly name?: string;
}

/** A right in Argo CD: `p, ROLE, RESOURCE, ACTION, OBJECT, allow`. */
export interface ArgoRight {
  readonly resource: string;
  readonly action: string;
  readonly object: string;
}
