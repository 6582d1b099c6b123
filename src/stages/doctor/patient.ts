import type { ApplicationConfiguration, EnvironmentConfiguration } from '../../configuration/schema.ts';
import { once, onceEach } from '../../data/once.ts';
import type { Plan } from '../../deployment/plan.ts';
import type { BranchFacts, SeenRepository } from '../../doctor/facts.ts';
import type { Ports } from '../../ports/index.ts';
import type { Inspection, RepositoryInspection } from '../../ports/inspection.ts';

/** What the ports of a deployment are used for here. */
export type Needed = Pick<
  Ports,
  'clock' | 'log' | 'files' | 'policyFiles' | 'registry' | 'signing' | 'gitops' | 'sources' | 'cluster' | 'metrics'
>;

/** What is examined: given once, and asked of everybody. */
export interface Patient {
  readonly configuration: ApplicationConfiguration;
  /** Those that are examined, by name. */
  readonly environments: readonly (readonly [string, EnvironmentConfiguration])[];
  readonly ports: Needed;
  readonly inspection: Inspection;
  /** What would be deployed to an environment from here. */
  readonly planFor: (environment: string) => Promise<Plan>;
  /** Address of the GitOps repository. */
  readonly gitopsUrl: string;
  /** How the GitOps repository is written. */
  readonly by: 'api' | 'git';
}

/** A repository as its token sees it. */
export interface Looked {
  readonly inspection: RepositoryInspection;
  readonly seen: SeenRepository;
  /** When the answer came, by our clock. */
  readonly at: Date;
}

/** What several examinations want to know, each asked once. */
export interface Chart {
  /** Undefined where there is no token for it, or it is not on this GitHub. */
  readonly application: () => Promise<Looked | undefined>;
  readonly gitops: () => Promise<Looked | undefined>;
  /** What holds for a branch of the GitOps repository; undefined where it is not seen on GitHub. */
  readonly branch: (name: string) => Promise<BranchFacts | undefined>;
  readonly planFor: (environment: string) => Promise<Plan>;
}

/** The chart of a patient; what is asked for it ends with the signal. */
export function chartOf({ inspection, ports, planFor }: Patient, signal: AbortSignal): Chart {
  const look = async (open: () => Promise<RepositoryInspection | undefined>) => {
    const opened = await open();
    if (opened === undefined) return undefined;
    const seen = await opened.look(signal);
    return { inspection: opened, seen, at: ports.clock.now() };
  };
  const gitops = once(() => look(() => inspection.gitops()));
  return {
    application: once(() => look(() => inspection.application())),
    gitops,
    branch: onceEach(async (name) => {
      const looked = await gitops();
      if (looked?.seen.state !== 'seen') return undefined;
      return looked.inspection.branch(name, looked.seen.settings.isAdministrator, signal);
    }),
    planFor: onceEach(planFor),
  };
}
