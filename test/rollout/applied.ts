import type { Application } from '../../src/rollout/application.ts';
import { readApplication } from '../../src/rollout/application.ts';

/** An Application that has synced this revision, and is not healthy yet. */
export function appliedAt(revision: string): Application {
  return readApplication({
    metadata: { name: 'api', namespace: 'argocd' },
    status: {
      sync: { status: 'Synced', revision },
      health: { status: 'Progressing' },
      operationState: { phase: 'Succeeded', syncResult: { revision } },
    },
  });
}
