import type {
  BranchFacts,
  BranchRule,
  BuilderFacts,
  RepositoryFacts,
  RepositorySettings,
  TokenFacts,
  TrivyFacts,
} from '../../src/doctor/facts.ts';

export const now = new Date('2026-03-01T12:00:00Z');

export function rule(type: string, parameters: unknown = undefined, isBypassed?: boolean): BranchRule {
  return { type, parameters, ruleset: 'ruleset safe', ...(isBypassed === undefined ? {} : { isBypassed }) };
}

export function branch(...rules: readonly BranchRule[]): BranchFacts {
  return { rules };
}

export const checks = rule('required_status_checks', { required_status_checks: [{ context: 'lint' }] });
export const reviews = rule('pull_request', { required_approving_review_count: 1 });

export const settings: RepositorySettings = {
  defaultBranch: 'main',
  isPrivate: true,
  isArchived: false,
  isAdministrator: false,
  allowsAutoMerge: true,
  methods: ['merge', 'squash', 'rebase'],
};

export function seen(
  token: Partial<TokenFacts>,
  over: Partial<RepositorySettings> = {},
): RepositoryFacts & { readonly state: 'seen' } {
  return {
    state: 'seen',
    token: { kind: 'fine-grained', isMinted: false, ...token },
    settings: { ...settings, ...over },
  };
}

export const trivy: Extract<TrivyFacts, { state: 'found' }> = {
  state: 'found',
  program: '/usr/bin/trivy',
  version: '0.74.0',
  isKept: false,
  database: new Date('2026-02-28T12:00:00Z'),
};

export const builder: Extract<BuilderFacts, { state: 'found' }> = {
  state: 'found',
  version: '0.30.0',
  builder: 'multi',
  driver: 'docker-container',
  platforms: ['linux/amd64'],
  isRunning: true,
};

/** An Application of Argo CD that follows the GitOps repository. */
export function application(
  over: { readonly spec?: object; readonly metadata?: object; readonly source?: object } = {},
) {
  const source = {
    repoURL: 'https://github.com/acme/gitops.git',
    targetRevision: 'main',
    path: 'apps/api',
    ...over.source,
  };
  return {
    metadata: { name: 'api', namespace: 'argocd', ...over.metadata },
    spec: {
      project: 'default',
      source,
      destination: { namespace: 'prod', server: 'https://kubernetes.default.svc' },
      syncPolicy: { automated: {} },
      ...over.spec,
    },
  };
}
