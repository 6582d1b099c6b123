import type {
  ArgoRight,
  BranchFacts,
  BuilderFacts,
  KubernetesRight,
  MachineFacts,
  Probe,
  PushRight,
  SeenRepository,
  TrivyFacts,
} from '../doctor/facts.ts';
import type { BuilderChoice } from '../image/build.ts';
import type { ImageReference } from '../image/reference.ts';
import type { Answer } from './questions.ts';
import type { ScannerSetup } from './scanner.ts';

export type {
  ArgoRight,
  BranchFacts,
  BranchRule,
  BuilderFacts,
  KubernetesRight,
  MachineFacts,
  Probe,
  PushRight,
  RepositorySettings,
  SeenRepository,
  TokenKind,
  TrivyFacts,
} from '../doctor/facts.ts';

/** A permission whose read can be tried, in the words of a workflow's `permissions:`. */
export type ProbedPermission = 'contents' | 'statuses' | 'deployments' | 'pull-requests' | 'actions';

/** One repository on GitHub, as its token sees it. Everything only reads, and rejects where GitHub does not answer. */
export interface RepositoryInspection {
  /** `owner/name`. */
  readonly repository: string;
  look(signal: AbortSignal): Promise<SeenRepository>;
  /** Whether a read of the repository that takes this permission is allowed; `ref` is a branch of it. */
  probe(permission: ProbedPermission, ref: string, signal: AbortSignal): Promise<Probe>;
  /** What holds for a branch, which need not be there; with `asAdministrator` its older protection in full. */
  branch(name: string, asAdministrator: boolean, signal: AbortSignal): Promise<BranchFacts>;
}

interface InspectedServer {
  /** What time it is there. Rejects where it does not answer. */
  time(signal: AbortSignal): Promise<Date | undefined>;
}

/** One cluster by the Kubernetes API, or by that of Argo CD. */
export type ClusterInspection =
  | (InspectedServer & {
      readonly through: 'kubernetes';
      /** Whether we have a right (SelfSubjectAccessReview). */
      may(right: KubernetesRight, signal: AbortSignal): Promise<Answer<boolean>>;
    })
  | (InspectedServer & {
      readonly through: 'argocd';
      /** Its version, as it tells it. */
      version(signal: AbortSignal): Promise<Answer<string>>;
      /** Whether we have a right (`argocd account can-i`). */
      may(right: ArgoRight, signal: AbortSignal): Promise<Answer<boolean>>;
    });

/** What `doctor` looks at beyond what a deployment needs. Everything only reads: nothing is written, pushed or downloaded. */
export interface Inspection {
  machine(signal: AbortSignal): Promise<MachineFacts>;
  /** The application repository; undefined where no token for it was given. */
  application(): Promise<RepositoryInspection | undefined>;
  /** The GitOps repository; undefined where it is not on this GitHub, or no token was given. */
  gitops(): Promise<RepositoryInspection | undefined>;
  /** A cluster of the configuration; undefined where no way to it was given. */
  cluster(name: string | undefined): Promise<ClusterInspection | undefined>;
  pushRight(image: ImageReference, signal: AbortSignal): Promise<PushRight>;
  trivy(setup: Pick<ScannerSetup, 'trivy' | 'offline' | 'database'>, signal: AbortSignal): Promise<TrivyFacts>;
  builder(choice: BuilderChoice | undefined, signal: AbortSignal): Promise<BuilderFacts>;
}
