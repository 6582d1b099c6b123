/** What Argo CD's notifications send of one Application, as the shipped template puts it. */
export interface Word {
  readonly revision: string;
  readonly health?: string;
  readonly images?: readonly string[];
  readonly name?: string;
  /** `ENVIRONMENT/TARGET`. */
  readonly target?: string;
  /** When it is told; its health has been what it is for a minute. */
  readonly at?: string;
  readonly healthSince?: string;
  /** When Argo CD has looked last. */
  readonly reconciledAt?: string;
  readonly sync?: string;
  /** What was synced last, where that is another commit. */
  readonly synced?: string;
  readonly phase?: string;
  readonly message?: string;
  /** What it manages besides the Rollout `prod/api`. */
  readonly others?: readonly object[];
  /** The health of the Rollout, where Argo CD keeps that of single resources. */
  readonly workload?: { readonly status: string; readonly message?: string };
  readonly cut?: boolean;
  /** What the sync operation says of resources. */
  readonly applied?: readonly object[];
}

/** The `client_payload` of the dispatch. */
export function payloadOf(word: Word): Record<string, unknown> {
  const { revision, health = 'Healthy', images = [], name = 'api', at = '2026-03-01T12:10:00Z' } = word;
  const { phase = 'Succeeded' } = word;
  const operation = phase === 'Running' ? { phase } : { phase, finishedAt: '2026-03-01T12:05:00Z' };
  const rollout = { group: 'argoproj.io', kind: 'Rollout', namespace: 'prod', name: 'api' };
  return {
    version: 1,
    at,
    target: word.target ?? '',
    cut: word.cut ?? false,
    application: {
      metadata: { name, namespace: 'argocd' },
      status: {
        reconciledAt: word.reconciledAt ?? '2026-03-01T12:09:00Z',
        sync: { status: word.sync ?? 'Synced', revision },
        health: { status: health, lastTransitionTime: word.healthSince ?? '2026-03-01T12:09:00Z' },
        operationState: {
          ...operation,
          ...(word.message === undefined ? {} : { message: word.message }),
          syncResult: { revision: word.synced ?? revision, resources: word.applied ?? [] },
        },
        summary: { images },
        resources: [
          { ...rollout, ...(word.workload === undefined ? {} : { health: word.workload }) },
          { group: '', kind: 'Service', namespace: 'prod', name: 'api' },
          ...(word.others ?? []),
        ],
      },
    },
  };
}
