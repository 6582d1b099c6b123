import { isFields, isTrueAt, listAt, textAt, timeAt, valueAt, withoutUndefined } from '../data/fields.ts';
import type { Application } from './application.ts';
import { readApplication } from './application.ts';
import type { ObjectName } from './goal.ts';

/**
 * What Argo CD tells of one Application, in a repository_dispatch that its notifications send (`docs/argocd-notifications.yaml`).
 * Whoever may write to the application repository can send one too.
 */
export interface ToldApplication {
  /** When it was told, by the clock of the cluster. */
  readonly at: Date;
  /** `ENVIRONMENT/TARGET`, where the Application says which it is. */
  readonly target?: string;
  /** Of its resources at least the workloads, unless `isCut`. */
  readonly application: Application;
  /** Since when its health is what it is. */
  readonly healthSince?: Date;
  /** When the sync operation ended that ran last. */
  readonly operationFinishedAt?: Date;
  /** The images that its pods name. */
  readonly images: readonly string[];
  /** What Argo CD says of workloads that are not healthy, by kind, namespace and name. */
  readonly messages: ReadonlyMap<string, string>;
  /** Whether it has more resources than are told. */
  readonly isCut: boolean;
}

/** Characters of a name: what Kubernetes takes for the name of an object. */
const longestName = 253;

/** Entries of a list: GitHub takes no larger payload than would hold so many. */
const longestList = 1000;

const commit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * Reads the `client_payload` of a dispatch. Anybody's: a string says what is wrong with it, and then nothing of it counts. One
 * of another version is as good as none.
 */
export function readTold(payload: unknown): ToldApplication | string {
  if (!isFields(payload) || payload['version'] !== 1) return 'it is of no version that is known here';
  const object = payload['application'];
  const named = nameIn(object);
  if (named === undefined) return 'it names no Application';
  const at = timeAt(payload, 'at');
  if (at === undefined) return 'it does not tell when it was sent';
  const target = textAt(payload, 'target');
  const wrong = wrongIn(object);
  if (wrong !== undefined) return wrong;
  const images = listAt(object, 'status', 'summary', 'images').filter((one) => typeof one === 'string');
  const optional = {
    target: target === '' ? undefined : target,
    healthSince: timeAt(object, 'status', 'health', 'lastTransitionTime'),
    operationFinishedAt: timeAt(object, 'status', 'operationState', 'finishedAt'),
  };
  return {
    at,
    application: readApplication(object),
    images,
    messages: messagesIn(object),
    isCut: isTrueAt(payload, 'cut'),
    ...withoutUndefined(optional),
  };
}

function nameIn(object: unknown): ObjectName | undefined {
  const name = textAt(object, 'metadata', 'name') ?? '';
  const namespace = textAt(object, 'metadata', 'namespace') ?? '';
  return isName(name) && isName(namespace) ? { name, namespace } : undefined;
}

function isName(text: string): boolean {
  return text.length <= longestName && /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(text);
}

function wrongIn(object: unknown): string | undefined {
  const lists = [
    listAt(object, 'status', 'resources'),
    listAt(object, 'status', 'summary', 'images'),
    listAt(object, 'status', 'conditions'),
    listAt(object, 'status', 'operationState', 'syncResult', 'resources'),
  ];
  if (lists.some(({ length }) => length > longestList)) return 'it is longer than any that GitHub takes';
  const sync = valueAt(object, 'status', 'sync');
  const revisions = [textAt(sync, 'revision') ?? '', ...listAt(sync, 'revisions')];
  return revisions.some((one) => typeof one === 'string' && commit.test(one)) ? undefined : 'it names no commit';
}

function messagesIn(object: unknown): ReadonlyMap<string, string> {
  const told = listAt(object, 'status', 'resources').flatMap((one): [string, string][] => {
    const text = (name: string) => textAt(one, name) ?? '';
    const message = textAt(one, 'health', 'message') ?? '';
    return message === '' ? [] : [[`${text('kind')} ${text('namespace')}/${text('name')}`, message]];
  });
  return new Map(told);
}
