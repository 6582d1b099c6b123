import type { Change, RolloutAction } from '../rollout/action.ts';
import type { ObjectName } from '../rollout/goal.ts';
import type { SyncRequest } from '../rollout/manual-sync.ts';
import type { Inventory } from './inventory.ts';
import type { Objects } from './objects.ts';
import type { Questions } from './questions.ts';

/** A kind of resource to look at, as the Kubernetes API names it. */
export interface ResourceType {
  /** Such as `argoproj.io/v1alpha1` or `v1`. */
  readonly apiVersion: string;
  /** Plural, as in the URL: `rollouts`. */
  readonly resource: string;
  readonly namespace: string;
  /** Keeps who wrote which field (`metadata.managedFields`), which is often the largest part of an object; left out unless asked for. */
  readonly managedFields?: true;
  /**
   * The Application that they belong to, where there is one: Argo CD shows that one with the Applications that it manages, and of
   * other types what stands in its resource tree. Whoever sees whole namespaces does not need it.
   */
  readonly application?: ObjectName;
  /** The only object that is wanted; whoever sees whole namespaces does not need it. */
  readonly only?: string;
}

/** Any object of the API, as it came: the room `rollout` reads what it needs of it. */
export interface KubernetesObject {
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly resourceVersion?: string;
  };
  readonly [field: string]: unknown;
}

/** What is known of one resource type: its objects, or why they cannot be seen. */
export type Listing =
  /** `isBehind` while its stream has broken and not gone on yet: the objects may be older than those of other types. */
  | { readonly state: 'listed'; readonly objects: readonly KubernetesObject[]; readonly isBehind?: true }
  /** The credential may not read it, or it is hidden from us; `message` is the API's own, or says what hides it. */
  | {
      readonly state: 'forbidden';
      readonly message: string;
      /** Whether the message says what would allow it. */
      readonly saysHow?: true;
    }
  /** The API server does not know this type (the CRD is not installed). */
  | { readonly state: 'unknown-type' }
  /** Not answered yet, or not any more: `objects` are the last ones seen. */
  | {
      readonly state: 'unreachable';
      readonly since: Date;
      readonly message: string;
      readonly objects: readonly KubernetesObject[];
    };

/** One look at the cluster: a listing for each type asked for, in the same order. */
export interface ClusterState {
  readonly at: Date;
  readonly listings: readonly Listing[];
}

/** A Rollout that is asked for something. */
export interface SteeredRollout {
  readonly rollout: ObjectName;
  /** The Application that manages it, where one is named. */
  readonly application?: ObjectName;
}

/** What is asked of a Rollout. */
export interface RolloutOrder extends SteeredRollout {
  readonly action: RolloutAction;
  readonly change: Change;
  /** Called once anything of it was accepted: what fails after that may have been done in part. */
  readonly onAccepted: () => void;
}

/** One cluster: through the Kubernetes API, or as far as Argo CD shows it, through its API server. */
export interface Cluster {
  /**
   * Lists and then watches: one stream for each type, whatever the number of objects. Yields the first state once
   * every type has answered or failed, then after each change (changes close together are one), and at least each
   * second so that time is seen to pass. Reconnects and lists again by itself. Ends when the signal is aborted.
   */
  watch(types: readonly ResourceType[], signal: AbortSignal): AsyncIterable<ClusterState>;
  /**
   * Asks the controller of a Rollout for a change, and returns the Rollout as it is then. Throws `forbidden`, `workload-not-found`,
   * `cluster-unreachable`, and `not-supported` for what cannot be asked for this way.
   */
  steer(order: RolloutOrder, signal: AbortSignal): Promise<KubernetesObject>;
  /** Makes the controller of a Rollout look at it again, by a mark of this time; without one the mark is taken back. Throws as `steer` does. */
  nudge(rollout: SteeredRollout, at: Date | undefined, signal: AbortSignal): Promise<void>;
  /**
   * Asks Argo CD to look at Git now: by itself it does every three minutes. Resolves once the request stands at the Application.
   * Throws `forbidden`, `cluster-unreachable`, `application-not-found`.
   */
  refresh(application: ObjectName, signal: AbortSignal): Promise<void>;
  /**
   * Asks Argo CD for a sync. Nothing is pruned that the Application does not say. Throws `too-many-races` where the Application has
   * changed since it was judged, `sync-window` where Argo CD denies it by a window, `forbidden`, `cluster-unreachable`.
   */
  sync(wanted: SyncRequest, signal: AbortSignal): Promise<void>;
  /** What may be asked of it besides; undefined where the way to it leads to no such answers. */
  readonly questions?: Questions | undefined;
  /** Single objects that are read and made; undefined where the way to it shows no single objects. */
  readonly objects?: Objects | undefined;
  /** What it has to give to pods; undefined where the way to it does not show that. */
  readonly inventory?: Inventory | undefined;
}

/** What stands between a cluster and whoever looks at it, such as what records it. */
export type Lens = (cluster: Cluster) => Cluster;
