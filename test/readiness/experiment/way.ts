/** Numbers in [0, 1), the same for the same seed. */
export type Random = () => number;

/** The texts of one application's files, by their path: what stands in Git. */
export type Application = ReadonlyMap<string, string>;

/** One way in which people break a good application by one change. */
export interface BadWay {
  /** A short name in kebab-case, of the mistake and not of what would find it. */
  readonly id: string;
  /** What somebody did, and what happens in production then. */
  readonly what: string;
  /**
   * The application after the mistake, in the text and not by printing anew: what stands around keeps its bytes. Undefined where this
   * application gives no occasion for it. The same random numbers make the same change.
   */
  readonly change: (application: Application, random: Random) => Application | undefined;
}

/** The numbers of a seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
