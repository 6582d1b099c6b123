/** The Applications that are looked at together, through one Argo CD. */
export interface Crowd {
  size: number;
}

/** How many Applications are looked at as often as one is; of more, each is looked at less often. */
const fewEnough = 10;
const busy = 2000;
const quiet = 10_000;

/** Milliseconds from one look to the next, unless an event says so before: longer after a while in which nothing happened. */
export function untilNextLook(
  { size }: Crowd,
  { quietFor, isIdle }: { readonly quietFor: number; readonly isIdle: boolean },
): number {
  const share = Math.max(1, size / fewEnough);
  return isIdle ? quiet * share : Math.max(busy * share, Math.min(quiet, quietFor / 12));
}
