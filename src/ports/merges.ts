import type { MergeLook } from '../deployment/merging.ts';

export type { MergeLook } from '../deployment/merging.ts';

export type ArmResult =
  | { readonly result: 'armed' }
  /** Nothing is left to wait for: it can be merged at once. */
  | { readonly result: 'ready' }
  /** The head has moved: look again. */
  | { readonly result: 'outdated' }
  /** The repository does not allow auto-merge, or its base asks for nothing that could be waited for. */
  | { readonly result: 'not-allowed'; readonly message: string }
  | { readonly result: 'refused'; readonly message: string };

export type DisarmResult =
  | { readonly result: 'disarmed' }
  /** It is being merged at this moment, or the token may not. */
  | { readonly result: 'refused'; readonly message: string };

/** Merges that GitHub does later by itself: its merge queue, and native auto-merge. */
export interface Merges {
  look(pullRequest: number, signal: AbortSignal): Promise<MergeLook>;
  /** Puts the pull request on its way at exactly the head that was seen; done already, it changes nothing. */
  arm(seen: MergeLook, by: 'queue' | 'auto-merge', signal: AbortSignal): Promise<ArmResult>;
  /** Takes it out of the queue, and disables auto-merge; what is on no way stays as it is. */
  disarm(seen: MergeLook, signal: AbortSignal): Promise<DisarmResult>;
}
