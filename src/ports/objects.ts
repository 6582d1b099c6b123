import type { KubernetesObject } from './cluster.ts';

/** One object of the Kubernetes API, or the one that is to be made. */
export interface ObjectPlace {
  /** Such as `velero.io/v1`. */
  readonly apiVersion: string;
  /** Plural, as in the URL: `backups`. */
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
  /** All that is done with it: the rule for a Role that a refusal names. */
  readonly verbs: readonly ('get' | 'create')[];
}

/** What a request about one object came to. */
export type ObjectAnswer =
  | { readonly is: 'there'; readonly object: KubernetesObject }
  /** It is not there; of one that was to be made, its namespace is not. */
  | { readonly is: 'absent'; readonly message: string }
  /** There is one of that name already: nothing was made. */
  | { readonly is: 'taken' }
  /** The API server does not know this type (the CRD is not installed). */
  | { readonly is: 'unknown-type' }
  /** We may not; `remedy` is the rule for a Role that would allow it, or says what to renew. */
  | { readonly is: 'forbidden'; readonly message: string; readonly remedy: string }
  /** The API server, or a webhook, does not take it. */
  | { readonly is: 'refused'; readonly message: string }
  | { readonly is: 'unreachable'; readonly message: string };

/** Single objects that are read and made. Both are one request, and reject only once the signal is aborted. */
export interface Objects {
  read(place: ObjectPlace, signal: AbortSignal): Promise<ObjectAnswer>;
  /** Makes it of `object`, which holds its whole manifest. */
  create(place: ObjectPlace, object: object, signal: AbortSignal): Promise<ObjectAnswer>;
}
