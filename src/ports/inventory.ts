import type { SeenNodes, SeenScaling } from '../capacity/seen.ts';
import type { Answer } from './questions.ts';

export type { SeenNode, SeenNodes, SeenScaling, Taint } from '../capacity/seen.ts';

/** What a cluster has to give to pods. Both only read, and reject once the signal is aborted. */
export interface Inventory {
  /** Its nodes, asked for in pages of 500; of more than `pages` the rest is left out. */
  nodes(pages: number, signal: AbortSignal): Promise<Answer<SeenNodes>>;
  /** What adds nodes: two requests, three where Karpenter is not there. */
  scaling(signal: AbortSignal): Promise<SeenScaling>;
}
