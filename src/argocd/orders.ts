import { reasonOf } from '../cluster/exchange.ts';
import { createPace } from '../cluster/pace.ts';
import { textAt } from '../data/fields.ts';
import { DeployError } from '../errors.ts';
import type { Stage } from '../outcome.ts';
import type { ObjectName } from '../rollout/goal.ts';
import type { SyncRequest } from '../rollout/manual-sync.ts';
import type { Sought } from './application.ts';
import { lookAt, pathOf, policyFor, queryOf } from './application.ts';
import type { Answer, ArgoServer } from './server.ts';

/** What Argo CD is asked with. */
export interface Ordering {
  readonly server: ArgoServer;
  /** The project that the token is for, where it is for one. */
  readonly project: string | undefined;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** Milliseconds for Argo CD to answer: it does so only once it has looked at Git. */
const refreshWithin = 3000;
const attempts = 4;
const refreshAnnotation = 'argocd.argoproj.io/refresh';

/**
 * Asks Argo CD to look at Git now. It answers once it has; where that takes long, what stands at the Application tells whether the
 * request was taken.
 */
export async function refresh(application: ObjectName, ordering: Ordering): Promise<void> {
  const { server, project, signal } = ordering;
  const sought = { ...application, project };
  const query = { ...queryOf(sought), refresh: 'normal' };
  const answer = await server
    .ask({ path: pathOf(sought), query, within: refreshWithin, signal })
    .catch((error: unknown) => ({ answer: 'none' as const, message: reasonOf(error) }));
  if (answer.answer === 'body') return;
  signal.throwIfAborted();
  if (answer.answer !== 'none') throw refusal(answer, sought, 'get');
  if (!(await isAsked(sought, ordering))) throw away(answer.message, 'sync');
}

async function isAsked(sought: Sought, { server, signal }: Ordering): Promise<boolean> {
  try {
    const seen = await lookAt(server, sought, signal);
    return seen.sight === 'seen' && textAt(seen.object, 'metadata', 'annotations', refreshAnnotation) !== undefined;
  } catch (error) {
    signal.throwIfAborted();
    throw away(error, 'sync');
  }
}

/**
 * Asks Argo CD for a sync, as its own `app sync` does. Its API takes no version, so the Application is looked at just before. Options
 * and retries that the Application names are taken over by Argo CD itself. Nothing is pruned.
 */
export async function sync(wanted: SyncRequest, ordering: Ordering): Promise<void> {
  const { server, project, signal } = ordering;
  const { application, resourceVersion, revision } = wanted;
  const sought = { ...application, project };
  const seen = await patiently(() => lookAt(server, sought, signal), ordering, 'sync');
  if (seen.sight === 'forbidden') throw new DeployError('forbidden', { stage: 'sync', message: seen.message });
  const { namespace, name } = application;
  if (seen.sight === 'absent') {
    const message = `there is no Application ${namespace}/${name}`;
    throw new DeployError('application-not-found', { stage: 'sync', message });
  }
  if (seen.object.metadata.resourceVersion !== resourceVersion)
    throw new DeployError('too-many-races', { stage: 'sync', message: `${namespace}/${name} has changed` });
  const body = {
    appNamespace: namespace,
    project: seen.project,
    prune: false,
    strategy: { hook: {} },
    infos: [{ name: 'Reason', value: 'gitops-deploy: sync: if-manual' }],
    ...(revision === undefined ? {} : { revision }),
  };
  // what got no answer may have been taken: whoever asked looks at the Application before it asks again
  const answer = await server.ask({ path: pathOf(application, '/sync'), body, signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw away(error, 'sync');
  });
  if (answer.answer !== 'body') throw refusal(answer, { ...sought, project: seen.project }, 'sync');
}

/** Asks until somebody answers, four times at most. Throws `cluster-unreachable`. */
export async function patiently<T>(
  ask: () => Promise<T>,
  { server, random, signal }: Ordering,
  stage: Stage,
): Promise<T> {
  const pace = createPace(server.clock, random);
  for (let count = 1; ; count += 1) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      if (count === attempts) throw away(error, stage);
      await server.clock.sleep(pace.afterFailures(count), signal);
    }
  }
}

/** Nobody answers. */
export function away(error: unknown, stage: Stage): DeployError {
  return new DeployError('cluster-unreachable', { stage, message: `Argo CD does not answer: ${reasonOf(error)}` });
}

function refusal(answer: Exclude<Answer, { answer: 'body' }>, sought: Sought, action: 'get' | 'sync'): DeployError {
  const what = action === 'get' ? 'refresh' : 'sync';
  const message = `cannot ${what} ${sought.namespace}/${sought.name}: ${answer.message}`;
  switch (answer.answer) {
    case 'missing':
      return new DeployError('application-not-found', { stage: 'sync', message });
    case 'refused':
      // such as another operation that is under way
      return new DeployError('too-many-races', { stage: 'sync', message });
    case 'unauthenticated':
      return new DeployError('forbidden', { stage: 'sync', message, remedy: 'give a token that Argo CD knows' });
    case 'forbidden':
      return /sync window/.test(answer.message)
        ? new DeployError('sync-window', { stage: 'sync', message })
        : new DeployError('forbidden', { stage: 'sync', message, remedy: policyFor(action, sought) });
  }
}
